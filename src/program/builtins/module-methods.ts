import { callNetwork } from "../calls/network-call.ts";
import { none } from "../number.ts";
import type { Value } from "../value.ts";
import type { OwnFunction, OwnFunctions } from "./function.ts";

const itself: OwnFunction = ({ self }) => self!;
const nothing: OwnFunction = () => none;
const foreign = (name: string): OwnFunction => () => ({ kind: "unknown", reason: name });

/** What torch's modules can do, as far as it matters to laws: `register_buffer` keeps an array, most others give the module back. */
export const moduleMethods: OwnFunctions = {
  ...Object.fromEntries(["to", "cuda", "cpu", "eval", "train", "float", "half", "double", "requires_grad_", "compile", "share_memory", "type"].map((name) => [`module.${name}`, itself])),
  ...Object.fromEntries(["zero_grad", "load_state_dict", "add_module", "register_parameter", "log", "save_hyperparameters", "__init__"].map((name) => [`module.${name}`, nothing])),
  ...Object.fromEntries(["parameters", "named_parameters", "state_dict", "buffers", "children", "modules", "named_modules", "named_buffers", "device", "dtype"].map((name) => [`module.${name}`, foreign(name)])),
  // torch's goes through its layers; flax' is given weights, a state and a step.
  "module.apply": ({ self, args, keywords, machine }) => (args.length > 1 ? callNetwork("apply", args, keywords, machine) : self!),
  "module.register_buffer": ({ self, args, keywords, machine }): Value => {
    const name = args[0] ?? keywords.get("name");
    const value = args[1] ?? keywords.get("tensor") ?? none;
    if (name?.kind !== "text" || !self) return { kind: "unknown", reason: "register_buffer" };
    machine.setAttribute(self, name.value, value, { scope: machine.globals, unit: machine.position.unit });
    return none;
  },
};

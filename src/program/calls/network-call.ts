import { lawOf } from "../law.ts";
import type { Keywords, Machine } from "../machine.ts";
import type { Tensor, Value } from "../value.ts";
import type { NetworkCall } from "../world.ts";

/** A network is called: what the world says, or a new variable of the state's shape. The state is the first array among the arguments. */
export function callNetwork(name: string, args: readonly Value[], keywords: Keywords, machine: Machine): Value {
  // Keras is given its inputs in a list.
  const given = stateOf(args.flatMap((value) => (value.kind === "list" || value.kind === "tuple" ? value.items : [value])), keywords);
  if (!given) return { kind: "unknown", reason: name };
  // As it is now: `x += noise` writes into it afterwards.
  const state: Tensor = { ...given, cells: [...given.cells] };
  const call: NetworkCall = { name, state, arguments: args.map((value) => (value === given ? state : value)), keywords, spot: machine.spot() };
  const output = machine.world.network?.(call) ?? newOutput(call, machine);
  machine.record({ kind: "network", call, output });
  const bundled = keywords.get("return_dict");
  return bundled?.kind === "bool" && !bundled.value ? { kind: "tuple", items: [output] } : output;
}

function stateOf(args: readonly Value[], keywords: Keywords): Tensor | undefined {
  const isState = (value: Value): value is Tensor => value.kind === "tensor" && value.shape.length > 0;
  const named = ["x", "x_t", "xt", "sample", "img", "x_noisy", "noisy"].map((key) => keywords.get(key)).find((value) => value?.kind === "tensor");
  return args.find(isState) ?? (named as Tensor | undefined) ?? [...keywords.values()].find(isState) ?? [...args, ...keywords.values()].find((value): value is Tensor => value.kind === "tensor");
}

function newOutput(call: NetworkCall, machine: Machine): Tensor {
  const { state } = call;
  const variable = machine.newVariable({ kind: "network", name: call.name, variance: 1, spot: call.spot, call, ...shapeOf(state) });
  return { kind: "tensor", shape: state.shape, uniform: state.shape.map((n) => n > 0), cells: [lawOf(variable.id)], type: "float", library: state.library };
}

const shapeOf = (state: Tensor): { readonly shape: readonly number[] } => ({ shape: state.shape.filter((n) => n !== 1) });

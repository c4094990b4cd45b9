import { callBuiltin, writtenBy } from "../builtin.ts";
import { builtinFunctions } from "../builtins/functions.ts";
import { memberOf, isModule } from "../members.ts";
import type { Keywords, Machine } from "../machine.ts";
import { lastName } from "../name-of.ts";
import { Raised } from "../raised.ts";
import { typeName } from "../type-name.ts";
import type { Builtin, Instance, PythonFunction, Value } from "../value.ts";
import { callFunctionValue } from "./call-function-value.ts";
import { instantiate } from "./instantiate.ts";
import { isLayer } from "./layers.ts";
import { isRandom } from "../make-tensor.ts";
import { isDenoiserName, isNetworkName } from "../network-name.ts";
import { callNetwork } from "./network-call.ts";
import { callHelper } from "./usual-helpers.ts";
import { isNetworkClass } from "./network-class.ts";

/** Calls anything that a program may call; `name` is how it writes it. */
export function invoke(callable: Value, args: readonly Value[], keywords: Keywords, name: string, machine: Machine): Value {
  switch (callable.kind) {
    case "function": return ofFunction(callable, args, keywords, machine);
    case "class": return instantiate(callable, args, keywords, machine);
    case "builtin": return ofBuiltin(callable, args, keywords, name, machine);
    // Layers bear the name that the program gives them.
    case "network": return callNetwork(isLayer(callable.name) && name ? name : callable.name, args, keywords, machine);
    case "instance": return ofInstance(callable, args, keywords, name, machine);
    case "unknown": return callHelper(name, args, machine) ?? (isNetworkName(name) && hasState(args, keywords) ? callNetwork(name, args, keywords, machine) : callable);
    case "module": return isNetworkName(name) && hasState(args, keywords) ? callNetwork(name, args, keywords, machine) : { kind: "unknown", reason: callable.path };
    default: throw new Raised("TypeError", `'${typeName(callable)}' object is not callable`);
  }
}

/** An answer that is curved in a random state is no law: where it is what a network would give, it stands for one, as told by its name. */
function ofFunction(callable: PythonFunction, args: readonly Value[], keywords: Keywords, machine: Machine): Value {
  const value = callFunctionValue(callable, args, keywords, machine);
  const isCurved = value.kind === "unknown" && /random values/.test(value.reason) && isDenoiserName(callable.name);
  return isCurved && [...args, ...keywords.values()].some((given) => given.kind === "tensor" && isRandom(given)) ? callNetwork(callable.name, args, keywords, machine) : value;
}

const hasState = (args: readonly Value[], keywords: Keywords): boolean =>
  [...args, ...keywords.values()].some((value) => value.kind === "tensor" || ((value.kind === "list" || value.kind === "tuple") && value.items.some(({ kind }) => kind === "tensor")));

function ofBuiltin(callable: Builtin, args: readonly Value[], keywords: Keywords, name: string, machine: Machine): Value {
  const own = builtinFunctions.get(callable.path);
  if (own) return own({ args, keywords, self: callable.self, machine });
  if (isLayer(callable.path)) return { kind: "network", name: callable.path };
  // `x.clamp_(…)` and `x.fill(…)` change x.
  for (const array of writtenBy(callable, args)) machine.touch(array);
  const value = callBuiltin(callable, args, keywords, machine);
  return value.kind === "unknown" && value.reason === callable.path && isNetworkName(name) && hasState(args, keywords) ? callNetwork(name, args, keywords, machine) : value;
}

function ofInstance(callable: Instance, args: readonly Value[], keywords: Keywords, name: string, machine: Machine): Value {
  const method = memberOf(callable.of, "__call__");
  if (method?.kind === "function") return callFunctionValue({ ...method, self: callable }, args, keywords, machine);
  if (isNetworkClass(callable.of, machine)) return hasState(args, keywords) ? callNetwork(name || callable.of.name, args, keywords, machine) : { kind: "unknown", reason: name };
  const forward = memberOf(callable.of, "forward");
  if (isModule(callable.of) && forward?.kind === "function") return callFunctionValue({ ...forward, self: callable }, args, keywords, machine);
  // Keras calls it `call`.
  if (isModule(callable.of) && memberOf(callable.of, "call")?.kind === "function" && hasState(args, keywords)) return callNetwork(name || callable.of.name, args, keywords, machine);
  if (callable.of.bases.length > 0) return isNetworkName(name) && hasState(args, keywords) ? callNetwork(name, args, keywords, machine) : { kind: "unknown", reason: lastName(name) };
  throw new Raised("TypeError", `'${callable.of.name}' object is not callable`);
}

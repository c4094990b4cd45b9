import { attributeOf } from "./attribute.ts";
import { hasMethod } from "./builtins/functions.ts";
import { memberOf, isModule, isOpen } from "./members.ts";
import type { Machine } from "./machine.ts";
import { lastName } from "./name-of.ts";
import { int } from "./number.ts";
import { Raised } from "./raised.ts";
import { typeName } from "./type-name.ts";
import type { Instance, PythonClass, Value } from "./value.ts";

/** `object.name`. What Python would not find raises its AttributeError; where a class or module is not wholly known, it is unknown. */
export function attribute(object: Value, name: string, machine: Machine): Value {
  switch (object.kind) {
    case "unknown": return object;
    case "module": return ofModule(object.path, name, machine);
    case "builtin":
      if (name === "__name__") return { kind: "text", value: lastName(object.path) };
      return object.self ? attributeOf(object, name, machine) ?? machine.stop(`${object.path}.${name}`) : ofModule(object.path, name, machine);
    case "instance": return ofInstance(object, name, machine);
    case "class": return ofClass(object, name) ?? (isOpen(object) || dunder(name) ? machine.stop(`${object.name}.${name}`) : missing(`type object '${object.name}' has no attribute '${name}'`));
    case "function": return name === "__name__" ? { kind: "text", value: object.name } : machine.stop(`${object.name}.${name}`);
    case "network": return ofNetwork(object, name, machine);
    case "tensor": case "statistic": {
      const found = attributeOf(object, name, machine);
      if (found) return found;
      // Several libraries wrap a network's output: `model(x, t).sample`.
      if (name === "sample" || name === "pred_original_sample" || name === "logits") return object;
      return machine.stop(`${typeName(object)}.${name}`);
    }
    case "int": case "float": case "bool":
      if (name === "real") return object;
      if (name === "imag") return int(0);
      return hasMethod("number", name) ? { kind: "builtin", path: `number.${name}`, self: object } : machine.stop(`${typeName(object)}.${name}`);
    case "range": if (name === "start" || name === "stop" || name === "step") return int(object[name]); break;
    case "slice": if (name === "start" || name === "stop" || name === "step") return object[name]; break;
    default:
  }
  const kind = object.kind === "text" ? "str" : object.kind;
  if (hasMethod(kind, name)) return { kind: "builtin", path: `${kind}.${name}`, self: object };
  // A progress bar is what it goes through.
  if (progressNames.has(name)) return { kind: "builtin", path: "builtins.ignored" };
  if (dunder(name)) return machine.stop(`${typeName(object)}.${name}`);
  return missing(`'${typeName(object)}' object has no attribute '${name}'`);
}

const progressNames = new Set(["set_description", "set_postfix", "set_description_str", "set_postfix_str", "write", "close", "refresh", "reset"]);
const dunder = (name: string): boolean => name.startsWith("__");

function missing(message: string): never {
  throw new Raised("AttributeError", message);
}

/** Modules whose members are followed, or told by their paths what they are. */
const followed = /^(numpy|torch|math|random|functools|itertools|operator|dataclasses|enum|abc|typing|collections|copy|tqdm|einops|scipy|builtins|time|warnings|inspect|argparse)(\.|$)/;

function ofModule(path: string, name: string, machine: Machine): Value {
  const found = attributeOf({ kind: "module", path }, name, machine);
  if (found && found.kind !== "unknown") return found;
  return followed.test(path) ? { kind: "builtin", path: `${path}.${name}` } : { kind: "unknown", reason: `${path}.${name}` };
}

function ofInstance(object: Instance, name: string, machine: Machine): Value {
  const own = object.attributes.get(name);
  if (own) return own;
  const member = memberOf(object.of, name);
  if (member) return bound(member, object, machine);
  if (name === "__class__") return object.of;
  if (name === "__dict__") return { kind: "dict", entries: new Map([...object.attributes].map(([key, value]) => [`text:${key}`, { key: { kind: "text", value: key }, value }])) };
  const general = memberOf(object.of, "__getattr__");
  if (general?.kind === "function") return machine.invoke({ ...general, self: object }, [{ kind: "text", value: name }], new Map(), "__getattr__");
  if (isModule(object.of) && hasMethod("module", name)) return { kind: "builtin", path: `module.${name}`, self: object };
  if (dunder(name)) return { kind: "unknown", reason: `${object.of.name}.${name}` };
  if (isOpen(object.of)) return machine.stop(`${object.of.name}.${name}`);
  return missing(`'${object.of.name}' object has no attribute '${name}'`);
}

/** A member of a class as its instance sees it: functions are bound, properties are called. */
export function bound(member: Value, object: Instance, machine: Machine): Value {
  if (member.kind !== "function" || member.self) return member;
  if (member.isStatic) return member;
  if (member.isProperty) return machine.invoke({ ...member, self: object }, [], new Map(), member.name);
  return { ...member, self: member.isClassMethod ? object.of : object };
}

function ofClass(object: PythonClass, name: string): Value | undefined {
  const member = memberOf(object, name);
  if (member) return member.kind === "function" && member.isClassMethod ? { ...member, self: object } : member;
  return name === "__name__" ? { kind: "text", value: object.name } : undefined;
}

function ofNetwork(object: Extract<Value, { kind: "network" }>, name: string, machine: Machine): Value {
  if (name === "module" || /^(forward|predict|apply_model|predict_noise|denoise|score)$/.test(name)) return object;
  if (hasMethod("module", name)) return { kind: "builtin", path: `module.${name}`, self: object };
  return machine.stop(`${object.name}.${name}`);
}

import { exceptionNames } from "../exceptions.ts";
import { isOpen, linear, memberOf } from "../members.ts";
import type { Machine } from "../machine.ts";
import { bool, none } from "../number.ts";
import { Raised } from "../raised.ts";
import { strOf } from "../text/value-text.ts";
import type { Unknown, Value } from "../value.ts";
import { argument, type OwnCall, type OwnFunctions } from "./function.ts";
import { keyOf } from "../key-of.ts";

/** Python's functions about objects, and print. */
export const objects: OwnFunctions = {
  "builtins.print": print,
  "builtins.ignored": () => none,
  "builtins.input": () => ({ kind: "unknown", reason: "input()" }),
  "builtins.isinstance": (call) => {
    const held = isInstance(argument(call, 0, "obj"), argument(call, 1, "class"));
    return typeof held === "boolean" ? bool(held) : held;
  },
  "builtins.issubclass": ({ args: [of, other] }) => (of?.kind === "class" && other?.kind === "class" ? bool(linear(of).includes(other)) : { kind: "unknown", reason: "issubclass()" }),
  "builtins.hasattr": (call) => {
    const found = attributeOr(argument(call, 0, "obj"), argument(call, 1, "name"), call.machine);
    return found === undefined ? bool(false) : found.kind === "unknown" ? found : bool(true);
  },
  "builtins.getattr": (call) => {
    const [object, name, usual] = call.args;
    const found = attributeOr(object!, name!, call.machine);
    if (found) return found;
    if (usual) return usual;
    return call.machine.attribute(object!, name?.kind === "text" ? name.value : "");
  },
  "builtins.setattr": (call) => {
    const [object, name, value] = call.args;
    if (name?.kind !== "text") return { kind: "unknown", reason: "setattr()" };
    call.machine.setAttribute(object!, name.value, value!, { scope: call.machine.globals, unit: call.machine.position.unit });
    return none;
  },
  "builtins.callable": ({ args: [value] }) => (value?.kind === "unknown" ? value : bool(["function", "class", "builtin", "network"].includes(value!.kind) || (value?.kind === "instance" && ["__call__", "forward"].some((name) => memberOf(value.of, name))))),
  "builtins.type": ({ args: [value] }) => typeOf(value!),
  "builtins.id": (call) => ({ kind: "text", value: keyOf(argument(call, 0, "obj")) }),
  "builtins.hash": () => ({ kind: "unknown", reason: "hash()" }),
  "builtins.object": () => ({ kind: "unknown", reason: "object()" }),
  "builtins.property": (call) => { const getter = argument(call, 0, "fget"); return getter.kind === "function" ? { ...getter, isProperty: true } : getter; },
  "builtins.staticmethod": (call) => { const of = argument(call, 0, "function"); return of.kind === "function" ? { ...of, isStatic: true } : of; },
  "builtins.classmethod": (call) => { const of = argument(call, 0, "function"); return of.kind === "function" ? { ...of, isClassMethod: true } : of; },
  "builtins.open": () => ({ kind: "unknown", reason: "open()" }),
  "builtins.exit": () => ({ kind: "unknown", reason: "exit()" }),
  "builtins.vars": ({ args: [value] }) => (value?.kind === "instance" ? { kind: "dict", entries: new Map([...value.attributes].map(([key, item]) => [`text:${key}`, { key: { kind: "text", value: key }, value: item }])) } : { kind: "unknown", reason: "vars()" }),
  ...Object.fromEntries(exceptionNames.map((name) => [`builtins.${name}`, ({ args }: OwnCall): Value => ({
    kind: "instance", of: { kind: "class", name, unit: 0, bases: [{ kind: "builtin", path: `builtins.${name}` }], members: new Map() }, attributes: new Map([["args", { kind: "tuple", items: [...args] }]]),
  })])),
};

function print({ args, keywords, machine }: OwnCall): Value {
  const separator = keywords.get("sep");
  const text = args.map((value) => strOf(value, machine)).join(separator?.kind === "text" ? separator.value : " ");
  machine.print(text, args);
  return none;
}

function attributeOr(object: Value, name: Value, machine: Machine): Value | undefined {
  if (name.kind !== "text") return name.kind === "unknown" ? name : { kind: "unknown", reason: "an attribute" };
  if (object.kind === "instance" && !object.attributes.has(name.value) && !memberOf(object.of, name.value) && !memberOf(object.of, "__getattr__")) return undefined;
  try {
    return machine.attribute(object, name.value);
  } catch (error) {
    if (error instanceof Raised && error.type === "AttributeError") return undefined;
    throw error;
  }
}

const typesByKind: Readonly<Record<string, readonly string[]>> = { bool: ["bool", "int"], int: ["int"], float: ["float"], text: ["str"], list: ["list"], tuple: ["tuple"], dict: ["dict"], set: ["set", "frozenset"], range: ["range"], none: ["NoneType"], slice: ["slice"], function: ["function"] };

function isInstance(value: Value, type: Value): boolean | Unknown {
  if (value.kind === "unknown") return value;
  if (type.kind === "unknown") return type;
  if (type.kind === "tuple") {
    const answers = type.items.map((item) => isInstance(value, item));
    return answers.find((answer) => answer === true) ?? answers.find((answer) => answer !== false) ?? false;
  }
  if (type.kind === "class") return value.kind === "instance" ? linear(value.of).includes(type) : false;
  if (type.kind !== "builtin") return { kind: "unknown", reason: "isinstance()" };
  const name = type.path.slice(type.path.lastIndexOf(".") + 1);
  if (type.path.startsWith("builtins.")) {
    if (name === "object") return true;
    if (value.kind === "instance") return isOpen(value.of) ? { kind: "unknown", reason: `isinstance(…, ${name})` } : false;
    if (value.kind === "tensor") return value.library === "numpy" && value.shape.length === 0 && value.type === "float" && name === "float";
    return typesByKind[value.kind]?.includes(name) ?? false;
  }
  if (/^(torch\.(Float|Long|Double)?Tensor|numpy\.ndarray)$/.test(type.path)) return value.kind === "tensor" ? (value.library === "torch") === type.path.startsWith("torch") && (value.library === "torch" || value.shape.length > 0) : value.kind === "statistic" ? type.path.startsWith("torch") : false;
  if (/\.(Module|Callable)$/.test(type.path) && value.kind !== "instance") return ["network", "function"].includes(value.kind);
  if (/^numpy\.(integer|floating|number|generic|float64|int64)$/.test(type.path)) return value.kind === "tensor" && value.library === "numpy" && value.shape.length === 0;
  return value.kind === "instance" ? { kind: "unknown", reason: `isinstance(…, ${name})` } : false;
}

function typeOf(value: Value): Value {
  if (value.kind === "unknown") return value;
  if (value.kind === "instance") return value.of;
  if (value.kind === "tensor") return { kind: "builtin", path: value.library === "torch" ? "torch.Tensor" : value.shape.length === 0 ? "numpy.float64" : "numpy.ndarray" };
  const name = typesByKind[value.kind]?.[0];
  return name ? { kind: "builtin", path: `builtins.${name}` } : { kind: "unknown", reason: "type()" };
}


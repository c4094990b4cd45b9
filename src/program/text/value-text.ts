import { certain } from "../law.ts";
import type { Machine } from "../machine.ts";
import { memberOf } from "../members.ts";
import { sizeOf } from "../shape.ts";
import type { Value } from "../value.ts";
import { arrayText, rowText } from "./array-text.ts";
import { floatText } from "./number-text.ts";

/** Stands in a text where a part of it is not known, e.g. a random number or an address. */
export const unknownMark = "\uFFFD";

/** `str(value)`. */
export function strOf(value: Value, machine: Machine): string {
  if (value.kind === "text") return value.value;
  if (value.kind === "instance") {
    for (const name of ["__str__", "__repr__"]) {
      const method = memberOf(value.of, name);
      if (method?.kind === "function") { const text = machine.invoke({ ...method, self: value }, [], new Map(), name); return text.kind === "text" ? text.value : unknownMark; }
    }
    const message = value.attributes.get("args");
    if (message?.kind === "tuple") return message.items.length === 1 ? strOf(message.items[0]!, machine) : reprOf(message, machine);
  }
  if (value.kind === "tensor" && value.library === "numpy" && sizeOf(value.shape) === 1 && value.shape.length === 0) {
    const number = certain(value.cells[0]!);
    return number === undefined ? unknownMark : value.type === "float" ? floatText(number) : value.type === "int" ? String(number) : number ? "True" : "False";
  }
  return (value.kind === "tensor" ? rowText(value) : undefined) ?? reprOf(value, machine);
}

/** `repr(value)`. */
export function reprOf(value: Value, machine: Machine): string {
  machine.spend(1);
  const all = (items: Iterable<Value>): string => [...items].map((item) => reprOf(item, machine)).join(", ");
  switch (value.kind) {
    case "none": return "None";
    case "bool": return value.value ? "True" : "False";
    case "int": return String(value.value);
    case "float": return floatText(value.value);
    case "text": return quoted(value.value);
    case "ellipsis": return "Ellipsis";
    case "range": return `range(${value.start}, ${value.stop}${value.step === 1 ? "" : `, ${value.step}`})`;
    case "slice": return `slice(${all([value.start, value.stop, value.step])})`;
    case "list": return `[${all(value.items)}]`;
    case "tuple": return value.items.length === 1 ? `(${all(value.items)},)` : `(${all(value.items)})`;
    case "dict": return `{${[...value.entries.values()].map((entry) => `${reprOf(entry.key, machine)}: ${reprOf(entry.value, machine)}`).join(", ")}}`;
    case "set": return value.entries.size === 0 ? "set()" : `{${all(value.entries.values())}}`;
    case "tensor": return arrayText(value) ?? unknownMark;
    case "instance": {
      const method = memberOf(value.of, "__repr__");
      const text = method?.kind === "function" ? machine.invoke({ ...method, self: value }, [], new Map(), "__repr__") : undefined;
      return text?.kind === "text" ? text.value : unknownMark;
    }
    case "class": return `<class '__main__.${value.name}'>`;
    case "builtin": return /^builtins\.[a-z]/.test(value.path) ? `<class '${value.path.slice(9)}'>` : unknownMark;
    default: return unknownMark;
  }
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(/\\/g, "\\\\").replace(/\n/g, "\\n").replace(/\t/g, "\\t").replace(/\r/g, "\\r");
  return quote + (quote === "'" ? escaped.replace(/'/g, "\\'") : escaped) + quote;
}

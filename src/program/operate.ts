import { binary } from "./binary.ts";
import { equal } from "./equal.ts";
import { Ended } from "./ended.ts";
import type { Machine } from "./machine.ts";
import { dictOf, keyOf } from "./key-of.ts";
import { bool, isNumber, numberBinary, type Operator } from "./number.ts";
import { percentFormat } from "./text/percent-format.ts";
import { memberOf } from "./members.ts";
import { Raised } from "./raised.ts";
import { typeName } from "./type-name.ts";
import type { Unknown, Value } from "./value.ts";

/** a ∘ b for any two values: what Python's own types do is done here, arrays and laws are the library's. */
export function operate(operator: Operator, a: Value, b: Value, machine: Machine): Value {
  if (a.kind === "unknown") return a;
  if (b.kind === "unknown") return b;
  if (isNumber(a) && isNumber(b) && operator !== "@") return ofNumbers(operator, a, b, machine);
  const own = ofInstances(operator, a, b, machine) ?? (operator === "==" || operator === "!=" ? ofEquality(operator, a, b, machine) : ofSequences(operator, a, b, machine));
  return own ?? opaque(operator, a) ?? opaque(operator, b) ?? binary(operator, a, b, machine);
}

/** Things of libraries, which may have operators that are not seen here. */
const opaque = (operator: Operator, value: Value): Unknown | undefined =>
  value.kind === "module" || value.kind === "builtin" || value.kind === "network" || value.kind === "class" ? { kind: "unknown", reason: `${operator} of ${value.kind === "network" || value.kind === "class" ? value.name : value.path}` } : undefined;

type Number = Parameters<typeof numberBinary>[1];

/** Whole numbers are exact up to 2^53; past it they are not known. */
function ofNumbers(operator: Exclude<Operator, "@">, a: Number, b: Number, machine: Machine): Value {
  if (operator === "**" || operator === "%" || operator === "<<" || operator === ">>") return checked(binary(operator, a, b, machine));
  return checked(numberBinary(operator, a, b));
}
const checked = (value: Value): Value => (value.kind === "int" && !Number.isSafeInteger(value.value) ? { kind: "unknown", reason: "large integer" } : value);

function ofEquality(operator: "==" | "!=", a: Value, b: Value, machine: Machine): Value | undefined {
  if (a.kind === "tensor" || b.kind === "tensor") return undefined;
  const same = equal(a, b, machine);
  return typeof same === "boolean" ? bool(same === (operator === "==")) : same;
}

function ofSequences(operator: Operator, a: Value, b: Value, machine: Machine): Value | undefined {
  if (a.kind === "text" && operator === "%") return percentFormat(a.value, b, machine);
  if (a.kind === "tensor" || b.kind === "tensor") return undefined;
  if (operator === "*") {
    const [sequence, count] = b.kind === "int" || b.kind === "bool" ? [a, b.value] : [b, a.kind === "int" || a.kind === "bool" ? a.value : undefined];
    return count === undefined ? undefined : repeated(sequence, Math.max(0, Number(count)), machine);
  }
  if (operator === "+" && a.kind !== b.kind && (a.kind === "text" || a.kind === "list" || a.kind === "tuple")) throw new Raised("TypeError", `can only concatenate ${typeName(a)} (not "${typeName(b)}") to ${typeName(a)}`);
  if (a.kind !== b.kind) return undefined;
  if (operator === "+") {
    if (a.kind === "text" && b.kind === "text") { allow(a.value.length + b.value.length, machine); return { kind: "text", value: a.value + b.value }; }
    if ((a.kind === "list" || a.kind === "tuple") && b.kind === a.kind) { allow(a.items.length + b.items.length, machine); return { kind: a.kind, items: [...a.items, ...b.items] }; }
  }
  if (operator === "|" && a.kind === "dict" && b.kind === "dict") return dictOf([...a.entries.values(), ...b.entries.values()].map(({ key, value }) => [key, value]));
  if (a.kind === "set" && b.kind === "set") return ofSets(operator, a.entries, b.entries);
  if (a.kind === "text" && b.kind === "text") return ordered(operator, a.value < b.value ? -1 : a.value > b.value ? 1 : 0);
  if ((a.kind === "list" || a.kind === "tuple") && b.kind === a.kind) return ofOrder(operator, a.items, b.items, machine);
  return undefined;
}

function repeated(sequence: Value, count: number, machine: Machine): Value | undefined {
  if (sequence.kind === "text") { allow(sequence.value.length * count, machine); return { kind: "text", value: sequence.value.repeat(count) }; }
  if (sequence.kind !== "list" && sequence.kind !== "tuple") return undefined;
  allow(sequence.items.length * count, machine);
  return { kind: sequence.kind, items: Array.from({ length: count }, () => sequence.items).flat() };
}

function ofSets(operator: Operator, a: ReadonlyMap<string, Value>, b: ReadonlyMap<string, Value>): Value | undefined {
  const keep = (from: ReadonlyMap<string, Value>, holds: (key: string) => boolean): [string, Value][] => [...from].filter(([key]) => holds(key));
  switch (operator) {
    case "|": return { kind: "set", entries: new Map([...a, ...keep(b, (key) => !a.has(key))]) };
    case "&": return { kind: "set", entries: new Map(keep(a, (key) => b.has(key))) };
    case "-": return { kind: "set", entries: new Map(keep(a, (key) => !b.has(key))) };
    case "^": return { kind: "set", entries: new Map([...keep(a, (key) => !b.has(key)), ...keep(b, (key) => !a.has(key))]) };
    case "<=": return bool([...a.keys()].every((key) => b.has(key)));
    case ">=": return bool([...b.keys()].every((key) => a.has(key)));
    default: return undefined;
  }
}

function ordered(operator: Operator, sign: number): Value | undefined {
  switch (operator) {
    case "<": return bool(sign < 0);
    case "<=": return bool(sign <= 0);
    case ">": return bool(sign > 0);
    case ">=": return bool(sign >= 0);
    default: return undefined;
  }
}

function ofOrder(operator: Operator, a: readonly Value[], b: readonly Value[], machine: Machine): Value | undefined {
  if (!["<", "<=", ">", ">="].includes(operator)) return undefined;
  for (const [i, item] of a.entries()) {
    const other = b[i];
    if (!other) break;
    const same = equal(item, other, machine);
    if (typeof same !== "boolean") return same;
    if (!same) return operate(operator, item, other, machine);
  }
  return ordered(operator, a.length - b.length);
}

const dunder: Partial<Record<Operator, readonly [left: string, right: string]>> = {
  "+": ["__add__", "__radd__"], "-": ["__sub__", "__rsub__"], "*": ["__mul__", "__rmul__"], "/": ["__truediv__", "__rtruediv__"], "**": ["__pow__", "__rpow__"], "@": ["__matmul__", "__rmatmul__"],
  "<": ["__lt__", "__gt__"], ">": ["__gt__", "__lt__"], "<=": ["__le__", "__ge__"], ">=": ["__ge__", "__le__"],
};

function ofInstances(operator: Operator, a: Value, b: Value, machine: Machine): Value | undefined {
  const names = dunder[operator];
  if (!names || (a.kind !== "instance" && b.kind !== "instance")) return undefined;
  for (const [object, other, name] of [[a, b, names[0]], [b, a, names[1]]] as const) {
    const method = object.kind === "instance" ? memberOf(object.of, name) : undefined;
    if (method?.kind === "function") return machine.invoke({ ...method, self: object }, [other], new Map(), name);
  }
  return { kind: "unknown", reason: `${operator} of ${typeName(a.kind === "instance" ? a : b)}` };
}

/** `a in b`. */
export function contains(item: Value, container: Value, machine: Machine): boolean | Unknown {
  if (item.kind === "unknown") return item;
  switch (container.kind) {
    case "unknown": return container;
    case "dict": case "set": return container.entries.has(keyOf(item));
    case "text":
      if (item.kind !== "text") throw new Raised("TypeError", `'in <string>' requires string as left operand, not ${typeName(item)}`);
      return container.value.includes(item.value);
    case "range": {
      if (!isNumber(item)) return item.kind === "tensor" ? { kind: "unknown", reason: "in range" } : false;
      const turn = (Number(item.value) - container.start) / container.step;
      return Number.isInteger(turn) && turn >= 0 && Number(item.value) * Math.sign(container.step) < container.stop * Math.sign(container.step);
    }
    case "list": case "tuple": {
      let doubt: Unknown | undefined;
      for (const other of container.items) {
        const same = equal(item, other, machine);
        if (same === true) return true;
        if (same !== false) doubt ??= same;
      }
      return doubt ?? false;
    }
    case "none": case "bool": case "int": case "float": case "function": throw new Raised("TypeError", `argument of type '${typeName(container)}' is not iterable`);
    default: return { kind: "unknown", reason: `in ${typeName(container)}` };
  }
}

export function allow(entries: number, machine: Machine): void {
  if (!(entries <= machine.limits.entries)) throw new Ended("entries");
  machine.spend(entries / 100);
}

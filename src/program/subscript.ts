import { indexed } from "./indexed.ts";
import { rangeLength, tupleItems } from "./iterate.ts";
import { keyOf } from "./key-of.ts";
import type { Machine } from "./machine.ts";
import { int } from "./number.ts";
import { Raised } from "./raised.ts";
import { reprOf } from "./text/value-text.ts";
import { typeName } from "./type-name.ts";
import type { Unknown, Value } from "./value.ts";

/** `object[key]`; `name` is how the program calls the object. A one-axis array read by a whole number is recorded: which entry was taken is what index conventions hang on. */
export function subscript(object: Value, key: Value, name: string, machine: Machine): Value {
  if (object.kind === "unknown") return object;
  if (key.kind === "unknown") return key;
  switch (object.kind) {
    case "tensor": {
      const value = indexed(object, key, machine);
      const index = object.shape.length === 1 ? wholeOf(key) : undefined;
      if (index !== undefined && value.kind === "tensor" && value.cells.length === 1) machine.record({ kind: "read", name, table: object, index, value: value.cells[0]! });
      return value;
    }
    case "list": case "tuple": {
      if (key.kind === "slice") return sliced(key, object.items.length, (places) => ({ kind: object.kind, items: places.map((i) => object.items[i]!) }));
      return object.items[placeIn(key, object.items.length, object.kind)]!;
    }
    case "text": {
      const points = [...object.value];
      if (key.kind === "slice") return sliced(key, points.length, (places) => ({ kind: "text", value: places.map((i) => points[i]!).join("") }));
      return { kind: "text", value: points[placeIn(key, points.length, "string")]! };
    }
    case "range": {
      const length = rangeLength(object);
      if (key.kind !== "slice") return int(object.start + placeIn(key, length, "range object") * object.step);
      const { start, stop, step } = bounds(key, length);
      return { kind: "range", start: object.start + start * object.step, stop: object.start + stop * object.step, step: object.step * step };
    }
    case "dict": {
      const found = object.entries.get(keyOf(key));
      if (!found) throw new Raised("KeyError", reprOf(key, machine));
      return found.value;
    }
    case "instance": {
      const items = tupleItems(object);
      if (items) return subscript({ kind: "tuple", items }, key, name, machine);
      const method = machine.attribute(object, "__getitem__");
      if (method.kind === "function") return machine.invoke(method, [key], new Map(), "__getitem__");
      return method.kind === "unknown" ? method : { kind: "unknown", reason: `${object.of.name}[…]` };
    }
    // `List[int]`, `Tensor[…]`, a network's layers, a part of a loss.
    case "builtin": case "class": return object;
    case "statistic": return indexed(object, key, machine);
    case "module": case "network": return { kind: "unknown", reason: `${name}[…]` };
    default: throw new Raised("TypeError", `'${typeName(object)}' object is not subscriptable`);
  }
}

/** A whole number, or an array of one and the same whole number. */
export function wholeOf(value: Value): number | undefined {
  if (value.kind === "int") return value.value;
  const cell = value.kind === "tensor" && value.type === "int" && value.cells.length === 1 ? value.cells[0] : undefined;
  return typeof cell === "number" ? cell : undefined;
}

/** The place that an index means; counted from the end where it is negative. */
export function placeIn(key: Value, length: number, what: string): number {
  const index = key.kind === "bool" ? Number(key.value) : key.kind === "tensor" && key.shape.length > 0 && (key.library === "numpy" || key.shape.some((n) => n > 1)) ? undefined : wholeOf(key);
  if (index === undefined) throw new Raised("TypeError", `${what} indices must be integers${what === "range object" ? "" : " or slices"}, not ${what === "string" ? `'${typeName(key)}'` : typeName(key)}`);
  const place = index < 0 ? index + length : index;
  if (place < 0 || place >= length) throw new Raised("IndexError", `${what} index out of range`);
  return place;
}

/** Python's slice of a length, as whole numbers. */
export function bounds({ start, stop, step }: Extract<Value, { kind: "slice" }>, length: number): { readonly start: number; readonly stop: number; readonly step: number } {
  const [from, to, by] = [start, stop, step].map((value) => {
    if (value.kind === "none") return undefined;
    const number = wholeOf(value);
    if (number === undefined) throw new Raised("TypeError", "slice indices must be integers or None or have an __index__ method");
    return number;
  });
  const stride = by ?? 1;
  if (stride === 0) throw new Raised("ValueError", "slice step cannot be zero");
  const [low, high] = stride > 0 ? [0, length] : [-1, length - 1];
  const held = (index: number): number => Math.max(low, Math.min(high, index < 0 ? index + length : index));
  return { start: from === undefined ? (stride > 0 ? 0 : length - 1) : held(from), stop: to === undefined ? (stride > 0 ? length : -1) : held(to), step: stride };
}

function sliced(key: Extract<Value, { kind: "slice" }>, length: number, make: (places: readonly number[]) => Value): Value {
  const doubt = [key.start, key.stop, key.step].find((value): value is Unknown => value.kind === "unknown");
  return doubt ?? make(placesOf(key, length));
}

export function placesOf(key: Extract<Value, { kind: "slice" }>, length: number): number[] {
  const { start, stop, step } = bounds(key, length);
  return Array.from({ length: Math.max(0, Math.ceil((stop - start) / step)) }, (_, i) => start + i * step);
}


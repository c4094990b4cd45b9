import { fullTensor, type Library, type NumberType, scalarTensor } from "./make-tensor.ts";
import { expandAll } from "./expand.ts";
import type { Context } from "./context.ts";
import { NotKnown } from "./not-known.ts";
import { Raised } from "./raised.ts";
import type { Cell, Tensor, Value } from "./value.ts";

const wider = (a: NumberType, b: NumberType): NumberType => a === "float" || b === "float" ? "float" : a === "int" || b === "int" ? "int" : "bool";
export const widerType = (...types: readonly NumberType[]): NumberType => types.reduce(wider, "bool");

/** A number, array, list or tuple (nested as deep as it is) as an array; what cannot be one raises as numpy does. */
export function tensorOf(value: Value, library: Library, context: Context): Tensor {
  switch (value.kind) {
    case "tensor": return value;
    case "int": case "float": return scalarTensor(value.value, { type: value.kind, library });
    case "bool": return scalarTensor(Number(value.value), { type: "bool", library });
    case "list": case "tuple": return stacked(value.items.map((item) => tensorOf(item, library, context)), library, context);
    case "range": {
      const n = Math.max(0, Math.ceil((value.stop - value.start) / value.step));
      if (n > context.limits.entries) throw new NotKnown("a range this long");
      return fullTensor([n], Array.from({ length: n }, (_, i) => value.start + i * value.step), { type: "int", library });
    }
    case "unknown": throw new NotKnown(value.reason);
    default: throw new NotKnown(`an array of ${value.kind}`);
  }
}

/** Arrays of one shape put beside each other along a new first axis. */
export function stacked(parts: readonly Tensor[], library: Library, context: Context): Tensor {
  if (parts.length === 0) return fullTensor([0], [], { type: "float", library });
  const shape = parts[0]!.shape;
  if (parts.some((part) => part.shape.join() !== shape.join())) {
    throw new Raised("ValueError", "setting an array element with a sequence. The requested array has an inhomogeneous shape after 1 dimensions.");
  }
  const cells: Cell[] = parts.flatMap((part) => expandAll(part, context).cells);
  return fullTensor([parts.length, ...shape], cells, { type: widerType(...parts.map((part) => part.type)), library, ...(parts.some((part) => part.fromSchedule) && { fromSchedule: true as const }) });
}

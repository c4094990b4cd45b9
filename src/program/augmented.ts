import { poison, writeThrough } from "./assign-indexed.ts";
import { binary } from "./binary.ts";
import type { Context } from "./context.ts";
import type { Operator } from "./number.ts";
import { Raised } from "./raised.ts";
import { shapeText } from "./shape.ts";
import type { Tensor, Value } from "./value.ts";

/** target ∘= value: an array is written in place, so that every name of it sees it; numbers, also numpy's own, are new. Returns what the name is bound to. */
export function augmented(operator: Operator, target: Value, value: Value, context: Context): Value {
  const result = binary(operator, target, value, context);
  const isPlace = target.kind === "tensor" && (target.library === "torch" || target.shape.length > 0);
  return isPlace ? writtenInto(target, result, context) : result;
}

/** Puts a result in the place of an array's entries and returns the array; what is no array of its shape and type raises as numpy and torch do. */
export function writtenInto(target: Tensor, result: Value, context: Context): Value {
  if (result.kind === "unknown") poison(target, result.reason, context);
  if (result.kind !== "tensor") return result;
  if (target.type !== "float" && result.type === "float") {
    throw target.library === "torch" ? new Raised("RuntimeError", `result type Float can't be cast to the desired output type ${target.type === "int" ? "Long" : "Bool"}`)
      : new Raised("UFuncTypeError", `Cannot cast ufunc 'add' output from dtype('float64') to dtype('${target.type === "int" ? "int64" : "bool"}') with casting rule 'same_kind'`);
  }
  if (result.shape.join() !== target.shape.join() && result.shape.length >= target.shape.length && result.shape.some((n, i) => n !== target.shape[i - result.shape.length + target.shape.length])) {
    throw target.library === "torch" ? new Raised("RuntimeError", `output with shape [${target.shape.join(", ")}] doesn't match the broadcast shape [${result.shape.join(", ")}]`)
      : new Raised("ValueError", `non-broadcastable output operand with shape ${shapeText(target.shape)} doesn't match the broadcast shape ${shapeText(result.shape)}`);
  }
  Object.assign(target, { shape: result.shape, uniform: result.uniform, own: result.own, cells: [...result.cells] });
  writeThrough(target, context);
  return target;
}

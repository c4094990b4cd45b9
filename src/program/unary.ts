import type { Context } from "./context.ts";
import { mapCells } from "./elementwise.ts";
import { scaled } from "./law.ts";
import { orUnknown } from "./not-known.ts";
import { isNumber } from "./number.ts";
import { Raised } from "./raised.ts";
import { typeName } from "./type-name.ts";
import { NotKnown } from "./not-known.ts";
import type { Value } from "./value.ts";

/** -value, +value and ~value; `not` is the interpreter's. */
export function unary(operator: "-" | "+" | "~", value: Value, context: Context): Value {
  if (value.kind === "unknown") return value;
  if (isNumber(value)) {
    if (operator === "~" && value.kind === "float") throw new Raised("TypeError", "bad operand type for unary ~: 'float'");
    const x = Number(value.value);
    return { kind: value.kind === "float" ? "float" : "int", value: operator === "-" ? (value.kind === "float" ? -x : 0 - x) : operator === "~" ? ~x : x };
  }
  if (value.kind === "statistic" && operator !== "~") return operator === "+" ? value : { ...value, factor: mapCells(value.factor, value.factor, (x) => -x, (cell) => cell, context) };
  if (value.kind !== "tensor") throw new Raised("TypeError", `bad operand type for unary ${operator}: '${typeName(value)}'`);
  if (operator === "+") return value;
  if (operator === "-" && value.type === "bool") {
    throw value.library === "torch" ? new Raised("RuntimeError", "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or `logical_not()` operator instead.")
      : new Raised("TypeError", "The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or the logical_not function instead.");
  }
  if (operator === "-") return orUnknown(() => mapCells(value, value, value.type === "int" ? (x) => 0 - x : (x) => -x, (cell) => scaled(cell, -1), context));
  if (value.type === "float") throw new Raised("TypeError", "ufunc 'invert' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''");
  return mapCells(value, value, value.type === "bool" ? (x) => 1 - x : (x) => ~x, () => { throw new NotKnown("~ of random values"); }, context);
}

import { NotKnown } from "./not-known.ts";
import { Raised } from "./raised.ts";
import type { Value } from "./value.ts";

export type Arithmetic = "+" | "-" | "*" | "/" | "//" | "%" | "**" | "&" | "|" | "^" | "<<" | ">>";
export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=";
export type Operator = Arithmetic | Comparison | "@";
export type PythonNumber = Extract<Value, { kind: "int" | "float" | "bool" }>;

export const isNumber = (value: Value): value is PythonNumber => value.kind === "int" || value.kind === "float" || value.kind === "bool";
export const int = (value: number): Value => ({ kind: "int", value });
export const float = (value: number): Value => ({ kind: "float", value });
export const bool = (value: boolean): Value => ({ kind: "bool", value });
export const none: Value = { kind: "none" };
export const unknown = (reason: string): Value => ({ kind: "unknown", reason });

export const compare: Record<Comparison, (x: number, y: number) => boolean> = {
  "==": (x, y) => x === y, "!=": (x, y) => x !== y, "<": (x, y) => x < y, "<=": (x, y) => x <= y, ">": (x, y) => x > y, ">=": (x, y) => x >= y,
};
export const isComparison = (operator: Operator): operator is Comparison => operator in compare;

/** Python's % takes the divisor's sign. */
export const modulo = (x: number, y: number): number => {
  const rest = x % y;
  return rest !== 0 && rest < 0 !== y < 0 ? rest + y : rest;
};
export const floorDivide = (x: number, y: number): number => Number.isInteger(x) && Number.isInteger(y) && y !== 0 ? Math.floor((x - modulo(x, y)) / y + 0.5) : Math.floor(x / y);

/** Python's own arithmetic of ints, floats and bools; raises as it does. */
export function numberBinary(operator: Exclude<Operator, "@">, a: PythonNumber, b: PythonNumber): Value {
  const [x, y] = [Number(a.value), Number(b.value)];
  if (isComparison(operator)) return bool(compare[operator](x, y));
  const isWhole = a.kind !== "float" && b.kind !== "float";
  const like = isWhole ? int : float;
  switch (operator) {
    case "+": return like(x + y);
    case "-": return like(x - y);
    case "*": return like(x * y);
    case "/": return float(x / nonZero(y, isWhole ? "division by zero" : "float division by zero"));
    case "//": return like(floorDivide(x, nonZero(y, isWhole ? "integer division or modulo by zero" : "float floor division by zero")));
    case "%": return like(modulo(x, nonZero(y, isWhole ? "integer modulo by zero" : "float modulo")));
    case "**": return power(x, y, isWhole);
    default: return bitwise(operator, a, b);
  }
}

function power(x: number, y: number, isWhole: boolean): Value {
  if (x === 0 && y < 0) throw new Raised("ZeroDivisionError", "0.0 cannot be raised to a negative power");
  if (x < 0 && !Number.isInteger(y)) throw new NotKnown("a complex number");
  const result = x ** y;
  if (!isWhole && !Number.isFinite(result) && Number.isFinite(x) && Number.isFinite(y)) throw new Raised("OverflowError", "(34, 'Numerical result out of range')");
  return isWhole && y >= 0 ? int(result) : float(result);
}

function bitwise(operator: "&" | "|" | "^" | "<<" | ">>", a: PythonNumber, b: PythonNumber): Value {
  if (a.kind === "float" || b.kind === "float") throw new Raised("TypeError", `unsupported operand type(s) for ${operator}: '${a.kind}' and '${b.kind}'`);
  const [x, y] = [BigInt(Number(a.value)), BigInt(Number(b.value))];
  if ((operator === "<<" || operator === ">>") && (y < 0n || y > 1000n)) throw new Raised("ValueError", "negative shift count");
  const result = operator === "&" ? x & y : operator === "|" ? x | y : operator === "^" ? x ^ y : operator === "<<" ? x << y : x >> y;
  return a.kind === "bool" && b.kind === "bool" && !(operator === "<<" || operator === ">>") ? bool(result !== 0n) : int(Number(result));
}

function nonZero(y: number, message: string): number {
  if (y === 0) throw new Raised("ZeroDivisionError", message);
  return y;
}

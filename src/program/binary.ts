import type { Context } from "./context.ts";
import { checkIndependent } from "./dependence.ts";
import { elementwise } from "./elementwise.ts";
import { certain, combined, isLaw, scaled, sameCell } from "./law.ts";
import { isRandom, type Library, type Make, type NumberType } from "./make-tensor.ts";
import { matrixProduct } from "./matrix-product.ts";
import { NotKnown, orUnknown } from "./not-known.ts";
import { compare, floorDivide, isComparison, isNumber, modulo, numberBinary, type Operator, type PythonNumber } from "./number.ts";
import { tensorOf, widerType } from "./operand.ts";
import { Raised } from "./raised.ts";
import { squareRoot } from "./square-root.ts";
import { squareOf, statisticBinary } from "./statistic.ts";
import { typeName } from "./type-name.ts";
import type { Cell, Tensor, Value } from "./value.ts";

/**
 * a ∘ b for numbers, arrays, laws and statistics, as Python, numpy and torch do it: broadcasting, types, errors. Lists beside an array are arrays. What is not affine in what is random is unknown,
 * except what a loss is made of: (a - b)² is a Statistic.
 */
export function binary(operator: Operator, a: Value, b: Value, context: Context): Value {
  if (a.kind === "unknown") return a;
  if (b.kind === "unknown") return b;
  return orUnknown(() => {
    if (a.kind === "statistic" || b.kind === "statistic") return statisticBinary(operator, a, b, context);
    if (isNumber(a) && isNumber(b) && operator !== "@") return numberBinary(operator, a, b);
    if (a.kind !== "tensor" && b.kind !== "tensor" || !isArrayLike(a) || !isArrayLike(b) || (operator === "@" && libraryOf(a, b) === "torch" && a.kind !== b.kind)) {
      if (operator === "==" || operator === "!=") return { kind: "bool", value: isSameName(a, b) === (operator === "==") };
      throw new Raised("TypeError", isComparison(operator) ? `'${operator}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`
        : `unsupported operand type(s) for ${operator === "**" ? "** or pow()" : operator}: '${typeName(a)}' and '${typeName(b)}'`);
    }
    const library = libraryOf(a, b);
    return tensorBinary(operator, tensorOf(a, library, context), tensorOf(b, library, context), context);
  });
}

/** Texts, None and the types of a library are equal by what they are; anything else is itself alone. */
const isSameName = (a: Value, b: Value): boolean =>
  a === b || (a.kind === "none" && b.kind === "none") || (a.kind === "text" && b.kind === "text" && a.value === b.value) || (a.kind === "builtin" && b.kind === "builtin" && a.path === b.path && !a.self && !b.self);
const isArrayLike = (value: Value): value is Tensor | PythonNumber => value.kind === "tensor" || isNumber(value) || value.kind === "list" || value.kind === "tuple";
const libraryOf = (a: Value, b: Value): Library => [a, b].some((value) => value.kind === "tensor" && value.library === "torch") ? "torch" : "numpy";

/** The same between two arrays; throws `NotKnown` where the result is not affine. */
export function tensorBinary(operator: Operator, a: Tensor, b: Tensor, context: Context): Value {
  const make: Make = { type: resultType(operator, a.type, b.type), library: libraryOf(a, b), ...((a.fromSchedule || b.fromSchedule) && { fromSchedule: true as const }) };
  if (operator === "@") return matrixProduct(a, b, make, context);
  const [isLeft, isRight] = [isRandom(a), isRandom(b)];
  if (operator === "**" && isLeft && !isRight && b.cells.every((cell) => cell === 2)) return squareOf(a);
  if (operator === "*" && isLeft && isRight && a.shape.join() === b.shape.join() && a.cells.length === b.cells.length && a.cells.every((cell, i) => sameCell(cell, b.cells[i]!))) return squareOf(a);
  const result = elementwise(a, b, make, cellBinary(operator, make.type, isLeft || isRight), context);
  if (isLeft && isRight) checkIndependent(result, context.variables, context.parts);
  return result;
}

function resultType(operator: Operator, a: NumberType, b: NumberType): NumberType {
  if (isComparison(operator)) return "bool";
  return operator === "/" ? "float" : widerType(a, b);
}

/** ∘ of two cells. */
export function cellBinary(operator: Exclude<Operator, "@">, type: NumberType, random: boolean): (x: Cell, y: Cell) => Cell {
  const f = numeric(operator, type);
  return random ? (x, y) => typeof x === "number" && typeof y === "number" ? f(x, y) : affine(operator, x, y, f) : f as (x: Cell, y: Cell) => Cell;
}

function affine(operator: Exclude<Operator, "@">, x: Cell, y: Cell, f: (x: number, y: number) => number): Cell {
  if (operator === "+") return combined(x, 1, y, 1);
  if (operator === "-") return combined(x, 1, y, -1);
  const [p, q] = [certain(x), certain(y)];
  if (p !== undefined && q !== undefined) return f(p, q);
  if (operator === "*" && p !== undefined) return scaled(y, p);
  if (operator === "*" && q !== undefined) return scaled(x, q);
  if (operator === "/" && q !== undefined && isLaw(x)) return divided(x, q);
  if (operator === "**" && q === 1) return x;
  throw new NotKnown(isComparison(operator) ? "a comparison of random values" : operator === "*" ? "a product of random values" : operator === "/" ? "a division by a random value" : `${operator} of random values`);
}

const divided = (x: Exclude<Cell, number>, q: number): Cell =>
  q === 0 ? scaled(x, 1 / q) : { constant: x.constant / q, terms: x.terms.map((term) => term / q) };

function numeric(operator: Exclude<Operator, "@">, type: NumberType): (x: number, y: number) => number {
  if (isComparison(operator)) {
    const holds = compare[operator];
    return (x, y) => holds(x, y) ? 1 : 0;
  }
  const isBool = type === "bool";
  switch (operator) {
    case "+": return isBool ? (x, y) => x || y : (x, y) => x + y;
    case "-": if (isBool) throw new Raised("TypeError", "numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` operator, or the logical_xor function instead."); return (x, y) => x - y;
    case "*": return (x, y) => x * y;
    case "/": return (x, y) => x / y;
    case "//": return type === "int" ? (x, y) => y === 0 ? 0 : floorDivide(x, y) : floorDivide;
    case "%": return type === "int" ? (x, y) => y === 0 ? 0 : modulo(x, y) : modulo;
    case "**": return (x, y) => (y === 0.5 ? squareRoot(x) : x ** y);
    default: return bits(operator, type);
  }
}

function bits(operator: "&" | "|" | "^" | "<<" | ">>", type: NumberType): (x: number, y: number) => number {
  if (type === "float") throw new Raised("TypeError", "ufunc 'bitwise_and' not supported for the input types, and the inputs could not be safely coerced to any supported types according to the casting rule ''safe''");
  switch (operator) {
    case "&": return (x, y) => x & y;
    case "|": return (x, y) => x | y;
    case "^": return (x, y) => x ^ y;
    case "<<": return (x, y) => x * 2 ** y;
    case ">>": return (x, y) => Math.floor(x / 2 ** y);
  }
}

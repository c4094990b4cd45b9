import { linesOf, type Lines } from "../../read/python/lines.ts";
import type { PythonUnit } from "../../read/python/python-unit.ts";
import type { Node } from "../../read/python/syntax.ts";
import { bool, float, int, none } from "../number.ts";
import type { Unknown, Value } from "../value.ts";
import type { Evaluate } from "./expression.ts";

const constants = new WeakMap<Node<"Constant">, Value>();
const linesOfUnit = new WeakMap<PythonUnit, Lines>();

/** A literal. The tree does not tell 1.0 from 1: the text does. */
export const constant: Evaluate<"Constant"> = (node, frame, machine) => {
  let value = constants.get(node);
  if (!value) constants.set(node, value = read(node, machine.units[frame.unit]!));
  return value.kind === "int" && machine.world.literal ? int(machine.world.literal(value.value, { unit: frame.unit, node })) : value;
};

function read(node: Node<"Constant">, unit: PythonUnit): Value {
  const { value, quote_style: quotes } = node as { readonly value: unknown; readonly quote_style?: string };
  if (value === null) return none;
  switch (typeof value) {
    case "boolean": return bool(value);
    case "bigint": return unknown("large integer");
    case "number": return !Number.isInteger(value) || isFloat(node, unit) ? float(value) : Number.isSafeInteger(value) ? int(value) : unknown("large integer");
    case "string": return /b/i.test(quotes ?? "") ? unknown("bytes") : quotes === undefined && value === "..." && isEllipsis(node, unit) ? { kind: "ellipsis" } : { kind: "text", value };
    default: return unknown("complex number");
  }
}

const unknown = (reason: string): Unknown => ({ kind: "unknown", reason });
const isFloat = (node: Node<"Constant">, unit: PythonUnit): boolean => /^(?!0[xX])[\d_]*(\.|\d[eE])/.test(textOf(node, unit));
const isEllipsis = (node: Node<"Constant">, unit: PythonUnit): boolean => textOf(node, unit).startsWith("...");

function textOf(node: Node<"Constant">, unit: PythonUnit): string {
  let lines = linesOfUnit.get(unit);
  if (!lines) linesOfUnit.set(unit, lines = linesOf(unit.text));
  const start = lines.offsetAt(node.lineno, node.col_offset);
  return unit.text.slice(start, start + 40);
}

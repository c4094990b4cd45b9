import type { Cell, Law, Tensor, Value } from "../../../program/value.ts";
import type { Variable } from "../../../program/world.ts";

/** A coordinate of x_0 is x_0: a cell's law by the variables that its own are coordinates of. Sums and slices in another order stay what they are. */
export function collapsed(cell: Cell, variables: readonly Variable[]): Law {
  if (typeof cell === "number") return { constant: cell, terms: new Float64Array(0) };
  if (!hasParts(cell, variables)) return cell;
  const terms = new Float64Array(cell.terms.length);
  for (const [id, c] of cell.terms.entries()) {
    if (c === 0) continue;
    const whole = wholeOf(id, variables);
    terms[whole] = terms[whole]! + c;
  }
  return { constant: cell.constant, terms };
}

function hasParts({ terms }: Law, variables: readonly Variable[]): boolean {
  for (let id = 0; id < terms.length; id++) if (terms[id] !== 0 && variables[id]?.part) return true;
  return false;
}

function wholeOf(id: number, variables: readonly Variable[]): number {
  let whole = id;
  for (let part = variables[whole]?.part; part?.at || part?.spread; part = variables[whole]?.part) whole = part.of;
  return whole;
}

/** What a tensor is when all its entries are alike; none where they differ. */
export function oneLaw(tensor: Tensor, variables: readonly Variable[]): Law | undefined {
  const laws = tensor.cells.map((cell) => collapsed(cell, variables));
  const [first] = laws;
  return first && laws.every((law) => sameLaw(law, first)) ? first : undefined;
}

export const isRandom = (law: Law): boolean => law.terms.some((c) => c !== 0);

/** Equal to rounding. */
export function sameLaw(a: Law, b: Law): boolean {
  if (a === b) return true;
  if (!near(a.constant, b.constant)) return false;
  for (let id = 0; id < Math.max(a.terms.length, b.terms.length); id++) if (!near(a.terms[id] ?? 0, b.terms[id] ?? 0)) return false;
  return true;
}
const near = (a: number, b: number): boolean => a === b || Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b), 1e-3);

/** The number that a value is, alike in all its entries. */
export function numberOf(value: Value | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (value.kind === "int" || value.kind === "float") return value.value;
  if (value.kind !== "tensor") return undefined;
  const [first] = value.cells;
  return typeof first === "number" && value.cells.every((cell) => cell === first) ? first : undefined;
}

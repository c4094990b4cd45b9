import type { Cell, Law } from "./value.ts";

export const isLaw = (cell: Cell): cell is Law => typeof cell !== "number";

/** The law of one variable alone. */
export function lawOf(id: number, coefficient = 1, constant = 0): Law {
  const terms = new Float64Array(id + 1);
  terms[id] = coefficient;
  return { constant, terms };
}

/** f · a + g · b. */
export function combined(a: Cell, f: number, b: Cell, g: number): Cell {
  if (typeof a === "number") return typeof b === "number" ? f * a + g * b : shifted(b, g, f * a);
  if (typeof b === "number") return shifted(a, f, g * b);
  const [m, n] = [a.terms.length, b.terms.length];
  const terms = new Float64Array(Math.max(m, n));
  for (let i = 0; i < m; i++) terms[i] = f * a.terms[i]!;
  for (let i = 0; i < n; i++) terms[i] = terms[i]! + g * b.terms[i]!;
  return { constant: f * a.constant + g * b.constant, terms };
}

/** factor · cell; a variable that is not in it does not come in by an infinite factor. */
export function scaled(cell: Cell, factor: number): Cell {
  return typeof cell === "number" ? cell * factor : shifted(cell, factor, 0);
}

function shifted(law: Law, factor: number, shift: number): Law {
  const terms = new Float64Array(law.terms.length);
  if (Number.isFinite(factor)) for (let i = 0; i < terms.length; i++) terms[i] = factor * law.terms[i]!;
  else for (let i = 0; i < terms.length; i++) terms[i] = law.terms[i] === 0 ? 0 : factor * law.terms[i]!;
  return { constant: factor * law.constant + shift, terms };
}

/** The number that a cell is for certain; undefined where it is random. */
export function certain(cell: Cell): number | undefined {
  if (typeof cell === "number") return cell;
  return cell.terms.every((term) => term === 0) ? cell.constant : undefined;
}

/** Whether two cells are the same random value, or the same number. */
export function sameCell(a: Cell, b: Cell): boolean {
  if (typeof a === "number" || typeof b === "number") return a === b;
  if (a === b) return true;
  if (a.constant !== b.constant) return false;
  for (let i = 0; i < Math.max(a.terms.length, b.terms.length); i++) if ((a.terms[i] ?? 0) !== (b.terms[i] ?? 0)) return false;
  return true;
}

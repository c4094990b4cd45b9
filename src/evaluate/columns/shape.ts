import { builtIn } from "../../term/functions.ts";
import { children, type Term } from "../../term/term.ts";
import { rowIndex } from "./quantity.ts";

/** k where `index` is the row's index less a whole k (negative when it looks ahead); undefined for anything else. */
export function lagOf(index: Term): number | undefined {
  const form = offset(index);
  return form?.rows === 1 ? -form.constant : undefined;
}

/** The whole number an index is, where it is a literal one. */
export function wholeOf(term: Term): number | undefined {
  const form = offset(term);
  return form?.rows === 0 ? form.constant : undefined;
}

function offset(term: Term): { rows: number; constant: number } | undefined {
  switch (term.kind) {
    case "number": {
      const value = Number(term.digits);
      return Number.isSafeInteger(value) ? { rows: 0, constant: value } : undefined;
    }
    case "name": return term.name === rowIndex ? { rows: 1, constant: 0 } : undefined;
    case "negate": {
      const of = offset(term.of);
      return of && { rows: -of.rows, constant: -of.constant };
    }
    case "operator": {
      if (term.op !== "+" && term.op !== "-") return undefined;
      const left = offset(term.left), right = offset(term.right);
      if (!left || !right) return undefined;
      const sign = term.op === "+" ? 1 : -1;
      return { rows: left.rows + sign * right.rows, constant: left.constant + sign * right.constant };
    }
    default: return undefined;
  }
}

/** Whether the term reads the row's index anywhere, and so may differ from row to row. */
export function varies(term: Term): boolean {
  return term.kind === "name" ? term.name === rowIndex : children(term).some(varies);
}

/** Whether every call in it gives a number from numbers. */
export function isNumeric(term: Term): boolean {
  if (term.kind === "call" && (!builtIn.has(term.name) || ofLaws.has(term.name))) return false;
  return children(term).every(isNumeric);
}

const ofLaws = new Set(["normal", "compose", "marginal", "condition", "expectation", "mean", "variance", "covariance", "meanSquare", "kl", "logDensity", "score"]);

/** The least lag at which it looks at its row: 0 where the index itself has a part in it. */
export function leastLag(term: Term): number {
  if (term.kind === "name") return term.name === rowIndex ? 0 : Infinity;
  if (term.kind === "index") {
    const lag = lagOf(term.index);
    if (lag !== undefined) return lag;
  }
  return Math.min(Infinity, ...children(term).map(leastLag));
}

/** The term as one string, places left out, as it would read `shift` rows later; equal strings are equal terms. */
export function keyOf(term: Term, shift = 0): string {
  switch (term.kind) {
    case "number": return String(Number(term.digits));
    case "name": return term.name;
    case "index": {
      const lag = lagOf(term.index);
      return `${term.name}[${lag === undefined ? keyOf(term.index, shift) : `@-${lag - shift}`}]`;
    }
    case "negate": return `(-${keyOf(term.of, shift)})`;
    case "operator": return `(${keyOf(term.left, shift)}${term.op}${keyOf(term.right, shift)})`;
    case "call": return `${term.name}(${term.args.map((a) => keyOf(a, shift)).join(",")})`;
    case "comparison": return `(${term.items.map((item, i) => keyOf(item, shift) + (term.relations[i] ?? "")).join("")})`;
    case "conditional": return `(${keyOf(term.test, shift)}?${keyOf(term.whenTrue, shift)}:${keyOf(term.whenFalse, shift)})`;
    case "fold": return `${term.fold}(${keyOf(term.body, shift)},${term.index},${keyOf(term.from, shift)},${keyOf(term.to, shift)})`;
  }
}

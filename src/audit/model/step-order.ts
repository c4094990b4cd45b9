import { number, operator, type Term } from "../../term/term.ts";

/** A step as documents write it: a whole number, or a letter with a whole number added. */
export interface Step {
  readonly letter: string | undefined;
  readonly offset: number;
}

/** The step a term stands for: `0`, `t`, `t - 1`, `T`; undefined for anything else. */
export function stepOf(term: Term): Step | undefined {
  switch (term.kind) {
    case "number": return Number.isInteger(Number(term.digits)) ? { letter: undefined, offset: Number(term.digits) } : undefined;
    case "negate": {
      const of = stepOf(term.of);
      return of && of.letter === undefined ? { letter: undefined, offset: -of.offset } : undefined;
    }
    case "name": return { letter: term.name, offset: 0 };
    case "operator": {
      if (term.op !== "+" && term.op !== "-") return undefined;
      const [left, right] = [stepOf(term.left), stepOf(term.right)];
      if (!left || !right) return undefined;
      if (right.letter === undefined) return { letter: left.letter, offset: left.offset + (term.op === "+" ? 1 : -1) * right.offset };
      return left.letter === undefined && term.op === "+" ? { letter: right.letter, offset: left.offset + right.offset } : undefined;
    }
    default: return undefined;
  }
}

export function stepTerm({ letter, offset }: Step): Term {
  if (letter === undefined) return number(offset);
  const base: Term = { kind: "name", name: letter };
  return offset === 0 ? base : operator(offset > 0 ? "+" : "-", base, number(Math.abs(offset)));
}

export const stepKey = ({ letter, offset }: Step): string => `${letter ?? ""}${offset}`;

/**
 * −1, 0 or 1 for the order of two steps, where documents leave no doubt: whole numbers come before letters (0 < t), every letter before T,
 * s before t; undefined for two letters that nothing orders.
 */
export function compareSteps(a: Step, b: Step): -1 | 0 | 1 | undefined {
  const [ra, rb] = [rank(a.letter), rank(b.letter)];
  if (a.letter === b.letter) return a.offset === b.offset ? 0 : a.offset < b.offset ? -1 : 1;
  if (ra === undefined || rb === undefined || ra === rb) return undefined;
  return ra < rb ? -1 : 1;
}

function rank(letter: string | undefined): number | undefined {
  if (letter === undefined) return 0;
  return { s: 1, t: 2, T: 3 }[letter] ?? (letter === "k" || letter === "i" || letter === "n" || letter === "j" ? 2 : undefined);
}

/** A printed term, and what its neighbours must know of it. */
export interface Piece {
  readonly latex: string;
  readonly level: number;
  readonly starts?: "digit" | "minus" | "fraction";
  /** "fold": whatever is multiplied from the right would fall under the ∑ or ∏. */
  readonly ends?: "digit" | "fold";
}

/** How tightly a piece holds together. What is `tall` multiplies as it is but needs brackets to be raised: a fraction, a call, a power. */
export const level = { conditional: 0, comparison: 1, sum: 2, product: 3, tall: 4, atom: 5 } as const;

const isTall = (latex: string): boolean => /\\(frac|sum|prod|begin|sqrt|left|mathop)/.test(latex);

/** Round brackets, stretched only around what is taller than a line. */
export const bracketed = (latex: string): string => (isTall(latex) ? `\\left(${latex}\\right)` : `(${latex})`);

/** Square brackets likewise, as expectations have them. */
export const boxed = (latex: string): string => (isTall(latex) ? `\\left[${latex}\\right]` : `[${latex}]`);

/** The piece, in brackets if it holds less than `least`, or if it starts with a minus where none may stand. */
export function held(p: Piece, least: number, sign?: "no minus"): string {
  return p.level < least || (sign === "no minus" && p.starts === "minus") ? bracketed(p.latex) : p.latex;
}

import type { Expression } from "./syntax.ts";

/** A name's LaTeX, with an index below it where one is given: `("alphas_cumprod", "t-1")` → `\bar\alpha_{t-1}`; undefined where the name says nothing. */
export type Letters = (name: string, index: string | undefined) => string | undefined;

/** LaTeX and how tightly it holds together: 1 a sum, 2 a product, 3 a power or sign, 4 a letter or a bracket. */
export interface Tex { readonly text: string; readonly level: 0 | 1 | 2 | 3 | 4 }

/** What a printer of calls needs: the rest of the language, and names with an index below them. */
export interface Printer {
  readonly of: (node: Expression) => Tex;
  /** The same expression, every table in it at this step. */
  readonly at: (node: Expression, index: string) => Tex;
  readonly letters: Letters;
}

/** In parentheses where it holds together less than its place asks. */
export const bracketed = ({ text, level }: Tex, least: number): string => (level >= least ? text : enclosed(text));

/** In parentheses as high as what they hold. */
export const enclosed = (text: string): string => (/\\(?:frac|begin|prod|sum)/.test(text) ? `\\left(${text}\\right)` : `(${text})`);

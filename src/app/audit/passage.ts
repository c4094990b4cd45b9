import type { CodeRow } from "./listing-rows.ts";

/** A piece of a document as it is shown: plain data, with the ids of the claims found in it. */
export type Passage =
  /** `level` counts the headings above it, itself included: documents skip levels, a page must not. */
  | { readonly kind: "heading"; readonly level: number; readonly parts: readonly Part[] }
  | { readonly kind: "paragraph"; readonly quoted: boolean; readonly parts: readonly Part[] }
  | { readonly kind: "list"; readonly items: readonly (readonly Part[])[] }
  | { readonly kind: "table"; readonly rows: readonly (readonly (readonly Part[])[])[] }
  | { readonly kind: "display"; readonly math: MathPart }
  /** A long listing comes in several pieces, so that it does not hold the page; `continued` says that the one before it goes on here. */
  | { readonly kind: "code"; readonly rows: readonly CodeRow[]; readonly continued: boolean }
  | { readonly kind: "missing" };

export type Part = TextPart | MathPart;

export interface TextPart {
  readonly kind: "text";
  readonly text: string;
  readonly style?: "strong" | "emphasis" | "code";
}

/** Mathematics; that of plain text, outside all delimiters, is shown as it is written. */
export interface MathPart {
  readonly kind: "math";
  readonly tex: string;
  readonly notation: "tex" | "unicode";
  /** Ids of the findings in it, in reading order. */
  readonly claims: readonly string[];
}

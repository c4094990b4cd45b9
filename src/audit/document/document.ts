import type { Place } from "../../base/place.ts";

/**
 * A document taken apart: what is mathematics, what is code, what is prose, in reading order, each with its true place in `text`,
 * the file as it was given. Nothing is judged here.
 */
export interface Document {
  readonly name: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** `\newcommand` and `\def` of the whole document, by the macro's name with its backslash, KaTeX's form of their bodies (#1 …). */
  readonly macros: Readonly<Record<string, string>>;
}

export type Block = Heading | Prose | MathSpan | Code | Missing | Note;

export interface Heading { readonly kind: "heading"; readonly level: number; readonly text: string; readonly place: Place }
/** One sentence or list item, inline mathematics left in place in `text`; `spans` are the mathematics inside it, in order. */
export interface Prose { readonly kind: "prose"; readonly text: string; readonly place: Place; readonly where: Where }
/** `tex` is the inside, without delimiters; `place` is that inside. Unicode mathematics of plain text has `notation: "unicode"`. */
export interface MathSpan {
  readonly kind: "math";
  readonly tex: string;
  readonly notation: "tex" | "unicode";
  readonly display: boolean;
  readonly place: Place;
  /** The delimiters included: what a reader would point at. */
  readonly whole: Place;
  readonly where: Where;
  /** Offsets in `tex` to offsets in the document, for text that was unescaped (notebooks, HTML entities, `\_`). */
  readonly origin: (offset: number) => number;
}
export interface Code { readonly kind: "code"; readonly language: string; readonly text: string; readonly place: Place; readonly fenced: boolean }
/** Where a formula plainly is missing: an empty display, a sentence that ends in a colon before nothing, a span cut off by the end. */
export interface Missing { readonly kind: "missing"; readonly place: Place; readonly reason: "empty" | "cut off" | "unclosed" }
/** `<!-- alphabar: … -->`: declared conventions and suppressions. */
export interface Note { readonly kind: "note"; readonly text: string; readonly place: Place }

export type Where = "paragraph" | "list" | "table" | "heading" | "quote";

/** What a reader of the file would call a place: 1-based, and for notebooks the cell, also from 1. */
export interface Spot {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly cell?: number;
}

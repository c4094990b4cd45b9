import type { Place } from "../../base/place.ts";

/**
 * A document taken apart: what is mathematics, what is code, what is prose, in reading order, each with its true place in `text`,
 * the file as it was given. Nothing is judged here.
 */
export interface Document {
  readonly name: string;
  readonly text: string;
  /** Ordered by where they start; a sentence comes before the mathematics inside it. */
  readonly blocks: readonly Block[];
  /** `\newcommand`, `\def` and their like of the whole document, by the macro's name with its backslash, KaTeX's form of their bodies (#1 …). */
  readonly macros: Readonly<Record<string, string>>;
  /** The cells of a notebook, in order; the first is cell 1. */
  readonly cells?: readonly Place[];
}

export type Block = Heading | Prose | MathSpan | Code | Missing | Note;

/** `text` has its inline mathematics left in place, as in prose; `level` counts from 1. */
export interface Heading extends Standing { readonly kind: "heading"; readonly level: number; readonly text: string; readonly place: Place; readonly spans: readonly MathSpan[] }

/** One sentence, list item or table cell, inline mathematics left in place in `text`; `spans` are the mathematics inside it, in order. */
export interface Prose extends Standing {
  readonly kind: "prose";
  readonly text: string;
  readonly place: Place;
  readonly spans: readonly MathSpan[];
  /** Offsets in `text` to offsets in the document. */
  readonly origin: (offset: number) => number;
}

/**
 * `tex` is the inside, without delimiters; `place` is that inside. align, gather, multline and eqnarray stay in `tex` as environments,
 * since their `&` and `\\` mean nothing without them. Mathematics of plain text, outside all delimiters, has `notation: "unicode"`.
 */
export interface MathSpan extends Standing {
  readonly kind: "math";
  readonly tex: string;
  readonly notation: "tex" | "unicode";
  readonly display: boolean;
  readonly place: Place;
  /** The delimiters included: what a reader would point at. */
  readonly whole: Place;
  /** Offsets in `tex` to offsets in the document, for text that was unescaped (notebooks, HTML entities, `\_`). */
  readonly origin: (offset: number) => number;
  /** The sentence it stands in, itself included. For a display: what leads to it, itself, and the "where …" that goes on from it. */
  readonly sentence: string;
  /** Up to 200 characters of the same section (in tables: of the same cell) just before and just after it, white space made single. */
  readonly before: string;
  readonly after: string;
}

/** `fenced`: known to be code by its delimiters or its file; otherwise it was found in plain text by its looks. `output`: what a notebook's cell printed. */
export interface Code { readonly kind: "code"; readonly language: string; readonly text: string; readonly place: Place; readonly fenced: boolean; readonly headings: readonly string[]; readonly origin: (offset: number) => number; readonly output?: Output }
export interface Output { readonly text: string; readonly origin: (offset: number) => number }
/** Where a formula plainly is missing: an empty display, a sentence that ends in a colon before nothing, a span cut off by the end. */
export interface Missing { readonly kind: "missing"; readonly place: Place; readonly reason: "empty" | "cut off" | "unclosed" }
/**
 * `<!-- alphabar: … -->`, in LaTeX `% alphabar: …`, in plain text and Python a line `# alphabar: …`: declared conventions and suppressions.
 * `text` is what follows the colon.
 */
export interface Note { readonly kind: "note"; readonly text: string; readonly place: Place; readonly origin: (offset: number) => number }

/** Where something stands: its kind of block, the headings above it from the outermost, and in tables its row and column. */
export interface Standing {
  readonly where: Where;
  readonly headings: readonly string[];
  readonly table?: TableCell;
}

/** The text of the row's first cell and of the column's header; empty where the cell is one of these itself. Rows count from 0, the header's. */
export interface TableCell { readonly row: string; readonly column: string; readonly rowIndex: number; readonly columnIndex: number }

export type Where = "paragraph" | "list" | "table" | "heading" | "quote";

/** What a reader of the file would call a place: 1-based, and for notebooks the cell, also from 1. */
export interface Spot {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly cell?: number;
}

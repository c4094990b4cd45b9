import type { Missing } from "./document.ts";

/** A stretch of Markdown that is not prose. `inner` is what stands between its delimiters. Regions come in order and never overlap. */
export type Region = MathRegion | CodeRegion | MissingRegion | { readonly kind: "note" | "skip" | "code span"; readonly start: number; readonly end: number };

export interface MathRegion {
  readonly kind: "math";
  readonly start: number; readonly end: number;
  readonly innerStart: number; readonly innerEnd: number;
  readonly display: boolean;
  /** Delimited by `\\(` or `\\[`: every backslash inside is doubled too. */
  readonly doubled?: true;
}
export interface CodeRegion {
  readonly kind: "code";
  readonly start: number; readonly end: number;
  readonly innerStart: number; readonly innerEnd: number;
  readonly language: string;
  readonly fenced: boolean;
}
export interface MissingRegion { readonly kind: "missing"; readonly start: number; readonly end: number; readonly reason: Missing["reason"] }

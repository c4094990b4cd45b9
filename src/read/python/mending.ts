import { trace, type Traced } from "../../base/traced.ts";
import type { Repair } from "./python-unit.ts";

/** What one pass made of a text; `at` and `guessed` are offsets of the text that it was given. */
export interface Mended { readonly text: Traced; readonly done: readonly { readonly kind: Repair["kind"]; readonly at: number; readonly guessed?: readonly number[] }[] }

export interface Edit { readonly start: number; readonly end: number; readonly by: string }

/** A text with edits, which come in order and do not overlap. */
export function edited(source: string, edits: readonly Edit[]): Traced {
  const writing = trace(source);
  let at = 0;
  for (const { start, end, by } of edits) {
    writing.copy(at, start);
    writing.replace(by, start, end);
    at = end;
  }
  writing.copy(at, source.length);
  return writing.done();
}

export interface Line { readonly text: string; readonly start: number; readonly end: number }

export function physicalLines(source: string): readonly Line[] {
  let at = 0;
  return source.split("\n").map((text) => {
    const start = at;
    at += text.length + 1;
    return { text, start, end: start + text.length };
  });
}

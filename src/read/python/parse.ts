import { parse as parseTree } from "py-ast";
import type { Module } from "./syntax.ts";

export type Parsed = { readonly kind: "module"; readonly module: Module } | { readonly kind: "fault"; readonly message: string; readonly line: number; readonly byteColumn: number };

/** Past this many characters, or nested deeper than this, nothing is parsed: neither is a tutorial's listing. */
export const longestSource = 2_000_000;

/** One text as Python's tree, or the parser's own complaint, whose words are not CPython's. Lines count from 1, columns from 0 in bytes. */
export function parse(text: string): Parsed {
  if (text.length > longestSource) return { kind: "fault", message: "source too long", line: 1, byteColumn: 0 };
  try {
    return { kind: "module", module: parseTree(text) };
  } catch (error) {
    const { message = "", lineno, col_offset } = error as { message?: string; lineno?: number; col_offset?: number };
    const line = lineno ?? Number(/ at line (\d+)/.exec(message)?.[1] ?? 1);
    return { kind: "fault", message: message.replace(/ at line \d+.*$/, ""), line, byteColumn: col_offset ?? Number(/, column (\d+)/.exec(message)?.[1] ?? 0) };
  }
}

export const emptyModule: Module = { nodeType: "Module", body: [], lineno: 1, col_offset: 0 };

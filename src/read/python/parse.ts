import { parse as parseTree } from "py-ast";
import type { Module } from "./syntax.ts";

export type Parsed = { readonly kind: "module"; readonly module: Module } | { readonly kind: "fault"; readonly message: string; readonly line: number; readonly byteColumn: number };

/** Past this many characters, or nested deeper than this, nothing is parsed: neither is a tutorial's listing. */
export const longestSource = 2_000_000;

/** One text as Python's tree, or the parser's own complaint, whose words are not CPython's. Lines count from 1, columns from 0 in bytes. */
export function parse(text: string): Parsed {
  if (text.length > longestSource) return { kind: "fault", message: tooLong, line: 1, byteColumn: 0 };
  try {
    const module = parseTree(text);
    return isTooDeep(module) ? { kind: "fault", message: tooDeep, line: 1, byteColumn: 0 } : { kind: "module", module };
  } catch (error) {
    // The parser goes down by recursion.
    if (error instanceof RangeError || /recursion/.test(String(error))) return { kind: "fault", message: tooDeep, line: 1, byteColumn: 0 };
    const { message = "", lineno, col_offset } = error as { message?: string; lineno?: number; col_offset?: number };
    const line = lineno ?? Number(/ at line (\d+)/.exec(message)?.[1] ?? 1);
    return { kind: "fault", message: message.replace(/ at line \d+.*$/, ""), line, byteColumn: col_offset ?? Number(/, column (\d+)/.exec(message)?.[1] ?? 0) };
  }
}

/** What reads a tree goes down by recursion too: deeper ones are refused. */
export const tooDeep = "too deeply nested", tooLong = "source too long";
const deepestTree = 600;

function isTooDeep(module: Module): boolean {
  let level: object[] = [module];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepestTree) return true;
    const next: object[] = [];
    for (const node of level) for (const value of Object.values(node)) if (value !== null && typeof value === "object") next.push(value as object);
    level = next;
  }
  return false;
}

export const emptyModule: Module = { nodeType: "Module", body: [], lineno: 1, col_offset: 0 };

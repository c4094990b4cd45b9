import { attempt, type Problem } from "../../base/problem.ts";
import type { Term } from "../../term/term.ts";
import { expression } from "./expression.ts";
import { tokens } from "./tokens.ts";

/** One expression of the sheet's language. Never throws for a bad text: the problem says what is wrong, where, and often what was meant. */
export function readTerm(text: string): { ok: true; term: Term } | { ok: false; problem: Problem } {
  const read = attempt(() => expression(tokens(text), text));
  return read.ok ? { ok: true, term: read.value } : read;
}

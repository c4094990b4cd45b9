import { attempt } from "../../base/problem.ts";
import { expression } from "./expression.ts";
import { tokens } from "./tokens.ts";

const longest = 400;

/**
 * The claim that a line without the word may be meant as: `abar[t] < abar[t-1]` as `claim abar[t] < abar[t-1]`, and `claim falls: abar[t] < 1`, as if claims had names, as `claim abar[t] < 1`.
 * Undefined where the rest is no comparison, and for a text that is too long to be read twice.
 */
export function meantClaim(text: string): string | undefined {
  if (text.length > longest) return undefined;
  const named = /^\s*claim\s+[^:=<>]*:(?<rest>.*)$/s.exec(text);
  const meant = (named?.groups?.["rest"] ?? text).trim();
  const body = meant.replace(/\sfor\s.*$/s, "");
  const read = attempt(() => expression(tokens(body), body));
  return read.ok && read.value.kind === "comparison" ? `claim ${meant}` : undefined;
}

import type { Spot } from "../../../program/value.ts";
import type { Wording } from "../../../sheet/formula.ts";
import type { CodeContext, CodeRule } from "../code-claim.ts";
import type { Statement } from "../../../read/python/syntax.ts";
import type { CallableFunction } from "../call/callables.ts";
import { mended, mendedFunction } from "./repair.ts";
import { placeOfStatement, standingOf } from "../source/statements.ts";

/** The right line of a refuted claim, where one edit of one of these statements makes the same rule uphold the same subject at the same place; `spot` is that statement, where the mistake is. */
export function rightFormOf(context: CodeContext, about: { readonly spot: Spot; readonly subject: Wording }, rule: CodeRule, all: readonly Spot[]): { readonly rightForm?: string; readonly spot?: Spot } {
  // Lines of one listing are edited: the one in which the claim stands.
  const spots = all.filter(({ unit }) => unit === about.spot.unit);
  if (context.options.found === "doubt" || spots.length === 0) return {};
  const places = spots.map((spot) => placeOfStatement(context, spot).start);
  places.push(placeOfStatement(context, about.spot).start);
  const lines = spots.map((spot) => heads(standingOf(context, spot)?.statement ?? spot.node));
  const found = mended(context, spots[0]!.unit, lines, about.spot, (trial) => {
    const here = rule(trial).filter(({ place, code }) => places.some((at) => place.start <= at && at < Math.max(place.end, place.start + 1)) && code.subject.en === about.subject.en);
    return here.length > 0 && here.every(({ verdict }) => verdict.kind === "upheld");
  });
  if (!found) return {};
  const at = spots.find((_, i) => lines[i]!.lineno <= found.lineno && found.lineno <= lines[i]!.end_lineno);
  return { rightForm: found.line, ...(at && { spot: at }) };
}

/** The same where the claim is one function's, which is called by itself. */
export function rightFormOfFunction(context: CodeContext, callable: CallableFunction, statements: readonly Statement[], holds: (edited: CallableFunction) => boolean): { readonly rightForm?: string; readonly spot?: Spot } {
  if (context.options.found === "doubt") return {};
  const lines = statements.map(heads), found = mendedFunction(context, callable, lines, holds);
  if (!found) return {};
  const at = statements.find((_, i) => lines[i]!.lineno <= found.lineno && found.lineno <= lines[i]!.end_lineno);
  return { rightForm: found.line, ...(at && { spot: { unit: callable.fn.unit, node: at } }) };
}

/** Of a compound statement only its first line. */
const heads = <N extends { readonly lineno: number; readonly end_lineno?: number }>(node: N): { readonly lineno: number; readonly end_lineno: number } =>
  ({ lineno: node.lineno, end_lineno: "body" in node ? node.lineno : (node.end_lineno ?? node.lineno) });

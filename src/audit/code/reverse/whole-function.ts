import type { PythonFunction } from "../../../program/value.ts";
import type { CodeClaim, CodeContext } from "../code-claim.ts";
import { docstringOf } from "../source/statements.ts";

/** A function that is right is right in all its lines: a claim's place widened to them, its docstring left out. One that is wrong, or open, stays at its line. */
export function overFunction(context: CodeContext, fn: Pick<PythonFunction, "unit" | "node"> | undefined, claim: CodeClaim): CodeClaim {
  if (!fn || claim.verdict.kind !== "upheld" || fn.node.nodeType !== "FunctionDef") return claim;
  const { placeOf } = context.listings[fn.unit]!;
  const body = fn.node.body.slice(docstringOf(fn.node) === "" ? 0 : 1), [first] = body, last = body.at(-1);
  if (!first || !last) return claim;
  const place = { start: placeOf(first).start, end: placeOf(last).end };
  return place.start <= claim.place.start && claim.place.end <= place.end ? { ...claim, place } : claim;
}

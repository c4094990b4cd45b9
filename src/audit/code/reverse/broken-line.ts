import type { PythonFunction } from "../../../program/value.ts";
import { convertedLines } from "../convert/converted-lines.ts";
import type { CodeClaim, CodeContext } from "../code-claim.ts";

/** The line of a function that makes x̂_0 or another quantity by its name, and makes something else: what goes wrong behind it is that line's fault, which has a finding of its own. None where an edit is only tried. */
export function brokenLineOf(context: CodeContext, { unit, node }: PythonFunction): string | undefined {
  if (context.options.found === "doubt") return undefined;
  const listing = context.listings[unit]!, { start, end } = listing.placeOf(node);
  const claim = refutedLines(context).find(({ place }) => start <= place.start && place.end <= end);
  return claim && /^\s*([\w.]+)/.exec(context.document.text.slice(claim.place.start, claim.place.end))?.[1];
}

const refutedIn = new WeakMap<CodeContext, readonly CodeClaim[]>();
function refutedLines(context: CodeContext): readonly CodeClaim[] {
  const known = refutedIn.get(context) ?? convertedLines({ ...context, options: { ...context.options, found: "doubt" } }).filter(({ verdict }) => verdict.kind === "refuted");
  refutedIn.set(context, known);
  return known;
}

import type { Place } from "../../../base/place.ts";
import type { Event } from "../../../program/world.ts";
import { claimOf } from "../claim-of.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import { numberText } from "../number-text.ts";
import { numbersShown, shownAs } from "../source/outputs.ts";
import { numbersOf } from "../world/schedule-world.ts";
import { standingOf } from "../source/statements.ts";
import { subjects } from "../wordings.ts";
import { words } from "../names/words.ts";

/** What comments say of one entry of an array: "abar[0] is 1", "betas_rev[0] has the least noise". Held against the array as the program has it there. */
export const remarks: CodeRule = (context) => context.listings.flatMap((listing, unit) => {
  let start = 0;
  return listing.unit.text.split("\n").flatMap((line, i): readonly CodeClaim[] => {
    const at = start;
    start += line.length + 1;
    const comment = /^(?:[^#"']|"[^"]*"|'[^']*')*#(.*)$/.exec(line)?.[1];
    if (comment === undefined || listing.unit.repairs.length > 0 || unsure.test(comment)) return [];
    const place: Place = { start: listing.code.origin(at + (line.length - line.trimStart().length)), end: listing.code.origin(at + line.trimEnd().length - 1) + 1 };
    const claim = valueIn(context, unit, i + 1, comment, place) ?? extremeIn(context, unit, i + 1, comment, place);
    return claim ? [claim] : [];
  });
});

const unsure = /[?？]|\b(?:about|almost|nearly|roughly|approximately|not|if|would|should|close to|or)\b|n't|约|近似|接近|几乎|不|如果|应|差不多|≈|~/i;

type Bound = Extract<Event, { kind: "bound" }>;

/** The array of that name after a line: bound by the statement of that line or the one below, else the last before. */
function boundAt({ run, ...context }: CodeContext, unit: number, line: number, name: string): Bound | undefined {
  const all = run.events.filter((event): event is Bound => event.kind === "bound" && event.name === name && event.depth === 0 && event.loops.length === 0);
  const lineOf = (event: Bound) => standingOf({ run, ...context }, event.spot)?.statement.lineno ?? event.spot.node.lineno;
  return all.find((event) => event.spot.unit === unit && lineOf(event) === line + 1) ?? all.findLast((event) => event.spot.unit < unit || (event.spot.unit === unit && lineOf(event) <= line));
}

function entry(context: CodeContext, unit: number, line: number, name: string, index: string): { readonly event: Bound; readonly values: readonly number[]; readonly own: number } | undefined {
  const event = boundAt(context, unit, line, name), values = event && numbersOf(event.value);
  const own = values?.at(Number(index));
  return event && values && own !== undefined ? { event, values, own } : undefined;
}

/** `abar[0] is 1`. A whole number is exact at the first entry, where it says which step that is; elsewhere it may be rounded. */
function valueIn(context: CodeContext, unit: number, line: number, comment: string, place: Place): CodeClaim | undefined {
  const found = /(?<![\w.\]])([A-Za-z_]\w*)\[(-?\d+)\]\s*(?:is|equals|==?|等于|就是|恒为|为|是)\s*(-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?)(?!\w|\.\d|\s*[-+*/^(×·])/i.exec(comment);
  const here = found && entry(context, unit, line, found[1]!, found[2]!);
  if (!here) return undefined;
  const shown = numbersShown(found[3]!).numbers[0];
  if (!shown) return undefined;
  const isWhole = /^-?\d+$/.test(shown.text), isSame = Math.abs(here.own - shown.value) <= 1e-9;
  const as = isWhole ? (isSame ? "yes" : found[2] === "0" ? "no" : "open") : shownAs(here.own, shown);
  return as === "open" ? undefined : told(context, here.event, place, `${found[1]!}[${found[2]!}]`, as === "yes", numberText(here.own), shown.text, Math.abs(here.own - shown.value));
}

/** `betas[0]: the step with the least noise`: β is least there, or ᾱ greatest. */
function extremeIn(context: CodeContext, unit: number, line: number, comment: string, place: Place): CodeClaim | undefined {
  const found = /(?<![\w.\]])([A-Za-z_]\w*)\[(0|-1)\][^.;。；[\]]{0,40}?(?:(?:the )?(?<least>least noise|smallest noise|lowest noise|噪声最小|噪声最少|噪声最弱)|(?:the )?(?:most noise|largest noise|highest noise|噪声最大|噪声最多|噪声最强))/i.exec(comment);
  const here = found && entry(context, unit, line, found[1]!, found[2]!);
  const [first] = found ? words(found[1]!) : [];
  if (!here || !first || !/^(?:betas?|alphas?|abar|ab|acp?)$/.test(first)) return undefined;
  const isLeast = (found.groups?.["least"] !== undefined) === first.startsWith("beta");
  const should = isLeast ? Math.min(...here.values) : Math.max(...here.values);
  return told(context, here.event, place, `${found[1]!}[${found[2]!}]`, here.own === should, numberText(here.own), numberText(should), Math.abs(here.own - should));
}

function told(context: CodeContext, event: Bound, place: Place, entryName: string, holds: boolean, computes: string, should: string, difference: number): CodeClaim {
  const run = { cases: 1, seed: context.options.seed, doubts: 0, worst: 0, milliseconds: 0 };
  const about = { context, spot: event.spot, place, subject: subjects.remark, reading: `\\text{${entryName.replaceAll("_", "\\_")}} = ${should}`, computes: { numbers: computes }, should: { numbers: should } };
  if (holds) return claimOf({ ...about, verdict: { kind: "upheld", scope: "here", run } });
  return claimOf({ ...about, verdict: { kind: "refuted", scope: "here", run, counterexample: { case: { steps: 0, parameters: {}, variables: {}, at: {} }, left: computes, right: should, relation: "==", of: "value", difference: numberText(difference), digits: 15, path: "0" } } });
}

import type { Place } from "../../../base/place.ts";
import type { Spot, Value } from "../../../program/value.ts";
import type { Event } from "../../../program/world.ts";
import { claimOf } from "../claim-of.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import { undecided } from "../judge.ts";
import { numberText } from "../number-text.ts";
import { numbersShown, outputOf, type Shown, shownAs, type ShownLine } from "../source/outputs.ts";
import { standingOf } from "../source/statements.ts";
import { subjects } from "../wordings.ts";

/** Numbers that code prints and that stand beside it, as a cell's output, a block below or a comment, line by line. What is random is left alone. */
export const printed: CodeRule = (context) => [...inOutputs(context), ...inComments(context)];

interface Line { readonly spot: Spot; readonly text: string; readonly known: boolean }
interface Below extends ShownLine { readonly place: Place }

/** Lines that a listing prints, in order, each whether nothing random or unknown went in. */
const printedBy = (context: CodeContext, unit: number): readonly Line[] => context.run.events.flatMap((event): readonly Line[] =>
  (event.kind === "printed" && event.spot.unit === unit ? event.text.split("\n").map((text) => ({ spot: event.spot, text, known: isKnown(event) })) : []));

function inOutputs(context: CodeContext): readonly CodeClaim[] {
  return context.listings.flatMap((listing, unit) => {
    const output = outputOf(context.document, listing, context.listings);
    if (output === undefined) return [];
    let at = 0;
    const shown = output.text.split("\n").map((text): Below => {
      const start = at + (text.length - text.trimStart().length), end = Math.max(start + 1, at + text.trimEnd().length);
      at += text.length + 1;
      return { ...numbersShown(text), place: { start: output.origin(start), end: output.origin(end - 1) + 1 } };
    });
    return matched(context, printedBy(context, unit), shown);
  });
}

/** Each printed line beside the next shown line that reads alike. */
function matched(context: CodeContext, lines: readonly Line[], shown: readonly Below[]): readonly CodeClaim[] {
  const claims: CodeClaim[] = [];
  let from = 0;
  for (const { spot, text, known } of lines) {
    const { numbers, around } = numbersShown(text);
    if (numbers.length === 0) continue;
    const at = shown.findIndex((line, i) => i >= from && line.around === around && line.numbers.length === numbers.length);
    if (at < 0) continue;
    from = at + 1;
    if (known) claims.push(claimFor(context, spot, numbers.map(({ value }, i) => [value, shown[at]!.numbers[i]!]), shown[at]!.place));
  }
  return claims;
}

/** `print(abar[499])  # 0.0786`, `a = f(500)  # → 0.0786` at the end of a line, and lines of comments below what prints. */
function inComments(context: CodeContext): readonly CodeClaim[] {
  const claims: CodeClaim[] = [];
  for (const [unit, listing] of context.listings.entries()) {
    const source = listing.unit.text.split("\n"), lines = printedBy(context, unit);
    for (const statement of listing.unit.module.body) {
      const last = statement.end_lineno ?? statement.lineno;
      const own = lines.filter(({ spot }) => { const { lineno } = standingOf(context, spot)?.statement ?? spot.node; return statement.lineno <= lineno && lineno <= last; });
      const beside = own.length > 0 ? remark(source[last - 1]!) : undefined;
      if (beside && own.length === 1) {
        const { numbers } = numbersShown(own[0]!.text);
        if (own[0]!.known && numbers.length === beside.length) claims.push(claimFor(context, own[0]!.spot, numbers.map(({ value }, i) => [value, beside[i]!])));
        continue;
      }
      if (own.length === 0) { const claim = boundBeside(context, unit, statement.lineno, source[last - 1]!); if (claim) claims.push(claim); continue; }
      const below: Below[] = [];
      for (let i = last; i < source.length && /^\s*#/.test(source[i]!); i++) {
        const start = source.slice(0, i).join("\n").length + 1;
        const text = source[i]!.replace(/^\s*#+\s*(?:(?:→|->|=>|>>>|output:?|输出[:：]?)\s*)?/i, "");
        below.push({ ...numbersShown(text), place: { start: listing.code.origin(start), end: listing.code.origin(start + source[i]!.length - 1) + 1 } });
      }
      if (below.length > 0 && listing.unit.repairs.length === 0) claims.push(...matched(context, own, below));
    }
  }
  return claims;
}

/** The numbers of a comment that holds nothing else. */
function remark(line: string): readonly Shown[] | undefined {
  const comment = /^(?:[^#"']|"[^"]*"|'[^']*')*#\s*(.*)$/.exec(line)?.[1];
  if (comment === undefined) return undefined;
  const bare = comment.replace(/^(?:→|->|=>|⇒|≈|~|=|prints?:?|outputs?:?|returns?:?|gives:?|输出[:：]?|结果[:：]?|约)\s*/i, "");
  const { numbers, around } = numbersShown(bare);
  return numbers.length > 0 && /^(?:tensor|array|np\.float64|[#()[\],;\s])*$/.test(around) ? numbers : undefined;
}

/** An assignment with its value in a comment after an arrow. */
function boundBeside(context: CodeContext, unit: number, lineno: number, line: string): CodeClaim | undefined {
  if (!/#\s*(?:→|->|=>|⇒|≈|~|=|returns?:?|gives:?|约)\s*[-+\d.([ta]/.test(line)) return undefined;
  const shown = remark(line);
  const event = context.run.events.findLast((each) => each.kind === "bound" && each.depth === 0 && each.loops.length === 0 && each.spot.unit === unit && standingOf(context, each.spot)?.statement.lineno === lineno);
  if (shown?.length !== 1 || event?.kind !== "bound" || !isKnown(event)) return undefined;
  const statement = standingOf(context, event.spot)?.statement;
  if (statement?.nodeType === "Assign" && statement.value.nodeType === "Constant") return undefined;
  const [value] = scalar(event.value);
  return value === undefined ? undefined : claimFor(context, event.spot, [[value, shown[0]!]]);
}

const scalar = (value: Value): readonly number[] => {
  if (value.kind === "int" || value.kind === "float") return [value.value];
  return value.kind === "tensor" && value.cells.length === 1 && value.shape.every((n) => n === 1) && typeof value.cells[0] === "number" ? [value.cells[0]] : [];
};

/** Nothing random or unknown went in. */
function isKnown(event: Extract<Event, { kind: "printed" | "bound" }>): boolean {
  const known = (value: Value): boolean => {
    switch (value.kind) {
      case "tensor": return value.cells.every((cell) => typeof cell === "number");
      case "list": case "tuple": return value.items.every(known);
      case "unknown": case "statistic": case "network": return false;
      default: return true;
    }
  };
  return (event.kind === "printed" ? event.values : [event.value]).every(known);
}

/** A listing of numpy's float64: where a threshold is crossed does not hang on float32's rounding. */
const isDouble = ({ listings }: CodeContext, { unit }: Spot): boolean => {
  const { text } = listings[unit]!.unit;
  return /\bnp\.|\bnumpy\b/.test(text) && !/\btorch\b|\btf\b|\bjnp\b|\bjax\b|float32|float16/.test(text);
};

function claimFor(context: CodeContext, spot: Spot, pairs: readonly (readonly [number, Shown])[], place?: Place): CodeClaim {
  const run = { cases: pairs.length, seed: context.options.seed, doubts: 0, worst: 0, milliseconds: 0 };
  const numbers = place && !/[≈~约]/.test(context.document.text.slice(place.start - 4, place.end)) && isDouble(context, spot) ? "exact" as const : "rounded" as const;
  const wrong = pairs.find(([computed, shown]) => shownAs(computed, shown, numbers) === "no");
  const open = pairs.find(([computed, shown]) => shownAs(computed, shown, numbers) === "open");
  const [computed, shown] = wrong ?? open ?? pairs[0]!;
  const about = { context, spot, ...(place && { place }), subject: subjects.printed, reading: pairs.map(([, { text }]) => text).slice(0, 6).join(",\\ "), computes: { numbers: numberText(computed) }, should: { numbers: shown.text } };
  if (!wrong) return claimOf({ ...about, verdict: open ? undecided({ kind: "not exact", subject: shown.text }) : { kind: "upheld", scope: "here", run } });
  return claimOf({
    ...about,
    verdict: {
      kind: "refuted", scope: "here", run,
      counterexample: { case: { steps: 0, parameters: {}, variables: {}, at: {} }, left: numberText(computed), right: shown.text, relation: "==", of: "value", difference: numberText(Math.abs(computed - shown.value)), digits: 15, path: "0" },
    },
  });
}

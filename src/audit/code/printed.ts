import type { Spot, Value } from "../../program/value.ts";
import type { Event } from "../../program/world.ts";
import { claimOf } from "./claim-of.ts";
import type { CodeClaim, CodeContext, CodeRule } from "./code-claim.ts";
import { undecided } from "./judge.ts";
import { numberText } from "./number-text.ts";
import { numbersShown, outputOf, type Shown, shownAs } from "./outputs.ts";
import { standingOf } from "./statements.ts";
import { subjects } from "./wordings.ts";

/** Numbers that code prints and that stand beside it, as a cell's output, a block below or a comment. What is random is left alone. */
export const printed: CodeRule = (context) => [...inOutputs(context), ...inComments(context)];

interface Line { readonly spot: Spot; readonly text: string }

function inOutputs(context: CodeContext): readonly CodeClaim[] {
  return context.listings.flatMap((listing, unit) => {
    const output = outputOf(context.document, listing, context.listings);
    if (output === undefined) return [];
    const shown = output.split("\n").map(numbersShown).filter(({ numbers }) => numbers.length > 0);
    const lines = context.run.events.flatMap((event): readonly Line[] => (event.kind === "printed" && event.spot.unit === unit && isKnown(event) ? event.text.split("\n").map((text) => ({ spot: event.spot, text })) : []));
    const found = new Map<unknown, { readonly spot: Spot; readonly pairs: (readonly [number, Shown])[] }>();
    let from = 0;
    for (const { spot, text } of lines) {
      const computed = numbersShown(text);
      if (computed.numbers.length === 0) continue;
      const at = shown.findIndex((line, i) => i >= from && line.around === computed.around && line.numbers.length === computed.numbers.length);
      if (at < 0) continue;
      from = at + 1;
      const entry = found.get(spot.node) ?? { spot, pairs: [] };
      found.set(spot.node, entry);
      for (const [i, number] of computed.numbers.entries()) entry.pairs.push([number.value, shown[at]!.numbers[i]!]);
    }
    return [...found.values()].map(({ spot, pairs }) => claimFor(context, spot, pairs));
  });
}

/** `print(abar[499])  # 0.0786`, `a = f(500)  # → 0.0786`: one number in a comment at the end of a line. */
function inComments(context: CodeContext): readonly CodeClaim[] {
  const found = new Map<unknown, { readonly spot: Spot; readonly pairs: (readonly [number, Shown])[] }>();
  for (const event of context.run.events) {
    if ((event.kind !== "printed" && event.kind !== "bound") || event.loops.length > 0 || event.depth > 0 || !isKnown(event)) continue;
    const statement = standingOf(context, event.spot)?.statement;
    if (!statement || (statement.nodeType !== "Expr" && statement.nodeType !== "Assign")) continue;
    if (statement.nodeType === "Assign" && statement.value.nodeType === "Constant") continue;
    const line = context.listings[event.spot.unit]!.unit.text.split("\n")[(statement.end_lineno ?? statement.lineno) - 1] ?? "";
    const comment = /#\s*(→|->|=>|⇒|≈|~|=|prints?:?|outputs?:?|returns?:?|gives:?|输出[:：]?|结果[:：]?|约)?\s*(?:tensor\(|array\(|np\.float64\()?([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\)?\s*$/i.exec(line);
    if (!comment || (event.kind === "bound" && comment[1] === undefined)) continue;
    const values = event.kind === "printed" ? event.values : [event.value];
    const numbers = values.flatMap(scalar);
    const printedNumbers = event.kind === "printed" ? numbersShown(event.text).numbers : [];
    const value = numbers.length === 1 ? numbers[0] : printedNumbers.length === 1 ? printedNumbers[0]!.value : undefined;
    if (value === undefined || found.has(statement)) continue;
    found.set(statement, { spot: event.spot, pairs: [[value, numbersShown(comment[2]!).numbers[0]!]] });
  }
  return [...found.values()].map(({ spot, pairs }) => claimFor(context, spot, pairs));
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

function claimFor(context: CodeContext, spot: Spot, pairs: readonly (readonly [number, Shown])[]): CodeClaim {
  const run = { cases: pairs.length, seed: context.options.seed, doubts: 0, worst: 0, milliseconds: 0 };
  const wrong = pairs.find(([computed, shown]) => shownAs(computed, shown) === "no");
  const open = pairs.some(([computed, shown]) => shownAs(computed, shown) === "open");
  const [computed, shown] = wrong ?? pairs[0]!;
  const about = { context, spot, subject: subjects.printed, reading: pairs.map(([, { text }]) => text).slice(0, 6).join(",\\ "), computes: { numbers: numberText(computed) }, should: { numbers: shown.text } };
  if (!wrong) return claimOf({ ...about, verdict: open ? undecided({ kind: "not exact", subject: shown.text }) : { kind: "upheld", scope: "here", run } });
  return claimOf({
    ...about,
    verdict: {
      kind: "refuted", scope: "here", run,
      counterexample: { case: { steps: 0, parameters: {}, variables: {}, at: {} }, left: numberText(computed), right: shown.text, relation: "==", of: "value", difference: numberText(Math.abs(computed - shown.value)), digits: 15, path: "0" },
    },
  });
}

import { callFunction } from "../../../program/call-function.ts";
import type { Spot } from "../../../program/value.ts";
import { callablesOf } from "../call/callables.ts";
import { chainOf } from "../world/chain.ts";
import { claimOf } from "../claim-of.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import { linesOf } from "../source/decisive-spot.ts";
import { parametersOf } from "../call/inputs.ts";
import { type Departure, judge, type Seen } from "../judge.ts";
import { shortNumber } from "../number-text.ts";
import { inputRolesOf, tableRolesOf } from "../names/roles.ts";
import { numbersOf } from "../world/schedule-world.ts";
import { placeOfStatement, standingOf } from "../source/statements.ts";
import { words } from "../names/words.ts";
import { subjects } from "../wordings.ts";

/** ᾱ is a product of numbers below 1: what is named ᾱ and made without β must fall from step to step. Arrays bound at the top, and functions of T. */
export const fallingProducts: CodeRule = (context) => [...ofFunctions(context), ...ofArrays(context)];

const shapes = /^(?:linear|lin|cosine|cos|sigmoid|quadratic|quad|exponential|exp|polynomial|poly|laplace|shifted|warped|schedule|get|make|compute|build|the|new|\d+)$/;

function namesProducts(name: string): boolean {
  const all = words(name).filter((word) => !shapes.test(word));
  const roles = all.length === 0 || all.some((word) => /^(?:rev|reversed?|flip|flipped|inv|backwards?)$/.test(word)) ? [] : tableRolesOf(all.join("_"));
  return roles.length === 1 && roles[0]!.column === "alphabar" && roles[0]!.done.length === 0 && roles[0]!.shift === 0;
}

function ofFunctions(context: CodeContext): readonly CodeClaim[] {
  return callablesOf(context.run, {}, chainOf([0.1, 0.2])).callables.flatMap(({ fn }): readonly CodeClaim[] => {
    const { needed } = parametersOf(fn);
    if (fn.node.nodeType !== "FunctionDef" || !namesProducts(fn.name) || needed.length !== 1 || !inputRolesOf(needed[0]!).includes("T") || isTurned(context, { unit: fn.unit, node: fn.node })) return [];
    const made = [5, 10, 50].map((steps) => {
      const outcome = callFunction(context.run, fn, [{ kind: "int", value: steps }], new Map(), {});
      return outcome.kind === "value" ? numbersOf(outcome.value) : undefined;
    });
    const all = made.flatMap((values) => (values && isShare(values) ? [values] : []));
    return all.length === made.length ? [told(context, { unit: fn.unit, node: linesOf(fn).find((line) => line.nodeType === "Return") ?? fn.node }, all)] : [];
  });
}

function ofArrays(context: CodeContext): readonly CodeClaim[] {
  return context.run.events.flatMap((event): readonly CodeClaim[] => {
    if (event.kind !== "bound" || event.depth > 0 || event.loops.length > 0 || event.how === "parameter" || event.how === "loop" || !namesProducts(event.name)) return [];
    const values = numbersOf(event.value), statement = standingOf(context, event.spot)?.statement;
    return values && isShare(values) && statement?.nodeType === "Assign" && !isTurned(context, event.spot) ? [told(context, event.spot, [values])] : [];
  });
}

/** Five shares of 1 at least that go one way. */
const isShare = (values: readonly number[]): boolean =>
  values.length >= 5 && values.every((x) => x >= 0 && x <= 1) && Math.abs(values.at(-1)! - values[0]!) > 0.1 && (values.every((x, i) => i === 0 || x >= values[i - 1]!) || values.every((x, i) => i === 0 || x <= values[i - 1]!));

/** Stored the other way round on purpose. */
function isTurned(context: CodeContext, spot: Spot): boolean {
  const place = spot.node.nodeType === "FunctionDef" ? context.listings[spot.unit]!.placeOf(spot.node) : placeOfStatement(context, spot);
  return /::\s*-\s*1|flip|revers|backward|descend|倒序|反向|逆序/i.test(context.document.text.slice(place.start, place.end));
}

function told(context: CodeContext, spot: Spot, all: readonly (readonly number[])[]): CodeClaim {
  const seen = all.map((values): Seen<"falls"> => ({
    chain: chainOf(values.map(() => 0.1)), kind: "own",
    departs: (): Departure | undefined => {
      const at = values.findIndex((x, i) => i > 0 && x > values[i - 1]!);
      return at < 0 ? undefined : { t: at + 1, computes: values[at]!, should: `≤ ${shortNumber(values[at - 1]!)}`, of: "value", size: Infinity };
    },
  }));
  const { verdict } = judge(["falls"], seen, context.options.seed), latex = "\\bar\\alpha_t \\le \\bar\\alpha_{t-1}";
  const [first] = all, row = `${first!.slice(0, 3).map(shortNumber).join(", ")}, …, ${shortNumber(first!.at(-1)!)}`;
  return claimOf({ context, spot, subject: subjects.table, reading: latex, verdict, computes: { numbers: row }, should: { latex } });
}

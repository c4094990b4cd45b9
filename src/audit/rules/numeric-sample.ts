import { attempt, fail } from "../../base/problem.ts";
import type { MathNode } from "../../read/latex/math.ts";
import { at, call, number, operator, type Term } from "../../term/term.ts";
import { knownAt, settled } from "../given-quantities.ts";
import { type Step, stepTerm } from "../model/step-order.ts";
import { numeric } from "../schedules.ts";
import { isModelParameter, networkOf, stepsOfSymbol } from "../symbol.ts";
import { nothingMet, stepFrom } from "../translate.ts";
import { arithmetic, numberOf, saying, underSchedules } from "./number.ts";
import type { Judgeable, PairRule } from "./rule.ts";

/** x_500 ≈ 0.28 x_0 + 0.96 ε and q(x_500|x_0) = N(0.28 x_0, 0.92 I): two numbers of the schedule, or of the values that an example gives. */
export const numericSample: PairRule = ({ left, right, relation, headings, around, sentence = around, position }, reading, lexicon) => {
  if (!["=", "≈", "≃", "∼"].includes(relation)) return undefined;
  const found = sampled(left, right) ?? lawful(left, right);
  if (!found) return undefined;
  const { step, early, kept, added, squared } = found;
  const t = stepTerm(step);
  const share: Term = early === "data" ? at("alphabar", t) : at("alpha", t);
  const rest = operator("-", number(1), share);
  const wanted = [call("sqrt", share), squared ? rest : call("sqrt", rest)], said = [kept, added];
  const met = nothingMet();
  const known = position === undefined ? undefined : knownAt(lexicon.printed ?? [], { position, headings }, reading, lexicon);
  const closed = known && wanted.map((term) => settled(term, known, lexicon));
  if (closed?.every((term) => term !== undefined)) {
    const judged = closed.map((term, i) => arithmetic(term!, said[i]!, relation === "∼" ? "=" : relation));
    const unless = judged.map((j) => j.unless ?? j.alternatives[0]!).flat();
    return { rule: "sample", met, alternatives: [judged.flatMap((j) => j.alternatives[0]!)], lines: [[]], ...(judged.some((j) => j.unless) && { unless }) };
  }
  // x_t = √0.9 x_{t−1} + √0.1 ε is a schedule of its own.
  if (step.letter !== undefined && step.letter !== "T") return fail("missing value", "a schedule with its numbers");
  const says = wanted.flatMap((term, i) => saying(term, said[i]!, relation === "∼" ? "=" : relation));
  const decided: Omit<Judgeable, "met"> = underSchedules(says, { headings, sentence, around, ...(position !== undefined && { position }) }, lexicon);
  return { ...decided, rule: "sample", met };
};

/** √0.9 x_{t−1} + √0.1 ε: numbers that some β makes, whose squares add up to 1. */
export function isOwnSchedule(left: MathNode, right: MathNode): boolean {
  const found = sampled(left, right) ?? lawful(left, right);
  const [kept, added] = found ? [numberOf(found.kept), numberOf(found.added)] : [];
  return kept !== undefined && added !== undefined && Math.abs(kept ** 2 + (found!.squared ? added : added ** 2) - 1) < 5e-3;
}

interface Numbers { readonly step: Step; readonly early: "data" | "step before"; readonly kept: Term; readonly added: Term; readonly squared: boolean }

function sampled(left: MathNode, right: MathNode): Numbers | undefined {
  const step = stateStep(left);
  if (!step || right.kind !== "operator" || right.op !== "+") return undefined;
  const [a, b] = [factor(right.left), factor(right.right)];
  const from = a && stateStep(a.of);
  if (!a || !b || !from || b.of.kind !== "symbol" || !["epsilon", "z", "Z", "xi", "zeta"].includes(b.of.name) || networkOf(b.of) || b.of.subscripts.some(isModelParameter)) return undefined;
  const early = between(step, from);
  return early && { step, early, kept: a.by, added: b.by, squared: false };
}

function lawful(left: MathNode, right: MathNode): Numbers | undefined {
  if (left.kind !== "density" || right.kind !== "normal" || left.of.length !== 1 || left.given.length !== 1 || left.symbol.name !== "q") return undefined;
  const [step, from, mean] = [stateStep(left.of[0]!), stateStep(left.given[0]!), factor(right.mean)];
  const covariance = right.covariance.kind === "operator" && right.covariance.op === "*" && right.covariance.right.kind === "identity" ? right.covariance.left : right.covariance;
  const variance = numeric(covariance), early = step && from && between(step, from);
  if (!step || !early || !mean || !variance || JSON.stringify(stateStep(mean.of)) !== JSON.stringify(from)) return undefined;
  return { step, early, kept: mean.by, added: variance, squared: true };
}

const between = (step: Step, from: Step): Numbers["early"] | undefined =>
  from.letter === undefined && from.offset === 0 && !(step.letter === undefined && step.offset <= 0) ? "data" : from.letter === step.letter && step.offset - from.offset === 1 ? "step before" : undefined;

function stateStep(node: MathNode): Step | undefined {
  if (node.kind !== "symbol" || (node.name !== "x" && node.name !== "X") || node.accents.length > 0 || node.label !== undefined || networkOf(node)) return undefined;
  const steps = stepsOfSymbol(node);
  const read = steps.length === 1 ? attempt(() => stepFrom(steps[0]!) ?? fail("missing value", "a step")) : undefined;
  return read?.ok ? read.value : undefined;
}

/** A number times a letter. */
function factor(node: MathNode): { by: Term; of: MathNode } | undefined {
  if (node.kind !== "operator" || node.op !== "*") return undefined;
  const by = numeric(node.left);
  return by && { by, of: node.right };
}

import { lastName, nameOf } from "../../../program/name-of.ts";
import { walkPython } from "../../../read/python/walk.ts";
import type { Spot } from "../../../program/value.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import { claimOf } from "../claim-of.ts";
import { functionRolesOf } from "../names/function-roles.ts";
import { judge, type Seen, undecided } from "../judge.ts";
import { linesOf } from "../source/decisive-spot.ts";
import { rightFormOf } from "../mend/right-form.ts";
import { docstringOf, standingOf } from "../source/statements.ts";
import { networkIs, subjects, together } from "../wordings.ts";
import { byLikelihood, departureOf, type Fault, type Outcome } from "./fault.ts";
import { tellFault } from "./fault-told.ts";
import { fitsOf, type Noise, sameInAll } from "./fit-step.ts";
import { isStep, outcomeOfStep, type StepReading, stepReadings } from "./judge-step.ts";
import { anotherSampler } from "./other-samplers.ts";
import { brokenLineOf } from "./broken-line.ts";
import { givesCleanEstimate } from "./clean-estimate.ts";
import { brokenFunctionOf } from "./inherited.ts";
import { saidToPredict } from "./said-to-predict.ts";
import { brokenTableOf } from "./stands-on.ts";
import { fitText, stepLatex, updateText } from "./step-text.ts";
import { predictedIn } from "./predicted.ts";
import { overFunction } from "./whole-function.ts";
import { decisiveSpot, directionSpot, type StepFunction, stepFunctionsIn } from "./steps-in.ts";

/** Functions that make one step back, p_sample and its like: their coefficients and variance at every step of every chain. Ho et al. 2020, eqs. 6–7 and 11; Song et al. 2021, eq. 12. */
export const reverseSteps: CodeRule = (context) => stepFunctionsIn(context).flatMap((fn) => judged(context, fn) ?? []);

/** A step to s = −1 is a step to x_0 only where the code says so: what is right for every s ≥ 0 is not wrong for that. */
function judged(context: CodeContext, fn: StepFunction): CodeClaim | undefined {
  const within = { ...fn, seen: fn.seen.map(({ world, sampled }) => ({ world, sampled: sampled.filter(({ s }) => s === undefined || s >= 0) })).filter(({ sampled }) => sampled.length > 0) };
  const inside = fn.seen.some(({ sampled }) => sampled.some(({ s }) => s === -1)) && within.seen.length > 0 ? claimed({ ...context, options: { ...context.options, found: "doubt" } }, within) : undefined;
  return inside?.verdict.kind === "upheld" ? inside : claimed(context, fn);
}

function claimed(context: CodeContext, fn: StepFunction, only?: "variance alone"): CodeClaim | undefined {
  const { callable, seen, shown } = fn;
  if (!seen.every(({ sampled }) => sampled.every(({ step }) => isStep(step)))) return undefined;
  const name = callable.fn.name, docstring = "name" in callable.fn.node ? docstringOf(callable.fn.node as Parameters<typeof docstringOf>[0]) : "";
  const isSilent = seen.every(({ sampled }) => sampled.every(({ step }) => step.variance === 0));
  const noise: Noise = only ?? (isSilent && (!samples.test(name) || noiseComesAfter(context, name) || predictedIn(callable.fn) !== undefined) ? "mean alone" : "with noise");
  const outcomes = (reading: StepReading): readonly Outcome[] => seen.map(({ world, sampled }) => outcomeOfStep(sampled, world.chain, noise, reading));
  const readings = byLikelihood(stepReadings, outcomes);
  const observed = seen.map(({ world, sampled }): Seen<StepReading> => ({ chain: world.chain, kind: world.kind, departs: (reading) => departureOf(outcomeOfStep(sampled, world.chain, noise, reading)) }));
  const any = judge(readings, observed, context.options.seed);
  const said = any.kind === "refuted" ? saidToPredict(context, shown.events.flatMap((e) => (e.kind === "network" ? [e.call] : []))) : undefined;
  const judgement = said === undefined ? any : judge(readings.filter(({ predicts }) => predicts === said), observed, context.options.seed);
  const roles = functionRolesOf(name, docstring);
  const subject = roles.includes("ddim step") || roles.includes("ddim loop") ? subjects["ddim step"] : subjects["reverse step"];
  const reading = noise === "mean alone" ? "\\mu_\\theta(x_t, t)" : "p_\\theta(x_{t-1} \\mid x_t)";
  const about = { context, subject, reading };
  if (judgement.kind === "undecided") return claimOf({ ...about, spot: decisiveSpot(shown, "mean") ?? { unit: callable.fn.unit, node: callable.fn.node }, verdict: judgement.verdict, computes: {}, should: {} });
  const { hypothesis } = judgement, convention = together([networkIs(hypothesis.predicts)]);
  if (judgement.kind === "upheld") {
    const { world, sampled } = seen[0]!;
    const at = sampled.find(({ t, s }) => t + hypothesis.first >= 2 && t + hypothesis.first <= world.chain.steps && (s === undefined || s < t)) ?? sampled[0]!;
    const fit = fitAt(at, world.chain.alphabar, noise, hypothesis);
    return overFunction(context, callable.fn, claimOf({
      ...about, spot: decisiveSpot(shown, noise === "mean alone" ? "mean" : "variance") ?? shown.returned!, verdict: judgement.verdict, convention: convention!,
      computes: { latex: stepLatex(fit), numbers: updateText(at.step, hypothesis.predicts) }, should: { latex: stepLatex(fit), numbers: fitText(fit) },
    }));
  }
  const index = observed.indexOf(judgement.seen), { world, sampled } = seen[index]!;
  const { faults } = outcomeOfStep(sampled, world.chain, noise, hypothesis);
  const fault: Fault = faults[0]!;
  if (usesNoSchedule(fn) || (isSilent && givesCleanEstimate(fn))) return undefined;
  const broken = brokenTableOf(context, callable.fn.node) ?? brokenFunctionOf(context, callable.fn.node) ?? brokenLineOf(context, callable.fn);
  // A table of means has no part in the variance, which may be wrong by itself.
  const variance = broken !== undefined && only === undefined && noise === "with noise" && !isSilent && !/var|sigma|std|tilde/i.test(broken) ? claimed(context, fn, "variance alone") : undefined;
  if (variance?.verdict.kind === "refuted") return variance;
  if (broken !== undefined && only === undefined) return claimOf({ ...about, spot: decisiveSpot(shown, "mean")!, verdict: undecided({ kind: "broken cell", subject: broken }), computes: {}, should: {} });
  const other = anotherSampler(context, { unit: callable.fn.unit, node: callable.fn.node }, `${name} ${docstring}`);
  if (other !== undefined) return claimOf({ ...about, spot: decisiveSpot(shown, "mean")!, verdict: undecided({ kind: "unknown name", subject: other }), computes: {}, should: {} });
  const at = (fault.kind === "not normal" ? drawnSpot(seen) : undefined) ?? (fault.kind === "step" ? (fault.fit.part === "network" ? directionSpot(shown) : undefined) ?? decisiveSpot(shown, fault.fit.part === "variance" ? "variance" : "mean") : shown.returned) ?? shown.returned!;
  const mended = rightFormOf(only ? { ...context, options: { ...context.options, found: "doubt" } } : context, { spot: at, subject }, (trial) => tried(trial, fn), linesFor(context, fn, at, fault));
  // What is given a prediction and draws nothing may be another thing than a step: it is held to one where one edit makes it one.
  if (noise === "mean alone" && predictedIn(callable.fn) !== undefined && mended.rightForm === undefined) return undefined;
  return claimOf({
    ...about, spot: at, verdict: judgement.verdict, convention: convention!, remark: tellFault(fault),
    computes: fault.kind === "step" ? { numbers: updateText(fault.computes, fault.fit.predicts) } : {},
    should: fault.kind === "step" ? { latex: stepLatex(fault.fit), numbers: fitText(fault.fit) } : {},
    ...mended,
  });
}

/** The lines to be edited: where noise is missing, or one too many, those with a condition first. */
function linesFor(context: CodeContext, { callable: { fn } }: StepFunction, at: Spot, fault: Fault): readonly Spot[] {
  const lines = [at, ...linesOf(fn).map((node) => ({ unit: fn.unit, node })).filter(({ node }) => standingOf(context, at)?.statement !== node)];
  const isOfNoise = fault.kind === "last noise" || (fault.kind === "step" && fault.fit.part === "variance" && fault.computes.variance === 0);
  const source = context.listings[fn.unit]!.unit.text.split("\n"), isGuarded = ({ node }: Spot) => /\bif\s/.test(source[node.lineno - 1] ?? "");
  return isOfNoise ? [...lines.filter(isGuarded), ...lines.filter((line) => !isGuarded(line))] : lines;
}

/** The one function again, in a program with an edit: on one chain first, as most edits mend nothing. */
function tried(trial: CodeContext, { callable: { fn }, manner }: StepFunction): readonly CodeClaim[] {
  const again = (most: number) => stepFunctionsIn(trial, { unit: fn.unit, lineno: fn.node.lineno, manner, most }).flatMap((one) => judged(trial, one) ?? []);
  return again(1).some(({ verdict }) => verdict.kind === "upheld") ? again(Infinity) : [];
}

/** Where the noise that is not normal is drawn. */
const drawnSpot = (seen: StepFunction["seen"]): Spot | undefined => seen.flatMap(({ sampled }) => sampled.flatMap(({ step }) => step.others.flatMap(({ variable }) => variable.spot ?? [])))[0];

/** Coefficients that are the same in all chains of a length are another model's: a flow's, a fixed rate's. */
const usesNoSchedule = ({ seen }: StepFunction): boolean => sameInAll(seen.map(({ world, sampled }) => ({ world, steps: sampled.map(({ step }) => step) })));

/** Names of what gives a sample, not its mean. */
const samples = /sample|denoise_step|reverse_step|^step$|p_step|ddpm_step|backward_step|remove_noise|ddim/i;

/** Whether another function, or the top level, calls it in a loop in which it draws noise itself. */
function noiseComesAfter({ listings }: CodeContext, name: string): boolean {
  let does = false;
  for (const { unit } of listings)
    for (const statement of unit.module.body)
      walkPython(statement, (node) => {
        if (does || (node.nodeType !== "For" && node.nodeType !== "While")) return;
        let calls = false, draws = false;
        walkPython(node, (inner) => {
          if (inner.nodeType !== "Call") return;
          const called = lastName(nameOf(inner.func));
          calls ||= called === name;
          draws ||= /^(?:randn|randn_like|normal|standard_normal|gauss)$/.test(called);
        });
        does ||= calls && draws;
      });
  return does;
}

function fitAt({ t, s, step }: StepFunction["seen"][number]["sampled"][number], alphabar: readonly number[], noise: Noise, { first, predicts }: StepReading) {
  const from = Math.max(1, t + first), to = s === undefined ? from - 1 : Math.max(0, s + first);
  return fitsOf(step, { from: alphabar[from]!, to: alphabar[to]! }, to === 0 ? "mean alone" : noise, [predicts])[0]!;
}

import type { CodeEvidence, Ending } from "../../finding.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import type { Chain } from "../world/chain.ts";
import { claimOf } from "../claim-of.ts";
import { judge, type Judgement, type Seen, undecided } from "../judge.ts";
import type { PythonFunction, Spot } from "../../../program/value.ts";
import type { Node, PythonNode, Statement } from "../../../read/python/syntax.ts";
import { rightFormOf } from "../mend/right-form.ts";
import { standingOf } from "../source/statements.ts";
import { networkIs, subjects } from "../wordings.ts";
import { byLikelihood, departureOf, type Fault } from "./fault.ts";
import { tellFault } from "./fault-told.ts";
import { endingsOf, type Turn } from "./exact-denoiser.ts";
import { fitsOf, relative, sameInAll } from "./fit-step.ts";
import { isChain, type LoopReading, loopReadings, outcomeOfLoop } from "./judge-loop.ts";
import { type FoundLoop, loopsIn, onLongChain } from "./loops-in.ts";
import { loopHeadClaim } from "./loop-head.ts";
import { anotherSampler } from "./other-samplers.ts";
import { brokenFunctionOf } from "./inherited.ts";
import { brokenTableOf } from "./stands-on.ts";
import { estimates } from "./reverse-steps.ts";
import { saidToPredict } from "./said-to-predict.ts";
import { reverseSteps } from "./step-claims.ts";
import { overFunction } from "./whole-function.ts";
import { fitText, stepLatex, updateText } from "./step-text.ts";
import { walkPython } from "../../../read/python/walk.ts";

/**
 * Whole sampling loops: every turn's coefficients and noise, whether all steps are made and in which order, what it starts from, and where it ends with the exact denoiser of known data.
 * Sub-sequences are held to steps over several at once.
 */
export const samplingLoops: CodeRule = (context) => loopsIn(context).flatMap((found) => {
  const claim = claimed(context, found);
  return claim ? [claim, ...(standsOnBroken(claim) ? [loopHeadClaim(context, found) ?? []].flat() : [])] : [];
});

const standsOnBroken = ({ verdict }: CodeClaim): boolean => verdict.kind === "undecided" && verdict.reason.kind === "problem" && verdict.reason.problem.kind === "broken cell";

interface JudgedLoop { readonly seen: FoundLoop["seen"]; readonly observed: readonly Seen<LoopReading>[]; readonly judgement: Judgement<LoopReading>; readonly isRead: boolean }

function judged(context: CodeContext, all: FoundLoop["seen"]): JudgedLoop | undefined {
  const seen = all.filter(({ world, loop, variables }) => isChain(loop, world.chain, variables));
  if (seen.length === 0 || seen.length < all.length / 2) return undefined;
  const outcomesOf = (reading: LoopReading) => seen.flatMap(({ world, loop, variables }) => outcomeOfLoop(loop, world.chain, variables, reading) ?? []);
  const readings = byLikelihood(loopReadings.filter((reading) => outcomesOf(reading).length === seen.length), outcomesOf);
  const observed = seen.map(({ world, loop, variables }): Seen<LoopReading> => ({ ...world, departs: (reading) => departureOf(outcomeOfLoop(loop, world.chain, variables, reading)!) }));
  const any = judge(readings, observed, context.options.seed), said = any.kind === "refuted" ? saidToPredict(context, seen[0]!.loop.turns[0]?.calls ?? []) : undefined;
  const meant = said === undefined ? [] : readings.filter(({ predicts }) => predicts === said);
  return { seen, observed, judgement: meant.length > 0 ? judge(meant, observed, context.options.seed) : any, isRead: readings.length > 0 };
}

/** On short chains, where mistakes are largest; a loop over some of the steps, which short chains do not have, on a long one. */
function judgedLoop(context: CodeContext, found: FoundLoop): JudgedLoop | undefined {
  const short = judged(context, found.seen);
  if (short?.judgement.kind === "upheld" || found.isTrial) return short;
  const isWhole = found.seen.length > 0 && found.seen.every(({ world, loop }) => Math.abs(loop.turns.length - world.chain.steps) <= 1) && (!some(found) || found.seen.some(({ world }) => world.chain.steps > 4));
  if (isWhole && short) return short;
  const long = judged(context, onLongChain(context, found));
  return long && (long.judgement.kind !== "undecided" || !short) ? long : isWhole ? short : undefined;
}

/** Whether the program as written makes fewer turns than its chain has steps. */
const some = ({ own }: FoundLoop): boolean => own !== undefined && own.loop.turns.length < own.chain.steps / 2;

function claimed(context: CodeContext, found: FoundLoop): CodeClaim | undefined {
  const best = judgedLoop(context, found);
  if (!best) return undefined;
  const { seen, observed, judgement, isRead } = best;
  const spot = updateSpot(context, found.loop) ?? found.loop.loop;
  const isDdim = judgement.kind !== "undecided" && judgement.hypothesis.walk.kind === "some steps";
  const about = { context, spot, subject: isDdim ? subjects["ddim loop"] : subjects["reverse loop"], reading: "p_\\theta(x_{0:T})" };
  if (judgement.kind === "undecided") return !isRead ? undefined : claimOf({ ...about, verdict: judgement.verdict, computes: {}, should: {} });
  const { hypothesis } = judgement;
  const index = judgement.kind === "refuted" ? observed.indexOf(judgement.seen) : Math.max(0, seen.findIndex(({ world }) => world.kind === "round" && world.chain.steps >= 2));
  const { world, loop, variables } = seen[index]!;
  const outcome = outcomeOfLoop(loop, world.chain, variables, hypothesis)!;
  const evidence = { ...evidenceOf(loop, world.chain, outcome.legs, hypothesis, outcome.faults[0]), ...(context.options.found !== "doubt" && ownEvidence(context, found, hypothesis)) };
  if (judgement.kind === "upheld") return whole(context, found, claimOf({ ...about, verdict: judgement.verdict, convention: networkIs(hypothesis.predicts), ...evidence }));
  if (usesNoSchedule(found.seen)) return undefined;
  const open = isOfHead(outcome.faults[0]!) ? undefined : brokenTableOf(context, found.loop.loop.node as PythonNode) ?? brokenStepOf(context, found.loop, outcome.faults);
  if (open !== undefined) return claimOf({ ...about, verdict: undecided({ kind: "broken cell", subject: open }), ...evidence });
  if (stopsAtFirstEntry(outcome.faults[0]!, loop) || (outcome.faults[0]!.kind === "steps left out" && loop.goesOn)) return claimOf({ ...about, spot: found.loop.loop, verdict: undecided({ kind: "ambiguous reading", subject: "t = 0" }), ...evidence });
  const other = anotherSampler(context, found.loop.loop, found.function?.name ?? "");
  if (other !== undefined) return claimOf({ ...about, verdict: undecided({ kind: "unknown name", subject: other }), ...evidence });
  return claimOf({ ...about, verdict: judgement.verdict, convention: networkIs(hypothesis.predicts), remark: tellFault(outcome.faults[0]!), ...evidence, ...(isOfHead(outcome.faults[0]!) ? { spot: (outcome.faults[0]!.kind === "reversed" ? orderMadeAt(context, found.loop.loop) : undefined) ?? found.loop.loop } : isOfMean(outcome.faults[0]!) && { spot: wrongClean(loop, world.chain, outcome.legs) ?? found.loop.mean ?? spot }), ...(!isDdim && !some(found) && rightFormOf(context, about, (trial) => tried(trial, found), linesIn(context, found))) });
}

/** Where the state is made: above lines that only hand it on, `x = x.detach()`. */
function updateSpot(context: CodeContext, { update }: FoundLoop["loop"]): Spot | undefined {
  const handsOn = (spot: Spot): boolean => {
    const statement = standingOf(context, spot)?.statement, value = statement?.nodeType === "Assign" ? statement.value : undefined;
    return value?.nodeType === "Call" && value.func.nodeType === "Attribute" && value.func.value.nodeType === "Name" && value.func.value.id === update!.name && /^(?:detach|clone|copy|contiguous|cpu|cuda|to|float)_?$/.test(value.func.attr);
  };
  return update && ([update.spot, ...update.before].find((spot) => !handsOn(spot)) ?? update.spot);
}

/** The first entry of the tables is never used, and the step that would be the last but one makes no noise: whoever writes so counts the data as step 0. */
const stopsAtFirstEntry = (fault: Fault, { turns }: FoundLoop["loop"]): boolean => fault.kind === "steps left out" && fault.to === 1 && fault.from === fault.top && turns.length > 1 && turns.at(-1)!.step?.variance === 0 && turns[0]!.step?.variance !== 0;

/** What the loop's head decides: which steps are made, and in which order. */
const isOfHead = ({ kind }: Fault): boolean => kind === "steps left out" || kind === "reversed" || kind === "a step too many";

/** Where an object's own list of steps is made that a loop goes through as it is, `for t in scheduler.timesteps`: whoever loops over it takes its order as given. */
function orderMadeAt(context: CodeContext, { node }: Spot): Spot | undefined {
  const iter = "iter" in node ? (node as Node<"For">).iter : undefined;
  const over = iter?.nodeType === "Call" && iter.args.length === 1 && iter.func.nodeType === "Name" && iter.func.id === "tqdm" ? iter.args[0]! : iter;
  if (over?.nodeType !== "Attribute") return undefined;
  return context.run.events.findLast((event) => event.kind === "bound" && event.how === "attribute" && event.name === over.attr)?.spot;
}

const isOfMean = (fault: Fault): boolean => fault.kind === "step" && fault.fit.part !== "variance";

/** The line that makes x̂_0 of no network whatever: what the mean is made of. */
function wrongClean({ clean }: FoundLoop["loop"], { alphabar }: Chain, [first]: readonly (readonly [number, number])[]): Spot | undefined {
  if (!clean || !first) return undefined;
  const isRight = (["noise", "velocity", "score"] as const).some((predicts) => { const { data } = estimates(predicts, alphabar[first[0]]!); return relative(clean.step.state, data.state) < 1e-6 && relative(clean.step.network, data.network) < 1e-6; });
  return isRight ? undefined : clean.spot;
}

/** A loop that is right is right from its head to its update. */
function whole(context: CodeContext, { loop }: FoundLoop, claim: CodeClaim): CodeClaim {
  const around = standingOf(context, loop.loop)?.function;
  if (around) return overFunction(context, { unit: loop.loop.unit, node: around }, claim);
  const head = context.listings[loop.loop.unit]!.placeOf(loop.loop.node);
  return head.start <= claim.place.start && claim.place.end <= head.end ? { ...claim, place: { start: head.start, end: claim.place.end } } : claim;
}

/** The one loop again, in a program with an edit: on one chain first, as most edits mend nothing. */
function tried(trial: CodeContext, { loop, function: fn }: FoundLoop): readonly CodeClaim[] {
  const { unit, node } = loop.loop;
  const again = (most: number) => loopsIn(trial, { ...(fn ? { unit: fn.unit, node: fn.node } : { unit, node: node as PythonFunction["node"] }), most }).filter((found) => found.loop.loop.unit === unit && found.loop.loop.node.lineno === node.lineno).flatMap((found) => claimed(trial, found) ?? []);
  return again(1).some(({ verdict }) => verdict.kind === "upheld") ? again(Infinity) : [];
}

/** Coefficients that are the same in all chains of a length are another model's. */
const usesNoSchedule = (seen: FoundLoop["seen"]): boolean => sameInAll(seen.map(({ world, loop }) => ({ world, steps: loop.turns.flatMap(({ step }) => step ?? []) })));

/** The function that the loop calls and that has a refutation of its own, where the loop has no fault beside its steps'. */
const brokenStepOf = (context: CodeContext, { loop }: FoundLoop["loop"], faults: readonly Fault[]): string | undefined =>
  faults.some(({ kind }) => kind !== "step" && kind !== "not normal") ? undefined : brokenFunctionOf(context, loop.node as PythonNode, [reverseSteps]);

/** The statements in which a loop's mistake may be: its update, its body, its head, what comes before it in its function. */
function linesIn(context: CodeContext, { loop }: FoundLoop): readonly Spot[] {
  const { unit } = loop.loop, made = updateSpot(context, loop), update = made && standingOf(context, made)?.statement;
  const all: Statement[] = [];
  const around = standingOf(context, loop.loop)?.function ?? loop.loop.node;
  walkPython(around as PythonNode, (node) => { if (node.nodeType === "Assign" || node.nodeType === "AugAssign" || node.nodeType === "For") all.push(node); });
  const inLoop = (node: Statement) => node.lineno >= loop.loop.node.lineno && (node.end_lineno ?? node.lineno) <= (loop.loop.node.end_lineno ?? Infinity);
  const ordered = [...all.filter((s) => s === update), ...all.filter((s) => s === loop.loop.node), ...all.filter((s) => s !== update && s !== loop.loop.node && inLoop(s)), ...all.filter((s) => !inLoop(s))];
  return ordered.map((node) => ({ unit, node }));
}

/** The turn at fault, or the first, in small numbers. */
function evidenceOf(loop: FoundLoop["loop"], chain: Chain, legs: readonly (readonly [number, number])[], { predicts }: LoopReading, fault?: Fault): Pick<CodeEvidence, "computes" | "should"> {
  const at = fault && "t" in fault ? Math.max(0, legs.findIndex(([t, s]) => t === fault.t && s === fault.s)) : 0;
  const step = loop.turns[at]?.step ?? loop.turns.find((turn) => turn.step)?.step;
  if (!step) return { computes: {}, should: {} };
  const [t, s] = legs[at]!;
  const fit = fitsOf(step, { from: chain.alphabar[t]!, to: chain.alphabar[s]! }, "with noise", [predicts])[0]!;
  return { computes: { numbers: updateText(step, predicts) }, should: { latex: stepLatex(fit), numbers: fitText(fit) } };
}

/** On the program's own schedule: the network's coefficient over the steps, and where the loop ends. */
function ownEvidence(context: CodeContext, { own }: FoundLoop, reading: LoopReading): { readonly ends?: readonly Ending[]; readonly overSteps?: NonNullable<CodeEvidence["overSteps"]> } {
  const outcome = own && own.loop.turns.length <= own.chain.steps && isChain(own.loop, own.chain, own.variables) ? outcomeOfLoop(own.loop, own.chain, own.variables, reading) : undefined;
  if (!own || !outcome || reading.predicts === "mean") return {};
  const { predicts } = reading;
  const turns = own.loop.turns.flatMap(({ step }, k): readonly Turn[] => (step ? [{ step, level: own.chain.alphabar[outcome.legs[k]![0]]!, predicts }] : []));
  const ends = endingsOf(turns, { mean: 0, variance: 1 }, context.options.seed);
  const fits = turns.map(({ step }, k) => fitsOf({ ...step, others: [] }, { from: own.chain.alphabar[outcome.legs[k]![0]]!, to: own.chain.alphabar[outcome.legs[k]![1]]! }, "with noise", [predicts])[0]!);
  const part = outcome.faults.find((fault) => fault.kind === "step")?.fit.part ?? "network";
  const steps = outcome.legs.map(([t]) => t);
  if (steps.length !== turns.length) return { ends };
  return {
    ends,
    overSteps: {
      label: part === "variance" ? "\\sigma_t^2" : part === "state" ? "x_t" : "\\epsilon_\\theta", steps,
      computes: turns.map(({ step }) => step[part]), should: fits.map((fit, k) => (part === "variance" ? Math.min(Math.max(turns[k]!.step.variance, fit.variance[0]), fit.variance[1]) : fit.mean[part])),
    },
  };
}

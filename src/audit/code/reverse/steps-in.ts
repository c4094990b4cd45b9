import type { Law, PythonFunction, Spot, Tensor, Value } from "../../../program/value.ts";
import type { Event, Variable } from "../../../program/world.ts";
import type { CallableFunction } from "../call/callables.ts";
import { callablesIn } from "../call/events-in.ts";
import { conversionOf } from "../convert/conversion-names.ts";
import type { CodeContext } from "../code-claim.ts";
import { functionRolesOf } from "../names/function-roles.ts";
import { parametersOf } from "../call/inputs.ts";
import { putWorlds } from "../world/put-worlds.ts";
import type { Chain } from "../world/chain.ts";
import type { ScheduleWorld } from "../world/schedule-world.ts";
import { partsOf } from "../forward/state-law.ts";
import { docstringOf } from "../source/statements.ts";
import { type AffineStep, stepBetween } from "./affine-step.ts";
import { collapsed, oneLaw } from "./collapsed.ts";
import { type Sampled } from "./judge-step.ts";
import { predictedIn } from "./predicted.ts";
import { samplingLoopsIn } from "./sampling-loops.ts";
import { asksForNext, callAt, type Manner, mannersFor } from "./step-calls.ts";

/** A function that makes one step back, called at every step in every world. */
export interface StepFunction {
  readonly callable: CallableFunction;
  readonly manner: Manner;
  readonly seen: readonly { readonly world: ScheduleWorld; readonly sampled: readonly Sampled[] }[];
  /** What it gives beside the state: e.g. p_mean_variance's variances, by the code's t, in the first world. */
  readonly shown: Traced;
}

/** One call, with where its result was made. */
export interface Traced { readonly events: readonly Event[]; readonly variables: readonly Variable[]; readonly step: AffineStep; readonly xt: Law; readonly networks: ReadonlySet<number>; readonly returned?: Spot }

/** Roles of functions that are no step back, whatever they call. */
const others = new Set(["loss", "schedule", "forward jump", "forward step", "forward chain", "forward", "extract", "predict x0", "predict noise", "posterior"]);

/** One function, where it stands and how it is called: for trying edits of it. */
export interface Only { readonly unit: number; readonly lineno: number; readonly manner: Manner; readonly most: number }

/** Every function of a document that gives a · x_t + b · network + c · noise for one t. */
export function stepFunctionsIn(context: CodeContext, only?: Only): readonly StepFunction[] {
  const { drawn, round } = putWorlds(context);
  // With two steps too much may be right by chance.
  const worlds = [...round, ...drawn].filter(({ chain }) => chain.steps >= 3).slice(0, only?.most);
  const found = new Map<unknown, { callable: CallableFunction; manner: Manner; shown: Traced; seen: { world: ScheduleWorld; sampled: readonly Sampled[] }[] }>();
  const refused = new Set<unknown>();
  for (const world of worlds) {
    const run = context.runIn(world.world);
    for (const callable of callablesIn(context, world)) {
      const { fn } = callable;
      if (refused.has(fn.node) || !("name" in fn.node) || (only && (only.unit !== fn.unit || only.lineno !== fn.node.lineno))) continue;
      let known = found.get(fn.node);
      if (!known) {
        const tried = isCandidate(fn) ? mannerFor(fn, run, world, only ? [only.manner] : mannersFor(fn, context.listings[fn.unit]!.unit.text)) : undefined;
        if (!tried) {
          refused.add(fn.node);
          continue;
        }
        known = { callable, ...tried, seen: [] };
        found.set(fn.node, known);
      }
      const sampled = sampledIn(fn, run, world, known.manner);
      if (sampled.length > 0) known.seen.push({ world, sampled });
    }
  }
  return [...found.values()].filter(({ seen }) => seen.length > 0);
}

function isCandidate(fn: PythonFunction): boolean {
  if (!("name" in fn.node) ) return false;
  const roles = functionRolesOf(fn.name, docstringOf(fn.node));
  // What is named after a noise, x_0 or a score gives that.
  if (roles.length === 0 && conversionOf(fn.name) !== undefined) return false;
  return roles.length === 0 || roles.some((role) => !others.has(role));
}

/** x̂_0 by the noise, at some step: given back beside the state. */
function isGuess({ state, network, variance }: AffineStep, { alphabar }: Chain): boolean {
  const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.abs(b);
  return variance === 0 && alphabar.slice(1).some((level) => close(state, 1 / Math.sqrt(level)) && close(network, -Math.sqrt(1 / level - 1)));
}

type RunOf = ReturnType<CodeContext["runIn"]>;

function mannerFor(fn: PythonFunction, run: RunOf, world: ScheduleWorld, manners: readonly Manner[]): { readonly manner: Manner; readonly shown: Traced } | undefined {
  for (const manner of manners) {
    const traced = traceAt(fn, run, world, manner, asksForSub(fn) ? { t: 2, s: 1 } : { t: 2 });
    if (traced === "no step") return undefined;
    if (traced && traced !== "not this way") return { manner, shown: traced };
  }
  return undefined;
}

const asksForSub = (fn: PythonFunction): boolean => parametersOf(fn).needed.some(asksForNext);

function sampledIn(fn: PythonFunction, run: RunOf, world: ScheduleWorld, manner: Manner): readonly Sampled[] {
  const { steps } = world.chain;
  const top = manner.first === 0 ? steps : steps - 1;
  const ats = Array.from({ length: top + 1 }, (_, t) => t).flatMap((t): readonly { t: number; s?: number }[] => (asksForSub(fn) ? Array.from({ length: t + 1 }, (_, s) => ({ t, s: s - 1 })) : [{ t }]));
  return ats.flatMap((at): readonly Sampled[] => {
    const traced = traceAt(fn, run, world, manner, at);
    // What is not a number here (σ² of an unusual chain below 0) says nothing.
    return typeof traced === "object" && [traced.step.state, traced.step.network, traced.step.variance].every(Number.isFinite) ? [{ ...at, step: traced.step }] : [];
  });
}

/** Calls once and looks for the part of the result that is a step. */
function traceAt(fn: PythonFunction, run: RunOf, world: ScheduleWorld, manner: Manner, at: { readonly t: number; readonly s?: number }): Traced | "no step" | "not this way" | undefined {
  const predicted = predictedIn(fn), { outcome, xt, output } = callAt(fn, run, world.world, world.chain, manner, at, ["xt", "x0"], predicted);
  const { variables, events } = outcome;
  if (outcome.kind !== "value") return "not this way";
  if (predicted === undefined && !events.some((e) => e.kind === "network")) return "no step";
  if (samplingLoopsIn(events, variables).length > 0) return "no step";
  const networks = new Set(variables.flatMap(({ id, kind }) => (kind === "network" || (predicted !== undefined && id === output) ? [id] : [])));
  for (const part of partsOf(outcome.value)) {
    const law = part.kind === "tensor" ? lawOf(part, variables) : undefined;
    const step = law && stepBetween(xt, law, networks, variables);
    if (step && predicted !== undefined && isGuess(step, world.chain)) continue;
    if (step && step.network !== 0 && (step.state !== 0 || step.variance !== 0)) return { events, variables, step, xt, networks, ...returnedAt(events) };
  }
  return "not this way";
}

const lawOf = (tensor: Tensor, variables: readonly Variable[]): Law | undefined => (tensor.cells.some((cell) => typeof cell !== "number") ? oneLaw(tensor, variables) : undefined);

function returnedAt(events: readonly Event[]): { readonly returned?: Spot } {
  const outermost = Math.min(...events.map(({ depth }) => depth));
  const last = events.findLast((e) => e.kind === "returned" && e.depth === outermost);
  return last ? { returned: last.spot } : {};
}

/** Where, within a call, a value with these parts of the final update is first made: the line that decides. */
export function decisiveSpot({ events, variables, xt, networks, step, returned }: Traced, part: "mean" | "variance"): Spot | undefined {
  const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
  const found = events.find((e) => {
    if (e.kind !== "bound" && e.kind !== "returned") return false;
    const made = tensorIn(e.value).map((tensor) => collapsed(tensor.cells[0]!, variables)).map((law) => stepBetween(xt, law, networks, variables));
    return made.some((m) => m && m.network !== 0 && close(m.state, step.state) && close(m.network, step.network) && (part === "mean" || close(m.variance, step.variance)));
  });
  return found?.spot ?? returned;
}
/** Where a step's direction, c · network with c no sign alone, is made by itself: DDIM's "direction pointing to x_t". */
export function directionSpot({ events, variables, networks }: Traced): Spot | undefined {
  return events.find((e) => e.kind === "bound" && e.how === "assign" && tensorIn(e.value).some((tensor) => {
    const parts = [...collapsed(tensor.cells[0]!, variables).terms.entries()].filter(([, c]) => c !== 0), [only] = parts;
    return parts.length === 1 && networks.has(only![0]) && !(Math.abs(Math.abs(only![1]) - 1) <= 1e-9);
  }))?.spot;
}
const tensorIn = (value: Value): readonly Tensor[] => partsOf(value).filter((part): part is Tensor => part.kind === "tensor" && part.cells.length > 0);

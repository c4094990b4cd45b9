import type { Cell, Spot, Value } from "../../../program/value.ts";
import type { Event, Turn, Variable } from "../../../program/world.ts";
import type { PythonNode } from "../../../read/python/syntax.ts";
import type { Chain } from "../world/chain.ts";
import { claimOf } from "../claim-of.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import { happenedIn } from "../call/events-in.ts";
import { forwardFunctions, marginalAt } from "./forward-functions.ts";
import { type Departure, judge, relative, type Seen } from "../judge.ts";
import { shortNumber } from "../number-text.ts";
import { rightFormOf } from "../mend/right-form.ts";
import { recognise } from "../names/recognise.ts";
import { inputRolesOf } from "../names/roles.ts";
import { type ScheduleWorld, worldsOf } from "../world/schedule-world.ts";
import { stateLaw } from "./state-law.ts";
import { namesIn } from "../source/statements.ts";
import { overStepsOf, subjects } from "../wordings.ts";

/** What one turn of a loop draws: the whole law so far, and how the state before went in. */
interface Drawn { readonly turn: number; /** The step that the loop's target names, where it names one. */
  readonly target?: number; readonly ofState: number; readonly variance: number; readonly constant: number; readonly noises: number; readonly cell: Cell }

interface Loop { readonly loop: Spot; readonly spot: Spot; readonly name: string; readonly function?: string; readonly seen: { readonly world: ScheduleWorld; readonly turns: readonly Drawn[] }[] }

/** What the turns are taken for: t forward steps from x_0, or x_t drawn afresh for the t of each turn. */
interface Meant { readonly of: "steps" | "jumps"; readonly offset: 0 | 1 }

/** Loops that noise: the law after each turn against the chain's. What a function draws that is judged by itself is left to that. */
export const forwardLoops: CodeRule = (context) => {
  const known = new Set(forwardFunctions(context).followed.map(({ callable }) => callable.fn.name));
  return loopsIn(context).flatMap((loop) => {
    const claim = claimFor(context, loop, known);
    return claim ? [claim] : [];
  });
};

/** States that a loop draws from x_0 without a network, the last of each turn, by the place where they are made. Only the first run of a loop counts. */
function loopsIn(context: CodeContext): readonly Loop[] {
  const found = new Map<string, Loop>();
  const keys = new Map<unknown, number>();
  const keyOf = (node: unknown): number => { const known = keys.get(node) ?? keys.size; keys.set(node, known); return known; };
  const { round, drawn } = worldsOf(context);
  for (const world of [...round, ...drawn]) {
    const here = new Map<string, { readonly event: Event; readonly name: string; readonly turns: Map<number, Drawn>; readonly path: string }>();
    for (const { events, variables } of happenedIn(context, world)) for (const event of events) {
      const at = event.loops.at(-1);
      const value = event.kind === "returned" || (event.kind === "bound" && event.how !== "parameter" && event.how !== "loop") ? event.value : undefined;
      if (!at || !value) continue;
      const cell = stateIn(value, variables);
      if (cell === undefined) continue;
      const name = event.kind === "bound" ? event.name.replace(/^.*\./, "") : (event.function ?? "");
      if (event.kind === "bound" && !inputRolesOf(name).some((role) => role === "xt" || role === "x0" || role === "xprev") && !name.startsWith("x")) continue;
      const key = `${keyOf(at.loop.node)}:${name}:${event.kind === "returned" ? keyOf(event.spot.node) : ""}`;
      const path = event.loops.slice(0, -1).map(({ turn }) => turn).join();
      const entry = here.get(key) ?? { event, name, turns: new Map<number, Drawn>(), path };
      here.set(key, entry);
      if (entry.path !== path) continue;
      const law = stateLaw(cell, variables);
      const target = stepNamed(at);
      entry.turns.set(at.turn, { turn: at.turn, ...(target !== undefined && { target }), ofState: [...law.inputs.values()][0] ?? 0, variance: law.variance, constant: law.constant, noises: law.noises.length, cell });
    }
    for (const [key, { event, name, turns }] of here) {
      const at = event.loops.at(-1)!;
      const loop = found.get(key) ?? { loop: at.loop, spot: event.spot, name, ...(event.function !== undefined && { function: event.function }), seen: [] };
      found.set(key, loop);
      loop.seen.push({ world, turns: [...turns.values()].toSorted((a, b) => a.turn - b.turn) });
    }
  }
  return leading([...found.values()].filter(({ seen }) => seen.length >= Math.min(20, round.length + drawn.length) && seen.every(({ turns }) => turns.length > 0) && seen.some(({ turns }) => turns.length > 1)));
}

/** The step of a turn: the loop's whole number, or in `for i, t in enumerate(steps)` the one that is called a step. */
function stepNamed({ loop, target }: Turn): number | undefined {
  const whole = (value: Value): number | undefined => (value.kind === "int" ? value.value : value.kind === "tensor" && value.shape.length === 0 && typeof value.cells[0] === "number" ? value.cells[0] : undefined);
  const { node } = loop;
  if (target.kind !== "tuple" || !("target" in node)) return whole(target);
  const names = node.target as PythonNode;
  if (names.nodeType !== "Tuple") return undefined;
  const at = names.elts.map((name, i) => ({ i, name: name.nodeType === "Name" ? name.id : "" })).toSorted((a, b) => rankOfStep(a.name) - rankOfStep(b.name) || b.i - a.i)[0];
  return at ? whole(target.items[at.i] ?? target) : undefined;
}
const rankOfStep = (name: string): number => (/^(?:t|step|time_?step|ts?)$/i.test(name) ? 0 : inputRolesOf(name).includes("t") ? 1 : 2);

/** A value that is one noised x_0: one input, normal noise, no network. */
function stateIn(value: Value, variables: readonly Variable[]): Cell | undefined {
  if (value.kind !== "tensor" || value.cells.length !== 1) return undefined;
  const [cell] = value.cells;
  if (cell === undefined || typeof cell === "number") return undefined;
  const law = stateLaw(cell, variables);
  return law.inputs.size === 1 && law.noises.length > 0 && law.others.every(({ kind }) => kind === "uniform") ? cell : undefined;
}

/** Of states that one loop makes in several places, the one with a name of its own: what a function gives back is bound again by whoever called it. */
function leading(loops: readonly Loop[]): readonly Loop[] {
  return loops.filter((loop) => !loops.some((other) => other !== loop && other.loop.node === loop.loop.node && loops.indexOf(other) > loops.indexOf(loop) && other.seen[0]!.turns.at(-1)!.variance === loop.seen[0]!.turns.at(-1)!.variance));
}

function claimFor(context: CodeContext, { loop, spot, name, function: inside, seen }: Loop, known: ReadonlySet<string>): CodeClaim | undefined {
  // Noise that piles up turn by turn is a chain; one draw a turn is x_t afresh.
  const piles = seen.every(({ turns }) => turns.every(({ noises }, i) => noises >= Math.min(2, i + 1)) && (turns.length < 2 || turns.at(-1)!.noises > turns[0]!.noises));
  const afresh = seen.every(({ turns }) => turns.every(({ noises }) => noises === 1));
  if ((!piles && !afresh) || (afresh && (known.has(inside ?? "") || known.has(name)))) return undefined;
  const hypotheses: readonly Meant[] = piles ? [{ of: "steps", offset: 1 }] : [{ of: "jumps", offset: 1 }, { of: "jumps", offset: 0 }];
  if (afresh && !seen.every(({ turns }) => turns.every(({ target }) => target !== undefined))) return undefined;
  // Turns that all draw the same do not draw at the loop's number: those of a training loop that is called `step`.
  if (afresh && seen.every(({ turns }) => turns.every(({ ofState, variance }) => ofState === turns[0]!.ofState && variance === turns[0]!.variance))) return undefined;
  const observed = seen.map(({ world, turns }): Seen<Meant> => ({ chain: world.chain, kind: world.kind, departs: (meant) => departure(world.chain, turns, meant) }));
  const judgement = judge(hypotheses, observed, context.options.seed);
  // Drawn at steps of the chain, of which the loop's number says only how many there are: `for i in range(20): q(x_0, i * T // 20)`.
  if (afresh && judgement.kind === "refuted" && !namesStep(loop) && seen.every(({ world, turns }) => turns.every((turn) => isMarginal(world.chain, turn)))) return undefined;
  const hypothesis = judgement.kind === "undecided" ? hypotheses[0]! : judgement.hypothesis;
  const stepOf = ({ turn, target }: Drawn) => (hypothesis.of === "steps" ? turn + 1 : target! + hypothesis.offset);
  const samples = seen.flatMap(({ world, turns }) => turns.filter((turn) => stepOf(turn) >= 1 && stepOf(turn) <= world.chain.steps).map((turn) => ({ chain: world.chain, t: stepOf(turn), turn })));
  const a = recognise(samples.map(({ chain, t, turn }) => ({ chain, t, value: turn.ofState })))?.latex;
  const s = recognise(samples.map(({ chain, t, turn }) => ({ chain, t, value: Math.sqrt(turn.variance) })))?.latex;
  const latex = "\\sqrt{\\bar\\alpha_{t}}\\,x_0 + \\sqrt{1-\\bar\\alpha_{t}}\\,\\epsilon";
  const computes = a !== undefined && s !== undefined ? `${a}\\,x_0 + ${s}\\,\\epsilon` : undefined;
  const about = { context, subject: subjects[piles ? "forward chain" : "forward jump"], spot: piles && judgement.kind === "refuted" ? loop : spot, reading: "q(x_t \\mid x_0)", should: { latex } };
  if (judgement.kind === "undecided") return claimOf({ ...about, verdict: judgement.verdict, computes: { ...(computes && { latex: computes }) } });
  if (judgement.kind === "upheld") return claimOf({ ...about, verdict: judgement.verdict, computes: { latex: computes ?? latex }, ...(!piles && { convention: hypothesis.offset === 1 ? { en: "t counts from 0: t is step t + 1", zh: "t 从 0 数起：t 对应第 t + 1 步" } : { en: "t is step t", zh: "t 对应第 t 步" } }) });
  const { chain } = judgement.seen, { t } = judgement.departure;
  const { turns } = seen[observed.indexOf(judgement.seen)]!;
  const at = turns.find((turn) => stepOf(turn) === t), right = marginalAt(chain, t);
  const inRange = turns.filter((turn) => stepOf(turn) >= 1 && stepOf(turn) <= chain.steps);
  const over = judgement.departure.of === "mean" ? "ofState" as const : "variance" as const;
  return claimOf({
    ...about, verdict: judgement.verdict,
    computes: { ...(computes && { latex: computes }), ...(at && { numbers: `${shortNumber(at.ofState)} x_0 + ${shortNumber(Math.sqrt(at.variance))} ε` }) },
    should: { latex, numbers: `${shortNumber(right.ofState)} x_0 + ${shortNumber(Math.sqrt(right.variance))} ε` },
    overSteps: { label: overStepsOf(over === "ofState" ? "x_0" : "variance"), steps: inRange.map(stepOf), computes: inRange.map((turn) => turn[over]), should: inRange.map((turn) => marginalAt(chain, stepOf(turn))[over]) },
    ...rightFormOf(context, about, forwardLoops, [spot, loop]),
  });
}

/** Whether a loop calls its number a step. */
const namesStep = ({ node }: Spot): boolean => "target" in node && [...namesIn(node.target as PythonNode)].some((name) => rankOfStep(name) === 0);

/** Whether a draw is q(x_s | x_0) of some step. */
const isMarginal = (chain: Chain, { ofState, variance, constant }: Drawn): boolean =>
  constant === 0 && chain.alphabar.some((_, s) => { const should = marginalAt(chain, s); return relative(ofState, should.ofState) < 1e-6 && relative(variance, should.variance, 1e-9) < 1e-6; });

function departure(chain: Chain, turns: readonly Drawn[], { of, offset }: Meant): Departure | undefined {
  let worst: Departure | undefined;
  const keep = (found: Departure) => { if (found.size > (worst?.size ?? 0)) worst = found; };
  for (const { turn, target, ofState, variance, constant } of turns) {
    const t = of === "steps" ? turn + 1 : target! + offset;
    if (t < 1) continue;
    if (t > chain.steps) { keep({ t: chain.steps, computes: t, should: chain.steps, of: "value", size: Infinity }); continue; }
    const should = marginalAt(chain, t);
    keep({ t, computes: ofState, should: should.ofState, of: "mean", size: relative(ofState, should.ofState) });
    keep({ t, computes: variance, should: should.variance, of: "variance", size: relative(variance, should.variance) });
    if (constant !== 0) keep({ t, computes: constant, should: 0, of: "mean", size: Math.abs(constant) / Math.sqrt(should.variance) });
  }
  return worst;
}

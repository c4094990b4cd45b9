import type { Spot } from "../../../program/value.ts";
import type { Event } from "../../../program/world.ts";
import type { PythonNode } from "../../../read/python/syntax.ts";
import { claimOf } from "../claim-of.ts";
import type { Chain } from "../world/chain.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import { eventsIn } from "../call/events-in.ts";
import { type Departure, judge, relative, type Seen, undecided } from "../judge.ts";
import { shortNumber } from "../number-text.ts";
import { numberOf } from "../reverse/collapsed.ts";
import { brokenTableOf } from "../reverse/stands-on.ts";
import { rightFormOf } from "../mend/right-form.ts";
import { tableRolesOf } from "../names/roles.ts";
import { type ScheduleWorld, worldsOf } from "../world/schedule-world.ts";
import { namesIn, standingOf } from "../source/statements.ts";
import { words } from "../names/words.ts";
import { quantitySubjects } from "./subjects.ts";
import { walkPython } from "../../../read/python/walk.ts";

/** One turn of a loop: what the name held before and holds after, with the number of the turn and what the loop counts. */
interface Turned { readonly turn: number; readonly target: number; readonly before: number; readonly after: number }
/** How a moment of x_t goes on by one forward step. `sure`: what does not is wrong. */
interface Way { readonly latex: string; readonly next: (before: number, chain: Chain, t: number) => number }
interface Reading { readonly way: Way; readonly step: "turn" | "target" | "target + 1" }

const variance: Way = { latex: "v_t=\\alpha_t\\,v_{t-1}+\\beta_t", next: (v, { alpha, beta }, t) => alpha[t]! * v + beta[t]! };
const deviation: Way = { latex: "s_t=\\sqrt{\\alpha_t\\,s_{t-1}^2+\\beta_t}", next: (s, { alpha, beta }, t) => Math.sqrt(alpha[t]! * s * s + beta[t]!) };
const mean: Way = { latex: "m_t=\\sqrt{\\alpha_t}\\,m_{t-1}", next: (m, { alpha }, t) => Math.sqrt(alpha[t]!) * m };
const product: Way = { latex: "\\bar\\alpha_t=\\alpha_t\\,\\bar\\alpha_{t-1}", next: (m, { alpha }, t) => alpha[t]! * m };

/** What a name that a loop carries on is, and whether it is sure. */
function waysOf(name: string): { readonly ways: readonly Way[]; readonly sure: boolean } | undefined {
  const word = words(name).join("_").replace(/_(?:t|x|xt|x_t|cur|current|total)$/, "");
  if (/^(?:var|variance|total_variance|cum_var)$/.test(word)) return { ways: [variance], sure: true };
  if (/^(?:std|stddev|deviation|standard_deviation|std_dev)$/.test(word)) return { ways: [deviation], sure: true };
  if (/^(?:mean|mu|m|expectation)$/.test(word)) return { ways: [mean], sure: word !== "m" };
  return /^(?:factor|signal|coef|coeff|scale|gain)$/.test(word) ? { ways: [mean, product], sure: false } : undefined;
}

/** Loops that carry a mean, variance or deviation of x_t forwards, step by step: independent Gaussians add their variances. Only what reads itself and the chain's tables. */
export const recursions: CodeRule = (context) => {
  const { round, drawn } = worldsOf(context), found = new Map<unknown, { readonly name: string; readonly spot: Spot; readonly seen: { readonly world: ScheduleWorld; readonly turns: readonly Turned[] }[] }>();
  for (const world of [...round, ...drawn])
    for (const [node, { name, spot, turns }] of turnsIn(context, eventsIn(context, world))) {
      const known = found.get(node) ?? { name, spot, seen: [] };
      found.set(node, known);
      known.seen.push({ world, turns });
    }
  return [...found.values()].flatMap((each) => claimed(context, each) ?? []);
};

function turnsIn(context: CodeContext, events: readonly Event[]): ReadonlyMap<unknown, { readonly name: string; readonly spot: Spot; readonly turns: Turned[] }> {
  const last = new Map<string, number>(), all = new Map<unknown, { readonly name: string; readonly spot: Spot; readonly turns: Turned[] }>();
  for (const event of events) {
    if (event.kind !== "bound" || !waysOf(event.name)) continue;
    const after = numberOf(event.value), key = `${event.function ?? ""}:${event.name}`, before = last.get(key), inner = event.loops.at(-1);
    if (after === undefined) { last.delete(key); continue; }
    last.set(key, after);
    if (!inner || before === undefined || !carriesItself(context, event.spot, event.name)) continue;
    const known = all.get(event.spot.node) ?? { name: event.name, spot: event.spot, turns: [] };
    all.set(event.spot.node, known);
    if (known.turns.length === 0 || inner.turn > known.turns.at(-1)!.turn) known.turns.push({ turn: inner.turn, target: numberOf(inner.target) ?? NaN, before, after });
  }
  return all;
}

/** A line that reads its own name and tables, the loop's counter and a library, and nothing else. */
function carriesItself(context: CodeContext, spot: Spot, name: string): boolean {
  const statement = standingOf(context, spot)?.statement;
  if (!statement || (statement.nodeType !== "Assign" && statement.nodeType !== "AugAssign")) return false;
  const read = new Set([...namesIn(statement.value as PythonNode), ...(statement.nodeType === "AugAssign" ? [name] : [])]);
  const rest = [...read].filter((each) => each !== name && !/^(?:np|torch|math|numpy|sqrt|self|item|t|i|s|k|step|n)$/.test(each));
  // A rate of its own makes it a running average.
  let hasRate = false;
  walkPython(statement.value as PythonNode, (node) => { if (node.nodeType === "Constant" && typeof node.value !== "string" && ![0.5, 1, 2].includes(Number(node.value))) hasRate = true; });
  return !hasRate && read.has(name) && rest.length > 0 && rest.every((each) => tableRolesOf(each).length > 0);
}

function departs(turns: readonly Turned[], chain: Chain, { way, step }: Reading): Departure | undefined {
  let worst: Departure | undefined;
  for (const { turn, target, before, after } of turns) {
    const t = step === "turn" ? turn + 1 : step === "target" ? target : target + 1;
    if (!(t >= 1 && t <= chain.steps)) return { t: Math.max(1, Math.min(chain.steps, t || 1)), computes: after, should: NaN, of: "value", size: Infinity };
    const should = way.next(before, chain, t), size = relative(after, should, 1e-9);
    if (size > (worst?.size ?? 0)) worst = { t, computes: after, should, of: "value", size };
  }
  return worst;
}

function claimed(context: CodeContext, { name, spot, seen: all }: { readonly name: string; readonly spot: Spot; readonly seen: readonly { readonly world: ScheduleWorld; readonly turns: readonly Turned[] }[] }): CodeClaim | undefined {
  const { ways, sure } = waysOf(name)!;
  const row = (turns: readonly Turned[]) => turns.map(({ after }) => shortNumber(after)).join(", ");
  const seen = all.filter(({ turns }) => turns.length >= 2);
  // A loop that goes back is another matter.
  if (seen.length === 0 || seen.some(({ turns }) => turns.some(({ target }, i) => i > 0 && target < turns[i - 1]!.target))) return undefined;
  const readings = ways.flatMap((way) => (["turn", "target", "target + 1"] as const).map((step): Reading => ({ way, step })));
  const same = seen.flatMap((one, i) => seen.slice(i + 1).filter(({ world }) => world.chain.steps === one.world.chain.steps).map((other) => row(one.turns) === row(other.turns)));
  if (same.length > 0 && same.every(Boolean)) return undefined;
  const judgement = judge(readings, seen.map(({ world, turns }): Seen<Reading> => ({ chain: world.chain, kind: world.kind, departs: (reading) => departs(turns, world.chain, reading) })), context.options.seed);
  const about = { context, spot, subject: quantitySubjects.recursion, reading: ways[0]!.latex };
  if (judgement.kind === "undecided") return claimOf({ ...about, verdict: judgement.verdict, computes: {}, should: {} });
  const { way, step } = judgement.hypothesis;
  if (judgement.kind === "upheld") return claimOf({ ...about, reading: way.latex, verdict: judgement.verdict, computes: { latex: way.latex, numbers: row(seen[0]!.turns) }, should: { latex: way.latex } });
  const around = standingOf(context, spot)?.function, broken = around && brokenTableOf(context, around);
  if (!sure || broken !== undefined) return claimOf({ ...about, verdict: undecided(broken === undefined ? { kind: "ambiguous reading", subject: name } : { kind: "broken cell", subject: broken }), computes: { numbers: row(seen[0]!.turns) }, should: {} });
  const shown = seen.find(({ world }) => world.chain === judgement.seen.chain)!;
  let held = shown.turns[0]!.before;
  const should = shown.turns.map(({ turn, target }) => (held = way.next(held, shown.world.chain, step === "turn" ? turn + 1 : step === "target" ? target : target + 1)));
  return claimOf({
    ...about, verdict: judgement.verdict, computes: { numbers: row(shown.turns) }, should: { latex: way.latex, numbers: should.map(shortNumber).join(", ") },
    overSteps: { label: name, steps: shown.turns.map((_, i) => i + 1), computes: shown.turns.map(({ after }) => after), should },
    ...rightFormOf(context, { spot, subject: quantitySubjects.recursion }, recursions, [spot]),
  });
}

import type { Law, PythonFunction, Spot, Tensor } from "../../../program/value.ts";
import type { Variable } from "../../../program/world.ts";
import { callFunction } from "../../../program/call-function.ts";
import type { Chain } from "../world/chain.ts";
import { claimOf } from "../claim-of.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import { decisiveSpot, linesOf } from "../source/decisive-spot.ts";
import { callablesIn } from "../call/events-in.ts";
import { inputFor, inputsFor, parametersOf, type Setting } from "../call/inputs.ts";
import { type Departure, judge, relative, type Seen, undecided } from "../judge.ts";
import { rightFormOf } from "../mend/right-form.ts";
import { putWorlds } from "../world/put-worlds.ts";
import type { ScheduleWorld } from "../world/schedule-world.ts";
import { partsOf } from "../forward/state-law.ts";
import { subjects } from "../wordings.ts";
import { words } from "../names/words.ts";
import { oneLaw } from "./collapsed.ts";
import { brokenTableOf } from "./stands-on.ts";
import { type Manner, mannersFor } from "./step-calls.ts";
import { sum } from "./step-text.ts";
import { overFunction } from "./whole-function.ts";

/** What stands for one and the same pair (x_0, ε), once x_t is mixed of them. */
type Quantity = "x0" | "noise" | "velocity" | "score";
interface Mixed { readonly data: number; readonly noise: number }

/** x_0, ε, v, the score and x_t as combinations of x_0 and ε at one level. */
function mixed(quantity: Quantity | "xt", level: number): Mixed {
  const signal = Math.sqrt(level), spread = Math.sqrt(1 - level);
  switch (quantity) {
    case "x0": return { data: 1, noise: 0 };
    case "noise": return { data: 0, noise: 1 };
    case "xt": return { data: signal, noise: spread };
    case "velocity": return { data: -spread, noise: signal };
    case "score": return { data: 0, noise: -1 / spread };
  }
}

const latex: Readonly<Record<Quantity, string>> = {
  x0: "\\hat x_0=\\frac{x_t-\\sqrt{1-\\bar\\alpha_t}\\,\\epsilon}{\\sqrt{\\bar\\alpha_t}}", noise: "\\epsilon=\\frac{x_t-\\sqrt{\\bar\\alpha_t}\\,x_0}{\\sqrt{1-\\bar\\alpha_t}}",
  velocity: "v=\\sqrt{\\bar\\alpha_t}\\,\\epsilon-\\sqrt{1-\\bar\\alpha_t}\\,x_0", score: "-\\frac{\\epsilon}{\\sqrt{1-\\bar\\alpha_t}}",
};

/** What a function's name says that it gives, before its "from": predict_xstart_from_eps, guess_x0, score_from_noise, get_v. */
export function quantityNamed(name: string): Quantity | undefined {
  const word = words(name).join("_").replace(/_?(?:from|given|using|by|with)_.*$/, "");
  if (/mean|variance|posterior|sample|loss|coef|schedule|model$|^add|q_/.test(word)) return undefined;
  if (/(?:^|_)(?:x_?0|x_?start|xstart|x0hat|clean|start|original)(?:_(?:hat|pred|prediction|estimate))?$/.test(word) && (word !== "start" || /from|given/.test(name))) return "x0";
  if (/(?:^|_)score$/.test(word) && /from|given/.test(name)) return "score";
  if (/(?:^|_)(?:eps|epsilon|noise)$/.test(word) && (/from|given/.test(name) || /^(?:get|compute|recover|infer|estimate)_/.test(word))) return "noise";
  if (/(?:^|_)(?:v|velocity)(?:_target)?$/.test(word) && /^(?:get|compute|predict|v|velocity|to|make|target)/.test(word)) return "velocity";
  return undefined;
}

const isVelocity = /^(?:v|vel|velocity|v_pred|pred_v|v_t|v_theta)$/;

interface Given { readonly t: number; readonly law: Law; readonly variables: readonly Variable[]; readonly ids: ReadonlyMap<number, Quantity | "xt"> }

/** Functions that turn x_t and a prediction into x_0, ε, v or the score: put together from x_0 and ε, they must give what their names say. Salimans & Ho 2022, appendix D. */
export const conversions: CodeRule = (context) => conversionsIn(context);

function conversionsIn(context: CodeContext, only?: PythonFunction): readonly CodeClaim[] {
  const { drawn, round } = putWorlds(context);
  const worlds = [...round, ...drawn].filter(({ chain }) => chain.steps >= 3), [first] = worlds;
  if (!first) return [];
  return callablesIn(context, first).flatMap(({ fn }) => {
    const quantity = fn.node.nodeType === "FunctionDef" && (!only || (only.unit === fn.unit && only.node.lineno === fn.node.lineno)) ? quantityNamed(fn.name) : undefined;
    if (!quantity) return [];
    const manner = mannersFor(fn, context.listings[fn.unit]!.unit.text).find((m) => givenAt(fn, context, first, m, 1));
    if (!manner) return [];
    const seen = worlds.flatMap((world) => {
      const here = callablesIn(context, world).find((other) => other.fn.node === fn.node);
      const given = here ? Array.from({ length: world.chain.steps + 1 }, (_, t) => givenAt(here.fn, context, world, manner, t)).flatMap((g) => g ?? []) : [];
      return given.length > 0 ? [{ world, given }] : [];
    });
    const claim = claimed(context, fn, quantity, seen);
    return claim ? [claim] : [];
  });
}

function givenAt(fn: PythonFunction, context: CodeContext, { world, chain }: ScheduleWorld, { shape, library, batch, first }: Manner, t: number): Given | undefined {
  const inputs = inputsFor(context.runIn(world), shape), ids = new Map<number, Quantity | "xt">();
  const setting: Setting = { chain, shape, library, states: ["xt", "x0"], first, t: batch ? Array.from({ length: shape[0]! }, () => t) : t };
  const args = parametersOf(fn).needed.map((name) => {
    // v stands where a state before would.
    const asked = isVelocity.test(name) ? inputFor("x_prev", inputs, { ...setting, states: ["xprev"] }) : /pred/.test(name) && /noise|eps/.test(name) ? inputFor("noise", inputs, setting) : inputFor(name, inputs, setting);
    const role = isVelocity.test(name) ? "velocity" : asked?.role;
    if (asked && (role === "xt" || role === "x0" || role === "noise" || role === "velocity")) ids.set(inputs.variable(role === "velocity" ? "xprev" : role).id, role);
    return asked?.value ?? { kind: "unknown" as const, reason: `argument ${name}` };
  });
  const outcome = callFunction(inputs.run, fn, args, new Map(), world);
  if (outcome.kind !== "value" || ids.size < 1) return undefined;
  const { variables } = outcome;
  const tensor = partsOf(outcome.value).find((part): part is Tensor => part.kind === "tensor" && part.cells.some((cell) => typeof cell !== "number"));
  const law = tensor && oneLaw(tensor, variables);
  if (!law || law.constant !== 0 || law.terms.some((c, id) => c !== 0 && !ids.has(id) && variables[id]?.kind !== "network")) return undefined;
  return { t, law, variables, ids };
}

/** The line that makes the state, or gives it back. */
function givesAt(fn: PythonFunction): Spot {
  const made = decisiveSpot(fn), last = fn.node.nodeType === "FunctionDef" ? fn.node.body.findLast((s) => s.nodeType === "Return") : undefined;
  return made.node === fn.node && last ? { unit: fn.unit, node: last } : made;
}

interface Reading { readonly first: 0 | 1; readonly network: Quantity }
const readings: readonly Reading[] = ([1, 0] as const).flatMap((first) => (["noise", "velocity", "score", "x0"] as const).map((network) => ({ first, network })));

/** What comes out, as a combination of x_0 and ε. */
function outOf({ law, ids }: Given, level: number, network: Quantity): Mixed {
  let data = 0, noise = 0;
  for (const [id, c] of law.terms.entries()) {
    if (c === 0) continue;
    const part = mixed(ids.get(id) ?? network, level);
    data += c * part.data;
    noise += c * part.noise;
  }
  return { data, noise };
}

function worst(given: readonly Given[], chain: Chain, quantity: Quantity, { first, network }: Reading): Departure | undefined {
  let most: Departure | undefined;
  for (const one of given) {
    const t = one.t + first;
    if (t < 1 || t > chain.steps) continue;
    const level = chain.alphabar[t]!, is = outOf(one, level, network), should = mixed(quantity, level);
    for (const part of ["data", "noise"] as const) {
      const size = relative(is[part], should[part], 0.1);
      if (size > (most?.size ?? 0)) most = { t, computes: is[part], should: should[part], of: "value", size };
    }
  }
  return most;
}

function claimed(context: CodeContext, fn: PythonFunction, quantity: Quantity, seen: readonly { readonly world: ScheduleWorld; readonly given: readonly Given[] }[]): CodeClaim | undefined {
  if (seen.length < 3) return undefined;
  const observed = seen.map(({ world, given }): Seen<Reading> => ({ chain: world.chain, kind: world.kind, departs: (reading) => worst(given, world.chain, quantity, reading) }));
  const judgement = judge(readings, observed, context.options.seed);
  const spot = givesAt(fn), subject = quantity === "x0" ? subjects["predict x0"] : quantity === "noise" ? subjects["predict noise"] : { en: quantity === "score" ? "the score from the noise" : "v from x_0 and the noise", zh: quantity === "score" ? "由噪声得到得分函数" : "由 x_0 与噪声得到 v" };
  const about = { context, spot, subject, reading: latex[quantity] };
  if (judgement.kind === "undecided") return undefined;
  const index = judgement.kind === "refuted" ? observed.indexOf(judgement.seen) : 0, { world, given } = seen[index]!;
  const t = judgement.kind === "refuted" ? judgement.departure.t : 2, { first, network } = judgement.hypothesis;
  const shown = given.find((g) => g.t + first === t) ?? given[0]!, out = outOf(shown, world.chain.alphabar[shown.t + first]!, network), should = mixed(quantity, world.chain.alphabar[shown.t + first]!);
  const evidence = { computes: { numbers: sum([[out.data, "x_0"], [out.noise, "ε"]]) }, should: { latex: latex[quantity], numbers: sum([[should.data, "x_0"], [should.noise, "ε"]]) } };
  if (judgement.kind === "upheld") return overFunction(context, fn, claimOf({ ...about, verdict: judgement.verdict, ...evidence }));
  const broken = brokenTableOf(context, fn.node);
  if (broken !== undefined) return claimOf({ ...about, verdict: undecided({ kind: "broken cell", subject: broken }), ...evidence });
  return claimOf({
    ...about, verdict: judgement.verdict, ...evidence,
    remark: { en: `Put together from x_0 and ε, what comes out at t = ${t} is ${evidence.computes.numbers}.`, zh: `将 x_t 写成 x_0 与 ε 的组合，t = ${t} 时得到的是 ${evidence.computes.numbers}。` },
    ...rightFormOf(context, about, (trial) => conversionsIn(trial, fn), linesOf(fn).map((node) => ({ unit: fn.unit, node }))),
  });
}

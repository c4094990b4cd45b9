import type { Law, Value } from "../../program/value.ts";
import type { CallableFunction } from "./callables.ts";
import { callWith, type Manner, mannersFor, settingOf } from "./calls.ts";
import type { Chain } from "./chain.ts";
import { claimOf } from "./claim-of.ts";
import type { CodeClaim, CodeContext, CodeRule } from "./code-claim.ts";
import { decisiveSpot, linesOf } from "./decisive-spot.ts";
import { callablesIn } from "./events-in.ts";
import { sameIn } from "./forward-functions.ts";
import type { GivenState, Inputs } from "./inputs.ts";
import { type Departure, judge, type Judgement, relative, type Seen } from "./judge.ts";
import { shortNumber } from "./number-text.ts";
import { recognise } from "./recognise.ts";
import { rightFormOfFunction } from "./right-form.ts";
import { inputRolesOf } from "./roles.ts";
import { type ScheduleWorld, worldsOf } from "./schedule-world.ts";
import { partsOf } from "./state-law.ts";
import { subjects } from "./wordings.ts";
import { words } from "./words.ts";

/** What x_0, ε, v = √ᾱ ε − √(1−ᾱ) x_0 and the score −ε/√(1−ᾱ) are to one another, given x_t = √ᾱ x_0 + √(1−ᾱ) ε: functions that make one of two others. */
export const conversions: CodeRule = (context) => {
  const found = conversionsIn(context);
  // A v that the document makes itself says which sign it has.
  const made = found.filter(({ target, given }) => target === "v" && given.includes("x0") && given.includes("noise"));
  const signs = ([1, -1] as const).filter((sign) => made.length === 0 || made.some((fn) => judged(context, fn, [sign]).kind === "upheld"));
  return found.map((fn) => claimFor(context, fn, signs.length > 0 ? signs : [1]));
};

type Quantity = "x0" | "noise" | "v" | "score";
type Given = "xt" | Quantity;
interface Made { readonly t: number; readonly coefficients: ReadonlyMap<Given, number>; readonly constant: number }
interface Conversion { readonly callable: CallableFunction; readonly target: Quantity; /** Two, or the noise for the score and back. */
  readonly given: readonly Given[]; readonly seen: readonly { readonly world: ScheduleWorld; readonly made: readonly Made[] }[] }
interface Meant { readonly offset: 0 | 1; readonly sign: 1 | -1 }

/** What a name says is made: `predict_start_from_noise` → x0. */
export function targetOf(name: string): Quantity | undefined {
  const [head, tail] = words(name).join("_").replace(/^(?:predict|pred|guess|get|to|compute|estimate|recover|calc|convert)_/, "").split(/_?(?:from|given|by|2)(?:_|$)|_to_/);
  if (/(?:^|_)to_/.test(words(name).join("_")) && tail) return kindOf(tail.replace(/_.*$/, "")) ?? kindOf(head!);
  return kindOf(head!);
}

const kindOf = (word: string): Quantity | undefined =>
  /^(?:x_?0|xstart|x_start|start|data|clean|clean_(?:x|image|data)|original|denoised|x_0_hat|x0_hat|x_?0_pred|tweedie)$/.test(word) ? "x0" : /^(?:noise|eps|epsilon)$/.test(word) ? "noise" : /^(?:v|velocity|v_target|v_t)$/.test(word) ? "v" : /^score$/.test(word) ? "score" : undefined;

function conversionsIn(context: CodeContext): readonly Conversion[] {
  const { round, drawn } = worldsOf(context), worlds = [...round, ...drawn];
  return callablesIn(context, worlds[0]!).flatMap((callable) => {
    const { fn } = callable, target = targetOf(fn.name);
    if (fn.node.nodeType !== "FunctionDef" || !target) return [];
    const given = [...new Set(fn.node.args.args.flatMap(({ arg }) => { const roles = inputRolesOf(arg); return roles.includes("xt") ? ["xt" as const] : (["x0", "noise", "v", "score"] as const).filter((role) => roles[0] === role); }))];
    const [first, second] = given;
    if (!first || given.length > 2 || given.includes(target) || (!second && !(first === "noise" && target === "score") && !(first === "score" && target === "noise"))) return [];
    return followed(context, callable, target, given, worlds) ?? [];
  });
}

/** The function called at every step of these worlds, in the first manner in which it gives something. */
function followed(context: CodeContext, callable: CallableFunction, target: Quantity, given: readonly Given[], worlds: readonly ScheduleWorld[]): Conversion | undefined {
  for (const manner of mannersFor(callable.fn, context.listings[callable.fn.unit]!.unit.text)) {
    if (!makes(context, callable, worlds[0]!, manner, 1) && !makes(context, callable, worlds[0]!, manner, 0)) continue;
    const seen = worlds.map((world) => ({ world, made: Array.from({ length: world.chain.steps + 1 }, (_, t) => makes(context, callable, world, manner, t)).flatMap((each) => each ?? []) }));
    return { callable, target, given, seen };
  }
  return undefined;
}

/** One call: the coefficients of what was given in what comes back. */
function makes(context: CodeContext, callable: CallableFunction, scheduled: ScheduleWorld, manner: Manner, t: number): Made | undefined {
  const { world, chain } = scheduled;
  const here = sameIn(context, callable, scheduled);
  if (!here) return undefined;
  const called = callWith(here, context.runIn(world), world, settingOf(manner, chain, t, ["xt", "x0", "xprev"]));
  if ("unknown" in called || called.outcome.kind !== "value") return undefined;
  const law = firstLaw(partsOf(called.outcome.value)[0]!);
  if (!law) return undefined;
  const coefficients = new Map<Given, number>();
  for (const [id, c] of law.terms.entries()) {
    if (c === 0) continue;
    const whole = called.variables[id]!.part?.of ?? id, role = roleOf(called.inputs, whole);
    if (!role) return undefined;
    coefficients.set(role, c);
  }
  return { t, coefficients, constant: law.constant };
}

const firstLaw = (value: Value): Law | undefined => (value.kind === "tensor" ? value.cells.find((cell): cell is Law => typeof cell !== "number") : undefined);
const roleOf = (inputs: Inputs, id: number): Given | undefined => (["xt", "x0", "noise", "v", "score"] as const).find((role: GivenState) => inputs.variable(role).id === id) as Given | undefined;

/** What each is made of: x_0 and ε. */
function vector(of: Given, chain: Chain, t: number, sign: 1 | -1): readonly [number, number] {
  const a = Math.sqrt(chain.alphabar[t]!), s = Math.sqrt(1 - chain.alphabar[t]!);
  switch (of) {
    case "xt": return [a, s];
    case "x0": return [1, 0];
    case "noise": return [0, 1];
    case "v": return [-s * sign, a * sign];
    case "score": return [0, -1 / s];
  }
}

/** The one way to make the target of the two, by Cramer's rule. */
function right({ target, given: [p, q] }: Conversion, chain: Chain, t: number, sign: 1 | -1): readonly number[] {
  if (p && !q) return [vector(target, chain, t, sign)[1] / vector(p, chain, t, sign)[1]];
  const [a, b] = vector(p!, chain, t, sign), [c, d] = vector(q!, chain, t, sign), [x, y] = vector(target, chain, t, sign);
  const size = a * d - b * c;
  return [(x * d - y * c) / size, (a * y - b * x) / size];
}

const domain = (chain: Chain, offset: 0 | 1): readonly number[] => Array.from({ length: chain.steps }, (_, i) => (offset === 1 ? i : i + 1));

function judged(context: CodeContext, fn: Conversion, signs: readonly (1 | -1)[]): Judgement<Meant> {
  const uses = fn.target === "v" || fn.given.includes("v");
  // Where the first index gives no number it is step 0.
  const padded = fn.seen.some(({ made }) => made.some(({ t, coefficients }) => t === 0 && [...coefficients.values()].some((c) => !Number.isFinite(c))));
  const hypotheses = (padded ? [0, 1] as const : [1, 0] as const).flatMap((offset) => (uses ? signs : [1 as const]).map((sign): Meant => ({ offset, sign })));
  const seen = fn.seen.map(({ world, made }): Seen<Meant> => ({ chain: world.chain, kind: world.kind, departs: (meant) => departure(fn, world.chain, made, meant) }));
  return judge(hypotheses, seen, context.options.seed);
}

function departure(fn: Conversion, chain: Chain, made: readonly Made[], { offset, sign }: Meant): Departure | undefined {
  let worst: Departure | undefined;
  for (const code of domain(chain, offset)) {
    const t = code + offset, is = made.find((each) => each.t === code);
    if (!is) return { t, computes: NaN, should: 0, of: "value", size: Infinity };
    const should = right(fn, chain, t, sign);
    for (const [i, role] of fn.given.entries()) {
      const computes = is.coefficients.get(role) ?? 0, size = relative(computes, should[i]!, 1e-9);
      if (size > (worst?.size ?? 0)) worst = { t, computes, should: should[i]!, of: "value", size };
    }
  }
  return worst;
}

const letters: Readonly<Record<Given, readonly [latex: string, text: string]>> = { xt: ["x_t", "x_t"], x0: ["x_0", "x_0"], noise: ["\\epsilon", "ε"], v: ["v", "v"], score: ["\\nabla\\log q", "score"] };
const subjectOf = { x0: subjects["predict x0"], noise: subjects["predict noise"], v: subjects["predict v"], score: subjects["predict score"] } as const;

function claimFor(context: CodeContext, fn: Conversion, signs: readonly (1 | -1)[]): CodeClaim {
  const { callable: { fn: called }, target, given } = fn;
  const judgement = judged(context, fn, signs);
  const { offset, sign } = judgement.kind === "undecided" ? { offset: 1 as const, sign: 1 as const } : judgement.hypothesis;
  const samples = fn.seen.flatMap(({ world: { chain }, made }) => made.filter(({ t }) => domain(chain, offset).includes(t)).map((each) => ({ chain, t: each.t + offset, each })));
  const latex = (value: (sample: (typeof samples)[number], i: number) => number) => {
    const parts = given.map((role, i) => { const form = recognise(samples.map((sample) => ({ chain: sample.chain, t: sample.t, value: value(sample, i) })))?.latex; return form === undefined ? undefined : form === "0" ? "" : `${form === "1" ? "" : form === "-1" ? "-" : /^[^{]*[-+][^{]*$/.test(form.slice(1)) ? `(${form})\\,` : `${form}\\,`}${letters[role][0]}`; });
    return parts.includes(undefined) ? undefined : parts.filter((part) => part !== "").join(" + ").replaceAll("+ -", "- ");
  };
  const computes = latex(({ each }, i) => each.coefficients.get(given[i]!) ?? 0), should = latex(({ chain, t }, i) => right(fn, chain, t, sign)[i]!);
  const about = { context, subject: subjectOf[target], reading: `${letters[target][0]}(${given.map((role) => letters[role][0]).join(", ")})`, spot: decisiveSpot(called) };
  if (judgement.kind !== "refuted") return claimOf({ ...about, verdict: judgement.verdict, computes: { ...(computes && { latex: computes }) }, should: { ...(should && { latex: should }) } });
  const { chain } = judgement.seen, { t } = judgement.departure;
  const at = fn.seen.find(({ world }) => world.chain === chain)!.made.find((each) => each.t === t - offset);
  const row = (values: readonly number[]) => values.map((value, i) => `${shortNumber(value)} ${letters[given[i]!][1]}`).join(" + ").replaceAll("+ -", "− ");
  return claimOf({
    ...about, verdict: judgement.verdict,
    computes: { ...(computes && { latex: computes }), ...(at && { numbers: row(given.map((role) => at.coefficients.get(role) ?? 0)) }) },
    should: { ...(should && { latex: should }), numbers: row(right(fn, chain, t, sign)) },
    ...rightFormOfFunction(context, fn.callable, linesOf(called), (edited) => {
      const { round, drawn } = worldsOf(context);
      const again = followed(context, edited, target, given, [...round.slice(0, 2), ...drawn.slice(0, 2)]);
      return again !== undefined && judged(context, again, signs).kind === "upheld";
    }),
  });
}

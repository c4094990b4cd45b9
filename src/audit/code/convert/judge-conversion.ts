import type { Spot } from "../../../program/value.ts";
import { claimOf } from "../claim-of.ts";
import type { CodeClaim, CodeContext } from "../code-claim.ts";
import { type Judgement, judge, type Seen, undecided } from "../judge.ts";
import { anotherSampler } from "../reverse/other-samplers.ts";
import { brokenTableOf } from "../reverse/stands-on.ts";
import { sum } from "../reverse/step-text.ts";
import { recognise } from "../names/recognise.ts";
import { standingOf } from "../source/statements.ts";
import { together } from "../wordings.ts";
import { offsetsIn } from "./offsets.ts";
import { departureFrom, knowsNoSchedule, type ObservedWorld, type Reading, stepsOf } from "./observed.ts";
import type { Made } from "./probe.ts";
import { conversionLatex, mixtureOf, type Model, type Quantity, quantityLatex, quantityPlain } from "./quantity.ts";
import { conversionSubjects, countsFrom, signOf } from "./subjects.ts";

/** What code is to make, under every way to take what it was given; `seen` by the ways to take its table entries. */
export interface Converted {
  readonly target: Exclude<Quantity, "state">;
  readonly seen: readonly (readonly ObservedWorld[])[];
  /** What each name may stand for. */
  readonly candidates: ReadonlyMap<string, readonly Quantity[]>;
  readonly open: "all steps" | "steps seen";
}

/** Every reading, the likeliest first. `signs`: those of v that the document leaves open. */
function readingsOf({ target, seen, candidates }: Converted, models: readonly Model[], signs: readonly (1 | -1)[], offsets: readonly (0 | 1)[]): readonly Reading[] {
  let roles: readonly (readonly (readonly [string, Quantity])[])[] = [[]];
  for (const [name, all] of candidates) roles = roles.flatMap((before) => all.map((quantity) => [...before, [name, quantity] as const]));
  const distinct = roles.filter((pairs) => new Set(pairs.map(([, quantity]) => quantity)).size === pairs.length);
  const ways = (distinct.length > 0 ? distinct : roles).slice(0, 24).map((pairs) => new Map(pairs));
  const hasVelocity = target === "velocity" || [...candidates.values()].some((all) => all.includes("velocity"));
  return seen.flatMap((_, entries) => ways.flatMap((each) => models.flatMap((model) => (hasVelocity ? signs : ([1] as const)).flatMap((sign) => offsets.map((offset): Reading => ({ offset, roles: each, target, model, sign, entries }))))));
}

export function judgeConversion(context: CodeContext, converted: Converted, signs: readonly (1 | -1)[]): Judgement<Reading> {
  const readings = readingsOf(converted, modelsOf(context), signs, offsetsIn(context));
  const observed = converted.seen[0]!.map(({ world }, i): Seen<Reading> => ({ chain: world.chain, kind: world.kind, departs: (reading) => departureFrom(converted.seen[reading.entries]![i]!, reading, converted.open) }));
  return judge(readings, observed, context.options.seed);
}

/** x_0 + σ ε only where the document speaks of it. */
const modelsOf = ({ document }: CodeContext): readonly Model[] => (/variance[- ]explod|\bVE\b|\bEDM\b|k-diffusion|karras|方差爆炸|x_?0\s*\+\s*\\?sigma/i.test(document.text) ? ["preserving", "exploding"] : ["preserving"]);

/** What is told of one conversion; nothing where what it makes knows of no schedule. */
export interface About { readonly spot: Spot; readonly name: string; readonly signs: readonly (1 | -1)[]; readonly signSettled: boolean; readonly right: () => { readonly rightForm?: string; readonly spot?: Spot } }

export function tellConversion(context: CodeContext, converted: Converted, { spot, name, signs, signSettled, right: mend }: About): CodeClaim | undefined {
  const { target, candidates, seen } = converted;
  // Steps that are in the chain however they are counted.
  const all = seen[0]!.flatMap(({ world, observations }) => observations.flatMap(({ t, made }) => (made && t >= 1 && t < world.chain.steps ? [made] : [])));
  const subject = conversionSubjects[target], names = [...candidates.keys()];
  const about = { context, subject, spot, reading: quantityLatex(target) };
  const open = (reason: string) => claimOf({ ...about, verdict: undecided({ kind: "ambiguous reading", subject: reason }), computes: {}, should: {} });
  if (all.every(isTrivial) || seen.every(knowsNoSchedule)) return undefined;
  if (all.some(({ constant, foreign }) => constant !== 0 || foreign)) return open(name);
  const judgement = judgeConversion(context, converted, signs);
  if (judgement.kind === "undecided") return claimOf({ ...about, verdict: judgement.verdict, computes: {}, should: {} });
  const { hypothesis } = judgement, { roles, model, sign, offset } = hypothesis;
  const involved = names.map((each) => roles.get(each)!), usesVelocity = target === "velocity" || involved.includes("velocity");
  const should = conversionLatex(target, involved, sign, model);
  const worlds = seen[hypothesis.entries]!;
  const computes = latexOf(worlds, hypothesis, names);
  const convention = together([countsFrom(offset), ...(usesVelocity ? [signOf(sign)] : [])]);
  const shared = { ...about, reading: should === quantityLatex(target) ? should : `${quantityLatex(target)} = ${should}`, ...(convention && { convention }) };
  const shown = judgement.kind === "refuted" ? worlds[seen[0]!.findIndex(({ world }) => world.chain === judgement.seen.chain)]! : worlds[0]!;
  const t = (judgement.kind === "refuted" ? judgement.departure.t : 2) - offset, at = shown.observations.find((each) => each.t === t) ?? shown.observations[0];
  const text = (made: Pick<Made, "parts">) => sum(names.map((each) => [made.parts.get(each) ?? 0, quantityPlain(roles.get(each)!)] as const));
  const numbers = at?.made && { numbers: text(at.made) };
  if (judgement.kind === "upheld") return claimOf({ ...shared, verdict: judgement.verdict, computes: { latex: should, ...numbers }, should: { latex: should } });
  const around = standingOf(context, spot)?.function;
  const broken = around && brokenTableOf(context, around), other = anotherSampler(context, spot, name);
  if (broken !== undefined) return claimOf({ ...shared, verdict: undecided({ kind: "broken cell", subject: broken }), computes: {}, should: {} });
  if (other !== undefined) return claimOf({ ...shared, verdict: undecided({ kind: "unknown name", subject: other }), computes: {}, should: {} });
  // A sign of v that is only the usual one refutes nothing.
  if (usesVelocity && !signSettled && judgeConversion(context, converted, [1, -1]).kind === "upheld") return open("v");
  const right = rightParts(hypothesis, names, shown.world.chain.alphabar[t + offset]!);
  return claimOf({
    ...shared, verdict: judgement.verdict,
    computes: { ...(computes && { latex: computes }), ...numbers }, should: { latex: should, ...(right && { numbers: text({ parts: right }) }) },
    ...mend(),
    ...(right && at?.made && overSteps(shown, hypothesis, names)),
  });
}

/** What is only handed on is no claim. */
const isTrivial = ({ parts, constant, foreign }: Made): boolean => !foreign && constant === 0 && parts.size === 1 && [...parts.values()].every((c) => c === 1);

/** What was given, in the right amounts; none where more than two things were given. */
function rightParts({ roles, target, model, sign }: Reading, names: readonly string[], alphabar: number): ReadonlyMap<string, number> | undefined {
  const of = (quantity: Quantity) => mixtureOf(quantity, alphabar, model, sign);
  const aim = of(target), parts = names.map((name) => of(roles.get(name)!));
  const [a, b] = parts;
  if (!aim || parts.length > 2 || !a || (parts.length === 2 && !b)) return undefined;
  if (!b) return new Map([[names[0]!, a.noise === 0 ? aim.data / a.data : aim.noise / a.noise]]);
  const determinant = a.data * b.noise - a.noise * b.data;
  return Math.abs(determinant) < 1e-12 ? undefined : new Map([[names[0]!, (aim.data * b.noise - aim.noise * b.data) / determinant], [names[1]!, (a.data * aim.noise - a.noise * aim.data) / determinant]]);
}

/** The coefficients as expressions in the chain's columns, where all of them are. */
function latexOf(worlds: readonly ObservedWorld[], { roles, offset }: Reading, names: readonly string[]): string | undefined {
  const terms = names.map((name) => {
    const samples = worlds.flatMap(({ world, observations }) => observations.flatMap(({ t, made }) => (made && stepsOf(world.chain, offset).includes(t) ? [{ chain: world.chain, t: t + offset, value: made.parts.get(name) ?? 0 }] : [])));
    const found = recognise(samples)?.latex;
    return found === undefined ? undefined : { found, of: quantityLatex(roles.get(name)!) };
  });
  if (terms.some((term) => term === undefined)) return undefined;
  const text = terms.filter((term) => term!.found !== "0").map((term) => {
    const { found, of } = term!, isNegative = found.startsWith("-"), size = isNegative ? found.slice(1) : found;
    const factor = size === "1" ? "" : isSum(size) ? `\\left(${size}\\right)\\,` : `${size}\\,`;
    return `${isNegative ? "-" : "+"}${factor}${of}`;
  }).join("");
  return text === "" ? "0" : text.replace(/^\+/, "");
}

/** Whether a sign stands outside of all braces. */
function isSum(latex: string): boolean {
  let rest = latex;
  for (let before = ""; before !== rest;) { before = rest; rest = rest.replace(/\{[^{}]*\}/g, ""); }
  return /[-+]/.test(rest);
}

/** The coefficient that is farthest off, over the steps. */
function overSteps({ world: { chain }, observations }: ObservedWorld, reading: Reading, names: readonly string[]) {
  const steps = stepsOf(chain, reading.offset).filter((t) => observations.some((each) => each.t === t && each.made));
  const rows = names.map((name) => ({
    name, computes: steps.map((t) => observations.find((each) => each.t === t)!.made!.parts.get(name) ?? 0),
    should: steps.map((t) => rightParts(reading, names, chain.alphabar[t + reading.offset]!)?.get(name) ?? NaN),
  }));
  const off = ({ computes, should }: (typeof rows)[number]) => Math.max(...computes.map((c, i) => Math.abs(c - should[i]!)));
  const row = rows.toSorted((a, b) => off(b) - off(a))[0];
  return row && row.should.every((x) => Number.isFinite(x)) ? { overSteps: { label: quantityLatex(reading.roles.get(row.name)!), steps: steps.map((t) => t + reading.offset), computes: row.computes, should: row.should } } : {};
}

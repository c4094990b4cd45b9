import type { Precision } from "../../field/precision.ts";
import { printText } from "../../term/print-text.ts";
import { at, name, number, operator, type Term } from "../../term/term.ts";
import { applyChain, type Chain, chainTerm, furtherChains, roughChains, usualChains } from "./chains.ts";
import type { Explanation, Part } from "./explanation.ts";
import { fit, isNear, type Scale, type Tolerance, unscaled } from "./fit.ts";
import type { Printed } from "./format-of.ts";
import { lastOf, type Rounded } from "./series.ts";

/** Two columns that differ. `steps` is how many they have in common, T the sheet's. */
export interface Difference {
  readonly left: Rounded & { readonly name: string };
  readonly right: Rounded & { readonly name: string };
  readonly steps: number;
  readonly T: number | undefined;
  /** The coarser of what both were made in. */
  readonly precision: Precision;
  readonly printed: readonly Printed[];
  /** One of the columns with a parameter set otherwise. Asked for once, and only where nothing simpler will do. */
  readonly others: () => readonly Other[];
}

export interface Other extends Rounded {
  /** The column's name. */
  readonly of: string;
  readonly parameter: string;
  readonly value: number | string;
}

/** One way to make the right side of the left: its parts, and the series to set beside one another. */
interface Candidate {
  readonly parts: readonly Part[];
  readonly left: Rounded;
  readonly right: Rounded;
  /** Applied to the right side; only what comes near is applied in both precisions. */
  readonly chain?: Chain;
  readonly scale?: "any factor" | "usual factor" | "offset";
  readonly formula?: Term;
}

/** Beyond so many steps only single parts are tried, and of the chains the first few. */
const longSeries = 20_000;
const mostShown = 3;

/**
 * What sets the left column apart from the right, the simplest first: only what leaves nothing but rounding counts, and nothing longer is looked for once something is
 * found. Empty where nothing tried explains it.
 */
export function explainDifference(difference: Difference): readonly Explanation[] {
  const tolerances: readonly { readonly tolerance: Tolerance; readonly parts: readonly Part[] }[] = [
    { tolerance: { kind: "rounding", precision: difference.precision }, parts: [] },
    ...difference.printed.map((printed) => ({ tolerance: { kind: "printed" as const, printed }, parts: [{ kind: "printed" as const, printed }] })),
    ...(difference.precision === "float64" ? [{ tolerance: { kind: "shorter" as const, precision: "float32" as const }, parts: [{ kind: "precision" as const, precision: "float32" as const }] }] : []),
  ];
  const near = nearOnes(difference.printed);
  const levels = [near([identity(difference)]), near(singles(difference))];
  for (let level = 1; level <= 3; level++) {
    if (level === 2) levels[2] = near(pairs(difference));
    const found: Explanation[] = [];
    for (const { tolerance, parts } of tolerances) {
      // What the digits show needs no other arithmetic.
      if (tolerance.kind === "shorter" && found.some((one) => one.parts.some(({ kind }) => kind === "printed"))) continue;
      for (const candidate of levels[level - parts.length] ?? []) {
        const explanation = tried(candidate, tolerance, parts, difference);
        if (explanation) found.push(explanation);
        if (found.length === mostShown) return found;
      }
    }
    if (found.length > 0) return found;
  }
  return [];
}

/** A candidate that comes near at a few steps, with the scale it needs for that. */
interface Near {
  readonly candidate: Candidate;
  readonly scaling: Scale;
}

function nearOnes(printed: readonly Printed[]): (candidates: readonly Candidate[]) => readonly Near[] {
  const roughly = roughChains();
  return (candidates) => candidates.flatMap((candidate) => {
    const { left, right, chain, scale } = candidate;
    const rough = chain ? roughly(chain, right) : right;
    const scaling = scale === undefined ? unscaled : scaleOf(scale, left, rough);
    return scaling && isNear(left, rough, scaling, printed) ? [{ candidate, scaling }] : [];
  });
}

const identity = ({ left, right }: Difference): Candidate => ({ parts: [], left, right, formula: at(right.name, name("t")) });

function singles(of: Difference): readonly Candidate[] {
  const { left, right } = of;
  return [
    ...moves.map((move) => moved(identity(of), move, right.name)),
    { ...identity(of), scale: "any factor" },
    { ...identity(of), scale: "offset" },
    ...(of.steps > longSeries ? usualChains.slice(0, 7) : usualChains).map((chain) => chained(of, chain)),
    ...of.others().map((other): Candidate => ({
      parts: [{ kind: "parameter", of: other.of, name: other.parameter, value: other.value }],
      left: other.of === left.name ? other : left, right: other.of === right.name ? other : right,
    })),
  ];
}

function pairs(of: Difference): readonly Candidate[] {
  const { left, right, steps } = of;
  if (steps > longSeries) return [];
  const usual = usualChains.map((chain) => chained(of, chain));
  const stepsOf = ["ratio", "complement"] as const;
  return [
    ...moves.flatMap((move) => usual.map((candidate) => moved(candidate, move, right.name))),
    ...moves.map((move): Candidate => ({ ...moved(identity(of), move, right.name), scale: "usual factor" })),
    ...usual.map((candidate): Candidate => ({ ...candidate, scale: "usual factor" })),
    { parts: [{ kind: "steps factor", factor: NaN }], left: applyChain(stepsOf, left), right: applyChain(stepsOf, right), scale: "any factor" },
    ...of.others().flatMap((other) => {
      const changed: Candidate = { parts: [{ kind: "parameter", of: other.of, name: other.parameter, value: other.value }], left: other.of === left.name ? other : left, right: other.of === right.name ? other : right };
      return [
        ...moves.map((move) => moved(changed, move, right.name)),
        ...usualChains.map((chain): Candidate => ({ ...changed, parts: [...changed.parts, { kind: "chain", chain }], chain })),
      ];
    }),
    ...furtherChains().map((chain) => chained(of, chain)),
  ];
}

function chained({ left, right }: Difference, chain: Chain): Candidate {
  return { parts: [{ kind: "chain", chain }], left, right, chain, formula: chainTerm(chain, right.name, right.from, name("t")) };
}

type Move = Extract<Part, { kind: "shift" | "reversed" }>;
const moves: readonly Move[] = [{ kind: "shift", by: -1 }, { kind: "shift", by: 1 }, { kind: "reversed" }];

/** The right side read at another step. What is moved is what stands before the chain, which then runs from the place it had. */
function moved(candidate: Candidate, move: Move, column: string): Candidate {
  const { left, right, chain = [] } = candidate;
  const parts = [...candidate.parts, move];
  const term = (step: Term) => candidate.formula && { formula: chainTerm(chain, column, right.from, step) };
  if (move.kind === "shift") {
    const step = move.by > 0 ? operator("+", name("t"), number(move.by)) : operator("-", name("t"), number(-move.by));
    // The left side moves instead, so that a chain over the steps still begins where the column does.
    return { ...candidate, parts, left: { ...left, from: left.from + move.by }, ...term(step) };
  }
  const first = Math.max(left.from, right.from), last = Math.min(lastOf(left), lastOf(right));
  const turned = (values: Float64Array) => values.slice(first - left.from, last - left.from + 1).toReversed();
  return { ...candidate, parts, left: { from: first, values: turned(left.values), coarse: turned(left.coarse) }, ...term(operator("-", number(first + last), name("t"))) };
}

function tried({ candidate, scaling }: Near, tolerance: Tolerance, added: readonly Part[], of: Difference): Explanation | undefined {
  const { parts, left, right, chain, scale, formula } = candidate;
  if (scale === "any factor" && tolerance.kind === "printed") return undefined;
  const found = fit(left, chain ? applyChain(chain, right) : right, tolerance, scaling);
  if (!found || found.steps < Math.max(1, of.steps - 2)) return undefined;
  const usual = usualFactor(scaling.factor, of);
  if (scale === "usual factor" && usual === undefined) return undefined;
  const factor = scaling.factor !== 1 ? { factor: scaling.factor, ...(usual !== undefined && { is: usual }) } : undefined;
  const own = parts.some(({ kind }) => kind === "steps factor")
    ? [{ kind: "steps factor" as const, factor: 1, ...factor }]
    : [...parts, ...(factor ? [{ kind: "factor" as const, ...factor }] : []), ...(scaling.offset !== 0 ? [{ kind: "offset" as const, offset: scaling.offset }] : [])];
  const all = [...own, ...added];
  if (all.length === 0) return undefined;
  const back = parts.some(({ kind }) => kind === "shift") ? of.left.from - left.from : 0;
  return {
    ...found, ulps: { ...found.ulps, t: found.ulps.t + back }, parts: all,
    ...(formula && { formula: `${of.left.name}[t] = ${printText(scaled(formula, scaling, usual))}` }),
  };
}

/** The factor or the offset at the step where the right side is largest. */
function scaleOf(kind: NonNullable<Candidate["scale"]>, left: Rounded, right: { readonly from: number; readonly values: Float64Array }): Scale | undefined {
  let best: Scale | undefined, most = 0;
  const first = Math.max(left.from, right.from), last = Math.min(lastOf(left), right.from + right.values.length - 1);
  for (let t = first; t <= last; t++) {
    const a = left.values[t - left.from]!, b = right.values[t - right.from]!;
    if (!Number.isFinite(a) || !Number.isFinite(b) || Math.abs(b) <= most) continue;
    most = Math.abs(b);
    best = kind === "offset" ? { factor: 1, offset: a - b } : { factor: a / b, offset: 0 };
  }
  return best && (best.factor === 0 || (best.factor === 1 && best.offset === 0)) ? undefined : best;
}

/** A factor that people forget or add, in the sheet's language. */
function usualFactor(factor: number, { T, precision }: Difference): string | undefined {
  const known: readonly (readonly [string, number])[] = [
    ...(T === undefined || T === 1000 ? [] : [["1000 / T", 1000 / T], ["T / 1000", T / 1000]] as const),
    ["1000", 1000], ["1 / 1000", 1 / 1000], ["100", 100], ["1 / 100", 1 / 100], ["2", 2], ["1 / 2", 1 / 2], ["-1", -1], ["255", 255], ["1 / 255", 1 / 255],
  ];
  const margin = precision === "float64" ? 1e-11 : precision === "float32" ? 1e-5 : 1e-2;
  return known.find(([, value]) => Math.abs(factor - value) <= margin * Math.abs(value))?.[0];
}

function scaled(formula: Term, { factor, offset }: Scale, usual: string | undefined): Term {
  const ratio = usual?.split(" / ").map((word): Term => (word === "T" ? name("T") : numberTerm(Number(word))));
  const times = ratio ? (ratio[1] ? operator("/", ratio[0]!, ratio[1]) : ratio[0]!) : numberTerm(factor);
  const product = factor === 1 ? formula : operator("*", times, formula);
  return offset === 0 ? product : operator(offset < 0 ? "-" : "+", product, number(Math.abs(offset)));
}

const numberTerm = (value: number): Term => (value < 0 ? { kind: "negate", of: number(-value) } : number(value));

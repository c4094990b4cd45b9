import fc from "fast-check";
import { type Random, random, seedOf } from "../base/random.ts";
import { createScene } from "../evaluate/scene.ts";
import { aNumber, asNumber } from "../evaluate/value.ts";
import { float64 } from "../field/float64.ts";
import type { Term } from "../term/term.ts";
import { cases } from "./draws.ts";
import { localsOf, placed } from "./sides.ts";
import type { Statement } from "./statement.ts";
import type { Case, Numeric, Reason } from "./verdict.ts";

/** How a numeric road ended: upheld with what it could have seen, or left undecided. */
export interface NumericResult {
  readonly numeric: Numeric;
  readonly cases: number;
  readonly undecided?: Reason;
}

const drawsEach = 20_000;
const casesTried = 6;
/** T is drawn up to this: every draw walks every step. */
const longest = 12;
/** Standard errors at which a difference counts: 2Φ(−6.5) = 8e-11 a test, two tests a case. */
const threshold = 6.5;
const twoSided = 8.04e-11;

/**
 * Draws from both sides of an equation of laws, every `normal` and every declared noise a number from the generator, and compares
 * mean and variance by two-sample tests. A law that the exact road gets wrong in the same way on both sides would show here.
 */
export function sample(statement: Statement, seed: number): NumericResult {
  const { length } = statement;
  const short = { ...statement, length: { ...length, most: Math.max(length.least, Math.min(length.most, longest)) } };
  const drafts = fc.sample(cases(short), { numRuns: casesTried, seed });
  const tried = drafts.flatMap((draft) => placed(statement, draft) ?? []);
  const numeric: Numeric = {
    road: "sampling",
    points: drawsEach,
    falseAlarm: Number((2 * tried.length * twoSided).toExponential(1)),
    detectable: { mean: round(threshold * Math.sqrt(2 / drawsEach) * 1.5), variance: round(threshold * Math.sqrt(4 / drawsEach) * 1.5) },
  };
  for (const [i, drawn] of tried.entries()) {
    const source = random(seedOf(`sample ${i}`, seed));
    const [a, b] = statement.says.items.map((side) => momentsOf(statement, drawn, side, source));
    const difference = apart(a!, b!);
    if (difference) return { numeric, cases: i + 1, undecided: { kind: "statistics", detail: difference } };
  }
  return { numeric, cases: tried.length };
}

const round = (x: number): number => Number(x.toPrecision(2));

interface Moments {
  readonly mean: number;
  readonly variance: number;
}

function momentsOf(statement: Statement, drawn: Case, side: Term, source: Random): Moments {
  let mean = 0, squares = 0;
  const beta = drawn.beta?.map((text) => aNumber(Number(text)));
  for (let n = 1; n <= drawsEach; n++) {
    const scene = createScene({
      definitions: statement.definitions, field: float64, steps: drawn.steps,
      scalars: new Map(Object.entries(drawn.parameters).map(([name, text]) => [name, Number(text)])),
      given: (column, t) => (column === "beta" && beta ? beta[t - 1] : undefined),
      road: { normal: (m, v) => m + Math.sqrt(v) * source.normal() },
    });
    let locals = localsOf(statement, scene, drawn);
    for (const { name, domain } of statement.variables) if (domain === "noise") locals = { name, entry: { value: aNumber(source.normal()) }, next: locals };
    const x = asNumber(scene.evaluate(side, locals), side);
    // Welford 1962: the running mean and the running sum of squares about it.
    const gap = x - mean;
    mean += gap / n;
    squares += gap * (x - mean);
  }
  return { mean, variance: squares / (drawsEach - 1) };
}

function apart(a: Moments, b: Moments): string | undefined {
  const spread = a.variance + b.variance;
  // Point masses agree to rounding or not at all.
  if (spread < 1e-18) return Math.abs(a.mean - b.mean) > 1e-9 * Math.max(1, Math.abs(a.mean)) ? "the point masses differ" : undefined;
  const ofMeans = Math.abs(a.mean - b.mean) / Math.sqrt(spread / drawsEach);
  if (ofMeans > threshold) return `the means are ${ofMeans.toFixed(1)} standard errors apart`;
  const ofVariances = Math.abs(Math.log(a.variance / b.variance)) / Math.sqrt(4 / (drawsEach - 1));
  return ofVariances > threshold ? `the variances are ${ofVariances.toFixed(1)} standard errors apart` : undefined;
}

import fc from "fast-check";
import { createScene } from "../evaluate/scene.ts";
import type { Road } from "../evaluate/setting.ts";
import { aNumber } from "../evaluate/value.ts";
import { float64 } from "../field/float64.ts";
import { expectation, kullbackLeiblerByQuadrature, quadraturePoints } from "../gaussian/quadrature.ts";
import { cases } from "./draws.ts";
import type { NumericResult } from "./sampling.ts";
import { localsOf, pairsOf, placed } from "./sides.ts";
import type { Statement } from "./statement.ts";

const casesTried = 100;
/** Relative to the larger side, or to 1 where both are small: float64 leaves about 1e-9 after the sums. */
const tolerance = 1e-6;

const road: Road<number> = {
  mean: (law) => expectation(law, (x) => x),
  variance: (law) => {
    const mean = expectation(law, (x) => x);
    return expectation(law, (x) => (x - mean) ** 2);
  },
  meanSquare: (law) => expectation(law, (x) => x * x),
  kl: kullbackLeiblerByQuadrature,
};

/** Checks a claim with its means, variances, mean squares and KL found by integrating densities. */
export function integrate(statement: Statement, seed: number): NumericResult {
  const numeric = { road: "quadrature" as const, points: quadraturePoints, falseAlarm: 0, detectable: { mean: tolerance, variance: tolerance } };
  const tried = fc.sample(cases(statement), { numRuns: casesTried, seed }).flatMap((draft) => placed(statement, draft) ?? []);
  let judged = 0;
  for (const drawn of tried) {
    const beta = drawn.beta?.map((text) => aNumber(Number(text)));
    const scene = createScene({
      definitions: statement.definitions, field: float64, steps: drawn.steps, road,
      scalars: new Map(Object.entries(drawn.parameters).map(([name, text]) => [name, Number(text)])),
      given: (column, t) => (column === "beta" && beta ? beta[t - 1] : undefined),
    });
    const pairs = pairsOf(statement, scene, localsOf(statement, scene, drawn));
    if (pairs.some((p) => !Number.isFinite(p.left) || !Number.isFinite(p.right))) continue;
    judged++;
    const wide = pairs.find((p) => Math.abs(p.left - p.right) > tolerance * Math.max(1, Math.abs(p.left), Math.abs(p.right)));
    if (wide) return { numeric, cases: judged, undecided: { kind: "statistics", detail: `quadrature gives ${wide.left} against ${wide.right}` } };
  }
  return judged > 0 ? { numeric, cases: judged } : { numeric, cases: 0, undecided: { kind: "no case", detail: "no case with finite sides" } };
}

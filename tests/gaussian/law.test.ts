import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { float64 } from "../../src/field/float64.ts";
import { condition } from "../../src/gaussian/condition.ts";
import { kullbackLeibler, logDensity, score } from "../../src/gaussian/density.ts";
import { covariance, gaussian, type Law, meanSquare, plus, pointMass, scaled, variance } from "../../src/gaussian/law.ts";
import { expectation, kullbackLeiblerByQuadrature } from "../../src/gaussian/quadrature.ts";

const seed = 3;
const f = float64;
const real = fc.double({ min: -3, max: 3, noNaN: true });
const positive = fc.double({ min: 0.05, max: 4, noNaN: true });
const close = (a: number, b: number, tolerance = 1e-9) => Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a), Math.abs(b));

describe("affine forms", () => {
  test("a noise used twice adds its coefficients, two noises add their variances", () => {
    const eps = gaussian(f, 0, 1, "eps"), other = gaussian(f, 0, 1, "other");
    expect(variance(f, plus(f, eps, eps))).toBe(4);
    expect(variance(f, plus(f, eps, other))).toBe(2);
    expect(covariance(f, eps, other)).toBe(0);
    expect(covariance(f, scaled(f, eps, 3), eps)).toBe(3);
  });

  test("variance 0 is a point mass", () => {
    expect(gaussian(f, 2, 0, "eps")).toEqual(pointMass(2));
  });

  test("moments agree with quadrature of the density", () => {
    fc.assert(fc.property(real, positive, (m, v) => {
      const law = gaussian(f, m, v, "eps");
      return close(expectation(law, (x) => x), m) && close(expectation(law, (x) => x * x), meanSquare(f, law));
    }), { seed, numRuns: 50 });
  });
});

describe("conditioning", () => {
  test("agrees with Bayes' rule on densities: prior × likelihood ∝ posterior", () => {
    fc.assert(fc.property(real, positive, real, positive, real, (m, v, a, noise, seen) => {
      const hidden = gaussian(f, m, v, "x");
      const shown = plus(f, scaled(f, hidden, a), gaussian(f, 0, noise, "n"));
      const posterior = condition(f, hidden, shown, seen, "post");
      const unnormalised = (x: number) => logDensity(f, hidden, x, Math.PI) + logDensity(f, gaussian(f, a * x, noise, "n"), seen, Math.PI);
      const gap = (x: number) => unnormalised(x) - logDensity(f, posterior, x, Math.PI);
      return close(gap(-1), gap(0.3), 1e-7) && close(gap(0.3), gap(2), 1e-7);
    }), { seed });
  });

  test("nothing is learned from a constant, and a known x stays known", () => {
    const hidden = gaussian(f, 1, 2, "x");
    expect(condition(f, hidden, pointMass(3), 3, "post")).toEqual(hidden);
    const known: Law<number> = pointMass(5);
    expect(condition(f, known, gaussian(f, 5, 1, "n"), 9, "post")).toEqual(known);
  });
});

describe("densities", () => {
  test("KL agrees with quadrature, is 0 only at the same law", () => {
    fc.assert(fc.property(real, positive, real, positive, (m, v, n, w) => {
      const [p, q] = [gaussian(f, m, v, "p"), gaussian(f, n, w, "q")];
      return close(kullbackLeibler(f, p, q), kullbackLeiblerByQuadrature(p, q), 1e-6);
    }), { seed, numRuns: 50 });
    const same = gaussian(f, 1, 2, "p");
    expect(kullbackLeibler(f, same, same)).toBe(0);
  });

  test("the score is the slope of the log density", () => {
    fc.assert(fc.property(real, positive, real, (m, v, x) => {
      const law = gaussian(f, m, v, "p"), h = 1e-3;
      // The log density is quadratic, so the central difference is exact but for rounding.
      const slope = (logDensity(f, law, x + h, Math.PI) - logDensity(f, law, x - h, Math.PI)) / (2 * h);
      return close(score(f, law, x), slope, 1e-6);
    }), { seed });
  });
});

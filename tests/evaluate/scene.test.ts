import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attempt } from "../../src/base/problem.ts";
import { define } from "../../src/evaluate/define.ts";
import { createScene } from "../../src/evaluate/scene.ts";
import type { Scene } from "../../src/evaluate/setting.ts";
import { asLaw, asNumber } from "../../src/evaluate/value.ts";
import { float64 } from "../../src/field/float64.ts";
import { variance } from "../../src/gaussian/law.ts";
import { readTerm } from "../../src/read/text/read-term.ts";
import type { Term } from "../../src/term/term.ts";
import { linesOf } from "../../src/verify/formula-question.ts";

const term = (text: string): Term => {
  const read = readTerm(text);
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  return read.term;
};
const sheet = (text: string, steps = 10): Scene<number> => createScene({ definitions: define(linesOf(text)), field: float64, steps });
const value = (scene: Scene<number>, text: string): number => asNumber(scene.evaluate(term(text)), term(text));
const problem = (work: () => unknown) => {
  const tried = attempt(work);
  return tried.ok ? undefined : tried.problem;
};

const forward = `
  beta[t] = 0.1 * t / T
  alpha[t] = 1 - beta[t]
  alphabar[0] = 1
  alphabar[t] = alphabar[t-1] * alpha[t]
  forward(x, t) = normal(sqrt(alpha[t]) * x, beta[t])
`;

describe("a scene", () => {
  test("follows a recurrence from its base case, and a product says the same", () => {
    const scene = sheet(forward);
    expect(value(scene, "alphabar[0]")).toBe(1);
    expect(value(scene, "alphabar[10]")).toBeCloseTo(value(scene, "prod(alpha[s], s, 1, 10)"), 14);
    expect(value(scene, "sum(s, s, 1, 4) + prod(s, s, 5, 4)")).toBe(11);
  });

  test("a long recurrence does not deepen the stack", () => {
    expect(value(sheet("x[0] = 0\nx[t] = x[t-1] + 1", 50_000), "x[T]")).toBe(50_000);
  });

  test("composes channels, and laws that share a noise have their covariance", () => {
    const scene = sheet(forward);
    const law = asLaw(scene.evaluate(term("compose(forward, 2, 0, 10)")));
    expect(law.constant).toBeCloseTo(2 * Math.sqrt(value(scene, "alphabar[10]")), 14);
    expect(variance(float64, law)).toBeCloseTo(1 - value(scene, "alphabar[10]"), 14);
    expect(value(scene, "variance(marginal(y, normal(0, 1), y - y))")).toBe(0);
    expect(value(scene, "covariance(normal(0, 1), normal(0, 1))")).toBe(0);
    expect(value(scene, "mean(condition(y, normal(0, 1), normal(y, 1), 3))")).toBe(1.5);
  });

  test("takes the expectation of what is at most cubic, exactly, and of nothing else", () => {
    const scene = sheet(forward);
    expect(value(scene, "expectation(y, normal(3, 2), 1 + y + y^2 + y^3)")).toBe(1 + 3 + 11 + 27 + 18);
    expect(value(scene, "expectation(y, forward(2, 3), logDensity(forward(2, 3), y))")).toBeCloseTo(-(Math.log(2 * Math.PI * 0.03) + 1) / 2, 10);
    expect(value(scene, "expectation(y, forward(2, 3), expectation(w, forward(y, 4), w * y))")).toBeCloseTo(Math.sqrt(0.96) * (0.97 * 4 + 0.03), 10);
    expect(value(scene, "expectation(y, forward(2, 3), kl(condition(w, normal(0, 1), normal(w, 1), y), normal(y, 1)))")).toBeCloseTo((Math.log(2) + 0.5 + (0.97 * 4 + 0.03) / 4 - 1) / 2, 10);
    for (const body of ["y^4", "exp(y)", "1 / y", "log(y)", "variance(normal(0, y))", "logDensity(normal(0, y^2), 1)", "logDensity(y * normal(0, 1), 1)", "y^2 * sum(y, s, 1, 3) * y", "kl(marginal(w, normal(0, 1), y * w), normal(0, 1))"])
      expect(problem(() => value(scene, `expectation(y, normal(3, 2), ${body})`))?.kind).toBe("not exact");
  });

  test("a step parameter of a function is a step, another parameter a number", () => {
    const scene = sheet(`${forward}\n at2(x, t) = x * alphabar[t-1]`);
    expect(value(scene, "at2(3, 1)")).toBe(3);
    expect(problem(() => value(scene, "at2(3, 1/2)"))?.kind).toBe("not a number");
  });

  test("says what is wrong and where", () => {
    const scene = sheet(`${forward}\n a[t] = b[t]\n b[t] = a[t]`);
    expect(problem(() => value(scene, "alphabar[11]"))).toMatchObject({ kind: "read out of range", subject: "alphabar", t: 11 });
    expect(problem(() => value(scene, "beta[0]"))).toMatchObject({ kind: "read out of range", t: 0 });
    expect(problem(() => value(scene, "gamma[1]"))).toMatchObject({ kind: "unknown name", subject: "gamma" });
    expect(problem(() => value(scene, "1 + delta"))).toMatchObject({ kind: "unknown name", place: { start: 4, end: 9 } });
    expect(problem(() => value(scene, "forward(1, 1) * forward(2, 1)"))?.kind).toBe("not a number");
    expect(problem(() => value(scene, "a[3]"))?.kind).toBe("circular definition");
  });

  test("bounds its work without a clock", () => {
    const scene = sheet("x[t] = sum(sum(sum(s * k * j, s, 1, 1000), k, 1, 1000), j, 1, 1000)");
    expect(problem(() => value(scene, "x[1]"))?.kind).toBe("too large");
  });

  test("knows min, max, clip, conditionals and comparisons as IEEE has them", () => {
    const scene = sheet(forward);
    expect(value(scene, "max(0, 1e-20)")).toBe(1e-20);
    expect(value(scene, "min(3, 1, 2)")).toBe(1);
    expect(value(scene, "clip(5, 0, 1)")).toBe(1);
    expect(value(scene, "1 - 1e-13 < 1 ? 1 : 0")).toBe(1);
  });

  test("powers and roots agree with Math on positive numbers", () => {
    const scene = sheet(forward);
    fc.assert(fc.property(fc.double({ min: 0.01, max: 50, noNaN: true }), (x) => {
      const digits = String(x);
      return Math.abs(value(scene, `(${digits})^3`) - x ** 3) <= 1e-12 * x ** 3 && value(scene, `(${digits})^(1/2)`) === Math.sqrt(x);
    }), { seed: 5 });
  });
});

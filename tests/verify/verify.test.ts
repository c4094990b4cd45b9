import { describe, expect, test } from "vitest";
import { replay } from "../../src/verify/check.ts";
import type { Verdict } from "../../src/verify/verdict.ts";
import { statementFrom, verdictOn } from "./stated.ts";

const on = (claim: string, cells: readonly string[] = [], uses: readonly string[] = []): Verdict => verdictOn({ claim, cells, uses }, 500);

describe("a claim is proved", () => {
  test("by induction where a side accumulates and the other is its closed form", () => {
    const verdict = on("compose(forward, x0, 0, t) == closedForm(x0, t) for every schedule, t >= 0, x0 real");
    expect(verdict).toMatchObject({ kind: "proved", argument: { kind: "induction" }, run: { cases: 500 } });
    if (verdict.kind === "proved") expect(verdict.argument.errorExponent).toBeLessThan(-15);
  });

  test("up to a stated step where it is not about one step", () => {
    expect(on("compose(forward, x, s, t) == between(x, s, t) for every schedule, 0 <= s < t, x real")).toMatchObject({ kind: "proved", argument: { kind: "steps", steps: 8 } });
  });

  test("as a plain identity of numbers", () => {
    expect(on("100 / 1000 * 0.02 == 0.002")).toMatchObject({ kind: "proved", scope: "closed" });
  });
});

describe("a claim is not proved", () => {
  test("where a root is only right for half of the values: √((1 − 2β)²) is |1 − 2β|", () => {
    const wrong = on("sqrt((1 - 2 * beta[t])^2) == 1 - 2 * beta[t] for every schedule");
    expect(wrong.kind).toBe("refuted");
    const right = on("sqrt((1 - 2 * beta[t])^2) == abs(1 - 2 * beta[t]) for every schedule");
    expect(right).toMatchObject({ kind: "upheld", unproved: { kind: "not exact" } });
  });

  test("by an induction that assumes what it should show: a recurrence that merely starts elsewhere", () => {
    const cells = ["x[0] = 2", "x[t] = x[t-1] * alpha[t]"];
    expect(on("x[t] == alphabar[t] for every schedule, t >= 0", cells).kind).toBe("refuted");
  });

  test("by an induction whose hypothesis a condition on t breaks late", () => {
    for (const step of [12, 60]) {
      const cells = ["x[0] = 1", `x[t] = t == ${step} ? 0 : x[t-1] * alpha[t]`];
      expect(on("x[t] == alphabar[t] for every schedule, t >= 0", cells).kind).toBe("refuted");
    }
    // Beyond what is drawn it may be upheld, but never proved.
    expect(on("x[t] == alphabar[t] for every schedule, t >= 0", ["x[0] = 1", "x[t] = t == 5000 ? 0 : x[t-1] * alpha[t]"])).toMatchObject({ kind: "upheld" });
  });

  test("when it is an inequality, a limit or holds logarithms", () => {
    expect(on("snr[t] < snr[t-1] for every schedule, t >= 2").kind).toBe("upheld");
    expect(on("alphabarLogSum[t] == alphabar[t] for every schedule, t >= 0").kind).toBe("upheld");
  });
});

describe("a refutation", () => {
  test("is shrunk to round numbers and few steps", () => {
    const verdict = on("posteriorVariance[t] == beta[t] * (1 - alphabar[t]) / (1 - alphabar[t-1]) for every schedule, t >= 2");
    expect(verdict.kind).toBe("refuted");
    if (verdict.kind !== "refuted") return;
    expect(verdict.counterexample.case.steps).toBe(2);
    for (const beta of verdict.counterexample.case.beta!) expect(beta.length).toBeLessThanOrEqual(4);
  });

  test("is of the plainest numbers at which the claim fails", () => {
    const plain = (claim: string) => {
      const verdict = on(claim);
      return verdict.kind === "refuted" ? verdict.counterexample.case : verdict.kind;
    };
    expect(plain("x == x / sqrt(alphabar[t]) for every schedule, x real")).toMatchObject({ steps: 1, at: { t: 1 }, beta: ["0.5"], variables: { x: "1" } });
    // What fails nowhere else keeps the numbers that it needs.
    expect(plain("x < 9 for every schedule, x real")).toMatchObject({ variables: { x: "10" } });
  });

  test("can be replayed from its seed and path", () => {
    const claim = { claim: "alphabar[t] == 1 - beta[t] for every schedule", cells: [], uses: [] };
    const verdict = verdictOn(claim, 500);
    if (verdict.kind !== "refuted") return expect(verdict.kind).toBe("refuted");
    const again = replay(statementFrom(claim), verdict.run.seed, verdict.counterexample.path);
    expect(again).toMatchObject({ kind: "fails", counterexample: { left: verdict.counterexample.left, case: verdict.counterexample.case } });
  });

  test("is the same on every run", () => {
    const claim = "noise[t] == 1 - signal[t] for every schedule";
    const plain = (v: Verdict) => ({ ...v, run: { ...v.run, milliseconds: 0 } });
    expect(plain(on(claim))).toEqual(plain(on(claim)));
  });

  test("finds a fault that begins at step 18", () => {
    const cells = ["x[0] = 1", "x[t] = t < 18 ? x[t-1] * alpha[t] : x[t-1]"];
    expect(on("x[t] == alphabar[t] for every schedule, t >= 0", cells).kind).toBe("refuted");
  });

  test("never comes from rounding: 1 − (1 − ᾱ) is ᾱ however small it gets", () => {
    expect(on("1 - (1 - alphabar[t]) == alphabar[t] for every schedule, t >= 0").kind).toBe("proved");
    expect(on("exp(log(1 - (1 - alphabar[t]))) == alphabar[t] for every schedule, t >= 0").kind).toBe("upheld");
  });

  test("never comes from a side without a value", () => {
    expect(on("1 / (1 - alphabar[t]) == 3 for every schedule, 0 <= t <= 0")).toMatchObject({ kind: "undecided", reason: { kind: "problem", problem: { kind: "outside its domain" } } });
  });
});

describe("scopes", () => {
  const sheet = ["T = 100 in 1..100", "beta_1 = 1e-4 in 1e-6..0.01 log", "beta_T = 0.02 in 0.01..0.5", "beta[t] = beta_1 + (beta_T - beta_1) * t / T"];

  test("here is the sheet as it stands", () => {
    expect(on("here alphabar[T] < 0.5", sheet)).toMatchObject({ kind: "upheld", scope: "here", run: { cases: 1 } });
    expect(on("here 0 < beta[t] < 1", sheet)).toMatchObject({ kind: "upheld", scope: "here", run: { cases: 100 } });
    expect(on("here alphabar[T] < 0.01", sheet)).toMatchObject({ kind: "refuted", counterexample: { case: { steps: 100 } } });
  });

  test("a plain claim varies the parameters over their ranges", () => {
    expect(on("beta[t] >= beta[t-1] for t >= 2", sheet)).toMatchObject({ kind: "upheld", scope: "sheet" });
    expect(on("alphabar[T] < 0.5", sheet)).toMatchObject({ kind: "refuted", scope: "sheet" });
  });

  test("every schedule frees β, so what only the sheet's schedule has falls", () => {
    expect(on("beta[t] >= beta[t-1] for every schedule, t >= 2", sheet)).toMatchObject({ kind: "refuted", scope: "every schedule" });
  });

  test("≈ is equality to the printed digits", () => {
    expect(on("prod(1 - 0.02 * s / 1000, s, 1, 100) ≈ 0.819")).toMatchObject({ kind: "refuted", counterexample: { left: expect.stringMatching(/^0\.90387180/) as string } });
    expect(on("prod(1 - 0.02 * s / 1000, s, 1, 100) ≈ 0.904").kind).toBe("upheld");
    expect(on("prod(1 - 0.02 * s / 1000, s, 1, 100) ≈ 0.9").kind).toBe("upheld");
    expect(on("prod(1 - 0.02 * s / 1000, s, 1, 100) ≈ 0.90").kind).toBe("upheld");
    expect(on("prod(1 - 0.02 * s / 1000, s, 1, 100) ≈ 0.900").kind).toBe("refuted");
  });
});

describe("undecided", () => {
  test("names an undeclared name and the nearest known one", () => {
    expect(on("alphbar[t] == 1 for every schedule")).toMatchObject({ kind: "undecided", reason: { problem: { kind: "unknown name", subject: "alphbar" } } });
    expect(on("alphabar[t] * x == 1 for every schedule")).toMatchObject({ kind: "undecided", reason: { problem: { kind: "unknown name", subject: "x" } } });
  });

  test("says when no step lies within the bounds", () => {
    expect(on("beta[t] > 0 for every schedule, t >= 60").kind).toBe("undecided");
  });

  test("a product of two laws is no law", () => {
    expect(on("normal(0, 1) * normal(0, 1) == normal(0, 1) for every schedule, t >= 1")).toMatchObject({ kind: "undecided", reason: { problem: { kind: "not a number" } } });
  });
});

describe("paths", () => {
  const bayes = "logDensity(condition(y, closedForm(x[0], t-1), forward(y, t), x[t]), x[t-1]) + logDensity(closedForm(x[0], t), x[t])";

  test("declare a number at every step, so that factorisations can be stated", () => {
    expect(on(`${bayes} == logDensity(forward(x[t-1], t), x[t]) + logDensity(closedForm(x[0], t-1), x[t-1]) for every schedule, x[t] real, t >= 2`).kind).toBe("upheld");
    const wrong = on(`${bayes} == logDensity(forward(x[t-1], t), x[t]) for every schedule, x[t] real, t >= 2`);
    expect(wrong.kind).toBe("refuted");
    if (wrong.kind === "refuted") expect(wrong.counterexample.case.paths!.x!.length).toBe(wrong.counterexample.case.steps + 1);
  });

  test("take part in exact arguments", () => {
    expect(on("mean(forward(x[t-1], t)) == sqrt(alpha[t]) * x[t-1] for every schedule, x[t] real, t >= 1")).toMatchObject({ kind: "proved", argument: { kind: "induction" } });
  });
});

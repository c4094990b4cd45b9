import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { catalog } from "../../src/catalog.ts";
import { createEngine } from "../../src/sheet/engine/create-engine.ts";
import { readSheet } from "../../src/sheet/read-sheet.ts";
import { sheetClaims } from "../../src/verify/sheet-claims.ts";
import { verify } from "../../src/verify/verify.ts";

/** What a sheet is for: what it refutes (it upholds or proves the rest), and figures worked out elsewhere: half a unit of the last digit is the tolerance. */
interface Experiment {
  readonly refutes: readonly string[];
  readonly figures: Readonly<Record<string, Readonly<Record<number, string>>>>;
}

const experiments: Readonly<Record<string, Experiment>> = {
  "000-exercise": {
    refutes: ["here alphabar[100] ≈ 0.819"],
    figures: { beta: { 100: "0.002" }, alpha: { 100: "0.998" }, alphabar: { 100: "0.9038718042636", 1000: "4.2017e-5" }, power: { 100: "0.8185668" } },
  },
  "000-gaussian": {
    refutes: ["here alphabar[T] < 0.01", "here abs(dataMean * (1 - alphabar[T] * dataVariance / spread[T]^2) - dataMean) < 0.01"],
    figures: { alphabar: { 99: "0.35455", 100: "0.34746" }, centre: { 99: "1.191", 100: "1.179" }, spread: { 99: "0.857", 100: "0.860" } },
  },
  "000-paths": {
    refutes: [
      "published(x, t) == back(x, t) for x real",
      "here abs(dataMean + prod(1 - 0.1 / k, k, 1, T) * (meanAt[T] - dataMean) - dataMean) < 0.5",
    ],
    figures: { alphabar: { 50: "0.003536" }, meanAt: { 0: "5.000", 25: "2.403", 50: "0.297" }, varianceAt: { 0: "0.000", 25: "0.769", 50: "0.9965" } },
  },
  "000-schedules": {
    refutes: ["here linear[t-1] - linear[t] < 0.00157 for t >= 1", "here beta_linear[1] == beta_start"],
    figures: {
      linear: { 1000: "3.996e-5" }, beta_linear: { 1: "1.199e-4" },
      linearEnds: { 20: "0.99423", 50: "0.9710", 100: "0.897", 250: "0.524", 500: "0.0786", 1000: "4.036e-5" },
      cosine: { 50: "0.99201", 100: "0.9721", 250: "0.847", 500: "0.494" },
      quadratic: { 20: "0.99794", 50: "0.99416", 100: "0.9834", 250: "0.879", 1000: "1.13e-3" },
    },
  },
  "001-two-by-two": {
    refutes: [
      ..."ABCD".split("").map((pixel) => `here abs(printed${pixel}[t] - ${pixel.toLowerCase()}[t]) < 0.005`),
      "here abs(printedD[t] - sqrt(1 - beta[t]) * printedD[t-1] - sqrt(beta[t]) * noiseD[t]) < 0.005",
      "here printedNorm[t] < printedNorm[t-1]", "here alphabar[T] < 0.01",
    ],
    figures: {
      a: { 1: "1.0119", 2: "0.8604", 3: "0.9389" }, b: { 1: "1.8657", 2: "1.7582", 3: "1.3615" }, c: { 1: "2.9409", 2: "2.8093", 3: "2.2957" }, d: { 1: "3.6682", 2: "3.1468", 3: "2.9067" },
      norm: { 0: "5.48", 1: "5.16", 2: "4.65", 3: "4.06" }, printedNorm: { 0: "5.48", 1: "5.97", 2: "6.41", 3: "7.96" }, alphabar: { 3: "0.504" },
    },
  },
  "002-schedules": {
    refutes: ["here beta_cosine[t] < beta_linear[t] for t >= 750", "here beta_quadratic[t] > beta_linear[t] for 2 <= t <= 250", "here beta_clipped[t] == beta_cosine[t]"],
    figures: {
      beta_linear: { 1: "0.0001", 900: "0.0180", 990: "0.0198", 999: "0.01998", 1000: "0.02" }, beta_cosine: { 1: "4.13e-5", 900: "0.0195", 990: "0.174", 999: "0.75", 1000: "0.999" },
      beta_clipped: { 1: "1.0e-4", 1000: "0.9999" }, linear: { 750: "0.00335", 900: "2.75e-4", 1000: "4.0358e-5" }, cosine: { 500: "0.494", 750: "0.144", 900: "0.0241", 1000: "2.43e-9" },
      quadratic: { 100: "0.9717", 250: "0.822" }, sigmoid: { 100: "0.981", 1000: "3.97e-5" },
    },
  },
  "002-histograms": {
    refutes: ["here varianceAt[t] > varianceAt[t-1]", "here alphabar[t] == alphabar[t+1] for 1 <= t <= T - 1"],
    figures: { alphabar: { 1: "0.9999", 500: "0.0785872", 501: "0.0777967" }, meanAt: { 1: "3.000", 223: "2.318", 445: "1.094", 1000: "0.019" }, varianceAt: { 0: "1.0000", 445: "1.0000", 1000: "1.0000" } },
  },
  "002-signal-noise": {
    refutes: ["here sqrt(1 - beta[t]) == signal[t]", "here alphabar[250] ≈ 0.521423"],
    figures: {
      alphabar: { 1: "0.9999", 251: "0.521423", 501: "0.077797", 751: "0.003300", 1000: "0.0000404" }, signal: { 1: "0.99995", 251: "0.722096", 501: "0.278921", 751: "0.057447", 1000: "0.006353" },
      noise: { 1: "0.01", 251: "0.691793", 501: "0.960314", 751: "0.998349", 1000: "0.999980" }, snr: { 1: "9999.0", 251: "1.08953", 501: "0.084360", 751: "0.003311", 1000: "0.0000404" },
    },
  },
  "003-swiss-roll": {
    refutes: ["here loopAlphabar[t] == alphabar[t] for t >= 1", "here alphabar[T] == 0"],
    figures: { alphabar: { 30: "0.988400", 1000: "4.04e-5" }, loopAlphabar: { 2: "0.9998801", 30: "0.988499" } },
  },
  "003-coefficients": {
    refutes: ["here sqrt(beta[t]) == beta[t]", "here weight[t] == weight[t-1] for t >= 2"],
    figures: {
      kept: { 1: "0.99995", 1000: "0.98995" }, added: { 1: "0.01", 1000: "0.14142" }, signal: { 1: "0.99995", 1000: "0.00635" }, noise: { 1: "0.01", 1000: "0.99998" },
      posteriorVariance: { 1: "0.0" }, posteriorCoefficientX0: { 1: "1.000000" }, weight: { 1: "0.500", 2: "0.273", 10: "0.0737", 100: "0.0101", 500: "0.00550", 1000: "0.0102" },
    },
  },
  "004-schedules": {
    refutes: ["0 <= cos(pi / 4) / small <= 1 for small in 0.0001..0.1", "here abs(cancelled[t] - published[t]) < 0.01", "here beta_curve[t] < 0.9999999", "here beta_linear[1] == beta_min"],
    figures: {
      printed: { 0: "1.6e16", 500: "1.15e16", 1000: "1.0" }, cancelled: { 250: "0.924", 500: "0.707", 750: "0.383", 900: "0.156" }, published: { 250: "0.847", 500: "0.494", 750: "0.144", 900: "0.0241" },
      curve: { 50: "0.899", 100: "0.433", 200: "0.00124", 300: "1.2e-10", 500: "1.2e-48" }, beta_curve: { 1000: "1.000000" }, beta_linear: { 1: "1.199e-4" }, linear: { 1000: "3.996e-5" },
    },
  },
};

describe.each(Object.entries(experiments))("the experiment %s", (name, { refutes, figures }) => {
  const engine = createEngine(readSheet(readFileSync(join(import.meta.dirname, `../../src/gallery/${name}.md`), "utf8")), catalog);

  test("reaches the verdicts it is there for", () => {
    const own = sheetClaims(engine, catalog, { runs: 100, seed: 1 }).filter(({ formula }) => formula === undefined);
    const verdicts = own.map(({ text, question }) => [text, finished(verify(question)).kind] as const);
    const of = (...kinds: readonly string[]) => verdicts.filter(([, kind]) => kinds.includes(kind)).map(([text]) => text);
    expect(of("refuted")).toEqual(refutes);
    expect(of("proved", "upheld").length).toBe(own.length - refutes.length);
  });

  test.each(Object.entries(figures))("has the right %s", (column, values) => {
    const { from, values: found } = engine.column(column)!;
    const wrong = Object.entries(values).filter(([t, printed]) => !(Math.abs(found[Number(t) - from]! - Number(printed)) <= 0.501 * unitOf(printed)));
    expect(wrong.map(([t, printed]) => `${column}[${t}] = ${found[Number(t) - from]}, not ${printed}`)).toEqual([]);
  });
});

function finished<Value>(steps: Generator<number, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** One of the last digit that is printed: of "4.036e-5", 1e-8. */
function unitOf(printed: string): number {
  const [digits, power = "0"] = printed.split("e") as [string, string?];
  return 10 ** (Number(power) - (digits.split(".")[1]?.length ?? 0));
}

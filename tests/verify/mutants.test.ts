import { describe, expect, test } from "vitest";
import { define } from "../../src/evaluate/define.ts";
import { printText } from "../../src/term/print-text.ts";
import { linesOf } from "../../src/verify/formula-question.ts";
import { mutantsOf, withMutant } from "../../src/verify/mutants.ts";

const textsOf = (text: string, cell: string) => mutantsOf(define(linesOf(text)), [cell]).map((m) => printText(m.body));

describe("one-edit mutants", () => {
  test("edit every operator, index, root, symbol, constant and sign once", () => {
    const found = textsOf("x[t] = sqrt(alphabar[t-1]) * beta[t] / (1 - alphabar[t])", "x");
    for (const expected of [
      "-(sqrt(alphabar[t-1]) * beta[t] / (1 - alphabar[t]))",
      "alphabar[t-1] * beta[t] / (1 - alphabar[t])",
      "sqrt(alphabar[t]) * beta[t] / (1 - alphabar[t])",
      "sqrt(alphabar[t-2]) * beta[t] / (1 - alphabar[t])",
      "sqrt(alpha[t-1]) * beta[t] / (1 - alphabar[t])",
      "sqrt(alphabar[t-1]) / beta[t] / (1 - alphabar[t])",
      "sqrt(alphabar[t-1]) * beta[t] * (1 - alphabar[t])",
      "sqrt(alphabar[t-1]) * beta[t] / (1 + alphabar[t])",
      "sqrt(alphabar[t-1]) * beta[t] / (2 - alphabar[t])",
      "sqrt(alphabar[t-1]) * sqrt(beta[t]) / (1 - alphabar[t])",
    ]) expect(found).toContain(expected);
    expect(new Set(found).size).toBe(found.length);
    expect(found).not.toContain("sqrt(alphabar[t-1]) * beta[t] / (1 - alphabar[t])");
  });

  test("edit base cases and the bounds of folds, and swap a function's variables", () => {
    expect(textsOf("a[0] = 1\na[t] = a[t-1] * alpha[t]", "a")).toContain("2");
    expect(textsOf("p[t] = prod(alpha[s], s, 1, t)", "p")).toEqual(expect.arrayContaining(["prod(alpha[s], s, 2, t)", "prod(alpha[s], s, 0, t)", "prod(alpha[s], s, 1, t - 1)", "prod(alpha[s], s, 1, t + 1)"]));
    expect(textsOf("f(x0, xt, t) = alpha[t] * x0 + xt", "f")).toContain("alpha[t] * xt + xt");
  });

  test("take the place of the original and leave everything else", () => {
    const definitions = define(linesOf("a[0] = 1\na[t] = a[t-1] * alpha[t]"));
    const mutant = mutantsOf(definitions, ["a"]).find((m) => m.base === 0)!;
    const mutated = withMutant(definitions, mutant);
    expect(mutated.columns.a!.body).toBe(definitions.columns.a!.body);
    expect(mutated.columns.a!.bases[0]).toEqual(mutant.body);
  });
});

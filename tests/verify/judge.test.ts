import { expect, test } from "vitest";
import { judge } from "../../src/verify/judge.ts";
import { statementFrom } from "./stated.ts";

/** Thirty steps of which each leaves a hundred-thousandth of the signal: ᾱ falls to 1e-150. */
const steep = (steps: number) => ({ steps, beta: Array.from({ length: steps }, () => "0.99999"), parameters: {}, variables: {}, at: { t: steps } });
const verdictAt = (claim: string) => judge(statementFrom({ uses: ["posterior.variance"], cells: [], claim }), steep(30)).kind;

test("sides that agree to a hundred digits and still differ are not taken for equal", () => {
  expect(verdictAt("posteriorVariance[t] < beta[t] for every schedule")).toBe("holds");
  expect(verdictAt("posteriorVariance[t] != beta[t] for every schedule")).toBe("holds");
});

test("and are refuted where the claim is the other way round", () => {
  expect(verdictAt("posteriorVariance[t] > beta[t] for every schedule")).toBe("fails");
});

test("sides that are equal are not below each other", () => {
  expect(verdictAt("beta[t] < beta[t] for every schedule")).toBe("fails");
});

test("where only doubles are wanted a case that they cannot settle is left open, whichever way it would have gone", () => {
  const inDoubles = (claim: string) => judge(statementFrom({ uses: ["posterior.variance"], cells: [], claim }), steep(30), undefined, "doubles").kind;
  expect(inDoubles("posteriorVariance[t] < beta[t] for every schedule")).toBe("rounding");
  expect(inDoubles("posteriorVariance[t] > beta[t] for every schedule")).toBe("rounding");
  expect(inDoubles("alphabar[t] < beta[t] for every schedule")).toBe("holds");
});

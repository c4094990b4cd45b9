import { describe, expect, test } from "vitest";
import { audit } from "../../src/audit/audit.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";

const letters = "Let $\\alpha_t=1-\\beta_t$ and $\\bar\\alpha_t=\\prod_{s=1}^t\\alpha_s$.\n\n";
const verdicts = (text: string): readonly string[] => audit(readDocument("a.md", letters + text), { seed: 1, runs: 40 }).findings.slice(2).map((f) => f.verdict.kind);

describe("what is said of one end of the chain", () => {
  test.each([
    ["an early sample", "While $t$ is small, $x_t \\approx x_0$."],
    ["a late one", "Once $t$ is large, $x_t \\approx \\epsilon$."],
    ["without any noise", "If nothing was added, $x_t = x_0$."],
    ["nearly all signal", "- small $t$: $\\bar\\alpha_t \\approx 1$\n- large $t$: $\\bar\\alpha_t \\approx 0$"],
    ["the last law", "Thus $q(x_T|x_0) \\approx \\mathcal N(0, I)$."],
    ["a prediction near the end", "For $t$ near $T$ we get $\\hat x_0 \\approx \\frac{x_t-\\epsilon_\\theta(x_t,t)}{\\sqrt{\\bar\\alpha_t}}$."],
    ["equal parts", "Where $\\bar\\alpha_t = 0.5$ we have $\\text{SNR}(t) = 1$."],
  ])("is not refuted by a case elsewhere: %s", (_, text) => expect(verdicts(text)).not.toContain("refuted"));

  test.each([
    ["at the start", "For small $t$, $\\bar\\alpha_t \\approx 1$."],
    ["at the end", "For large $t$, $\\bar\\alpha_t \\approx 0$."],
    ["at the last step", "In the end $\\bar\\alpha_T \\approx 0$."],
  ])("is held against that end: %s", (_, text) => expect(verdicts(text)).toEqual(["upheld"]));

  test("is refuted where the words are plain and the value is the other one", () => {
    expect(verdicts("For large $t$, $\\bar\\alpha_t \\approx 1$.")).toEqual(["refuted"]);
    expect(verdicts("After many steps $\\bar\\alpha_T \\to 1$.")).toEqual(["refuted"]);
  });

  test("a value given in passing is no schedule", () => expect(verdicts("Suppose $\\bar\\alpha_t = 0.25$.")).toEqual(["undecided"]));
});

test("a network that approximates what it is trained for is held to it exactly", () => {
  expect(verdicts("$$s_\\theta(x_t,t) \\approx -\\frac{\\epsilon_\\theta(x_t,t)}{\\sqrt{1-\\bar\\alpha_t}}$$")).toEqual(["proved"]);
  expect(verdicts("$$s_\\theta(x_t,t) \\approx -\\frac{\\epsilon_\\theta(x_t,t)}{1-\\bar\\alpha_t}$$")).toEqual(["refuted"]);
});

test("a variance kept in bounds is held to what it is where they do not bind", () => {
  expect(verdicts("$$\\beta_t = \\min\\left(1-\\frac{\\bar\\alpha_t}{\\bar\\alpha_{t-1}},\\ 0.999\\right)$$")).toEqual(["proved"]);
  expect(verdicts("$$\\beta_t = \\min\\left(1-\\frac{\\bar\\alpha_{t-1}}{\\bar\\alpha_t},\\ 0.999\\right)$$")).toEqual(["refuted"]);
  expect(verdicts("$$w_t = \\min(\\text{SNR}(t), 5)$$")).not.toContain("refuted");
});

test("a choice between the two variances is no theorem", () => {
  expect(verdicts("Setting $\\tilde\\beta_t = \\beta_t$ works about as well.")).toEqual(["undecided"]);
});

test("a step along a velocity of its own is no step of this chain", () => {
  expect(verdicts("Euler: $x_s = x_t + (s - t)\\, v_\\theta(x_t, t)$")).not.toContain("refuted");
});

test("a limit written as one is held against the end of the chain", () => {
  expect(verdicts("$$\\lim_{t\\to\\infty}(1-\\bar\\alpha_t) = 1$$")).toEqual(["upheld"]);
  expect(verdicts("$$\\lim_{t\\to T}\\bar\\alpha_t = 1$$")).toEqual(["refuted"]);
});

test("clip with one bound is a bound from above, and a call with too many or too few arguments is a problem", () => {
  expect(verdicts("$$\\beta_t = \\text{clip}\\left(1-\\frac{\\bar\\alpha_t}{\\bar\\alpha_{t-1}},\\ 0.999\\right)$$")).toEqual(["proved"]);
  expect(verdicts("$$\\beta_t = \\text{clip}(1, 2, 3, \\beta_t)$$")).toEqual(["undecided"]);
});

test("a velocity without any coefficient beside it is an approximation", () => {
  expect(verdicts("With $v = \\sqrt{\\bar\\alpha_t}\\,\\epsilon - \\sqrt{1-\\bar\\alpha_t}\\,x_0$ we have $v \\approx -x_0$ and $v \\approx \\epsilon$.")).not.toContain("refuted");
});

test("a cumulative schedule that leaves its range at the very last step alone is left open", () => {
  expect(verdicts("$$\\bar\\alpha_t = 1-\\sqrt{t/T+s}$$")).toEqual(["undecided"]);
  expect(verdicts("$$\\bar\\alpha_t = 1-2\\sqrt{t/T+s}$$")).toEqual(["refuted"]);
});

test("a bound with what is not trained dropped or called a constant is not refuted", () => {
  expect(verdicts("$$L_{\\text{VLB}} = \\mathbb E_q\\Big[\\sum_{t>1} D_{KL}(q(x_{t-1}|x_t,x_0)\\,\\|\\,p_\\theta(x_{t-1}|x_t))\\Big] + C$$")).toEqual(["undecided"]);
  expect(verdicts("The only part that matters: $L_{\\text{VLB}} = D_{KL}(q(x_{t-1}|x_t,x_0)\\,\\|\\,p_\\theta(x_{t-1}|x_t))$")).not.toContain("refuted");
});

test("what the text says is not so is not refuted", () => {
  expect(verdicts("Noising is not $x_t = x_{t-1} + \\epsilon$.")).not.toContain("refuted");
  expect(verdicts("It scales the state instead of $x_t = x_{t-1} + \\epsilon$.")).not.toContain("refuted");
  expect(verdicts("It does not depend on the data: $\\tilde\\beta_t = \\frac{1-\\bar\\alpha_t}{1-\\bar\\alpha_{t-1}}\\beta_t$.")).toContain("refuted");
});

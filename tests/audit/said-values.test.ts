import { describe, expect, test } from "vitest";
import { audit } from "../../src/audit/audit.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";

const verdicts = (text: string): readonly string[] => audit(readDocument("a.md", text), { seed: 1, runs: 40 }).findings.map((f) => f.verdict.kind);

const variance = "$\\frac{1-\\bar\\alpha_{t-1}}{1-\\bar\\alpha_t}\\beta_t$", wrong = "$\\frac{1-\\bar\\alpha_t}{1-\\bar\\alpha_{t-1}}\\beta_t$";
const mean = (x: string, y: string) => `$\\frac{\\sqrt{\\bar\\alpha_{t-1}}\\beta_t}{1-\\bar\\alpha_t}${x} + \\frac{\\sqrt{\\alpha_t}(1-\\bar\\alpha_{t-1})}{1-\\bar\\alpha_t}${y}$`;

describe("the posterior's moments by their name", () => {
  test.each([
    ["a sentence", (v: string) => `The posterior variance is ${v}.`],
    ["Chinese", (v: string) => `后验方差为 ${v}。`],
    ["a list", (v: string) => `- **Posterior variance**: ${v}\n- something else`],
    ["a table", (v: string) => `| what | value |\n|---|---|\n| posterior variance | ${v} |\n`],
  ])("in %s", (_, around) => {
    expect(verdicts(around(variance))).toEqual(["proved"]);
    expect(verdicts(around(wrong))).toEqual(["refuted"]);
  });
  test("a mean takes the data first", () => {
    expect(verdicts(`Posterior mean: ${mean("x_0", "x_t")}`)).toEqual(["proved"]);
    expect(verdicts(`Posterior mean: ${mean("x_t", "x_0")}`)).toEqual(["refuted"]);
  });
  test.each([
    ["a factor of it", `The posterior variance is $\\frac{1-\\bar\\alpha_{t-1}}{1-\\bar\\alpha_t}$ times $\\beta_t$.`],
    ["a factor over two lines", `The posterior variance is $\\frac{1-\\bar\\alpha_{t-1}}{1-\\bar\\alpha_t}$\ntimes $\\beta_t$.`],
    ["what is denied", `The posterior variance is not ${wrong}.`],
    ["what is chosen in its place", "The posterior variance is $\\beta_t$."],
    ["another law's", `The variance of the sampler is ${wrong}.`],
  ])("nothing is claimed by %s", (_, text) => expect(verdicts(text)).toEqual([]));
});

describe("a law by its mean and variance", () => {
  const law = (m: string, v: string) => `The law $q(x_t|x_0)$ is Gaussian with mean $${m}$ and variance $${v}$.`;
  test("each is a claim", () => expect(verdicts(law("\\sqrt{\\bar\\alpha_t}x_0", "(1-\\bar\\alpha_t)I"))).toEqual(["proved", "proved"]));
  test("that can be wrong", () => expect(verdicts(law("\\bar\\alpha_tx_0", "\\sqrt{1-\\bar\\alpha_t}I"))).toEqual(["refuted", "refuted"]));
  test("the model's law is chosen", () => expect(verdicts(law("\\bar\\alpha_tx_0", "(1-\\bar\\alpha_t)I").replace("q(", "p_\\theta("))).toEqual([]));
});

describe("an objective by what is done with it", () => {
  const step = (state: string) => `Take a gradient step on $\\nabla_\\theta\\|\\epsilon - \\epsilon_\\theta(${state}, t)\\|^2$.`;
  test("is a loss", () => {
    expect(verdicts(step("\\sqrt{\\bar\\alpha_t}x_0+\\sqrt{1-\\bar\\alpha_t}\\epsilon"))).toEqual(["proved"]);
    expect(verdicts(step("\\bar\\alpha_tx_0+\\sqrt{1-\\bar\\alpha_t}\\epsilon"))).toEqual(["refuted"]);
  });
  test.each(["The training loss is:", "MSE:", "损失函数为", "最小化"])("or by its name: %s", (words) => {
    expect(verdicts(`${words}\n$$\\mathbb E\\|\\epsilon - \\epsilon_\\theta(\\sqrt{\\bar\\alpha_t}x_0+\\sqrt{1-\\bar\\alpha_t}\\epsilon, t)\\|^2$$`)).toEqual(["proved"]);
    expect(verdicts(`${words}\n$$\\mathbb E\\|x_0 - \\epsilon_\\theta(x_t, t)\\|^2$$`)).toEqual(["refuted"]);
  });
  test("a norm that is only spoken of is none", () => expect(verdicts("Look at $\\|\\epsilon - \\epsilon_\\theta(x_0, t)\\|^2$.")).toEqual([]));
});

import { describe, expect, test } from "vitest";
import { audit } from "../../src/audit/audit.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";

const findings = (text: string) => audit(readDocument("a.md", text), { seed: 1, runs: 60 }).findings;
const kinds = (text: string): readonly string[] => findings(text).map((f) => f.verdict.kind);

const said = "加噪一步为 $x_t=\\alpha_t x_{t-1}+\\beta_t\\varepsilon_t$，约定 $\\alpha_t^2+\\beta_t^2=1$。\n\n";
const isTrue = (kind: string) => kind === "proved" || kind === "upheld";

describe("α and β that are coefficients themselves", () => {
  test.each([
    ["the step and its condition", ""],
    ["the law from the data", "$$q(x_t|x_0)=\\mathcal N(x_t;\\bar\\alpha_t x_0,\\bar\\beta_t^2 I)$$"],
    ["one noise for two", "$$x_t=\\bar\\alpha_t x_0+\\alpha_t\\bar\\beta_{t-1}\\bar\\varepsilon_{t-1}+\\beta_t\\varepsilon_t$$"],
    ["the posterior", "$$q(x_{t-1}|x_t,x_0)=\\mathcal N\\left(x_{t-1};\\frac{\\alpha_t\\bar\\beta_{t-1}^2}{\\bar\\beta_t^2}x_t+\\frac{\\bar\\alpha_{t-1}\\beta_t^2}{\\bar\\beta_t^2}x_0,\\frac{\\bar\\beta_{t-1}^2\\beta_t^2}{\\bar\\beta_t^2}I\\right)$$"],
  ])("hold: %s", (_, text) => expect(kinds(said + text).every(isTrue)).toBe(true));

  test.each([
    ["a root too many", "$$q(x_t|x_0)=\\mathcal N(x_t;\\sqrt{\\bar\\alpha_t}x_0,\\bar\\beta_t^2 I)$$"],
    ["a square too few", "$$q(x_t|x_0)=\\mathcal N(x_t;\\bar\\alpha_t x_0,\\bar\\beta_t I)$$"],
  ])("do not hold: %s", (_, text) => {
    const last = findings(said + text).at(-1)!;
    expect(last.verdict.kind).toBe("refuted");
    expect(last.convention!.en).toContain("α_t² + β_t² = 1");
  });

  test("are not taken so on the word of the step alone", () => expect(kinds("With $\\alpha_t=1-\\beta_t$, $x_t=\\alpha_t x_{t-1}+\\beta_t\\varepsilon_t$.").at(-1)).toBe("refuted"));

  test("a step is undone by a network that predicts its own noise, where the document undoes it so", () => {
    const undone = "$$x_{t-1}=\\frac1{\\alpha_t}(x_t-\\beta_t\\varepsilon_t)$$ 换成网络：$$x_{t-1}=\\frac1{\\alpha_t}(x_t-\\beta_t\\epsilon_\\theta(x_t,t))$$";
    expect(isTrue(kinds(said + undone).at(-1)!)).toBe(true);
    expect(kinds(`${said}$$x_{t-1}=\\frac1{\\alpha_t}(x_t-\\beta_t\\epsilon_\\theta(x_t,t))$$`).at(-1)).toBe("refuted");
  });
});

test("an α that is the coefficient √(1 − β) alone", () =>
  expect(kinds("约定 $\\alpha_t=\\sqrt{1-\\beta_t}$，$\\bar\\alpha_t=\\prod_{s=1}^t\\alpha_s$。一步 $x_t=\\alpha_t x_{t-1}+\\sqrt{\\beta_t}\\epsilon_t$，多步 $x_t=\\bar\\alpha_t x_0+\\sqrt{1-\\bar\\alpha_t^2}\\epsilon$。").every(isTrue)).toBe(true));

describe("β named after the step's start", () => {
  const ahead = "$$q(x_{t+1}|x_t)=\\mathcal N(x_{t+1};\\sqrt{1-\\beta_t}x_t,\\beta_t I)$$";
  test("is held to that throughout", () => {
    expect(kinds(`${ahead} 即 $x_{t+1}=\\sqrt{1-\\beta_t}x_t+\\sqrt{\\beta_t}\\epsilon_t$`).every(isTrue)).toBe(true);
    expect(kinds(`${ahead} 即 $x_{t+1}=\\sqrt{1-\\beta_t}x_t+\\beta_t\\epsilon_t$`).at(-1)).toBe("refuted");
  });
  test("stays a slip among usual steps", () => expect(kinds(`$q(x_t|x_{t-1})=\\mathcal N(\\sqrt{1-\\beta_t}x_{t-1},\\beta_t I)$ ${ahead}`).at(-1)).toBe("refuted"));
});

test("numbered moments of several laws are no moments of steps", () =>
  expect(kinds("With $\\alpha_t=1-\\beta_t$, $\\bar\\alpha_t=\\prod_{s=1}^t\\alpha_s$: $\\sigma_1^2=\\beta_t$ and $\\sigma_2^2=1-\\bar\\alpha_{t-1}$.").slice(2)).toEqual(["undecided", "undecided"]));

import { describe, expect, test } from "vitest";
import { audit } from "../../src/audit/audit.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";

const letters = "Let $\\alpha_t=1-\\beta_t$ and $\\bar\\alpha_t=\\prod_{s=1}^t\\alpha_s$.\n\n";
const verdicts = (text: string): readonly string[] => audit(readDocument("a.md", letters + text), { seed: 1, runs: 40 }).findings.slice(2).map((f) => f.verdict.kind);

describe("a worked example", () => {
  test("puts numbers in the places of x_0 and ε at a lettered step", () => {
    expect(verdicts("取 $x_0=1$，$\\epsilon=-0.3$，$\\bar\\alpha_t=0.64$，则 $x_t=0.8\\times1+0.6\\times(-0.3)=0.62$。")).not.toContain("refuted");
    expect(verdicts("With $x_0=1.5$ and $\\epsilon=0.5$, $x_t=\\sqrt{\\bar\\alpha_t}\\cdot1.5+\\sqrt{1-\\bar\\alpha_t}\\cdot0.5$.")).not.toContain("refuted");
  });
  test("names its step on one side", () => {
    expect(verdicts("At step 500 we have $\\text{SNR}(500)=\\frac{\\bar\\alpha_t}{1-\\bar\\alpha_t}$.")).not.toContain("refuted");
    expect(verdicts("$\\text{SNR}(t)=\\frac{1-\\bar\\alpha_t}{\\bar\\alpha_t}$.")).toEqual(["refuted"]);
  });
  test("may go on from a product that was rounded, which is held to its own digits", () => {
    const table = (root: string) => verdicts(`Let $\\beta_1=0.001$, $\\beta_2=0.002$, $\\beta_3=0.003$.\n\n| $t$ | $\\bar\\alpha_t$ | $\\sqrt{1-\\bar\\alpha_t}$ |\n|---|---|---|\n| 3 | 0.994 | ${root} |`);
    expect(table("0.0775")).not.toContain("refuted");
    expect(table("0.0892")).toContain("refuted");
  });
});

test("a sum whose next term reads its index reaches as far as the reader takes it", () => {
  const chain = (second: string) => verdicts(`$$\\mathbb E_q\\Big[\\sum_{t=1}^T\\log\\frac{q(x_t|x_{t-1})}{p_\\theta(x_{t-1}|x_t)}\\Big]=\\mathbb E_q\\Big[\\sum_{t=1}^T{\\log q(x_t|x_{t-1})-${second}}\\Big]$$`);
  expect(chain("\\log p_\\theta(x_{t-1}|x_t)")).not.toContain("refuted");
});

test("the network of a document that undoes one step in any index letter predicts that step's noise", () => {
  const own = "由 $x_i=\\sqrt{\\alpha_i}x_{i-1}+\\sqrt{\\beta_i}\\varepsilon_i$ 得 $x_{i-1}=\\frac{1}{\\sqrt{\\alpha_i}}(x_i-\\sqrt{\\beta_i}\\varepsilon_i)$。\n\n";
  expect(verdicts(`${own}$$s_\\theta(x_i,i)=-\\frac{1}{\\sqrt{\\beta_i}}\\varepsilon_\\theta(x_i,i)$$`)).not.toContain("refuted");
  expect(verdicts("$$s_\\theta(x_i,i)=-\\frac{1}{\\sqrt{\\beta_i}}\\varepsilon_\\theta(x_i,i)$$")).toContain("refuted");
});

test("α that counts from x_1 = √α_0 x_0 on is α of the step it starts, also beside a usual β", () => {
  const own = "$$q(x_t|x_{t-1})=\\mathcal N(x_t;\\sqrt{1-\\beta_t}x_{t-1},\\beta_tI)$$\n\n$$x_1=\\sqrt{\\alpha_0}x_0+\\sqrt{1-\\alpha_0}\\epsilon_0$$\n\n";
  const found = (text: string) => audit(readDocument("a.md", own + text), { seed: 1, runs: 40 }).findings.map((f) => f.verdict.kind);
  expect(found("$$x_t=\\sqrt{\\alpha_{t-1}}x_{t-1}+\\sqrt{1-\\alpha_{t-1}}\\epsilon_{t-1}$$")).not.toContain("refuted");
  expect(found("$$x_t=\\sqrt{\\alpha_{t-1}}x_{t-1}+(1-\\alpha_{t-1})\\epsilon_{t-1}$$")).toContain("refuted");
});

test("a process in the time alone is one of its own", () => {
  expect(verdicts("$dX=-X\\,dt+\\sqrt2\\,dW$ gives $X_t=e^{-t}X_0+\\sqrt{1-e^{-2t}}Z$.")).not.toContain("refuted");
  expect(verdicts("$$x_t=\\cos(\\pi t/2)x_0+\\sin(\\pi t/2)\\epsilon$$")).not.toContain("refuted");
  expect(verdicts("$$x_t=\\bar\\alpha_tx_0+\\sqrt{1-\\bar\\alpha_t}\\epsilon$$")).toEqual(["refuted"]);
});

describe("what a sentence says it leaves out is not missed", () => {
  test.each([
    ["a constant", "Up to an additive constant, $\\log q(x_t|x_0)=-\\frac{\\|x_t-\\sqrt{\\bar\\alpha_t}x_0\\|^2}{2(1-\\bar\\alpha_t)}$."],
    ["a factor", "Up to scaling, $s_\\theta(x_t,t)=-\\epsilon_\\theta(x_t,t)$."],
    ["higher orders", "To first order, $\\frac{1}{\\sqrt{\\alpha_t}}=1+\\frac{\\beta_t}{2}$."],
    ["常数项", "忽略常数项：$\\log q(x_t|x_0)=-\\frac{\\|x_t-\\sqrt{\\bar\\alpha_t}x_0\\|^2}{2(1-\\bar\\alpha_t)}$"],
  ])("%s", (_, text) => expect(verdicts(text)).not.toContain("refuted"));
  test("without such words it is", () => expect(verdicts("We have $s_\\theta(x_t,t)=-\\epsilon_\\theta(x_t,t)$.")).toEqual(["refuted"]));
});

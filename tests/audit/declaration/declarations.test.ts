import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const audited = (text: string, name = "a.md", runs = 40) => audit(readDocument(name, text), { seed: 1, runs }, memory);
const memory = new Map();
const verdicts = (text: string, name?: string) => audited(text, name).findings.map((f) => f.verdict.kind);
const problems = (text: string, name?: string) => audited(text, name).misdeclared.map(({ problem, text: said }) => [said, problem.kind]);
const note = (said: string) => `<!-- alphabar: ${said} -->\n\n`;

describe("a declaration settles what a document leaves open", () => {
  test.each([
    ["α means ᾱ", "$$x_t = \\alpha_t x_0 + \\sqrt{1-\\alpha_t^2}\\,\\epsilon$$", "refuted"],
    ["let γ_t = 1-ᾱ_t", "$$x_t = \\sqrt{1-\\gamma_t}\\,x_0 + \\sqrt{\\gamma_t}\\,\\epsilon$$", "proved"],
    ["let $\\gamma_t = 1-\\bar\\alpha_t$", "$$x_t = \\sqrt{1-\\gamma_t}\\,x_0 + \\gamma_t\\,\\epsilon$$", "refuted"],
    ["γ means √ᾱ", "$$x_t = \\gamma_t x_0 + \\sqrt{1-\\gamma_t^2}\\,\\epsilon$$", "proved"],
    ["a means ᾱ; z means x", "$$q(z_t\\mid z_0) = \\mathcal N(\\sqrt{a_t}z_0, (1-a_t)I)$$", "proved"],
    ["y means x_0", "$$x_t = \\sqrt{\\bar\\alpha_t}\\,y + (1-\\bar\\alpha_t)\\epsilon$$", "refuted"],
    ["σ² is β̃", "$$\\sigma_t^2 = \\beta_t + 0\\cdot\\bar\\alpha_t$$", "refuted"],
    ["σ is √(1-ᾱ)", "$$\\sigma_t^2 < \\beta_t$$", "refuted"],
    ["σ² is β", "$$\\sigma_t^2 \\le \\tilde\\beta_t$$", "refuted"],
    ["the network predicts ε", "$$x_{t-1} = \\frac{1}{\\sqrt{\\alpha_t}}\\left(x_t - \\frac{\\beta_t}{\\sqrt{1-\\bar\\alpha_t}}f_\\theta(x_t,t)\\right) + \\sqrt{\\beta_t}\\,z$$", "proved"],
    ["f_θ predicts v", "$$\\hat x_0 = \\sqrt{\\bar\\alpha_t}\\,x_t - \\sqrt{1-\\bar\\alpha_t}\\,f_\\theta(x_t,t)$$", "proved"],
    ["data N(0, I)", "$$q(x_t) = \\mathcal N(0, I)$$", "proved"],
    ["data has variance 1", "$$\\mathrm{Var}[x_t] = 1$$", "proved"],
    ["data has mean 0 and variance 4", "$$\\mathrm{Var}[x_t] = 4\\bar\\alpha_t$$", "refuted"],
    ["continuous time", "$$q(x_t\\mid x_0) = \\mathcal N(\\sqrt{\\bar\\alpha(t)}\\,x_0, (1-\\bar\\alpha(t))I)$$", "proved"],
    ["schedule linear 1e-4 to 0.02 over 1000 steps", "$$\\bar\\alpha_{500} \\approx 0.0786$$", "upheld"],
    ["schedule β = 0.1, 0.2, 0.3", "$$\\bar\\alpha_3 = 0.504$$", "upheld"],
    ["时间从 1 起；α 指 ᾱ；设 γ_t = 1-ᾱ_t", "$$\\gamma_t = 1 - \\alpha_t$$", "proved"],
    ["调度 线性 1e-4 到 0.02，共 1000 步", "$$\\bar\\alpha_{500} \\approx 0.0787$$", "refuted"],
  ])("%s", (said, formula, verdict) => {
    expect(problems(note(said) + formula)).toEqual([]);
    expect(verdicts(note(said) + formula)).toEqual([verdict]);
    expect(verdicts(formula)).not.toEqual([verdict]);
  });
});

describe("a declaration is read wherever a note may stand", () => {
  const formula = "\\gamma_t = 1 - \\bar\\alpha_t + 0\\cdot\\beta_t";
  test.each([
    ["a.tex", `% alphabar: let γ_t = 1-ᾱ_t\n\\begin{document}\n$${formula}$\n\\end{document}`],
    ["a.html", `<html><!-- alphabar: let γ_t = 1-ᾱ_t --><p>$${formula}$</p></html>`],
    ["a.txt", `# alphabar: let γ_t = 1-ᾱ_t\nγ_t = 1 - ᾱ_t\n`],
    ["a.ipynb", JSON.stringify({ nbformat: 4, cells: [{ cell_type: "code", source: ["import torch\n", "# alphabar: let γ_t = 1-ᾱ_t\n"] }, { cell_type: "markdown", source: [`$${formula}$`] }] })],
    ["b.ipynb", JSON.stringify({ nbformat: 4, cells: [{ cell_type: "markdown", source: ["<!-- alphabar: let $\\gamma_t = 1-\\bar\\alpha_t$ -->\n", `$${formula}$`] }] })],
  ])("%s", (name, text) => {
    const { declared, misdeclared } = audited(text, name);
    expect(misdeclared).toEqual([]);
    expect(declared.map((d) => text.slice(d.place.start, d.place.end).replaceAll("\\\\", "\\"))).toEqual(declared.map((d) => d.text));
    expect(declared).toHaveLength(1);
    expect(verdicts(text, name)).toEqual(["proved"]);
  });
});

describe("a wrong declaration is a problem with its place", () => {
  const formula = "$\\alpha_t = 1-\\beta_t$ and $z_t = \\beta_t$ and $x_t$.";
  test.each([
    ["time from 2", "outside its range"],
    ["α means β", "unknown name"],
    ["β means ᾱ", "doubled name"],
    ["let γ_t = (1-ᾱ_t", "unclosed bracket"],
    ["let γ_t = δ_t", "unknown name"],
    ["let γ_t = x_t", "unexpected token"],
    ["let γ_t", "unexpected token"],
    ["the network predicts cats", "unknown name"],
    ["data N(0, fine)", "not a number"],
    ["schedule linear", "unexpected token"],
    ["schedule linear 1e-4 to 2 over 1000 steps", "outside its range"],
    ["α means ᾱ", "doubled name"],
    ["z means x", "doubled name"],
    ["pancakes", "unexpected token"],
    [`let γ_t = ${"(".repeat(3000)}`, "too deep"],
  ])("%s", (said, kind) => {
    const text = note(said) + formula;
    expect(problems(text)).toEqual([[said, kind]]);
    expect(audited(text).misdeclared.map(({ place }) => text.slice(place.start, place.end))).toEqual([said]);
    expect(verdicts(text)).toEqual(verdicts(formula));
  });

  test("any note at all is read or is a problem in its place", () => {
    const words = ["time from", "0", "α", "ᾱ", "β̃", "\\bar\\alpha", "σ²", "means", "is", "let", "γ_t", "=", "1-", "√", "(", ")", "{", "the network", "f_θ", "predicts", "x_0", "v", "data", "N(", ",", "I", "has variance", "schedule", "linear", "1e-4", "to", "0.02", "over", "1000", "steps", "cosine", "β =", ";", "ignore", ":", "指", "设", "网络预测", "数据", "T", "K", "$", "\n", "\\frac", "∞", "z", "x"];
    const claims = "$x_t = \\sqrt{\\bar\\alpha_t} x_0 + \\gamma_t \\epsilon$, $z_K = f_\\theta(x_t, t)$, $\\alpha_t = 1-\\beta_t$, $\\bar\\alpha_3 \\approx 0.5$";
    fc.assert(fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 }), (said) => {
      const text = note(said.join(" ")) + claims;
      const { declared, misdeclared } = audited(text, "a.md", 2);
      for (const one of [...declared, ...misdeclared]) expect(text.slice(one.place.start, one.place.end)).toBe(one.text);
    }), { seed: 7, numRuns: 150 });
  }, 120_000);

  test("what stands beside it in the note holds all the same", () => {
    expect(verdicts(`${note("pancakes; let γ_t = 1-ᾱ_t")}$\\gamma_t = 1-\\bar\\alpha_t$`)).toEqual(["proved"]);
  });
});

test("a schedule declared below a heading is that section's, and one that the text states goes before it", () => {
  const linear = "β runs linearly from $\\beta_1=10^{-4}$ to $\\beta_T=0.02$ over $T=1000$ steps.";
  const number = "$\\bar\\alpha_{50} \\approx 0.9710$";
  expect(verdicts(`# A\n\n${linear}\n\n# B\n\n${note("schedule linear 1e-3 to 0.2 over 100 steps")}${number}`).at(-1)).toBe("refuted");
  expect(verdicts(`# A\n\n${linear} ${number}\n\n# B\n\n${note("schedule linear 1e-3 to 0.2 over 100 steps")}`)).not.toContain("refuted");
  expect(verdicts(`${note("schedule linear 1e-3 to 0.2 over 100 steps")}# A\n\n${linear} ${number}`)).not.toContain("refuted");
});

describe("a finding names the convention that it leans on", () => {
  const conventions = (text: string) => audited(text).findings.map((f) => f.convention?.en);
  test.each([
    ["let γ_t = 1-ᾱ_t; time from 1", "$\\gamma_t = 1-\\bar\\alpha_t$ and $\\alpha_t = 1-\\beta_t$", ["declared: let γ_t = 1-ᾱ_t", undefined]],
    ["α means ᾱ", "$x_t = \\alpha_t x_0 + \\sqrt{1-\\alpha_t^2}\\,\\epsilon$", ["declared: α means ᾱ"]],
    ["the network predicts ε", "$\\hat x_0 = (x_t - \\sqrt{1-\\bar\\alpha_t}\\,f_\\theta(x_t,t))/\\sqrt{\\bar\\alpha_t}$", ["declared: the network predicts ε"]],
    ["data N(0, I)", "$q(x_t) = \\mathcal N(0, I)$ and $q(x_t\\mid x_{t-1}) = \\mathcal N(\\sqrt{1-\\beta_t}x_{t-1}, \\beta_t I)$", ["declared: data N(0, I)", undefined]],
    ["schedule linear 1e-4 to 0.02 over 1000 steps", "The value $\\bar\\alpha_{500} \\approx 0.0786$ is small.", ["declared: schedule linear 1e-4 to 0.02 over 1000 steps"]],
  ])("%s", (said, text, wanted) => expect(conventions(note(said) + text)).toEqual(wanted));
});

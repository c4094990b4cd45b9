import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { declarationsIn } from "../../../src/audit/declaration/declarations-in.ts";
import { withDeclaration, withoutDeclaration } from "../../../src/audit/declaration/edit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const declaredIn = (name: string, text: string) => declarationsIn(readDocument(name, text)).declared;
const add = (name: string, text: string, says: string) => withDeclaration({ name, text }, declaredIn(name, text).map((d) => d.place), says);

const notebook = JSON.stringify({ nbformat: 4, cells: [{ cell_type: "markdown", source: ["$\\gamma_t = 1-\\bar\\alpha_t$"] }] }, null, 1);
describe("a declaration is written into a document and taken out again", () => {
  test.each([
    ["a.md", "---\ntitle: x\n---\n# Notes\n\n$\\gamma_t = 1$\n"],
    ["a.md", "# Notes\n\n$\\gamma_t = 1$\n"],
    ["a.txt", "γ_t = 1 - ᾱ_t\n"],
    ["a.tex", "\\documentclass{article}\n\\begin{document}\n$\\gamma_t = 1$\n\\end{document}\n"],
    ["a.html", "<!doctype html>\n<html><p>$\\gamma_t = 1$</p></html>\n"],
    ["a.py", "#!/usr/bin/env python\nx = 1\n"],
    ["a.ipynb", notebook],
  ])("%s", (name, text) => {
    const one = add(name, text, "let γ_t = 1-ᾱ_t");
    const two = add(name, one, "let $\\delta_t = \\bar\\alpha_t$");
    expect(declaredIn(name, one).map((d) => d.text)).toEqual(["let γ_t = 1-ᾱ_t"]);
    expect(declaredIn(name, two).map((d) => d.text)).toEqual(["let γ_t = 1-ᾱ_t", "let $\\delta_t = \\bar\\alpha_t$"]);
    expect(withoutDeclaration(two, declaredIn(name, two)[1]!.place)).toBe(one);
    expect(declaredIn(name, withoutDeclaration(two, declaredIn(name, two)[0]!.place)).map((d) => d.text)).toEqual(["let $\\delta_t = \\bar\\alpha_t$"]);
    expect(withoutDeclaration(one, declaredIn(name, one)[0]!.place)).toBe(text);
    if (name === "a.ipynb") expect(() => JSON.parse(two)).not.toThrow();
  });

  test("what is typed cannot end the note or begin another", () => {
    const text = add("a.md", "Words.\n", "let γ_t = 1 --> <script>; time from 0\nx");
    expect(text.match(/-->/g)).toHaveLength(1);
    expect(declarationsIn(readDocument("a.md", text)).declared).toEqual([]);
  });
});

describe("an undecided claim offers declarations that settle it", () => {
  test.each([
    ["$\\bar\\alpha_{500} \\approx 0.0786$", "schedule linear 1e-4 to 0.02 over 1000 steps", "upheld"],
    ["β runs linearly from $\\beta_1=10^{-4}$ to $\\beta_T=0.02$ over $T=1000$ steps. Or it runs linearly from $\\beta_1=10^{-3}$ to $\\beta_T=0.2$ over $T=100$ steps.\n\n# Values\n\n$\\bar\\alpha_{50} \\approx 0.0742$", "schedule linear 1e-3 to 0.2 over 100 steps", "upheld"],
    ["$q(x_t) = \\mathcal N(0, I)$", "data N(0, I)", "proved"],
    ["$q(x_t\\mid x_0) = \\mathcal N(\\sqrt{\\bar\\alpha(t)}\\,x_0, (1-\\bar\\alpha(t))I)$", "continuous time", "proved"],
    ["$x_{t-1} = \\frac{1}{\\sqrt{\\alpha_t}}(x_t - \\frac{\\beta_t}{\\sqrt{1-\\bar\\alpha_t}}f_\\theta(x_t,t)) + \\sqrt{\\beta_t}\\,z$", "f_θ predicts ε", "proved"],
  ])("%s", (text, says, verdict) => {
    const last = audit(readDocument("a.md", text), { seed: 1, runs: 40 }).findings.at(-1)!;
    expect(last.verdict.kind).toBe("undecided");
    expect(last.offers).toContainEqual({ kind: "whole", says });
    expect(audit(readDocument("a.md", add("a.md", text, says)), { seed: 1, runs: 40 }).findings.at(-1)!.verdict.kind).toBe(verdict);
  });

  test("a letter without a definition is offered one, with its step", () => {
    const [finding] = audit(readDocument("a.md", "$x_t = \\gamma_t x_0 + \\sqrt{1-\\gamma_t^2}\\,\\epsilon$"), { seed: 1, runs: 40 }).findings;
    expect(finding!.offers?.[0]).toEqual({ kind: "begun", says: "let γ_t = " });
  });

  test("a letter with words below it is offered as it is written", () => {
    const [finding] = audit(readDocument("a.md", "$L_{\\mathrm{hybrid}} = L_{\\mathrm{simple}} + \\beta_t$"), { seed: 1, runs: 40 }).findings;
    expect(finding!.offers?.map((offer) => offer.kind)).toEqual(["begun"]);
  });

  test("what no declaration settles offers none", () => {
    const [finding] = audit(readDocument("a.md", "$\\alpha_{t-1} = 0.64$"), { seed: 1, runs: 40 }).findings;
    expect([finding!.verdict.kind, finding!.offers]).toEqual(["undecided", undefined]);
  });
});

import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const verdicts = (text: string): readonly string[] => audit(readDocument("a.md", text), { seed: 1, runs: 40 }).findings.map((f) => f.verdict.kind);

describe("latents", () => {
  const sample = "The latents are noised, $$z_t = \\sqrt{\\bar\\alpha_t}\\,z_0 + \\sqrt{1-\\bar\\alpha_t}\\,\\epsilon$$\n\n";
  const trained = "and $$L = \\mathbb E\\|\\epsilon - \\epsilon_\\theta(z_t, t, c)\\|^2$$";
  test("what a network denoises is the state", () => expect(verdicts(sample + trained)).toEqual(["proved", "proved"]));
  test("with data of another letter", () => expect(verdicts(`$$q(z_t|x) = \\mathcal N(\\sqrt{\\bar\\alpha_t}\\,x, (1-\\bar\\alpha_t) I)$$\n\n${trained}`)).toEqual(["proved", "proved"]));
  test("and is held to its law", () => expect(verdicts(sample.replace("1-\\bar\\alpha_t", "1-\\alpha_t") + trained)).toEqual(["refuted", "proved"]));
  test("a loss on latents alone says nothing of how they are made", () => expect(verdicts(trained)).toEqual(["proved"]));
});

describe("a network for the score", () => {
  const loss = (target: string, sign = "-") => `$$L = \\mathbb E\\left[\\lambda(t)\\|s_\\theta(x_t,t) ${sign} ${target}\\|^2\\right]$$`;
  test.each([["given the data", "\\nabla_{x_t}\\log q(x_t|x_0)"], ["of the noisy law", "\\nabla_{x_t}\\log p_t(x_t)"]])("is trained on the score %s", (_, target) => expect(verdicts(loss(target))).toEqual(["proved"]));
  test.each([["the data's score", loss("\\nabla_{x_0}\\log p(x_0)")], ["a sum", loss("\\nabla_{x_t}\\log q(x_t|x_0)", "+")]])("any other target is left open: %s", (_, text) => expect(verdicts(text)).toEqual(["undecided"]));
});

describe("what a network is given", () => {
  const loss = (given: string) => `$$x_t = \\sqrt{\\bar\\alpha_t}x_0 + \\sqrt{1-\\bar\\alpha_t}\\epsilon$$\n\n$$L = \\mathbb E\\|\\epsilon - \\epsilon_\\theta(${given})\\|^2$$`;
  test.each(["x_t, t", "t, x_t", "t, \\sqrt{\\bar\\alpha_t}x_0 + \\sqrt{1-\\bar\\alpha_t}\\epsilon", "x_t, c, t"])("may come in either order: %s", (given) => expect(verdicts(loss(given))).toEqual(["proved", "proved"]));
  test("and is held to its law in either", () => expect(verdicts(loss("t, \\bar\\alpha_t x_0 + \\sqrt{1-\\bar\\alpha_t}\\epsilon"))).toEqual(["proved", "refuted"]));
});

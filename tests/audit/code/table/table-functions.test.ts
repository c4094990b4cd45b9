import { describe, expect, test } from "vitest";
import { verdictAt } from "../claims-of.ts";

const fn = (head: string, body: string) => `import numpy as np\ndef sigmoid(z):\n    return 1 / (1 + np.exp(-z))\ndef ${head}:\n    ${body.split("\n").join("\n    ")}\n`;

describe("functions from one column of the chain to another", () => {
  test.each([
    ["to_abar(beta)", "return np.cumprod(1 - beta)", "upheld"],
    ["to_abar(beta)", "return np.cumprod(beta)", "refuted"],
    ["betas_from_abar(abar)", "before = np.append(1.0, abar[:-1])\nreturn 1 - abar / before", "upheld"],
    ["betas_from_abar(abar)", "before = np.append(1.0, abar[:-1])\nreturn 1 - before / abar", "refuted"],
    ["beta_to_alpha_bar(betas)", "return np.append(1.0, np.cumprod(1 - betas))", "upheld"],
    ["plot_abar(betas)", "return np.cumprod(betas)", "nothing"],
  ])("%s: %s: %s", (head, body, verdict) => expect(verdictAt(fn(head, body), body.split("\n").at(-1)!)).toBe(verdict));
});

describe("ᾱ falls", () => {
  const abar = (line: string, name = "sigmoid_abar") => verdictAt(fn(`${name}(T, start=-4, end=4)`, `low, high = sigmoid(start), sigmoid(end)\nhere = sigmoid(np.arange(1, T + 1) / T * (end - start) + start)\n${line}`), line);
  test.each([
    ["return (high - here) / (high - low)", "upheld"], ["return (here - low) / (high - low)", "refuted"], ["return ((here - low) / (high - low))[::-1]", "nothing"],
  ])("a function of T: %s: %s", (line, verdict) => expect(abar(line)).toBe(verdict));

  test.each([
    ["abar_64 = sigmoid(logit - 2)", "upheld"], ["abar_64 = sigmoid(2 - logit)", "refuted"], ["abar_64 = sigmoid(2 - logit)[::-1]", "nothing"], ["abar_rev = sigmoid(2 - logit)", "nothing"],
  ])("an array: %s: %s", (line, verdict) => expect(verdictAt(`${fn("other(x)", "return x")}logit = np.linspace(5, -5, 40)\n${line}\n`, line)).toBe(verdict));
});

test("a function from β to β̃ is held to it, its first entry apart", () => {
  const text = (ratio: string) => `import numpy as np

def posterior_variances(betas):
    abar = np.cumprod(1 - betas)
    before = np.append(1.0, abar[:-1])
    return betas * ${ratio}
`;
  expect(verdictAt(text("(1 - before) / (1 - abar)"), "return betas")).toBe("upheld");
  expect(verdictAt(text("(1 - abar) / (1 - before + 1e-9)"), "return betas")).toBe("refuted");
});

test("β that is made of the program's own tables is the chain's", () => {
  const text = (ratio: string) => `import numpy as np
beta = np.linspace(1e-4, 0.02, 300)
alpha_bar = np.cumprod(1 - beta)

def get_betas():
    before = np.append(1.0, alpha_bar[:-1])
    return 1 - ${ratio}
`;
  expect(verdictAt(text("alpha_bar / before"), "return 1 -")).toBe("upheld");
  expect(verdictAt(text("np.sqrt(alpha_bar / before)"), "return 1 -")).toContain("refuted");
});

import { expect, test } from "vitest";
import { claimsOf, verdictAt } from "../claims-of.ts";

const head = `import numpy as np

T = 200
beta = np.linspace(1e-4, 0.04, T)
abar = np.concatenate([[1.0], np.cumprod(1 - beta)])
rng = np.random.default_rng(1)

def best_x0(x, t):
    return np.tanh(np.sqrt(abar[t]) * x / (1 - abar[t]))

def best_eps(x, t):
    return (x - np.sqrt(abar[t]) * best_x0(x, t)) / np.sqrt(1 - abar[t])
`;
const walk = (body: string) => `${head}
def run(n):
    x = rng.standard_normal(n)
    for t in range(T, 0, -1):
${body.split("\n").map((line) => `        ${line}`).join("\n")}
    return x
`;
const loops = (text: string) => claimsOf(text).filter(({ subject }) => subject.includes("loop")).map(({ kind }) => kind);
const ancestral = `x = (x - beta[t - 1] / np.sqrt(1 - abar[t]) * best_eps(x, t)) / np.sqrt(1 - beta[t - 1])
if t > 1:
    x = x + np.sqrt(beta[t - 1]) * rng.standard_normal(n)`;

test("a best answer that is curved in x_t stands for what a network would give", () => {
  expect(verdictAt(head, "best_x0(x, t)) / np.sqrt")).toBe("upheld");
  expect(verdictAt(head.replace("/ np.sqrt(1 - abar[t])\n", "/ (1 - abar[t])\n"), "best_x0(x, t)) /")).toBe("refuted");
  expect(loops(walk(ancestral))).toEqual(["upheld"]);
  expect(loops(walk(ancestral.replace("/ np.sqrt(1 - beta[t - 1])", "/ np.sqrt(abar[t])")))).toEqual(["refuted"]);
});

test("a network's answer is no data of the program's own, whatever name it is bound to", () => {
  expect(loops(walk("clean, noise = best_x0(x, t), best_eps(x, t)\nx = np.sqrt(abar[t - 1]) * clean + np.sqrt(1 - abar[t - 1]) * noise"))).toEqual(["upheld"]);
});

test("a table that is read past its end in a function of the loop is told there, where n is how many samples there are", () => {
  const text = walk("x = np.sqrt(abar[t - 1]) * back(x, t) + np.sqrt(beta[t - 1]) * rng.standard_normal(n)").replace("def run", "def back(x, t):\n    b = beta[t]\n    return best_x0(x, t) * b\n\ndef run");
  expect(verdictAt(text, "b = beta[t]")).toBe("refuted");
});

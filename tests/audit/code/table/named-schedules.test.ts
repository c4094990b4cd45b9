import { describe, expect, test } from "vitest";
import { claimsOf, verdictAt } from "../claims-of.ts";

const head = "import numpy as np\nT = 200\n";
const at = (line: string, before = "") => verdictAt(`${head}${before}${line}\n`, line);

describe("schedules bound at the top of a program", () => {
  test.each([
    ["betas = np.linspace(2e-4, 0.03, T)", "upheld"],
    ["linear = np.linspace(2e-4, 0.03, T)", "upheld"],
    ["betas_linear = np.linspace(2e-4 ** 0.5, 0.03 ** 0.5, T) ** 2", "refuted"],
    ["scaled_linear = np.linspace(2e-4 ** 0.5, 0.03 ** 0.5, T) ** 2", "upheld"],
    ["sigmoid_beta = 1 / (1 + np.exp(-np.linspace(-6, 6, T))) * (0.03 - 2e-4) + 2e-4", "upheld"],
    ["betas = np.sort(np.linspace(2e-4, 0.03, T) * (1 + 0.1 * np.sin(np.arange(T))))", "nothing"],
    ["linear = np.linspace(0, 5, T)", "nothing"],
  ])("%s: %s", (line, verdict) => expect(at(line)).toBe(verdict));

  test("an entry of step 0 stands in front", () => expect(at("beta[1:] = np.linspace(2e-4, 0.03, T)", "beta = np.zeros(T + 1)\n")).toBe("upheld"));

  test("a square of the ends that the document gives is no quadratic schedule between them", () => {
    const other = "linear_beta = np.linspace(2e-4, 0.03, T)\n", line = "quadratic = np.linspace(2e-4, 0.03, T) ** 2";
    expect(at(line, other)).toBe("refuted");
    expect(at(line), "ends given nowhere else").toBe("nothing");
    expect(at("quadratic = np.linspace(0.014, 0.17, T) ** 2", other), "the roots themselves").toBe("nothing");
  });
});

describe("what comments say of an entry", () => {
  const text = (comment: string) => `${head}betas = np.linspace(2e-4, 0.03, T)\nabar = np.cumprod(1 - betas)\nbetas_rev = betas[::-1]\npadded = np.append(1.0, abar)\n# ${comment}\nprint(T)\n`;
  test.each([
    ["abar[0] is 1", "refuted"], ["padded[0] is 1: no noise yet", "upheld"], ["padded[0] 等于 1，还没有加噪", "upheld"], ["abar[0] 等于 1", "refuted"],
    ["abar[-1] is 0", ""], ["abar[0] is about 1", ""], ["abar[0] is not 1", ""], ["betas[0] = 2e-4", "upheld"], ["betas[0] = 5e-4", "refuted"], ["betas[0] is 1 - alphas[0]", ""],
    ["betas_rev[0]: closest to the data, the least noise", "refuted"], ["betas_rev[0]：噪声最大", "upheld"], ["abar[0] has the least noise", "upheld"], ["abar[-1] has the least noise", "refuted"],
  ])("%s: %s", (comment, verdict) => expect(claimsOf(text(comment)).filter(({ subject }) => subject === "what a comment says of an entry").map(({ kind }) => kind).join()).toBe(verdict));
});

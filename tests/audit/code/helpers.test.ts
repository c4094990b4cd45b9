import { describe, expect, test } from "vitest";
import { claimsOf } from "./claims-of.ts";

describe("helpers that take a table's entry for each sample", () => {
  const helper = (last: string) => `import torch\ndef extract(a, t, x_shape):\n    out = a.gather(-1, t)\n    ${last}\n`;
  test.each([
    ["return out.reshape(t.shape[0], *((1,) * (len(x_shape) - 1)))", "upheld"],
    ["return out.view(-1, 1, 1, 1)", "upheld"],
    ["return out", "refuted"],
    ["return out.reshape(*((1,) * (len(x_shape) - 1)), t.shape[0])", "refuted"],
  ])("%s: %s", (last, verdict) => expect(claimsOf(helper(last)).map(({ line, kind }) => `${line} ${kind}`)).toEqual([`4 ${verdict}`]));
});

describe("functions of x_0 and t that no name calls forward", () => {
  const preview = (line: string) => `import torch\nbetas = torch.linspace(1e-4, 0.02, 100)\nabar = torch.cumprod(1 - betas, 0)\ndef noisy_preview(x0, t):\n    noise = torch.randn_like(x0)\n    ${line}\n`;
  const verdicts = (text: string) => claimsOf(text).filter(({ line }) => line > 3).map(({ line, kind }) => `${line} ${kind}`);
  test("what draws the marginal is said to", () => expect(verdicts(preview("return abar[t] ** 0.5 * x0 + (1 - abar[t]) ** 0.5 * noise"))).toEqual(["6 upheld"]));
  test("one slip from it is a mistake, at the slip", () => expect(verdicts(preview("return abar[t] ** 0.5 * x0 + (1 - abar[t]) ** 0.5 * noise").replace("randn_like", "rand_like"))).toEqual(["5 refuted"]));
  test("v is no x_t whose coefficients changed places", () => {
    for (const line of ["abar[t] ** 0.5 * noise - (1 - abar[t]) ** 0.5 * x0", "(1 - abar[t]) ** 0.5 * x0 - abar[t] ** 0.5 * noise"])
      expect(verdicts(preview("return 0").replace(/def noisy[^]*$/, `def the_goal(x0, noise, t):\n    return ${line}\n`)).join()).not.toContain("refuted");
  });
  test("of anything else nothing is said", () => expect(verdicts(preview("return 0.5 * x0 + 0.1 * abar[t] ** 0.3 * noise"))).toEqual([]));
});

test("a function whose docstring says that it is another is held to it", () => {
  const text = (steps: string) => `import numpy as np
betas = np.linspace(1e-4, 0.02, 100)
abar = np.cumprod(1 - betas)
def jump_from_zero(x0, t, rng):
    return np.sqrt(abar[t]) * x0 + np.sqrt(1 - abar[t]) * rng.standard_normal(x0.shape)
def walk_step_by_step(x0, t, rng):
    """Same distribution as jump_from_zero, by walking."""
    x = x0
    for i in range(${steps}):
        x = np.sqrt(1 - betas[i]) * x + np.sqrt(betas[i]) * rng.standard_normal(x0.shape)
    return x
`;
  const pair = (steps: string) => claimsOf(text(steps)).filter(({ subject }) => subject.startsWith("two ways")).map(({ line, kind, claim }) => `${line} ${kind} ${claim.rightForm ?? ""}`.trim());
  expect(pair("t + 1")).toEqual(["6 upheld"]);
  expect(pair("t")).toEqual(["9 refuted for i in range(t + 1):"]);
});

import { expect, test } from "vitest";
import { failures } from "../../../../src/audit/code/reverse/failures.ts";
import { knownReverses } from "../../../../src/audit/code/reverse/known-reverse.ts";
import { claimsIn, verdictsOf } from "./claims-in.ts";

test("a line that ends in an operator is Python's own refutation, at its line, and said to be mended", () => {
  const [claim] = claimsIn(failures, `
import numpy as np
def step(x, eps):
    x = 2 * 
        (x - eps)
    return x
`);
  expect(claim?.verdict).toMatchObject({ kind: "refuted", counterexample: { of: "failure", left: "SyntaxError: invalid syntax" } });
  expect(claim?.text).toBe("    x = 2 * ");
  expect(claim?.code.repaired).toHaveLength(1);
});

test("lost indentation is no mistake of the author's", () => {
  expect(claimsIn(failures, "def f(x):\nreturn x + 1\ny = f(2)\n")).toEqual([]);
});

test("a table read past its end in a loop is refuted, one that is padded is not", () => {
  const python = (length: string) => `
import numpy as np
T = 10
betas = np.linspace(0.01, 0.2, ${length})
for t in range(T, 0, -1):
    b = betas[t]
`;
  expect(claimsIn(failures, python("T"))[0]).toMatchObject({ verdict: { kind: "refuted" }, text: expect.stringContaining("b = betas[t]") });
  expect(verdictsOf(claimsIn(failures, python("T + 1")))).toBe("");
});

const known = (comment: string, update: string) => `
import numpy as np
x0 = 4.0
T = 20
betas = np.linspace(0.01, 0.3, T)
alphas = 1 - betas
abar = np.cumprod(alphas)
x = np.sqrt(abar[-1]) * x0 + np.sqrt(1 - abar[-1]) * np.random.randn()
path = [x]

# ${comment}
for t in range(T - 1, -1, -1):
    ab_prev = abar[t - 1] if t > 0 else 1.0
    ${update}
    path.append(x_new)
`;
const posterior = "x_new = np.sqrt(ab_prev) * betas[t] / (1 - abar[t]) * x0 + np.sqrt(alphas[t]) * (1 - ab_prev) / (1 - abar[t]) * path[-1] + np.sqrt(betas[t] * (1 - ab_prev) / (1 - abar[t])) * np.random.randn()";

test("a loop that says that it knows the way back is held to the posterior's chain", () => {
  const wrong = "x_new = path[-1] + 0.1 * (x0 - path[-1]) + 0.01 * np.random.randn()";
  const [claim] = claimsIn(knownReverses, known("the true reverse process", wrong));
  expect(claim?.verdict.kind).toBe("refuted");
  expect(claim?.remark?.en).toMatch(/ends at x_0 = 4; this loop ends at N\(/);
  expect(verdictsOf(claimsIn(knownReverses, known("the true reverse process, given x_0", posterior)))).toBe("upheld");
  expect(claimsIn(knownReverses, known("a toy", wrong))).toEqual([]);
});

test("where indentation was lost, a line that ends in an operator is the author's, unless an exporter may have broken it for its length", () => {
  const lost = (mean: string) => `def step(x, eps, scale):\nmean = ${mean}\nscale * eps\nreturn mean\n`;
  expect(claimsIn(failures, lost("x -")).map(({ text, verdict }) => `${verdict.kind}: ${text}`)).toEqual(["refuted: mean = x -"]);
  expect(claimsIn(failures, lost("the_state_before * the_coefficient_of_it -"))).toEqual([]);
});

test("a table that is read at its own length by name is refuted outside of loops too", () => {
  const at = (index: string) => `import torch\nT = 100\nbetas = torch.linspace(1e-4, 0.02, T)\nprint(betas[${index}])\n`;
  expect(claimsIn(failures, at("T")).map(({ text, verdict }) => `${verdict.kind}: ${text}`)).toEqual(["refuted: print(betas[T])"]);
  expect(claimsIn(failures, at("T - 1"))).toEqual([]);
  expect(claimsIn(failures, at("500"))).toEqual([]);
});

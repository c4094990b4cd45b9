import { describe, expect, test } from "vitest";
import { convertedLines } from "../../../../src/audit/code/convert/converted-lines.ts";
import { claimsIn } from "../reverse/claims-in.ts";

const ddim = ({ x0 = "(x - torch.sqrt(1 - a_t) * eps) / torch.sqrt(a_t)", sigma = "eta * torch.sqrt((1 - a_s) / (1 - a_t)) * torch.sqrt(1 - a_t / a_s)" } = {}) => `
import torch
T = 1000
betas = torch.linspace(1e-4, 0.02, T)
abar = torch.cumprod(1 - betas, 0)

def ddim_step(model, x, t, s, eta=0.0):
    a_t = abar[t]
    a_s = abar[s] if s >= 0 else torch.tensor(1.0)
    eps = model(x, t)
    x0 = ${x0}
    sigma = ${sigma}
    return torch.sqrt(a_s) * x0 + torch.sqrt(1 - a_s - sigma ** 2) * eps + sigma * torch.randn_like(x)
`;
const jump = (sigma: string) => `
def ddim_jump(x, eps, a, a_next, eta):
    x_start = (x - (1 - a) ** 0.5 * eps) / a ** 0.5
    sigma = eta * ${sigma}
    return a_next ** 0.5 * x_start + (1 - a_next - sigma ** 2) ** 0.5 * eps
`;
const said = (python: string, found?: "doubt") => claimsIn(convertedLines, python, found).map(({ text, verdict, rightForm }) => `${text.split(" ")[0]} ${verdict.kind}${rightForm ? `: ${rightForm}` : ""}`);

describe("lines of a step that name what they make", () => {
  test("x̂_0 and σ of DDIM are upheld", () => expect(said(ddim(), "doubt")).toEqual(["x0 upheld", "sigma upheld"]));
  test("x̂_0 of a network that predicts v", () => expect(said(ddim({ x0: "torch.sqrt(a_t) * x - torch.sqrt(1 - a_t) * eps" }), "doubt")[0]).toBe("x0 upheld"));
  test("x̂_0 without a root", () => expect(said(ddim({ x0: "(x - (1 - a_t) * eps) / torch.sqrt(a_t)" }))[0]).toBe("x0 refuted: x0 = (x - torch.sqrt(1 - a_t) * eps) / torch.sqrt(a_t)"));
  test("x̂_0 with the level of the earlier step", () => expect(said(ddim({ x0: "(x - torch.sqrt(1 - a_s) * eps) / torch.sqrt(a_s)" }), "doubt")[0]).toBe("x0 refuted"));
  test("σ with its levels in each other's place", () => expect(said(ddim({ sigma: "eta * torch.sqrt((1 - a_t) / (1 - a_s)) * torch.sqrt(1 - a_t / a_s)" }), "doubt")[1]).toBe("sigma refuted"));
  test("levels that are given", () => expect(said(jump("((1 - a_next) / (1 - a) * (1 - a / a_next)) ** 0.5"), "doubt")).toEqual(["x_start upheld", "sigma upheld"]));
  test("the root of a negative number", () => expect(said(`import torch\n${jump("torch.sqrt((1 - a_next / a) * (1 - a_next) / (1 - a))")}`, "doubt")[1]).toBe("sigma refuted"));
  test("a picture scaled for display is no claim", () => expect(said(ddim({ x0: "(x + 1) / 2" }), "doubt")[0]).toBe("sigma upheld"));
});

import { describe, expect, test } from "vitest";
import { verdictAt } from "../claims-of.ts";

const ancestral = (mean: string, object = "process", length = "steps_in_all") => `import torch

def draw_back(net, ${object}, size):
    x = torch.randn(size)
    for k in range(${object}.num_timesteps - 1, -1, -1):
        eps = net(x, torch.full((size[0],), k))
        ab, a, b = ${object}.alphas_cumprod[k], ${object}.alphas[k], ${object}.betas[k]
        x = ${mean}
        if k > 0:
            x = x + torch.sqrt(b) * torch.randn_like(x)
    return x  # ${length}
`;

describe("a schedule that a function is given as an object has the tables that the function reads of it", () => {
  const right = "(x - b / torch.sqrt(1 - ab) * eps) / torch.sqrt(a)", wrong = "(x - b / (1 - ab) * eps) / torch.sqrt(a)";
  test("a sampler over it is followed", () => expect(verdictAt(ancestral(right), "for k in")).not.toBe("refuted"));
  test("and upheld", () => expect(verdictAt(ancestral(right), "x = torch.randn")).toBe("upheld"));
  test("as many steps as it counts", () => expect(verdictAt(ancestral(right).replace("num_timesteps", "timesteps"), "x = torch.randn")).toBe("upheld"));
  test("and refuted where it is wrong", () => expect(verdictAt(ancestral(wrong), wrong)).toBe("refuted"));
  test("α alone may be DDIM's, so that nothing is known", () =>
    expect(verdictAt(ancestral("(x - (1 - a) * eps) / torch.sqrt(a)").replace("ab, a, b = process.alphas_cumprod[k], process.alphas[k], process.betas[k]", "a = b = process.alphas[k]"), "x = (x")).toBe("nothing"));
  test("a method of the object is no table of it", () => expect(verdictAt(ancestral(wrong).replaceAll(/process\.(\w+)\[k\]/g, "process.$1(k)"), wrong)).toBe("nothing"));
});

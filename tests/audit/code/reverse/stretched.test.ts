import { describe, expect, test } from "vitest";
import { losses } from "../../../../src/audit/code/reverse/loss-claims.ts";
import { claimsIn } from "./claims-in.ts";

const points = ({ columns = 1, coefficient = "", loss = "((eps - model(x_t, t)) ** 2).mean()" } = {}) => `
import torch
T = 200
alphas_cumprod = torch.cumprod(1 - torch.linspace(1e-4, 0.02, T), dim=0)

def training_loss(model, x):
    t = torch.randint(0, T, (x.shape[0],))
    eps = torch.randn_like(x)
    a = alphas_cumprod[t]${coefficient}
    x_t = a.sqrt() * x + (1 - a).sqrt() * eps
    return ${loss}

x = torch.randn(64${columns === 0 ? "" : `, ${columns}`})
print(training_loss(model, x))
`;
const told = (python: string) => claimsIn(losses, python, "doubt").filter(({ code }) => code.subject.en === "the training loss").map(({ text, verdict }) => `${verdict.kind}: ${text}`);

describe("a batch of steps beside a single column", () => {
  test("stretches x_t to every sample with every step, where x_t is made", () =>
    expect(told(points())).toEqual(["refuted: x_t = a.sqrt() * x + (1 - a).sqrt() * eps"]));
  test.each(["[:, None]", ".view(-1, 1)", ".unsqueeze(1)"])("is lined up by %s", (coefficient) => expect(told(points({ coefficient }))).toContain("upheld: return ((eps - model(x_t, t)) ** 2).mean()"));
  test("is right where x has no columns", () => expect(told(points({ columns: 0 }))).toContain("upheld: return ((eps - model(x_t, t)) ** 2).mean()"));
});

describe("an output without its column beside a target with one", () => {
  const squeezed = (target: string) => points({ coefficient: "[:, None]", loss: `((${target} - model(x_t, t).squeeze(1)) ** 2).mean()` });
  test("compares every output with every target", () => expect(told(squeezed("eps"))).toEqual(["refuted: return ((eps - model(x_t, t).squeeze(1)) ** 2).mean()"]));
  test("is right where both lose it", () => expect(told(squeezed("eps.squeeze(1)"))).toContain("upheld: return ((eps.squeeze(1) - model(x_t, t).squeeze(1)) ** 2).mean()"));
});

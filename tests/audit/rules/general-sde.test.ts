import { describe, expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const forward = "$$\\mathrm dx=-\\tfrac12\\beta(t)x\\,\\mathrm dt+\\sqrt{\\beta(t)}\\,\\mathrm dw$$\n\n";

/** The verdict on the last formula of a text. */
function verdictOn(text: string): string {
  const { findings } = audit(readDocument("a.md", text), { seed: 1, runs: 60 });
  return findings.at(-1)!.verdict.kind;
}

describe("a differential equation", () => {
  test.each([
    ["the variance preserving one", `The variance preserving SDE is ${forward}`],
    ["the same in another scale of β", "It preserves the variance: $$dx_t=-\\beta_t x_t dt+\\sqrt{2\\beta_t}dW_t$$"],
    ["the reverse one", "$$dx=\\left[-\\tfrac12\\beta(t)x-\\beta(t)\\nabla_x\\log p_t(x)\\right]dt+\\sqrt{\\beta(t)}d\\bar w$$"],
    ["the reverse one, time running backwards", "$$dx=\\left[\\tfrac12\\beta(t)x+\\beta(t)\\nabla_x\\log p_t(x)\\right]dt+\\sqrt{\\beta(t)}dw$$"],
    ["the general flow", "$$\\frac{dx}{dt}=f(x,t)-\\frac12 g(t)^2\\nabla_x\\log p_t(x)$$"],
    ["the general reverse one, with a network", "$$dx=\\left[f(x,t)-g(t)^2 s_\\theta(x,t)\\right]dt+g(t)d\\bar w$$"],
    ["one with another noise than the forward one", "$$dx=\\left[-\\tfrac12\\beta(t)x-\\tfrac58\\beta(t)\\nabla_x\\log p_t(x)\\right]dt+\\tfrac12\\sqrt{\\beta(t)}d\\bar w$$"],
    ["the exploding flow", "$$\\frac{dx}{dt}=-\\frac12\\frac{d\\sigma_t^2}{dt}\\nabla_x\\log q_t(x)$$"],
    ["the exploding one", "$$dx=\\sqrt{\\frac{d\\sigma^2(t)}{dt}}dw$$"],
    ["what the forward one makes of α", `${forward}$$\\frac{d\\log\\alpha(t)}{dt}=-\\tfrac12\\beta(t)$$`],
  ])("holds: %s", (_, text) => expect(["proved", "upheld"]).toContain(verdictOn(text)));

  test.each([
    ["a preserving one without its ½", "The variance preserving SDE is $$dx=-\\beta(t)x\\,dt+\\sqrt{\\beta(t)}dw$$"],
    ["the flow's ½ in the reverse equation", "$$dx=\\left[f(x,t)-\\tfrac12 g(t)^2\\nabla_x\\log p_t(x)\\right]dt+g(t)d\\bar w$$"],
    ["the flow without its ½", "$$\\frac{dx}{dt}=-\\tfrac12\\beta(t)x-\\beta(t)\\nabla_x\\log p_t(x)$$"],
    ["the sign of the score", "$$dx=\\left[f(x,t)+g(t)^2\\nabla_x\\log p_t(x)\\right]dt+g(t)d\\bar w$$"],
    ["a rate without its root", "$$dx=\\frac{d\\sigma_t^2}{dt}dw$$"],
    ["what the forward one makes of α, without the ½", `${forward}$$\\frac{d\\log\\alpha(t)}{dt}=-\\beta(t)$$`],
  ])("does not hold: %s", (_, text) => expect(verdictOn(text)).toBe("refuted"));

  test.each([
    ["Langevin dynamics", "$$dx=\\nabla_x\\log p_t(x)dt+\\sqrt2 dw$$"],
    ["a forward equation that nothing is said of", "$$dx=-\\beta(t)x\\,dt+\\sqrt{\\beta(t)}dw$$"],
    ["EDM's flow", "$$dx=-\\dot\\sigma(t)\\sigma(t)\\nabla_x\\log p(x;\\sigma(t))dt$$"],
  ])("is never refuted: %s", (_, text) => expect(verdictOn(text)).not.toBe("refuted"));
});

test("a document that declares one scale of β is held to it", () => {
  const last = (flow: string) => audit(readDocument("a.md", `$$dx = -\\tfrac12\\beta(t)\\,x\\,dt + \\sqrt{\\beta(t)}\\,dw$$\n\nThe probability flow is $$\\frac{dx}{dt} = ${flow}$$`), { seed: 1, runs: 40 }).findings.at(-1)!.verdict.kind;
  expect(last("-\\tfrac12\\beta(t)[x + \\nabla_x\\log q_t(x)]")).toBe("proved");
  expect(last("-\\beta(t)[x + \\nabla_x\\log q_t(x)]")).toBe("refuted");
});

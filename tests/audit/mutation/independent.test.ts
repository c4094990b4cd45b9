import { expect, test } from "vitest";
import { stillTrue } from "./independent.ts";

const x0 = "x_0 = \\frac{x_t - \\sqrt{1-\\bar\\alpha_t}\\,\\epsilon}{\\sqrt{\\bar\\alpha_t}}";
const step = "x_t = \\sqrt{\\alpha_t}x_{t-1} + \\sqrt{1-\\alpha_t}\\,\\epsilon_t";

test.each([
  [x0, x0.replace("\\epsilon", "\\epsilon_\\theta(x_t, t)")],
  [step, step.replace("+", "-")],
  [step, step.replace("\\epsilon_t", "\\epsilon_{t-1}")],
  ["αₜ = 1 − βₜ", "βₜ = 1 − αₜ"],
  ["\\beta_t = 1 - \\alpha_t/\\alpha_{t-1}", "\\beta_t = 1 - \\alpha_t/\\bar\\alpha_{t-1}"],
])("%s is as true as %s", (before, after) => expect(stillTrue(before, after)).toBe(true));

test.each([
  [x0, x0.replace("- \\sqrt", "+ \\sqrt")],
  [x0, x0.replace("\\sqrt{\\bar\\alpha_t}}", "\\bar\\alpha_t}")],
  [step, step.replace("1-\\alpha_t", "\\alpha_t")],
  ["αₜ = 1 − βₜ", "αₜ = 1 + βₜ"],
])("%s is no longer true as %s", (before, after) => expect(stillTrue(before, after)).toBe(false));

import { describe, expect, test } from "vitest";
import { catalog } from "../../src/catalog.ts";
import { readPasted } from "../../src/read/latex/read-pasted.ts";
import { createEngine } from "../../src/sheet/engine/create-engine.ts";
import { knownNames } from "../../src/sheet/completion/known-names.ts";
import { readSheet } from "../../src/sheet/read-sheet.ts";

const base = "T = 12\nbeta_1 = 1e-4\nbeta_T = 0.3";
const everything = ["schedule.linear", "derived.alphabar", "derived.snr", "derived.logsnr", "derived.signal", "derived.noise", "posterior.coefficients", "posterior.mean", "posterior.meanEps", "posterior.variance", "forward.closedFormSample", "prediction.x0FromEps", "prediction.epsFromX0", "prediction.vFromX0Eps", "prediction.x0FromV"];
const known = knownNames(readSheet("").cells, catalog);

function column(lines: string, expression: string): readonly number[] {
  const engine = createEngine(readSheet(`${base}\n${lines}\nseen[t] = ${expression}`), catalog);
  const problem = engine.cells().map((cell) => engine.problem(cell.id) ?? cell.problem).find((found) => found !== undefined);
  if (problem) throw new Error(`${JSON.stringify(problem)} in\n${lines}`);
  return [...engine.column("seen")!.values];
}

const linesOf = (latex: string): readonly string[] => {
  const read = readPasted(latex, known);
  expect(read?.problems, latex).toEqual([]);
  return read!.lines.map(({ text }) => text);
};

/** A formula as documents write it, how it is read, the value to look at, and what the catalog says it is. */
const formulas: readonly (readonly [latex: string, lines: readonly string[], seen: string, catalog: string])[] = [
  ["\\beta_t = \\beta_1 + \\frac{t-1}{T-1}(\\beta_T-\\beta_1)", ["beta[t] = beta_1 + (t - 1) / (T - 1) * (beta_T - beta_1)"], "beta[t]", "beta[t]"],
  ["\\beta_t=\\beta_1+(\\beta_T-\\beta_1)\\,\\frac{t-1}{T-1}\\quad t=1,\\dots,T", ["beta[t] = beta_1 + (beta_T - beta_1) * ((t - 1) / (T - 1))"], "beta[t]", "beta[t]"],
  ["\\alpha_t = 1-\\beta_t", ["alpha[t] = 1 - beta[t]"], "alpha[t]", "alpha[t]"],
  ["\\alpha_t := 1-\\beta_t,\\quad \\bar{\\alpha}_t := \\prod_{s=1}^{t}\\alpha_s", ["alpha[t] = 1 - beta[t]", "alphabar[t] = prod(alpha[s], s, 1, t) for t >= 0"], "alphabar[t]", "alphabar[t]"],
  ["\\bar\\alpha_t = \\prod_{s=1}^t \\alpha_s", ["alphabar[t] = prod(alpha[s], s, 1, t) for t >= 0"], "alphabar[t-1]", "alphabar[t-1]"],
  ["$$\\overline{\\alpha_t}=\\prod_{i=1}^{t}(1-\\beta_i)$$", ["alphabar[t] = prod(1 - beta[i], i, 1, t) for t >= 0"], "alphabar[t]", "alphabar[t]"],
  ["\\bar\\alpha_0 = 1,\\quad \\bar\\alpha_t = \\bar\\alpha_{t-1}\\,\\alpha_t", ["alphabar[0] = 1", "alphabar[t] = alphabar[t-1] * alpha[t]"], "alphabar[t]", "alphabar[t]"],
  ["\\bar\\alpha(t) = \\prod_{s\\le t} (1-\\beta(s))", ["alphabar[t] = prod(1 - beta[s], s, 1, t) for t >= 0"], "alphabar[t]", "alphabar[t]"],
  ["\\begin{align}\\alpha_t &= 1-\\beta_t\\\\ \\bar\\alpha_t &= \\exp\\left(\\sum_{s=1}^t \\log \\alpha_s\\right)\\end{align}", ["alpha[t] = 1 - beta[t]", "alphabar[t] = exp(sum(log(alpha[s]), s, 1, t)) for t >= 0"], "alphabar[t]", "alphabar[t]"],
  ["ᾱₜ = ∏ₛ₌₁ᵗ αₛ", ["alphabar[t] = prod(alpha[s], s, 1, t) for t >= 0"], "alphabar[t]", "alphabar[t]"],
  ["ᾱ_t = ᾱ_{t−1} · (1 − β_t),  ᾱ_0 = 1", ["alphabar[t] = alphabar[t-1] * (1 - beta[t])", "alphabar[0] = 1"], "alphabar[t]", "alphabar[t]"],
  ["\\mathrm{SNR}(t) = \\frac{\\bar\\alpha_t}{1-\\bar\\alpha_t}", ["snr[t] = alphabar[t] / (1 - alphabar[t])"], "snr[t]", "snr[t]"],
  ["\\text{SNR}_t = \\bar\\alpha_t/(1-\\bar\\alpha_t)", ["snr[t] = alphabar[t] / (1 - alphabar[t])"], "snr[t]", "snr[t]"],
  ["\\lambda_t = \\log\\frac{\\bar\\alpha_t}{1-\\bar\\alpha_t}", ["lambda[t] = log(alphabar[t] / (1 - alphabar[t]))"], "lambda[t]", "logsnr[t]"],
  ["\\lambda_t = \\log \\mathrm{SNR}(t)", ["lambda[t] = log(snr[t])"], "lambda[t]", "logsnr[t]"],
  ["\\sigma_t = \\sqrt{1-\\bar\\alpha_t}", ["sigma[t] = sqrt(1 - alphabar[t])"], "sigma[t]", "noise[t]"],
  ["\\tilde\\beta_t = \\frac{1-\\bar\\alpha_{t-1}}{1-\\bar\\alpha_t}\\beta_t", ["posteriorVariance[t] = (1 - alphabar[t-1]) / (1 - alphabar[t]) * beta[t]"], "posteriorVariance[t]", "posteriorVariance[t]"],
  ["\\sigma_t^2 = \\tilde{\\beta}_t = \\frac{1-\\bar{\\alpha}_{t-1}}{1-\\bar{\\alpha}_t}\\cdot\\beta_t", ["sigma[t] = sqrt(posteriorVariance[t])", "claim sigma[t]^2 == (1 - alphabar[t-1]) / (1 - alphabar[t]) * beta[t]"], "sigma[t]^2", "posteriorVariance[t]"],
  ["\\tilde\\mu_t(x_t,x_0) = \\frac{\\sqrt{\\bar\\alpha_{t-1}}\\beta_t}{1-\\bar\\alpha_t}x_0 + \\frac{\\sqrt{\\alpha_t}(1-\\bar\\alpha_{t-1})}{1-\\bar\\alpha_t}x_t",
    ["posteriorMean(x0, xt, t) = sqrt(alphabar[t-1]) * beta[t] / (1 - alphabar[t]) * x0 + sqrt(alpha[t]) * (1 - alphabar[t-1]) / (1 - alphabar[t]) * xt"], "posteriorMean(0.3, 0.7, t)", "posteriorMean(0.3, 0.7, t)"],
  ["\\mu_\\theta(x_t,t) = \\frac{1}{\\sqrt{\\alpha_t}}\\left(x_t - \\frac{\\beta_t}{\\sqrt{1-\\bar\\alpha_t}}\\epsilon_\\theta(x_t,t)\\right)",
    ["mu_theta(xt, t, eps_theta) = 1 / sqrt(alpha[t]) * (xt - beta[t] / sqrt(1 - alphabar[t]) * eps_theta)"], "mu_theta(0.3, t, 0.7)", "posteriorMeanEps(0.3, 0.7, t)"],
  ["x_t = \\sqrt{\\bar\\alpha_t}\\,x_0 + \\sqrt{1-\\bar\\alpha_t}\\,\\epsilon,\\quad \\epsilon\\sim\\mathcal{N}(0,I)", ["xt(x0, eps, t) = sqrt(alphabar[t]) * x0 + sqrt(1 - alphabar[t]) * eps"], "xt(0.3, 0.7, t)", "closedFormSample(0.3, 0.7, t)"],
  ["x_t = √ᾱ_t x_0 + √(1−ᾱ_t) ε", ["xt(x0, eps, t) = sqrt(alphabar[t]) * x0 + sqrt(1 - alphabar[t]) * eps"], "xt(0.3, 0.7, t)", "closedFormSample(0.3, 0.7, t)"],
  ["q(\\mathbf{x}_t \\mid \\mathbf{x}_0) = \\mathcal{N}\\big(\\mathbf{x}_t; \\sqrt{\\bar\\alpha_t}\\,\\mathbf{x}_0, (1-\\bar\\alpha_t)\\mathbf{I}\\big)", ["q(x0, t) = normal(sqrt(alphabar[t]) * x0, 1 - alphabar[t])"], "mean(q(0.3, t)) + variance(q(0.3, t))", "closedFormSample(0.3, 0, t) + noise[t]^2"],
  ["\\hat x_0 = \\frac{x_t - \\sqrt{1-\\bar\\alpha_t}\\,\\epsilon_\\theta(x_t,t)}{\\sqrt{\\bar\\alpha_t}}", ["xhat0(xt, eps_theta, t) = (xt - sqrt(1 - alphabar[t]) * eps_theta) / sqrt(alphabar[t])"], "xhat0(0.3, 0.7, t)", "x0FromEps(0.3, 0.7, t)"],
  ["\\epsilon = \\frac{x_t-\\sqrt{\\bar\\alpha_t}x_0}{\\sqrt{1-\\bar\\alpha_t}}", ["eps(xt, x0, t) = (xt - sqrt(alphabar[t]) * x0) / sqrt(1 - alphabar[t])"], "eps(0.3, 0.7, t)", "epsFromX0(0.3, 0.7, t)"],
  ["v_t = \\sqrt{\\bar\\alpha_t}\\epsilon - \\sqrt{1-\\bar\\alpha_t}x_0", ["v(eps, x0, t) = sqrt(alphabar[t]) * eps - sqrt(1 - alphabar[t]) * x0"], "v(0.7, 0.3, t)", "vFromX0Eps(0.3, 0.7, t)"],
  ["x_{t-1} = \\sqrt{\\bar\\alpha_{t-1}}\\left(\\frac{x_t-\\sqrt{1-\\bar\\alpha_t}\\epsilon_\\theta}{\\sqrt{\\bar\\alpha_t}}\\right)+\\sqrt{1-\\bar\\alpha_{t-1}-\\sigma_t^2}\\,\\epsilon_\\theta+\\sigma_t z,\\qquad \\sigma_t = 0",
    ["x_prev(xt, eps_theta, z, t) = sqrt(alphabar[t-1]) * ((xt - sqrt(1 - alphabar[t]) * eps_theta) / sqrt(alphabar[t])) + sqrt(1 - alphabar[t-1] - sigma[t]^2) * eps_theta + sigma[t] * z", "sigma[t] = 0"],
    "x_prev(0.3, 0.7, 5, t)", "sqrt(alphabar[t-1]) * x0FromEps(0.3, 0.7, t) + sqrt(1 - alphabar[t-1]) * 0.7"],
  ["f(t) = \\cos^2\\left(\\frac{t/T+s}{1+s}\\cdot\\frac{\\pi}{2}\\right),\\quad \\bar\\alpha_t = \\frac{f(t)}{f(0)},\\quad \\beta_t = 1-\\frac{\\bar\\alpha_t}{\\bar\\alpha_{t-1}},\\quad s=0.008",
    ["f(t) = cos((t / T + s) / (1 + s) * (pi / 2))^2", "alphabar[t] = f(t) / f(0) for t >= 0", "beta[t] = 1 - alphabar[t] / alphabar[t-1]", "s = 0.008"], "alphabar[t-1] - alphabar[t]", "cosineAlphabar[t-1] - cosineAlphabar[t]"],
  ["\\beta_t = \\left(\\sqrt{\\beta_1} + \\frac{t-1}{T-1}(\\sqrt{\\beta_T}-\\sqrt{\\beta_1})\\right)^2", ["beta[t] = (sqrt(beta_1) + (t - 1) / (T - 1) * (sqrt(beta_T) - sqrt(beta_1)))^2"], "beta[t]", "(sqrt(beta_1) + (sqrt(beta_T) - sqrt(beta_1)) * (t - 1) / (T - 1))^2"],
];

describe("formulas of the field are read, and are what the catalog has", () => {
  test.each(formulas)("%s", (latex, lines, seen, expected) => {
    expect(linesOf(latex)).toEqual(lines);
    const own = new Set(lines.map((line) => /^\w+/.exec(line)![0]));
    // A catalog cell that the pasted lines replace would be a second reading of the same text.
    const uses = expected.startsWith("cosine") ? "use schedule.cosineAlphabar" : everything.map((name) => `use ${name}`).join("\n");
    const pastedUses = own.has("f") ? "" : everything.filter((name) => !(own.has("beta") && name.startsWith("schedule"))).map((name) => `use ${name}`).join("\n");
    const mine = column(`${lines.filter((line) => !line.startsWith("claim")).join("\n")}\n${pastedUses}`, seen), theirs = column(uses, expected);
    expect(mine.length).toBe(theirs.length);
    mine.forEach((value, i) => expect(Math.abs(value - theirs[i]!), `t = ${i + 1}: ${value} and ${theirs[i]}`).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(theirs[i]!))));
    expect(Math.max(...mine.map(Math.abs))).toBeGreaterThan(0);
  });
  test("there are at least 25 of them", () => expect(formulas.length).toBeGreaterThanOrEqual(25));
});

import { shortNumber } from "../number-text.ts";
import type { AffineStep } from "./affine-step.ts";
import type { Fit } from "./fit-step.ts";
import type { Predicts } from "./reverse-steps.ts";

const networks: Readonly<Record<Predicts, readonly [latex: string, plain: string]>> = {
  noise: ["\\epsilon_\\theta", "ε_θ"], data: ["x_\\theta", "x̂_θ"], velocity: ["v_\\theta", "v_θ"], score: ["s_\\theta", "s_θ"], mean: ["\\mu_\\theta", "μ_θ"],
};
export const networkName = (predicts: Predicts): string => networks[predicts][1];

/** "1.118·x_t − 0.7454·ε_θ + 0.4472·z", what is 0 left out. */
export function sum(terms: readonly (readonly [coefficient: number, name: string])[]): string {
  const said = terms.filter(([c]) => c !== 0);
  if (said.length === 0) return "0";
  return said.map(([c, name], i) => {
    const size = shortNumber(Math.abs(c)), term = size === "1" ? name : `${size}·${name}`;
    return i === 0 ? (c < 0 ? `−${term}` : term) : `${c < 0 ? " − " : " + "}${term}`;
  }).join("");
}

/** What an update computes, in numbers. */
export const updateText = (step: AffineStep, predicts: Predicts): string => sum([[step.state, "x_t"], [step.network, networkName(predicts)], [Math.sqrt(step.variance), "z"]]);

/** What it should, with σ² where the code may choose it. */
export function fitText({ mean, variance: [low, high], predicts }: Fit): string {
  const text = sum([[mean.state, "x_t"], [mean.network, networkName(predicts)]]);
  if (high === 0) return text;
  return low === high ? `${text} + ${shortNumber(Math.sqrt(low))}·z` : `${text} + σ·z, ${shortNumber(low)} ≤ σ² ≤ ${shortNumber(high)}`;
}

/** The right step as it is usually written; `noisy`: whether noise belongs to it. */
export function stepLatex({ predicts, family, variance }: Fit): string {
  const net = networks[predicts][0], noise = variance[1] === 0 ? "" : "+\\sigma_t z";
  if (family === "ddim") return `\\sqrt{\\bar\\alpha_s}\\,\\hat x_0+\\sqrt{1-\\bar\\alpha_s-\\sigma_t^2}\\,\\hat\\epsilon${noise}`;
  switch (predicts) {
    case "noise": return `\\frac{1}{\\sqrt{\\alpha_t}}\\left(x_t-\\frac{\\beta_t}{\\sqrt{1-\\bar\\alpha_t}}\\,${net}\\right)${noise}`;
    case "score": return `\\frac{1}{\\sqrt{\\alpha_t}}\\left(x_t+\\beta_t\\,${net}\\right)${noise}`;
    case "data": return `${posteriorLatex(net)}${noise}`;
    case "velocity": return `${posteriorLatex(`(\\sqrt{\\bar\\alpha_t}\\,x_t-\\sqrt{1-\\bar\\alpha_t}\\,${net})`)}${noise}`;
    case "mean": return `${net}${noise}`;
  }
}

/** The posterior's mean with `clean` for x_0. */
export const posteriorLatex = (clean: string): string =>
  `\\frac{\\sqrt{\\bar\\alpha_{t-1}}\\,\\beta_t}{1-\\bar\\alpha_t}\\,${clean}+\\frac{\\sqrt{\\alpha_t}\\,(1-\\bar\\alpha_{t-1})}{1-\\bar\\alpha_t}\\,x_t`;

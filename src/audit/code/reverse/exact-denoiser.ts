import { random } from "../../../base/random.ts";
import { float64 } from "../../../field/float64.ts";
import { condition } from "../../../gaussian/condition.ts";
import { gaussian, plus, scaled } from "../../../gaussian/law.ts";
import type { Ending } from "../../finding.ts";
import type { AffineStep } from "./affine-step.ts";
import { estimates, type Predicts } from "./reverse-steps.ts";

/** A turn of a loop whose network is told the level ᾱ = `level` and stands for `predicts`. */
export interface Turn { readonly step: Pick<AffineStep, "state" | "network" | "variance" | "constant">; readonly level: number; readonly predicts: Exclude<Predicts, "mean"> }
export interface Moments { readonly mean: number; readonly variance: number }

const normalData: Moments = { mean: 3, variance: 0.25 };
/** Points at ±1, each with a deviation of 0.1 so that they have a density. */
const points = { place: 1, variance: 0.01 };

/** E[x_0 | x_t] = shift + slope · x_t for Gaussian data, by Bayes' rule. */
function cleanMean(data: Moments, level: number): { readonly shift: number; readonly slope: number } {
  const hidden = gaussian(float64, data.mean, data.variance, "data");
  const seen = plus(float64, scaled(float64, hidden, Math.sqrt(level)), gaussian(float64, 0, 1 - level, "noise"));
  const at = (x: number) => condition(float64, hidden, seen, x, "left").constant;
  return { shift: at(0), slope: at(1) - at(0) };
}

/** The network that predicts best, of data whose E[x_0 | x_t] is known: what it gives at x. x̂_0 = a x + b net solved for net. */
function exactOutput(predicts: Turn["predicts"], level: number, x: number, clean: number): number {
  const { state, network } = estimates(predicts, level).data;
  return (clean - state * x) / network;
}

/** Where a loop of affine steps ends with the exact denoiser of N(3, 0.5²): a Gaussian again, whose two moments are followed. */
export function endOfNormal(turns: readonly Turn[], start: Moments): Moments {
  let { mean, variance } = start;
  for (const { step, level, predicts } of turns) {
    const { shift, slope } = cleanMean(normalData, level);
    const rest = exactOutput(predicts, level, 0, shift);
    const gain = step.state + step.network * (exactOutput(predicts, level, 1, shift + slope) - rest);
    mean = gain * mean + step.network * rest + step.constant;
    variance = gain * gain * variance + step.variance;
  }
  return { mean, variance };
}

/** Where it ends with the exact denoiser of two points: seeded particles, whose noise is each time the same quantiles in another order. */
function endOfPoints(turns: readonly Turn[], start: Moments, seed: number): Float64Array {
  const source = random(seed);
  const particles = normalQuantiles.map((z) => start.mean + Math.sqrt(start.variance) * z);
  const noise = Float64Array.from(normalQuantiles);
  for (const { step, level, predicts } of turns) {
    const spread = Math.sqrt(step.variance);
    if (spread > 0) shuffle(noise, source.uniform);
    const own = cleanMean({ mean: points.place, variance: points.variance }, level);
    const total = level * points.variance + 1 - level;
    const { state, network } = estimates(predicts, level).data;
    for (let i = 0; i < particles.length; i++) {
      const x = particles[i]!;
      // The posterior weights' difference of the two points.
      const lean = Math.tanh((Math.sqrt(level) * points.place * x) / total);
      const output = (own.shift * lean + own.slope * x - state * x) / network;
      particles[i] = step.state * x + step.network * output + step.constant + spread * noise[i]!;
    }
  }
  return particles;
}

/** Both endings of a loop, with densities on 121 points; none where it runs away. */
export function endingsOf(turns: readonly Turn[], start: Moments, seed: number): readonly Ending[] {
  const code = endOfNormal(turns, start);
  const particles = endOfPoints(turns, start, seed);
  const both = momentsOf(particles);
  return [
    ending("N(3, 0.5²)", normalData, code, (x) => normalDensity(x, normalData), (x) => normalDensity(x, code)),
    ending("two points", { mean: 0, variance: points.place ** 2 + points.variance }, both, (x) => (normalDensity(x, { mean: 1, variance: points.variance }) + normalDensity(x, { mean: -1, variance: points.variance })) / 2, kernelDensity(particles, 0.05)),
  ].filter((e) => [...e.mean, ...e.deviation, ...e.codeDensity].every((n) => Number.isFinite(n) && Math.abs(n) < 1e6));
}

function ending(data: Ending["data"], known: Moments, code: Moments, ofData: (x: number) => number, ofCode: (x: number) => number): Ending {
  const ends = [known, code].flatMap(({ mean, variance }) => [mean - 3.5 * Math.sqrt(variance), mean + 3.5 * Math.sqrt(variance)]);
  const low = Math.min(...ends), high = Math.max(...ends);
  const grid = Array.from({ length: 121 }, (_, i) => low + ((high - low) * i) / 120);
  return { data, mean: [known.mean, code.mean], deviation: [Math.sqrt(known.variance), Math.sqrt(code.variance)], grid, dataDensity: grid.map(ofData), codeDensity: grid.map(ofCode) };
}

/** A law without spread is drawn as narrow as the grid shows. */
function normalDensity(x: number, { mean, variance }: Moments): number {
  const v = Math.max(variance, 1e-4);
  return Math.exp(-((x - mean) ** 2) / (2 * v)) / Math.sqrt(2 * Math.PI * v);
}

const kernelDensity = (particles: Float64Array, width: number) => (x: number): number =>
  particles.reduce((sum, p) => sum + normalDensity(x, { mean: p, variance: width * width }), 0) / particles.length;

function momentsOf(particles: Float64Array): Moments {
  const mean = particles.reduce((sum, x) => sum + x, 0) / particles.length;
  return { mean, variance: particles.reduce((sum, x) => sum + (x - mean) ** 2, 0) / particles.length };
}

function shuffle(values: Float64Array, uniform: () => number): void {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(uniform() * (i + 1));
    const kept = values[i]!;
    values[i] = values[j]!;
    values[j] = kept;
  }
}

const particleCount = 1500;
/** Φ⁻¹((i + ½)/n) by bisection of Φ's trapezoid sum: monotone, so one walk over a fine grid finds them all. */
const normalQuantiles: Float64Array = (() => {
  const found = new Float64Array(particleCount);
  const width = 1e-4;
  let below = 0, x = -6;
  for (let i = 0; i < particleCount; i++) {
    while (below < (i + 0.5) / particleCount) {
      below += (width * Math.exp(-((x + width / 2) ** 2) / 2)) / Math.sqrt(2 * Math.PI);
      x += width;
    }
    found[i] = x;
  }
  return found;
})();

import { cloudChart } from "./cloud-chart.ts";
import { swissRoll } from "./swiss-roll.ts";

/** The roll at one step on a canvas; owns the canvas until disposed of. */
export interface RollChart {
  /** Draws √ᾱ·x₀ + √(1 − ᾱ)·ε for every point. */
  show(alphabar: number): void;
  dispose(): void;
}

const extent = 3.2;

/** 5,000 points, coloured along the roll, so that the mixing can be seen. */
export function rollChart(host: HTMLElement, seed: number): RollChart {
  const roll = swissRoll(5000, seed), chart = cloudChart(host);
  return { show: (alphabar) => chart.show(roll, alphabar, extent), dispose: chart.dispose };
}

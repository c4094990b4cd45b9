import { random } from "../base/random.ts";
import type { Cloud } from "./cloud-chart.ts";

/** Points along a roll. */
export interface Roll extends Cloud {
  readonly size: number;
}

/** Document 003's data: angle 3π/2·(1 + 2u), u uniform, (angle·cos, angle·sin) plus noise 0.1, then each axis standardised. */
export function swissRoll(size: number, seed: number): Roll {
  const source = random(seed);
  const clean = new Float32Array(2 * size), noise = new Float32Array(2 * size), along = new Float32Array(size);
  for (let i = 0; i < size; i++) {
    const u = source.uniform();
    const angle = 1.5 * Math.PI * (1 + 2 * u);
    along[i] = u;
    clean[2 * i] = angle * Math.cos(angle) + 0.1 * source.normal();
    clean[2 * i + 1] = angle * Math.sin(angle) + 0.1 * source.normal();
    noise[2 * i] = source.normal();
    noise[2 * i + 1] = source.normal();
  }
  for (const axis of [0, 1]) standardise(clean, axis);
  return { size, clean, noise, along };
}

function standardise(points: Float32Array, axis: number): void {
  const n = points.length / 2;
  let sum = 0, squares = 0;
  for (let i = axis; i < points.length; i += 2) sum += points[i]!;
  const mean = sum / n;
  for (let i = axis; i < points.length; i += 2) squares += (points[i]! - mean) ** 2;
  const deviation = Math.sqrt(squares / n);
  for (let i = axis; i < points.length; i += 2) points[i] = (points[i]! - mean) / deviation;
}

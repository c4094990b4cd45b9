import type { Random } from "../../base/random.ts";
import { standardised, type Points } from "./points.ts";

/** A distribution to learn: a way to draw points of it. Several draws give fresh points of the same distribution. */
export type DataSet = (count: number, random: Random) => Points;

/** Two coordinates a point, drawn one by one. */
const drawn = (point: (random: Random) => readonly [number, number]): DataSet => (count, random) => {
  const values = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) values.set(point(random), 2 * i);
  return { dimension: 2, values };
};

/** Document 003's swiss roll: angle 1.5π(1 + 2u), radius equal to the angle, noise 0.1; then standardised. */
export const swissRoll: DataSet = (count, random) => standardised(drawn((r) => {
  const angle = 1.5 * Math.PI * (1 + 2 * r.uniform());
  return [angle * Math.cos(angle) + 0.1 * r.normal(), angle * Math.sin(angle) + 0.1 * r.normal()];
})(count, random));

/** N(mean, deviation²) in each of two coordinates: document 000's data are N(5, 1). */
export const gaussian = (mean: number, deviation: number): DataSet => drawn((r) => [mean + deviation * r.normal(), mean + deviation * r.normal()]);

/** N(mean, deviation²) in one coordinate. */
export const gaussianLine = (mean: number, deviation: number): DataSet => (count, random) =>
  ({ dimension: 1, values: Float32Array.from({ length: count }, () => mean + deviation * random.normal()) });

/** Two bells on a line, at ±1.5 with deviation 0.3. */
export const twoBells: DataSet = (count, random) =>
  ({ dimension: 1, values: Float32Array.from({ length: count }, () => (random.uniform() < 0.5 ? -1.5 : 1.5) + 0.3 * random.normal()) });

/** Two half circles that reach into each other, noise 0.08; standardised. */
export const twoMoons: DataSet = (count, random) => standardised(drawn((r) => {
  const angle = Math.PI * r.uniform(), upper = r.uniform() < 0.5;
  const x = upper ? Math.cos(angle) : 1 - Math.cos(angle), y = upper ? Math.sin(angle) : 0.5 - Math.sin(angle);
  return [x + 0.08 * r.normal(), y + 0.08 * r.normal()];
})(count, random));

/** Three circles around one centre, noise 0.05; standardised. */
export const rings: DataSet = (count, random) => standardised(drawn((r) => {
  const radius = r.whole(1, 3), angle = 2 * Math.PI * r.uniform();
  return [radius * Math.cos(angle) + 0.05 * r.normal(), radius * Math.sin(angle) + 0.05 * r.normal()];
})(count, random));

/** The dark squares of a board of 4 × 4, uniform; standardised. */
export const checkerboard: DataSet = (count, random) => standardised(drawn((r) => {
  const column = r.whole(0, 3), row = 2 * r.whole(0, 1) + (column % 2);
  return [column + r.uniform() - 2, row + r.uniform() - 2];
})(count, random));

/** Eight bells on a circle of radius 2, deviation 0.15; standardised. */
export const eightGaussians: DataSet = (count, random) => standardised(drawn((r) => {
  const angle = (2 * Math.PI * r.whole(0, 7)) / 8;
  return [2 * Math.cos(angle) + 0.15 * r.normal(), 2 * Math.sin(angle) + 0.15 * r.normal()];
})(count, random));

/** One point, again and again: what is left to learn is the noise alone. */
export const singlePoint = (x: number, y: number): DataSet => drawn(() => [x, y]);

import { random, seedOf } from "../../base/random.ts";
import { checkerboard, type DataSet, eightGaussians, gaussian, gaussianLine, rings, singlePoint, swissRoll, twoBells, twoMoons } from "./data-set.ts";
import type { Points } from "./points.ts";

/** The data sets a run may learn, by name; `gaussian` where the law itself is known. */
export interface KnownData {
  readonly draw: DataSet;
  readonly gaussian?: { readonly mean: number; readonly variance: number };
}

export const knownData = {
  swissRoll: { draw: swissRoll },
  twoMoons: { draw: twoMoons },
  rings: { draw: rings },
  checkerboard: { draw: checkerboard },
  eightGaussians: { draw: eightGaussians },
  gaussian: { draw: gaussian(5, 1), gaussian: { mean: 5, variance: 1 } },
  gaussianLine: { draw: gaussianLine(3, 0.5), gaussian: { mean: 3, variance: 0.25 } },
  twoBells: { draw: twoBells },
  singlePoint: { draw: singlePoint(1, 0.5) },
} satisfies Record<string, KnownData>;

export type DataName = keyof typeof knownData;
export const dataNames = Object.keys(knownData) as readonly DataName[];

/** Points of a known data set; `part` tells independent draws of one seed apart ("training", "fresh"). */
export const pointsOf = (name: DataName, count: number, seed: number, part: string): Points => knownData[name].draw(count, random(seedOf(`${name} ${part}`, seed)));

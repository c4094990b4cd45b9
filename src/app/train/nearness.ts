import { random, seedOf } from "../../base/random.ts";
import { type DataName, pointsOf } from "../../train/data/known-data.ts";
import { countOf, type Points } from "../../train/data/points.ts";
import { energyDistance, slicedWasserstein } from "../../train/exact/distance.ts";

/** How near samples are to fresh data, beside what fresh data are to one another. */
export interface Nearness {
  readonly energy: number;
  readonly wasserstein: number;
  readonly energyOfData: number;
  readonly wassersteinOfData: number;
}

const most = 1000, directions = 40;

/** Of at most 1,000 samples against as many fresh points of the data they were learned from. */
export function nearnessOf({ dimension, values }: Points, name: DataName, seed: number): Nearness {
  const count = Math.min(most, countOf({ dimension, values }));
  const fresh = pointsOf(name, count, seed, "fresh"), other = pointsOf(name, count, seed, "other");
  const samples: Points = { dimension, values: values.subarray(0, count * dimension) };
  const sliced = (points: Points) => slicedWasserstein(points, fresh, directions, random(seedOf("lines", seed)));
  return { energy: energyDistance(samples, fresh), wasserstein: sliced(samples), energyOfData: energyDistance(other, fresh), wassersteinOfData: sliced(other) };
}

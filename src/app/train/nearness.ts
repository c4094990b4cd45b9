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

/** Fresh points of a distribution, and how far other fresh points are from them. */
export interface Reference {
  readonly fresh: Points;
  readonly seed: number;
  readonly energy: number;
  readonly wasserstein: number;
}

/** For at most 1,000 samples of a run with this seed. */
export function referenceOf(name: DataName, samples: number, seed: number): Reference {
  const count = Math.min(most, samples);
  const fresh = pointsOf(name, count, seed, "fresh"), other = pointsOf(name, count, seed, "other");
  return { fresh, seed, energy: energyDistance(other, fresh), wasserstein: sliced(other, fresh, seed) };
}

/** Of as many samples as the reference has points. */
export function nearnessOf({ dimension, values }: Points, { fresh, seed, energy, wasserstein }: Reference): Nearness {
  const samples: Points = { dimension, values: values.subarray(0, countOf(fresh) * dimension) };
  return { energy: energyDistance(samples, fresh), wasserstein: sliced(samples, fresh, seed), energyOfData: energy, wassersteinOfData: wasserstein };
}

const sliced = (points: Points, fresh: Points, seed: number): number => slicedWasserstein(points, fresh, directions, random(seedOf("lines", seed)));

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

/**
 * Measures at most 1,000 samples against as many fresh points of the data they were learned from, in tasks of their own, so that none is long enough to be felt. The fresh
 * points, and what others of them are apart, are kept while the data stays.
 */
export function nearnessLater(): (samples: Points, name: DataName, seed: number, told: (found: Nearness) => void) => void {
  let kept: { readonly key: string; readonly fresh: Points; readonly energy: number; readonly wasserstein: number } | undefined;
  return ({ dimension, values }, name, seed, told) => {
    const count = Math.min(most, countOf({ dimension, values })), key = `${name} ${count} ${seed}`;
    const sliced = (points: Points, fresh: Points) => slicedWasserstein(points, fresh, directions, random(seedOf("lines", seed)));
    setTimeout(() => {
      if (kept?.key !== key) {
        const fresh = pointsOf(name, count, seed, "fresh"), other = pointsOf(name, count, seed, "other");
        kept = { key, fresh, energy: energyDistance(other, fresh), wasserstein: sliced(other, fresh) };
      }
      const { fresh, energy: energyOfData, wasserstein: wassersteinOfData } = kept;
      setTimeout(() => {
        const samples: Points = { dimension, values: values.subarray(0, count * dimension) };
        told({ energy: energyDistance(samples, fresh), wasserstein: sliced(samples, fresh), energyOfData, wassersteinOfData });
      });
    });
  };
}

import { random, seedOf } from "../../base/random.ts";
import type { Cloud } from "../../chart/cloud-chart.ts";
import { type DataSet, gaussian } from "../../train/data/data-set.ts";
import { dataNames, knownData } from "../../train/data/known-data.ts";
import type { Page } from "../page.ts";

/** What a sheet says of its data: a choice `data` of a set the trainer knows, or numbers `dataMean` and `dataVariance` of a Gaussian; a number `seed` for what is drawn. */
export interface SheetData {
  readonly set: string | undefined;
  readonly mean: number;
  readonly variance: number;
  readonly seed: number;
}

export function sheetData({ store }: Page): SheetData {
  const chosen = store.parameter("data");
  return {
    set: chosen?.kind === "choice" ? String(chosen.value) : undefined,
    mean: store.scalar("dataMean") ?? 0, variance: Math.max(0, store.scalar("dataVariance") ?? 1), seed: store.scalar("seed") ?? 1,
  };
}

/** A cloud of the data with its noise, coloured from left to right, a swiss roll from inside out; `extent` holds both the data and the noise they become. */
export function cloudOf({ set, mean, variance, seed }: SheetData, count: number): Cloud & { readonly extent: number } {
  const known = dataNames.find((name) => name === set);
  const draw: DataSet = known && knownData[known].draw(1, random(1)).dimension === 2 ? knownData[known].draw : gaussian(mean, Math.sqrt(variance));
  const clean = draw(count, random(seedOf("points", seed))).values;
  const source = random(seedOf("noise", seed));
  const noise = Float32Array.from(clean, () => source.normal());
  const along = Float32Array.from({ length: count }, (_, i) => (known === "swissRoll" ? Math.hypot(clean[2 * i]!, clean[2 * i + 1]!) : clean[2 * i]!));
  const reach = Float32Array.from(clean, Math.abs).toSorted()[Math.floor(0.995 * (clean.length - 1))]!;
  return { clean, noise, along, extent: Math.max(3.2, 1.15 * reach) };
}

/** x_0 and a noise for each of `count` numbers: x_t is √ᾱ·x_0 + √(1 − ᾱ)·ε. */
export function numbersOf({ mean, variance, seed }: SheetData, count: number): { readonly clean: Float64Array; readonly noise: Float64Array } {
  const data = random(seedOf("numbers", seed)), source = random(seedOf("noise", seed));
  return {
    clean: Float64Array.from({ length: count }, () => mean + Math.sqrt(variance) * data.normal()),
    noise: Float64Array.from({ length: count }, () => source.normal()),
  };
}

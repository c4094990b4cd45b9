import { appendBlock } from "../../sheet/edit/append-block.ts";
import type { Catalog } from "../../sheet/formula.ts";
import { createEngine } from "../../sheet/engine/create-engine.ts";
import type { Engine } from "../../sheet/engine/engine.ts";
import { readSheet } from "../../sheet/read-sheet.ts";
import type { StepLaws } from "../../train/sample/walk.ts";

/** Reads a sheet's cells as steps of a chain, in an engine of its own that lives as long as the sheet's text stays. */
export interface StepReader {
  /** The steps of the cell, with the sheet's parameters at these values; undefined where it is broken, no law of (x, t), or not affine in x. */
  read(parameters: ReadonlyMap<string, number | string>): StepLaws | undefined;
}

/** Values over all columns that are worked out here; a sheet with more computes elsewhere, and has no steps here. */
const mostValues = 4e6;

/** Any law of two things, the state before and the step: a normal law that is affine in the state is known by its mean at 0 and 1 and by its variance. The mean at 2 tells whether it is. */
export function stepReader(text: string, cell: string, catalog: Catalog): StepReader {
  const lines = [0, 1, 2].map((x) => `walkMean${x}[t] = mean(${cell}(${x}, t))`).concat(`walkVariance[t] = variance(${cell}(0, t))`);
  let engine: Engine | undefined;
  return {
    read(parameters) {
      engine ??= createEngine(readSheet(appendBlock(text, "sheet", lines)), catalog, () => mostValues);
      for (const [name, value] of parameters) {
        const known = engine.parameter(name);
        if (known && known.value !== value) engine.set(name, value);
      }
      const [at0, at1, at2, variance] = ["walkMean0", "walkMean1", "walkMean2", "walkVariance"].map((name) => steps(engine!, name));
      if (!at0 || !at1 || !at2 || !variance) return undefined;
      const carry = at1.map((value, t) => value - at0[t]!);
      const isAffine = at2.every((value, t) => Math.abs(value - at0[t]! - 2 * carry[t]!) <= 1e-9 * (1 + Math.abs(value)));
      const isLaw = allFinite(carry) && allFinite(at0) && variance.every((value, t) => t === 0 || value >= 0);
      return isAffine && isLaw ? { carry, shift: at0, variance } : undefined;
    },
  };
}

/** Entries 1 … T of a column, with nothing at 0; undefined where it does not reach from 1. */
function steps(engine: Engine, name: string): Float64Array | undefined {
  const column = engine.column(name), T = engine.scalar("T");
  if (!column || column.from > 1 || T === undefined) return undefined;
  const found = new Float64Array(T + 1);
  for (let t = 1; t <= T; t++) found[t] = column.values[t - column.from] ?? NaN;
  return found;
}

const allFinite = (values: Float64Array): boolean => values.every((value) => Number.isFinite(value));

import { attempt } from "../../base/problem.ts";
import type { Definitions } from "../../evaluate/definitions.ts";
import { createScene } from "../../evaluate/scene.ts";
import { asNumber } from "../../evaluate/value.ts";
import { fieldOf } from "../../field/precision.ts";
import { name as nameTerm } from "../../term/term.ts";
import type { Series } from "./series.ts";

/** Beyond so many steps it is not worth its time. */
const mostSteps = 20_000;

/** A column by its own definition, every operation rounded to float32: undefined where that cannot be had, as of data and of what a trainer measures. */
export function coarseColumn(column: string, { from, values }: Series, definitions: Definitions, steps: number): Float64Array | undefined {
  if (values.length > mostSteps || definitions.columns[column]?.data || !Object.hasOwn(definitions.columns, column)) return undefined;
  const scene = createScene({ definitions, field: fieldOf("float32"), steps });
  const done = attempt(() => values.map((_, i) => asNumber(scene.column(column, from + i), nameTerm(column))));
  return done.ok ? done.value : undefined;
}

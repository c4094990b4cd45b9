import { type ComparedColumn, type Comparison, compareColumns } from "./comparison.ts";
import type { Engine } from "../engine/engine.ts";
import type { Catalog } from "../formula.ts";
import { coarseColumn } from "./coarse-column.ts";
import { otherValues } from "./other-values.ts";

/** A sheet of more steps is not calculated again and again to explain a difference. */
const longSheet = 20_000;

/** Two columns of a live sheet compared; undefined where one of them is broken or no column. `fresh` makes an engine of its own in the same state. */
export function compareInEngine(engine: Engine, [left, right]: readonly [string, string], catalog: Catalog, fresh: () => Engine): Comparison | undefined {
  const [a, b] = [sideOf(engine, left), sideOf(engine, right)];
  return a && b && compareColumns(a, b, { T: engine.scalar("T"), others: () => ((engine.scalar("T") ?? 0) > longSheet ? [] : otherValues(fresh(), [left, right], catalog)) });
}

function sideOf(engine: Engine, name: string): ComparedColumn | undefined {
  const column = engine.column(name);
  if (!column) return undefined;
  const cell = engine.cells().find(({ line }) => line?.kind === "data" && line.name === name);
  const precision = cell?.line?.kind === "data" ? cell.line.precision : "float64";
  const T = engine.scalar("T");
  return {
    name, from: column.from, values: column.values, precision, isData: cell !== undefined,
    coarse: () => (T === undefined ? undefined : coarseColumn(name, column, engine.definitions(), T)),
  };
}

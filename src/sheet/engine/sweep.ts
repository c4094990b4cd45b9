import type { Cell, Sheet } from "../cell.ts";
import { createEngine } from "./create-engine.ts";
import type { Column, Engine } from "./engine.ts";
import { nameOf } from "./expand.ts";
import type { Catalog } from "../formula.ts";

/** What is swept: columns of a sheet, computed again for other values of one of its parameters or for options of a choice. */
export interface SweepOf {
  readonly sheet: Sheet;
  readonly catalog: Catalog;
  readonly columns: readonly string[];
  readonly parameter: string;
  readonly values: readonly (number | string)[];
}

/** One value of a sweep; its columns are those of the sheet if the parameter stood there. */
export interface SweptCase {
  readonly value: number | string;
  column(name: string): Column | undefined;
}

/** A sweep that follows the sheet: `at` gives its cases with every other parameter where it stands now. Values that the parameter cannot take are left out. */
export interface Sweep {
  at(now: (name: string) => number | string | undefined): readonly SweptCase[];
}

/** Numbers that all columns of a sweep may hold together: more would halt the page that shows it. */
const mostValues = 2e6;

/**
 * Each case is an engine of its own with nothing but the cells that the columns stand on, so that the sheet's own engine is left alone and little is computed twice.
 * A sweep with more than two million numbers has no columns.
 */
export function createSweep({ sheet, catalog, columns, parameter, values }: SweepOf): Sweep {
  const engines = new Map<number | string, { readonly engine: Engine; readonly names: readonly string[] }>();

  let shared: Cell[] | undefined;
  const cellsFor = (value: number | string, now: (name: string) => number | string | undefined) => {
    // It only plans: a choice has to stand where it should before it is known which cells there are.
    const plan = createEngine(sheet, catalog, () => 0);
    for (const name of settingsOf(plan)) set(plan, name, name === parameter ? value : now(name));
    return standingOn(plan, columns);
  };

  const engineFor = (value: number | string, now: (name: string) => number | string | undefined) => {
    // A number brings no cells: all its values have the same.
    const cells = typeof value === "string" ? cellsFor(value, now) : (shared ??= cellsFor(value, now));
    const engine = createEngine({ text: "", title: "", cells }, catalog, () => mostValues / values.length);
    return { engine, names: settingsOf(engine) };
  };

  return {
    at: (now) => values.flatMap((value) => {
      let made = engines.get(value);
      if (!made) engines.set(value, (made = engineFor(value, now)));
      const { engine, names } = made;
      for (const name of names) set(engine, name, name === parameter ? value : now(name));
      const taken = engine.parameter(parameter)?.value;
      if ((taken !== undefined && taken !== value) || !engine.computes()) return [];
      return [{ value, column: engine.column }];
    }),
  };
}

function set(engine: Engine, name: string, value: number | string | undefined): void {
  if (value !== undefined && engine.parameter(name) && engine.parameter(name)!.value !== value) engine.set(name, value);
}

/** Choices first, since they bring parameters. */
function settingsOf(engine: Engine): string[] {
  const kinds = ["choice", "parameter"];
  return kinds.flatMap((kind) => engine.cells().flatMap(({ line }) => (line?.kind === kind && "name" in line ? [line.name] : [])));
}

/** The cells that these columns stand on, in order, as cells that bring no others. */
function standingOn(engine: Engine, columns: readonly string[]): Cell[] {
  const byName = new Map<string, Cell[]>();
  for (const cell of engine.cells()) {
    const name = cell.line && nameOf(cell.line);
    if (name !== undefined) byName.set(name, [...(byName.get(name) ?? []), cell]);
  }
  const byId = new Map(engine.cells().map((cell) => [cell.id, cell]));
  const wanted = new Set<Cell>();
  const queue = ["T", ...columns].flatMap((name) => byName.get(name) ?? []);
  for (let cell = queue.pop(); cell; cell = queue.pop()) {
    if (wanted.has(cell)) continue;
    wanted.add(cell);
    const name = cell.line && nameOf(cell.line);
    queue.push(...(name === undefined ? [] : byName.get(name)!), ...engine.uses(cell.id).flatMap((id) => byId.get(id) ?? []));
  }
  return engine.cells().filter((cell) => wanted.has(cell) && cell.line?.kind !== "use" && cell.line?.kind !== "claim");
}

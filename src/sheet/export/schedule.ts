import { lower } from "../../evaluate/columns/lower.ts";
import { type Plan, planOf } from "../../evaluate/columns/plan.ts";
import type { Quantity } from "../../evaluate/columns/quantity.ts";
import type { Column, Engine, Parameter } from "../engine.ts";
import { isLive } from "../live.ts";

/** What chosen columns stand on, in the order and in the very form in which the engine computes it: running products and 1 − ᾱ are hidden columns here too. */
export interface Schedule {
  /** The columns asked for that have values, in the order they were asked for. */
  readonly columns: readonly string[];
  /** Columns asked for that no program can have: broken, without values, or standing on what a trainer measures. */
  readonly missing: readonly string[];
  /** Parameters stood on, T first, with the values they have now. */
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** What is computed together, after everything it reads. */
  readonly groups: Plan["groups"];
  /** Columns that no formula gives: data. */
  readonly given: ReadonlyMap<string, Column>;
  readonly quantities: ReadonlyMap<string, Quantity>;
}

export function scheduleOf(engine: Engine, asked: readonly string[]): Schedule {
  const parameters = new Map(engine.cells().flatMap(({ line }) => (line?.kind === "parameter" ? [[line.name, engine.parameter(line.name)!] as const] : [])));
  const definitions = engine.definitions();
  const scalars = Object.fromEntries(Object.entries(definitions.scalars).filter(([name]) => !parameters.has(name)));
  const { quantities } = lower({ ...definitions, scalars });
  const plan = planOf(quantities);

  const stoodOn = (name: string, found: Set<string>): Set<string> => {
    if (found.has(name)) return found;
    found.add(name);
    for (const read of plan.reads.get(name) ?? []) stoodOn(read.name, found);
    return found;
  };
  const writable = (name: string): boolean => {
    const known = quantities.get(name)?.kind === "column" || !quantities.has(name);
    return known && (engine.column(name)?.values.length ?? 0) > 0 && ![...stoodOn(name, new Set())].some(isLive);
  };
  const columns = asked.filter(writable);
  const needed = new Set(["T"]);
  for (const name of columns) stoodOn(name, needed);
  const given = [...needed].filter((name) => !quantities.has(name) && !parameters.has(name)).flatMap((name) => {
    const column = engine.column(name);
    return column ? [[name, column] as const] : [];
  });
  return {
    columns,
    missing: asked.filter((name) => !columns.includes(name)),
    parameters: new Map([...parameters].filter(([name]) => needed.has(name)).toSorted(([a], [b]) => Number(b === "T") - Number(a === "T"))),
    groups: plan.groups.filter(({ members }) => members.some(({ name }) => needed.has(name))),
    given: new Map(given),
    quantities: new Map([...quantities].filter(([name]) => needed.has(name))),
  };
}

/** Every column of a sheet, in its order. */
export function columnNames(engine: Engine): readonly string[] {
  return [...new Set(engine.cells().flatMap(({ line }) => (line && "name" in line && engine.column(line.name) ? [line.name] : [])))];
}

import { lower } from "../../evaluate/columns/lower.ts";
import { type Plan, planOf } from "../../evaluate/columns/plan.ts";
import type { Quantity } from "../../evaluate/columns/quantity.ts";
import { isTyped } from "../engine/calculation.ts";
import type { Column, Engine, Parameter } from "../engine/engine.ts";
import { isLive } from "../engine/live.ts";
import { looseFunctions } from "./loose-functions.ts";

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
  /** Columns that come as numbers: data, and what was asked for so. */
  readonly given: ReadonlyMap<string, Column>;
  readonly quantities: ReadonlyMap<string, Quantity>;
  /** Everything the sheet computes, stood on or not: what hidden columns are called after. */
  readonly all: ReadonlyMap<string, Quantity>;
}

/** `loose` says how columns come whose own formulas call exp, log, cos …, which other libraries round differently: by these formulas, or by their numbers, so that all that follows is exact. */
export function scheduleOf(engine: Engine, asked: readonly string[], loose: "formulas" | "numbers"): Schedule {
  const parameters = new Map(engine.cells().flatMap(({ line }) => (line?.kind === "parameter" ? [[line.name, engine.parameter(line.name)!] as const] : [])));
  const definitions = engine.definitions();
  const scalars = Object.fromEntries(Object.entries(definitions.scalars).filter(([name]) => !parameters.has(name)));
  const columns = Object.fromEntries(Object.entries(definitions.columns).filter(([, { data }]) => data === undefined));
  const { quantities } = lower({ ...definitions, scalars, columns });
  const plan = planOf(quantities);
  const printed = new Set(loose === "formulas" ? [] : [...quantities.keys()].filter((name) => isTyped(name) && engine.column(name) && isLoose(name)));

  const stoodOn = (name: string, found: Set<string>): Set<string> => {
    if (found.has(name)) return found;
    found.add(name);
    if (!printed.has(name)) for (const read of plan.reads.get(name) ?? []) stoodOn(read.name, found);
    return found;
  };
  const writable = (name: string): boolean => {
    const known = quantities.get(name)?.kind === "column" || !quantities.has(name);
    return known && (engine.column(name)?.values.length ?? 0) > 0 && ![...stoodOn(name, new Set())].some(isLive);
  };
  const wanted = asked.filter(writable);
  const needed = new Set(["T"]);
  for (const name of wanted) stoodOn(name, needed);
  const isComputed = (name: string): boolean => needed.has(name) && quantities.has(name) && !printed.has(name);
  const given = [...needed].filter((name) => !isComputed(name) && !parameters.has(name)).flatMap((name) => {
    const column = engine.column(name);
    return column ? [[name, column] as const] : [];
  });
  return {
    columns: wanted,
    missing: asked.filter((name) => !wanted.includes(name)),
    parameters: new Map([...parameters].filter(([name]) => needed.has(name)).toSorted(([a], [b]) => Number(b === "T") - Number(a === "T"))),
    groups: plan.groups.filter(({ members }) => members.some(({ name }) => isComputed(name))),
    given: new Map(given),
    quantities: new Map([...quantities].filter(([name]) => isComputed(name))),
    all: quantities,
  };

  /** Whether its own formula, or a number or hidden column in it, calls what libraries round differently. */
  function isLoose(name: string, open: ReadonlySet<string> = new Set()): boolean {
    const quantity = quantities.get(name);
    if (!quantity || open.has(name)) return false;
    const within = plan.reads.get(name)!.filter((read) => quantities.get(read.name)?.kind === "scalar" || !isTyped(read.name));
    return looseFunctions(quantity).length > 0 || within.some((read) => isLoose(read.name, new Set([...open, name])));
  }
}

/** Every column of a sheet, in its order. */
export function columnNames(engine: Engine): readonly string[] {
  return [...new Set(engine.cells().flatMap(({ line }) => (line && "name" in line && engine.column(line.name) ? [line.name] : [])))];
}

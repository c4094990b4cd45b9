import { reach } from "../../evaluate/reach.ts";
import { constantValue } from "../../read/text/constant.ts";
import { name as nameTerm } from "../../term/term.ts";
import type { Engine } from "../engine/engine.ts";
import type { Catalog } from "../formula.ts";
import { readSheet } from "../read-sheet.ts";
import { coarseColumn } from "./coarse-column.ts";
import type { Other } from "./explain-difference.ts";
import { rounded } from "./series.ts";

/** So many other values are tried in all, on sheets of so many steps. */
const mostTried = 32;
const mostSteps = 20_000;

/** A setting of one parameter or choice. */
interface Setting {
  readonly name: string;
  readonly value: number | string;
}

/**
 * Both columns with one parameter set to a value it often has: another option of a choice, a value that the catalog's formulas give a parameter of that name, what the
 * sheet's text says where it was dragged, and T = 1000 or as many steps as a column of data has. `fresh` is an engine of its own on the same sheet, which may be changed.
 */
export function otherValues(fresh: Engine, columns: readonly string[], catalog: Catalog): readonly Other[] {
  const others: Other[] = [];
  for (const { name, value } of settingsOf(fresh, columns, catalog).slice(0, mostTried)) {
    const now = fresh.parameter(name)!.value;
    fresh.set(name, value);
    if (fresh.parameter(name)?.value === value) others.push(...columns.flatMap((column) => otherOf(fresh, column, { name, value })));
    fresh.set(name, now);
  }
  return others;
}

function otherOf(engine: Engine, column: string, { name, value }: Setting): readonly Other[] {
  const known = engine.column(column), T = engine.scalar("T");
  const definitions = engine.definitions();
  if (!known || definitions.columns[column]?.data || (T ?? 0) > mostSteps) return [];
  const series = { from: known.from, values: known.values.slice() };
  let coarse: Float64Array | undefined;
  // Most of these come near nothing: what rounding does to them is worked out when it is asked for.
  return [{ ...series, of: column, parameter: name, value, get coarse() { return (coarse ??= rounded(series, T === undefined ? undefined : coarseColumn(column, series, definitions, T)).coarse); } }];
}

function settingsOf(engine: Engine, columns: readonly string[], catalog: Catalog): readonly Setting[] {
  const definitions = engine.definitions();
  const read = new Set(columns.flatMap((column) => [...reach(definitions, nameTerm(column))]));
  const rows = columns.flatMap((column) => {
    const { data, from } = definitions.columns[column] ?? {};
    return data && from !== undefined ? [from + data.length - 1, data.length] : [];
  });
  return engine.cells().flatMap(({ line }): readonly Setting[] => {
    if (line?.kind === "choice") return otherThan(engine, line.name, line.options);
    if (line?.kind !== "parameter") return [];
    const typed = constantValue(line.value);
    if (line.name === "T") return otherThan(engine, "T", [1000, ...rows, ...(typed === undefined ? [] : [typed])]);
    return read.has(line.name) ? otherThan(engine, line.name, [...(typed === undefined ? [] : [typed]), ...usualValues(catalog).get(line.name) ?? []]) : [];
  });
}

function otherThan(engine: Engine, name: string, values: readonly (number | string)[]): readonly Setting[] {
  const parameter = engine.parameter(name);
  return parameter ? [...new Set(values)].filter((value) => value !== parameter.value).map((value) => ({ name, value })) : [];
}

const known = new WeakMap<Catalog, ReadonlyMap<string, ReadonlySet<number>>>();

/** The values that the catalog's formulas give parameters, by their names. */
function usualValues(catalog: Catalog): ReadonlyMap<string, ReadonlySet<number>> {
  const before = known.get(catalog);
  if (before) return before;
  const found = new Map<string, Set<number>>();
  for (const formula of catalog.names()) for (const { line } of readSheet(catalog.find(formula)!.text).cells) {
    const value = line?.kind === "parameter" ? constantValue(line.value) : undefined;
    if (line?.kind === "parameter" && value !== undefined) found.set(line.name, (found.get(line.name) ?? new Set()).add(value));
  }
  known.set(catalog, found);
  return found;
}

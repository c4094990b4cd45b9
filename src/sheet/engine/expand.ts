import { nearest } from "../../base/nearest.ts";
import type { Problem } from "../../base/problem.ts";
import { freeNames } from "../../evaluate/free-names.ts";
import type { Line, UseLine } from "../../read/text/line.ts";
import type { Cell } from "../cell.ts";
import type { Catalog, Formula } from "../formula.ts";
import { readSheet } from "../read-sheet.ts";

/** A sheet's cells with those that its `use` lines bring, each right after its `use`; and what is wrong with a `use`, by cell id. */
export interface Expanded {
  readonly cells: readonly Cell[];
  readonly problems: ReadonlyMap<string, Problem>;
}

/**
 * Brings catalog cells: the formula's own that the sheet does not define itself, then, as far as names are missing, the formulas that define them.
 * `chosen` gives the option a choice parameter stands at. Brought cells have their `use` line's place.
 */
export function expand(own: readonly Cell[], catalog: Catalog, chosen: (choice: string) => string | undefined): Expanded {
  const cells: Cell[] = [];
  const problems = new Map<string, Problem>();
  const ids = new Set(own.map((cell) => cell.id));
  const defined = new Map<string, string>();
  for (const { line, id } of own) defined.set(line ? (nameOf(line) ?? id) : id, "");

  for (const cell of own) {
    cells.push(cell);
    if (cell.line?.kind !== "use") continue;
    const path = pathOf(cell.line, cell);
    if (path !== undefined) bring(path, cell);
  }
  return { cells, problems };

  function pathOf(line: UseLine, cell: Cell): string | undefined {
    if (line.choice === undefined) return line.path;
    const option = chosen(line.choice);
    if (option === undefined) problems.set(cell.id, { kind: "unknown name", subject: line.choice, place: cell.place, hint: `${line.choice} = choice(…)` });
    return option === undefined ? undefined : `${line.path}.${option}`;
  }

  function bring(path: string, use: Cell): void {
    const queue = [path];
    for (let asked = 0; queue.length > 0; asked++) {
      const name = queue.shift()!;
      const formula = catalog.find(name);
      if (!formula) {
        problems.set(use.id, { kind: "unknown name", subject: name, place: use.place, ...hintOf(nearest(name, catalog.names())) });
        return;
      }
      const brought = cellsOf(formula);
      const fresh = brought.filter((cell) => isFresh(cell, name, asked === 0 ? use : undefined));
      for (const cell of fresh) {
        const of = cell.line && nameOf(cell.line);
        if (of !== undefined) defined.set(of, name);
      }
      for (const cell of fresh) {
        if (ids.has(cell.id)) continue;
        ids.add(cell.id);
        cells.push({ ...cell, place: use.place, heading: use.heading, origin: name, ...(cell.problem && { problem: { ...cell.problem, place: use.place } }) });
      }
      for (const needed of fresh.flatMap((cell) => (cell.line ? neededBy(cell.line) : []))) {
        const definer = defined.has(needed) ? undefined : catalog.definer(needed);
        if (definer !== undefined && definer !== name && !queue.includes(definer)) queue.push(definer);
      }
    }
  }

  /** Not defined yet. Two formulas that define one name differently cannot both be used; parameters are shared. */
  function isFresh(cell: Cell, formula: string, use: Cell | undefined): boolean {
    const of = cell.line && nameOf(cell.line);
    if (of === undefined || !defined.has(of)) return true;
    const before = defined.get(of)!;
    const clash = use && before !== "" && before !== formula && cell.line!.kind !== "parameter" && !cells.some((c) => c.id === cell.id && c.text === cell.text);
    if (clash) problems.set(use.id, { kind: "doubled name", subject: of, place: use.place, hint: `use ${before}` });
    return false;
  }
}

/** The name a line defines. */
export function nameOf(line: Line): string | undefined {
  return line.kind === "use" || line.kind === "claim" || line.kind === "compare" ? undefined : line.name;
}

/** Names a line reads that it does not bind. */
export function neededBy(line: Line): readonly string[] {
  switch (line.kind) {
    case "scalar":
    case "base": return [...freeNames(line.body)];
    case "column": return [...freeNames(line.body, new Set([line.index])), "T"];
    case "function": return [...freeNames(line.body, new Set(line.parameters))];
    case "claim": return [...freeNames(line.statement, new Set(["t", ...line.quantifiers.flatMap((q) => (q.kind === "every schedule" ? [] : [q.name]))]))];
    case "compare": return [line.left.name, line.right.name];
    default: return [];
  }
}

const read = new WeakMap<Formula, readonly Cell[]>();

/** A formula's cells. One that stands alone takes the formula's title and source. */
function cellsOf(formula: Formula): readonly Cell[] {
  let cells = read.get(formula);
  if (!cells) {
    const source = formula.sources.map((s) => `${s.document} ${s.section}`).join(" · ");
    const own = readSheet(formula.text).cells;
    const named = own.filter((cell) => cell.line?.kind !== "parameter" && cell.line?.kind !== "base");
    cells = own.map((cell) => ({
      ...(named.length === 1 && cell === named[0] && { title: formula.title, ...(source !== "" && { source }) }),
      ...cell,
    }));
    read.set(formula, cells);
  }
  return cells;
}

const hintOf = (hint: string | undefined) => (hint === undefined ? {} : { hint });

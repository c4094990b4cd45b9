import { nearest } from "../../base/nearest.ts";
import { type Place, shift } from "../../base/place.ts";
import { attempt, type Problem } from "../../base/problem.ts";
import { components } from "../../evaluate/columns/components.ts";
import { type Lowered, lower } from "../../evaluate/columns/lower.ts";
import { type Plan, planOf } from "../../evaluate/columns/plan.ts";
import type { ColumnDefinition, Definitions } from "../../evaluate/definitions.ts";
import type { Line } from "../../read/text/line.ts";
import { builtIn } from "../../term/functions.ts";
import type { Term } from "../../term/term.ts";
import type { Cell } from "../cell.ts";
import { nameOf } from "./expand.ts";
import { type HereClaim, hereClaim } from "./here-claim.ts";
import { liveColumns, liveNumbers } from "./live.ts";
import { type Reference, referencesIn, rightForm } from "./references.ts";

/**
 * What stands on what in a sheet, before anything is computed: an immutable snapshot. Cells that are wrong have a problem here, and so have the cells that stand on them
 * ("broken cell", naming the cause); everything else is in `definitions` and in the plan.
 */
export interface Topology {
  /** Ids of the cells that a cell reads, and of those that read it. */
  readonly uses: ReadonlyMap<string, readonly string[]>;
  readonly usedBy: ReadonlyMap<string, readonly string[]>;
  /** By cell id. */
  readonly problems: ReadonlyMap<string, Problem>;
  /** Ids of the cells that define a name. */
  readonly definers: ReadonlyMap<string, readonly string[]>;
  /** Sound cells only; parameters as they are typed. */
  readonly definitions: Definitions;
  readonly lowered: Lowered;
  readonly plan: Plan;
  /** Sound `claim here` cells that columns can decide, by id. */
  readonly claims: ReadonlyMap<string, HereClaim>;
}

export function topology(cells: readonly Cell[], known: ReadonlyMap<string, Problem>): Topology {
  const problems = new Map(known);
  for (const cell of cells) if (cell.problem) problems.set(cell.id, cell.problem);
  const byId = new Map(cells.map((cell) => [cell.id, cell]));
  const table = namesOf(cells, byId, problems);
  const references = new Map(cells.map((cell) => [cell.id, cell.line ? referencesIn(cell.line) : []]));
  const uses = new Map<string, string[]>(), usedBy = new Map<string, string[]>(cells.map((cell) => [cell.id, []]));
  for (const cell of cells) {
    const read = new Set([...references.get(cell.id)!.map((r) => r.name), ...impliedIn(cell.line)].flatMap((name) => table.get(name)?.ids ?? []));
    uses.set(cell.id, [...read]);
    for (const id of read) usedBy.get(id)!.push(cell.id);
  }

  for (const cell of cells) {
    if (problems.has(cell.id)) continue;
    for (const reference of references.get(cell.id)!) {
      const problem = wrong(reference, table);
      if (problem) {
        problems.set(cell.id, placed(problem, cell, reference.place));
        break;
      }
    }
  }
  for (const problem of recursions(cells, uses)) problems.set(problem.id, problem.problem);
  breakReaders();

  for (;;) {
    const sound = cells.filter((cell) => !problems.has(cell.id));
    const definitions = definitionsOf(sound);
    const lowered = lower(withoutInputs(definitions, sound));
    const claims = new Map<string, HereClaim>();
    const before = problems.size;
    for (const cell of sound) {
      if (cell.line?.kind !== "claim" || !cell.line.here) continue;
      const line = cell.line;
      const claim = attempt(() => hereClaim(cell.id, line, lowered));
      if (!claim.ok) problems.set(cell.id, placed(claim.problem, cell));
      else if (claim.value) claims.set(cell.id, claim.value);
    }
    const plan = planOf(lowered.quantities);
    for (const [name, problem] of [...lowered.problems, ...plan.problems]) blame(name, problem);
    for (const cell of sound) numbersFromLaws(cell, lowered);
    if (problems.size === before) return { uses, usedBy, problems, definers: definersIn(table), definitions, lowered, plan, claims };
    breakReaders();
  }

  /** A name's problem goes to its cell, the one with the body where there are several. */
  function blame(name: string, problem: Problem): void {
    const cell = byId.get(table.get(name)?.ids.at(-1) ?? "");
    if (cell && !problems.has(cell.id)) problems.set(cell.id, placed(problem, cell));
  }

  /** A number cannot stand on a cell whose values are laws. */
  function numbersFromLaws(cell: Cell, lowered: Lowered): void {
    if (lowered.laws.size === 0) return;
    const law = references.get(cell.id)!.find((r) => r.as !== "function" && lowered.laws.has(r.name));
    const own = cell.line && nameOf(cell.line);
    if (!law || problems.has(cell.id) || cell.line?.kind === "claim" || cell.line?.kind === "function" || (own !== undefined && lowered.laws.has(own))) return;
    problems.set(cell.id, placed({ kind: "not a column", subject: law.name, hint: "its values are laws; mean(…) and variance(…) are numbers" }, cell, law.place));
  }

  /** Whatever stands on a wrong cell is broken by it; the first cause found is named. */
  function breakReaders(): void {
    const queue = [...problems.keys()].map((id) => ({ id, cause: id }));
    for (let i = 0; i < queue.length; i++) {
      const { id, cause } = queue[i]!;
      const root = problems.get(cause)!;
      const subject = root.kind === "broken cell" ? root.subject : cause;
      for (const reader of usedBy.get(id) ?? []) {
        if (problems.has(reader)) continue;
        const place = references.get(reader)!.find((r) => table.get(r.name)?.ids.includes(id))?.place;
        problems.set(reader, placed({ kind: "broken cell", subject }, byId.get(reader)!, place));
        queue.push({ id: reader, cause: reader });
      }
    }
  }
}

/** How many columns a step costs a value in, hidden ones included. */
export function columnsIn({ lowered }: Topology): number {
  let columns = 0;
  for (const of of lowered.quantities.values()) if (of.kind === "column") columns++;
  return columns;
}

interface Named {
  readonly kind: "number" | "choice" | "column" | "function" | "unread";
  readonly ids: string[];
  readonly parameters?: readonly string[];
}

/** Every name with its cells. A name that comes twice is the later cell's problem; a column's base cases are cells of their own. */
function namesOf(cells: readonly Cell[], byId: ReadonlyMap<string, Cell>, problems: Map<string, Problem>): Map<string, Named> {
  const table = new Map<string, Named>();
  for (const cell of cells) {
    const { line, id } = cell;
    const name = line ? nameOf(line) : id;
    if (name === undefined) continue;
    const before = table.get(name);
    const kind = line ? kindOf(line) : "unread";
    const merges = before && (before.kind === "unread" || (before.kind === "column" && kind === "column" && partsDiffer(line!, before.ids.map((part) => byId.get(part)!.line))));
    if (before && !merges) problems.set(id, problems.get(id) ?? { kind: "doubled name", subject: name, place: cell.place, hint: byId.get(before.ids[0]!)!.text });
    else if (before) before.ids.push(id);
    else table.set(name, { kind, ids: [id], ...(line?.kind === "function" && { parameters: line.parameters }) });
    if (name === "T" && line && line.kind !== "parameter")
      problems.set(id, problems.get(id) ?? { kind: "outside its domain", subject: "T", place: cell.place, hint: "T = 1000: T is a whole number" });
  }
  for (const [name, { kind, ids }] of table) {
    const parts = ids.map((id) => byId.get(id)!);
    if (kind === "column" && parts.every((c) => c.line?.kind === "base") && !problems.has(ids[0]!))
      problems.set(ids[0]!, { kind: "missing value", subject: name, place: parts[0]!.place, hint: `${name}[t] = …` });
    if (kind === "column" && !table.has("T") && parts.some((c) => c.line?.kind !== "data")) {
      const cell = parts.at(-1)!;
      problems.set(cell.id, problems.get(cell.id) ?? { kind: "missing value", subject: "T", place: cell.place, hint: "T = 1000" });
    }
  }
  for (const name of liveNumbers) table.set(name, { kind: "number", ids: [] });
  for (const name of liveColumns) table.set(name, { kind: "column", ids: [] });
  return table;
}

/** A column is one body and base cases at different steps. */
function partsDiffer(line: Line, others: readonly (Line | undefined)[]): boolean {
  return others.every((other) => (line.kind === "base" ? other?.kind !== "base" || other.at !== line.at : other?.kind === "base"));
}

function kindOf(line: Line): Named["kind"] {
  switch (line.kind) {
    case "parameter":
    case "scalar": return "number";
    case "column":
    case "data":
    case "base": return "column";
    case "choice":
    case "function": return line.kind;
    default: return "unread";
  }
}

/** What a line stands on without naming it: every column on T, a `use` on its choice. */
function impliedIn(line: Line | undefined): readonly string[] {
  if (line?.kind === "use") return line.choice === undefined ? [] : [line.choice];
  return line?.kind === "column" ? ["T"] : [];
}

function wrong({ name, as, args }: Reference, table: ReadonlyMap<string, Named>): Problem | undefined {
  const named = table.get(name);
  if (as === "function") {
    if (!named && builtIn.has(name)) {
      const form = rightForm(name, args ?? 0);
      return form === undefined ? undefined : { kind: "wrong number of arguments", subject: name, hint: form };
    }
    if (named?.kind === "unread") return undefined;
    if (!named || named.kind !== "function") {
      const functions = [...table].filter(([, n]) => n.kind === "function").map(([n]) => n);
      const hint = named?.kind === "column" ? `${name}[t]` : nearest(name, [...functions, ...builtIn.keys()]);
      return { kind: "unknown function", subject: name, ...(hint !== undefined && { hint }) };
    }
    if (args !== undefined && args !== named.parameters!.length)
      return { kind: "wrong number of arguments", subject: name, hint: `${name}(${named.parameters!.join(", ")})` };
    return undefined;
  }
  if (!named) {
    const hint = nearest(name, table.keys());
    return { kind: "unknown name", subject: name, ...(hint !== undefined && { hint }) };
  }
  if (named.kind === "unread") return undefined;
  if (as === "column") return named.kind === "column" ? undefined : { kind: "not a column", subject: name, hint: named.kind === "function" ? `${name}(${named.parameters!.join(", ")})` : name };
  if (named.kind === "number") return undefined;
  return { kind: "not a number", subject: name, hint: named.kind === "column" ? `${name}[t]` : named.kind === "function" ? `${name}(${named.parameters!.join(", ")})` : "a choice" };
}

/** Functions that call themselves, through others or not. */
function recursions(cells: readonly Cell[], uses: ReadonlyMap<string, readonly string[]>) {
  const functions = cells.filter((cell) => cell.line?.kind === "function");
  const index = new Map(functions.map((cell, i) => [cell.id, i]));
  const next = (i: number) => uses.get(functions[i]!.id)!.map((id) => index.get(id)).filter((to) => to !== undefined);
  return components(functions.length, next).filter((loop) => loop.length > 1 || next(loop[0]!).includes(loop[0]!)).flatMap((loop) =>
    loop.map((i) => {
      const cell = functions[i]!;
      const names = [...loop.slice(loop.indexOf(i)), ...loop.slice(0, loop.indexOf(i)), i].map((j) => functions[j]!.id);
      return { id: cell.id, problem: { kind: "circular definition" as const, subject: cell.id, place: cell.place, hint: names.join(" → ") } };
    }),
  );
}

/** What sound cells define. A column without a stated range starts at 1, its base cases apart. */
function definitionsOf(cells: readonly Cell[]): Definitions {
  const columns: Record<string, ColumnDefinition> = {}, functions: Record<string, Definitions["functions"][string]> = {}, scalars: Record<string, Term> = {};
  const empty: ColumnDefinition = { index: "t", bases: {}, from: 1 };
  for (const { line } of cells) {
    switch (line?.kind) {
      case "parameter": scalars[line.name] = line.value; break;
      case "scalar": scalars[line.name] = line.body; break;
      case "function": functions[line.name] = { parameters: line.parameters, body: line.body }; break;
      case "base": {
        const column = columns[line.name] ?? empty;
        columns[line.name] = { ...column, bases: { ...column.bases, [line.at]: line.body } };
        break;
      }
      case "data": columns[line.name] = { ...empty, from: line.from, data: line.values }; break;
      case "column": columns[line.name] = { ...(columns[line.name] ?? empty), index: line.index, body: line.body, from: line.from ?? 1 }; break;
      default: break;
    }
  }
  return { columns, functions, scalars };
}

/** Parameters and data are inputs of the columns, not cells to compute. */
function withoutInputs(definitions: Definitions, cells: readonly Cell[]): Definitions {
  const scalars = { ...definitions.scalars };
  const columns = { ...definitions.columns };
  for (const { line } of cells) {
    if (line?.kind === "parameter") delete scalars[line.name];
    if (line?.kind === "data") delete columns[line.name];
  }
  return { ...definitions, scalars, columns };
}

const definersIn = (table: ReadonlyMap<string, Named>): ReadonlyMap<string, readonly string[]> =>
  new Map([...table].map(([name, { ids }]) => [name, ids]));

/** A problem with its place in the sheet's file. In a brought cell that is its `use` line. */
export function placed(problem: Problem, cell: Cell, within = problem.place): Problem {
  const place: Place = within && cell.origin === undefined ? shift(within, cell.place.start) : cell.place;
  return { ...problem, place };
}

import type { Problem } from "../base/problem.ts";
import { type Program, makeRoom, programOf } from "../evaluate/columns/program.ts";
import type { ColumnQuantity, Quantity } from "../evaluate/columns/quantity.ts";
import { keyOf } from "../evaluate/columns/shape.ts";
import { createStore } from "../evaluate/columns/store.ts";
import { number } from "../term/term.ts";
import type { ChoiceLine, ParameterLine } from "../read/text/line.ts";
import type { Cell, Sheet } from "./cell.ts";
import type { Change, Column, Engine, HereResult, Parameter } from "./engine.ts";
import { expand } from "./expand.ts";
import { liveColumns, liveNumbers, type Measured } from "./live.ts";
import type { Catalog } from "./formula.ts";
import { claimEvaluator } from "./here-claim.ts";
import { parameterOf, refusal, tooManySteps } from "./parameters.ts";
import { placed, type Topology, topology } from "./topology.ts";

/** Numbers that all columns together may hold: 320 MB. */
const mostValues = 4e7;

/**
 * The live sheet (see `Engine`). It plans when the text or a choice changes, and computes what a change reaches; a column whose definition and whose inputs stayed
 * keeps its values and its version through an edit. T is checked against its caps before anything is allocated.
 */
export function createEngine(sheet: Sheet, catalog: Catalog): Engine {
  const store = createStore();
  /** Values that parameters and choices were set to, with the line they belong to. */
  const dragged = new Map<string, { text: string; value: number | string; brought: boolean }>();
  /** A refused value is a problem of its parameter until the next accepted one. */
  const refused = new Map<string, Problem>();
  /** What came up while computing, by quantity, and by claim. */
  const failed = new Map<string, Problem>();
  const claimProblems = new Map<string, Problem>();
  const results = new Map<string, HereResult>();
  const shown = new Map<string, Column>();

  let current = sheet;
  let cells: readonly Cell[] = [];
  let byId = new Map<string, Cell>();
  let parameters = new Map<string, { cell: Cell; line: ParameterLine | ChoiceLine }>();
  let plan: Topology;
  let signatures = new Map<string, string>();
  let programs = new Map<string, { program: Program; claims: readonly string[] }>();
  let evaluators = new Map<string, (T: number) => HereResult | Problem>();
  let order: readonly string[] = [];
  let steps: number | undefined;
  rebuild(sheet);

  return {
    cells: () => cells,
    setSheet: rebuild,
    set,
    measure,
    parameter,
    column,
    scalar: (name) => (numberAt(name) !== undefined && problemOfName(name) === undefined ? numberAt(name) : undefined),
    problem,
    claimHere: (id) => (problem(id) ? undefined : results.get(id)),
    uses: (id) => plan.uses.get(id) ?? [],
    usedBy: (id) => plan.usedBy.get(id) ?? [],
    definitions,
  };

  function rebuild(next: Sheet): Change {
    const before = snapshot();
    current = next;
    forgetChangedLines(next);
    const expanded = expand(next.cells, catalog, (choice) => {
      const cell = next.cells.find((c) => c.line?.kind === "choice" && c.line.name === choice);
      return cell && valueOf(cell);
    });
    cells = expanded.cells;
    byId = new Map(cells.map((cell) => [cell.id, cell]));
    plan = topology(cells, expanded.problems);
    parameters = new Map(
      cells.flatMap((cell) =>
        (cell.line?.kind === "parameter" || cell.line?.kind === "choice") && plan.definers.get(cell.line.name)?.[0] === cell.id ? [[cell.line.name, { cell, line: cell.line }] as const] : [],
      ),
    );
    for (const [name, kept] of dragged) if (!keeps(name, kept)) dragged.delete(name);
    refused.clear();
    programs = new Map();
    order = plan.plan.groups.flatMap((g) => g.members.map((m) => m.name));

    const fresh = signaturesOf();
    const changed = new Set<string>();
    for (const [name, signature] of fresh) if (signatures.get(name) !== signature) changed.add(name);
    const parameterChanged = [...parameters.keys()].filter((name) => changed.has(name));
    signatures = fresh;
    for (const name of parameters.keys()) {
      const value = valueNow(name);
      if (typeof value === "number") store.number(name).value = value;
    }
    const T = stepsNow();
    const touched = reachOf(T !== steps ? order : order.filter((name) => changed.has(name) || failed.has(name)), parameterChanged);
    steps = T;
    failed.clear();
    prepare(order);
    clearMisfits();
    evaluators = new Map([...plan.claims].map(([id, claim]) => [id, claimEvaluator(claim, store)]));
    results.clear();
    claimProblems.clear();
    const recomputed = compute(touched);
    judge([...plan.claims.keys()]);
    store.keep(new Set([...order, ...parameters.keys(), ...liveNumbers, ...liveColumns]));
    return { recomputed: [...parameterChanged.filter((name) => parameters.get(name)!.line.kind === "parameter"), ...recomputed], cells: differences(before) };
  }

  function set(name: string, value: number | string): Change {
    const known = parameters.get(name);
    if (!known || plan.problems.has(known.cell.id)) return { recomputed: [], cells: [] };
    const no = refusal(name, known.line, value) ?? (name === "T" ? tooMuch(value as number) : undefined);
    const { program, claims } = known.line.kind === "choice" ? { program: undefined, claims: [] } : programFor(name);
    const looked = failed.size === 0 && known.line.kind !== "choice" ? [known.cell.id, ...claims] : undefined;
    const before = snapshot(looked);
    if (no) {
      refused.set(known.cell.id, { ...no, place: known.cell.place });
      return { recomputed: [], cells: differences(before, looked) };
    }
    refused.delete(known.cell.id);
    if (value === valueNow(name)) return { recomputed: [], cells: differences(before, looked) };
    dragged.set(name, { text: known.cell.text, value, brought: known.cell.origin !== undefined });
    if (known.line.kind === "choice") return rebuild(current);
    signatures.set(name, String(value));
    store.number(name).value = value as number;
    if (name === "T") {
      steps = value as number;
      clearMisfits();
    }
    const recomputed = failed.size > 0 ? compute(new Set(program!.computes)) : run(program!);
    judge(claims);
    return { recomputed: [name, ...recomputed], cells: differences(before, looked) };
  }

  function measure(measured: Measured): Change {
    const names = Object.keys(measured).filter((name) => take(name, measured[name]!));
    const reached = reachOf([], names);
    const claims = [...plan.claims.values()].filter((c) => c.reads.some((read) => names.includes(read) || reached.has(read))).map((c) => c.id);
    const before = snapshot();
    const recomputed = compute(reached);
    judge(claims);
    return { recomputed: [...names, ...recomputed], cells: differences(before) };
  }

  function take(name: string, value: number | Float64Array): boolean {
    if (typeof value === "number" ? !liveNumbers.has(name) : !liveColumns.has(name) || value.length !== (steps ?? -1) + 1) return false;
    if (typeof value === "number") store.number(name).value = value;
    else {
      const slot = store.column(name);
      slot.values.set(value);
      slot.version++;
    }
    return true;
  }

  /** Measurements of another T say nothing of this one. */
  function clearMisfits(): void {
    for (const name of liveColumns) {
      const slot = store.column(name);
      if (slot.values.length !== (steps ?? 0) + 1) Object.assign(slot, { from: 0, values: new Float64Array((steps ?? 0) + 1).fill(NaN), version: slot.version + 1 });
    }
  }

  /** What setting a parameter reaches, compiled once and kept while the text stays. */
  function programFor(name: string) {
    let known = programs.get(name);
    if (!known) {
      const reached = reachOf([], [name]);
      if (name === "T") for (const of of order) if (quantity(of)?.kind === "column") for (const also of reachOf([of], [])) reached.add(also);
      const program = programOf(plan.plan, reached, store);
      const claims = [...plan.claims.values()].filter((c) => c.reads.some((read) => read === name || reached.has(read))).map((c) => c.id);
      programs.set(name, (known = { program, claims }));
    }
    return known;
  }

  function run(program: Program): string[] {
    const names = new Set(program.computes);
    prepare(names);
    const failure = program.run(steps ?? 0);
    if (!failure) return finish(program.computes);
    fails(failure.of, failure.problem);
    return compute(names);
  }

  /** Computes what can be had of `names`; what cannot takes its readers with it, and the rest goes on. */
  function compute(names: ReadonlySet<string>): string[] {
    for (const name of names) failed.delete(name);
    if (steps === undefined) for (const name of order) if (quantity(name)?.kind === "column") fails(name, { kind: "broken cell", subject: "T" });
    for (const [name, cause] of Array.from(failed)) fails(name, cause);
    for (;;) {
      const sound = new Set([...names].filter((name) => !failed.has(name)));
      prepare(sound);
      const failure = programOf(plan.plan, sound, store).run(steps ?? 0);
      if (!failure) return finish(order.filter((name) => sound.has(name)));
      fails(failure.of, failure.problem);
    }
  }

  function prepare(names: Iterable<string>): void {
    for (const name of names) {
      const of = quantity(name);
      if (of?.kind === "column") makeRoom(of, steps ?? 0, store);
    }
  }

  function finish(names: readonly string[]): string[] {
    for (const name of names) if (quantity(name)?.kind === "column") store.column(name).version++;
    return names.filter(isTyped);
  }

  function fails(name: string, cause: Problem): void {
    failed.set(name, cause);
    // A hidden column's readers have its problem themselves; a cell's readers are broken by the cell.
    const passed: Problem = isTyped(name) && cause.kind !== "broken cell" ? { kind: "broken cell", subject: name } : cause;
    for (const reader of plan.plan.readers.get(name) ?? []) if (!failed.has(reader)) fails(reader, passed);
  }

  function judge(claims: readonly string[]): void {
    for (const id of claims) {
      results.delete(id);
      claimProblems.delete(id);
      const claim = plan.claims.get(id)!;
      const missing = claim.reads.find((name) => failed.has(name)) ?? (steps === undefined && claim.reads.includes("T") ? "T" : undefined);
      const cell = byId.get(id)!;
      if (missing !== undefined) {
        const cause = failed.get(missing);
        claimProblems.set(id, placed(cause?.kind === "broken cell" ? cause : { kind: "broken cell", subject: missing }, cell, undefined));
        continue;
      }
      const found = evaluators.get(id)!(steps ?? 0);
      if ("kind" in found) claimProblems.set(id, placed(found, cell));
      else results.set(id, found);
    }
  }

  /** Everything that reads these names or parameters, with the names themselves, in order. */
  function reachOf(names: readonly string[], inputs: readonly string[]): Set<string> {
    const reached = new Set(names);
    const queue = [...names, ...inputs];
    for (let i = 0; i < queue.length; i++)
      for (const reader of plan.plan.readers.get(queue[i]!) ?? []) {
        if (reached.has(reader)) continue;
        reached.add(reader);
        queue.push(reader);
      }
    return reached;
  }

  function signaturesOf(): Map<string, string> {
    const found = new Map<string, string>();
    for (const name of parameters.keys()) found.set(name, String(valueNow(name)));
    for (const of of plan.lowered.quantities.values()) found.set(of.name, signatureOf(of));
    return found;
  }

  /** T, when it can be had. Its cell has the problem when it cannot. */
  function stepsNow(): number | undefined {
    const known = parameters.get("T");
    if (!known || plan.problems.has(known.cell.id)) return undefined;
    const T = valueNow("T") as number;
    const no = refusal("T", known.line, T) ?? tooMuch(T);
    if (no) refused.set(known.cell.id, { ...no, place: known.cell.place });
    return no ? undefined : T;
  }

  function tooMuch(T: number): Problem | undefined {
    const columns = [...plan.lowered.quantities.values()].filter((q): q is ColumnQuantity => q.kind === "column").length;
    const large = tooManySteps(T);
    if (large || columns * T <= mostValues) return large;
    return { kind: "too large", subject: `T = ${T}`, hint: `${columns} columns: at most ${Math.floor(mostValues / columns)} steps` };
  }

  function valueOf(cell: Cell): string | undefined {
    if (cell.line?.kind !== "choice") return undefined;
    const kept = dragged.get(cell.line.name);
    return kept?.text === cell.text ? String(kept.value) : cell.line.chosen;
  }

  function valueNow(name: string): number | string {
    return dragged.get(name)?.value ?? parameterOf(parameters.get(name)!.line).value;
  }

  function forgetChangedLines(next: Sheet): void {
    for (const [name, kept] of dragged) {
      const own = next.cells.find((c) => (c.line?.kind === "parameter" || c.line?.kind === "choice") && c.line.name === name);
      if (own && own.text !== kept.text) dragged.delete(name);
    }
  }

  /** The same line keeps its value; a formula's parameter also keeps it when another formula of the family brings it (T, when the kind of schedule is switched). */
  function keeps(name: string, kept: { text: string; value: number | string; brought: boolean }): boolean {
    const now = parameters.get(name);
    if (!now) return false;
    return now.cell.text === kept.text || (kept.brought && now.cell.origin !== undefined && refusal(name, now.line, kept.value) === undefined);
  }

  function parameter(name: string): Parameter | undefined {
    const known = parameters.get(name);
    return known && !plan.problems.has(known.cell.id) ? { ...parameterOf(known.line), value: valueNow(name) } : undefined;
  }

  function column(name: string): Column | undefined {
    if (!liveColumns.has(name) && (quantity(name)?.kind !== "column" || !isTyped(name) || problemOfName(name))) return undefined;
    const { values, from, version } = store.column(name);
    const before = shown.get(name);
    if (before?.values === values && before.version === version) return before;
    const now = { from, values, version };
    shown.set(name, now);
    return now;
  }

  function numberAt(name: string): number | undefined {
    if (parameters.has(name)) return typeof valueNow(name) === "number" ? (valueNow(name) as number) : undefined;
    return liveNumbers.has(name) || quantity(name)?.kind === "scalar" ? store.number(name).value : undefined;
  }

  function quantity(name: string): Quantity | undefined {
    return plan.lowered.quantities.get(name);
  }

  function problemOfName(name: string): Problem | undefined {
    return failed.get(name) ?? plan.definers.get(name)?.map((id) => plan.problems.get(id)).find((p) => p !== undefined);
  }

  function problem(id: string): Problem | undefined {
    const stated = plan.problems.get(id) ?? refused.get(id) ?? claimProblems.get(id);
    if (stated) return stated;
    const cell = byId.get(id);
    const line = cell?.line;
    if (!line || line.kind === "use" || line.kind === "claim" || line.kind === "base") return undefined;
    const found = failed.get(line.name);
    return found && placed(found, cell, undefined);
  }

  function definitions() {
    const scalars = { ...plan.definitions.scalars };
    for (const [name, { value }] of dragged) if (name in scalars) scalars[name] = number(value);
    return { ...plan.definitions, scalars };
  }

  /** What cells show now, to be compared later. A few ids will do where nothing else can change: while nothing has failed. */
  function snapshot(ids: readonly string[] = cells.map((cell) => cell.id)): Map<string, string> {
    return new Map(ids.map((id) => [id, JSON.stringify([problem(id), results.get(id)], (_, v: unknown) => (typeof v === "number" ? String(v) : v))]));
  }

  /** Ids of cells that show something else than before. Where a few were looked at, nothing had failed: what fails now has changed too. */
  function differences(before: ReadonlyMap<string, string>, looked?: readonly string[]): string[] {
    const changed = [...snapshot(looked)].filter(([id, state]) => before.get(id) !== state).map(([id]) => id);
    if (!looked || failed.size === 0) return changed;
    const broken = [...failed.keys()].filter(isTyped).map((name) => plan.definers.get(name)!.at(-1)!);
    return [...new Set([...changed, ...broken])];
  }
}

/** Hidden columns have names that begin with no letter. */
const isTyped = (name: string): boolean => /^[\p{L}_]/u.test(name);

function signatureOf(of: Quantity): string {
  if (of.kind === "scalar") return keyOf(of.body);
  const bases = [...of.bases].map(([t, base]) => `${t}=${keyOf(base)}`).join(";");
  return [of.from, of.bodyFrom, of.before, bases, of.body && keyOf(of.body)].join("|");
}

import type { Problem } from "../../base/problem.ts";
import type { Quantity } from "../../evaluate/columns/quantity.ts";
import type { DataLine } from "../../read/text/line.ts";
import { createStore } from "../../evaluate/columns/store.ts";
import { number } from "../../term/term.ts";
import { type Calculation, createCalculation, isTyped } from "./calculation.ts";
import type { Cell, Sheet } from "../cell.ts";
import { compareInEngine } from "../compare/compare-cells.ts";
import type { Comparison } from "../compare/comparison.ts";
import { dataIn, placeData, signatureOfData } from "./data-columns.ts";
import type { Change, Column, Computed, Engine, Parameter } from "./engine.ts";
import { expand } from "./expand.ts";
import type { Catalog } from "../formula.ts";
import { createJudgement, type Judgement } from "./judgement.ts";
import { clearMisfits, liveColumns, liveNumbers, type Measured, takeLive } from "./live.ts";
import { parameterOf } from "./parameters.ts";
import { createPlanning, type Planning } from "./planning.ts";
import { createSettings } from "./settings.ts";
import { type Shown, sameShown } from "./shown.ts";
import { signatureOf } from "./signature.ts";
import { columnsIn, placed, type Topology, topology } from "./topology.ts";

/**
 * The live sheet (see `Engine`). It plans when the text or a choice changes, and computes what a change reaches; a column whose definition and whose inputs stayed
 * keeps its values and its version through an edit. While its columns have more values than `most()` it plans and computes nothing.
 */
export function createEngine(sheet: Sheet, catalog: Catalog, most: () => number = () => Infinity): Engine {
  const store = createStore();
  const settings = createSettings();
  const shown = new Map<string, Column>();
  const compared = new Map<string, { readonly state: string | undefined; readonly result: Comparison | undefined }>();

  let current = sheet;
  let cells: readonly Cell[] = [];
  let byId = new Map<string, Cell>();
  let comparisons: readonly string[] = [];
  let plan: Topology;
  let data: ReadonlyMap<string, DataLine> = new Map();
  let calculation: Calculation;
  let judgement: Judgement;
  let planning: Planning | undefined;
  let signatures = new Map<string, string>();
  let steps: number | undefined;
  const engine: Engine = {
    cells: () => cells,
    setSheet: rebuild,
    set,
    measure,
    parameter,
    column,
    scalar: (name) => (numberAt(name) !== undefined && problemOfName(name) === undefined ? numberAt(name) : undefined),
    problem,
    claimHere: (id) => (problem(id) ? undefined : judgement.result(id)),
    comparison,
    uses: (id) => plan.uses.get(id) ?? [],
    usedBy: (id) => plan.usedBy.get(id) ?? [],
    definitions,
    computes: () => !planning,
    adopt,
  };
  rebuild(sheet);
  return engine;

  function rebuild(next: Sheet): Change {
    const before = snapshot();
    const failedBefore = new Set(calculation?.failed.keys());
    const planned = planning !== undefined;
    current = next;
    settings.forgetChangedLines(next);
    const expanded = expand(next.cells, catalog, (choice) => settings.chosen(next.cells.find((c) => c.line?.kind === "choice" && c.line.name === choice)));
    cells = expanded.cells;
    byId = new Map(cells.map((cell) => [cell.id, cell]));
    comparisons = cells.flatMap(({ id, line }) => (line?.kind === "compare" ? [id] : []));
    for (const id of compared.keys()) if (!comparisons.includes(id)) compared.delete(id);
    plan = topology(cells, expanded.problems);
    settings.adopt(cells, plan);
    const dataNow = dataIn(cells, plan.problems);
    placeData(data, dataNow, store);
    data = dataNow;
    const T = settings.steps();
    host(T);
    const { order } = calculation;

    const fresh = signaturesOf();
    const changed = new Set<string>();
    for (const [name, signature] of fresh) if (signatures.get(name) !== signature) changed.add(name);
    const parameterChanged = settings.names().filter((name) => changed.has(name));
    const dataChanged = [...data.keys()].filter((name) => changed.has(name));
    signatures = fresh;
    for (const name of settings.names()) {
      const value = settings.valueNow(name);
      if (typeof value === "number") store.number(name).value = value;
    }
    const touched = calculation.reachOf(T !== steps || planned !== (planning !== undefined) ? order : order.filter((name) => changed.has(name) || failedBefore.has(name)), [...parameterChanged, ...dataChanged]);
    steps = T;
    calculation.prepare(steps);
    clearMisfits(steps, liveRows(), store);
    const recomputed = calculation.compute(touched, steps);
    judge(plan.claims.keys());
    store.keep(new Set([...order, ...settings.names(), ...data.keys(), ...liveNumbers, ...liveColumns]));
    // What was shown of a column that is gone would keep its values in memory.
    for (const name of shown.keys()) if (!plan.lowered.quantities.has(name) && !data.has(name) && !liveColumns.has(name)) shown.delete(name);
    return { recomputed: [...parameterChanged.filter((name) => settings.known(name)!.line.kind === "parameter"), ...dataChanged, ...recomputed], cells: looking(differences(before), plan.claims.keys()) };
  }

  /** Computes here, or only plans, as the size of the columns bids. */
  function host(T: number | undefined): void {
    planning = T !== undefined && columnsIn(plan) * T > most() ? createPlanning(plan, (id) => byId.get(id), judgement) : undefined;
    calculation = planning?.calculation ?? createCalculation(plan, store);
    judgement = planning?.judgement ?? createJudgement(plan, (id) => byId.get(id)!, store);
  }

  /** Where nothing is judged here, the claims that are to be judged elsewhere count as changed. */
  function looking(changed: readonly string[], claims: Iterable<string>): readonly string[] {
    return planning ? [...new Set([...changed, ...claims])] : changed;
  }

  function set(name: string, value: number | string): Change {
    const known = settings.known(name);
    if (!known || plan.problems.has(known.cell.id)) return { recomputed: [], cells: [] };
    const claims = known.line.kind === "choice" ? [] : calculation.claimsOf(name);
    const looked = known.line.kind !== "choice" && calculation.failed.size === 0 ? [known.cell.id, ...claims, ...comparisons] : undefined;
    const before = snapshot(looked);
    if (settings.refuse(name, value) || value === settings.valueNow(name)) return { recomputed: [], cells: differences(before, looked) };
    settings.keep(name, value);
    const hosted = (columnsIn(plan) * (name === "T" ? Number(value) : (steps ?? 0)) > most()) === (planning !== undefined);
    if (known.line.kind === "choice" || !hosted) return rebuild(current);
    signatures.set(name, String(value));
    store.number(name).value = value as number;
    if (name === "T") {
      steps = value as number;
      clearMisfits(steps, liveRows(), store);
    }
    const recomputed = calculation.follow(name, steps);
    judge(claims);
    return { recomputed: [name, ...recomputed], cells: looking(differences(before, looked), claims) };
  }

  function measure(measured: Measured): Change {
    const names = Object.keys(measured).filter((name) => takeLive(name, measured[name]!, steps, store));
    const reached = calculation.reachOf([], names);
    const before = snapshot();
    const claims = calculation.claimsOn(names, reached);
    const recomputed = calculation.compute(reached, steps);
    judge(claims);
    return { recomputed: [...names, ...recomputed], cells: looking(differences(before), claims) };
  }

  function adopt(computed: Computed): Change {
    if (!planning) return { recomputed: [], cells: [] };
    const before = snapshot();
    const columns = computed.columns.filter(({ name }) => quantity(name)?.kind === "column");
    const numbers = computed.numbers.filter(([name]) => quantity(name)?.kind === "scalar");
    for (const { name, from, values } of columns) {
      const slot = store.column(name);
      Object.assign(slot, { from, values, version: slot.version + 1 });
    }
    for (const [name, value] of numbers) store.number(name).value = value;
    planning.adopt(computed);
    return { recomputed: [...columns.map(({ name }) => name), ...numbers.map(([name]) => name)], cells: differences(before) };
  }

  /** Cells that are computed here read every row of what is measured. */
  function liveRows(): number {
    return planning ? 0 : (steps ?? 0) + 1;
  }

  function judge(ids: Iterable<string>): void {
    judgement.judge(ids, calculation.failed, steps);
  }

  function signaturesOf(): Map<string, string> {
    const found = new Map<string, string>();
    for (const name of settings.names()) found.set(name, String(settings.valueNow(name)));
    for (const [name, line] of data) found.set(name, signatureOfData(line));
    for (const of of plan.lowered.quantities.values()) found.set(of.name, signatureOf(of));
    return found;
  }

  function comparison(id: string): Comparison | undefined {
    const line = byId.get(id)?.line;
    if (line?.kind !== "compare" || problem(id)) return undefined;
    const state = stateOf(id), known = compared.get(id);
    if (known && known.state === state) return known.result;
    const result = compareInEngine(engine, [line.left.name, line.right.name], catalog, () => {
      const fresh = createEngine(current, catalog);
      for (const [name, value] of settings.set()) fresh.set(name, value);
      return fresh;
    });
    compared.set(id, { state, result });
    return result;
  }

  /** What a comparison hangs on: its columns' versions. */
  function stateOf(id: string): string | undefined {
    const line = byId.get(id)?.line;
    return line?.kind === "compare" ? [line.left, line.right].map(({ name }) => `${name} ${column(name)?.version}`).join() : undefined;
  }

  function parameter(name: string): Parameter | undefined {
    const known = settings.known(name);
    return known && !plan.problems.has(known.cell.id) ? { ...parameterOf(known.line), value: settings.valueNow(name) } : undefined;
  }

  function column(name: string): Column | undefined {
    if (!liveColumns.has(name) && !data.has(name) && (quantity(name)?.kind !== "column" || !isTyped(name) || problemOfName(name))) return undefined;
    const { values, from, version } = store.column(name);
    const before = shown.get(name);
    if (before?.values === values && before.version === version) return before;
    const now = { from, values, version };
    shown.set(name, now);
    return now;
  }

  function numberAt(name: string): number | undefined {
    if (settings.known(name)) {
      const value = settings.valueNow(name);
      return typeof value === "number" ? value : undefined;
    }
    return liveNumbers.has(name) || quantity(name)?.kind === "scalar" ? store.number(name).value : undefined;
  }

  function quantity(name: string): Quantity | undefined {
    return plan.lowered.quantities.get(name);
  }

  function problemOfName(name: string): Problem | undefined {
    return calculation.failed.get(name) ?? plan.definers.get(name)?.map((id) => plan.problems.get(id)).find((p) => p !== undefined);
  }

  function problem(id: string): Problem | undefined {
    const stated = plan.problems.get(id) ?? settings.refused(id) ?? judgement.problem(id);
    if (stated) return stated;
    const cell = byId.get(id);
    const line = cell?.line;
    if (!line || line.kind === "use" || line.kind === "claim" || line.kind === "base") return undefined;
    if (line.kind === "compare") {
      const broken = [line.left, line.right].find((one) => calculation.failed.has(one.name));
      return broken && placed({ kind: "broken cell", subject: broken.name }, cell, broken.place);
    }
    const found = calculation.failed.get(line.name);
    return found && placed(found, cell, undefined);
  }

  function definitions() {
    const scalars = { ...plan.definitions.scalars };
    for (const [name, value] of settings.set()) if (name in scalars) scalars[name] = number(value);
    return { ...plan.definitions, scalars };
  }

  /** What cells show now, to be compared later. A few ids will do where nothing else can change: while nothing has failed. */
  function snapshot(ids: readonly string[] = cells.map((cell) => cell.id)): Map<string, Shown> {
    return new Map(ids.map((id) => [id, { problem: problem(id), result: judgement.result(id), compared: stateOf(id) }]));
  }

  /** Ids of cells that show something else than before. Where a few were looked at, nothing had failed: what fails now has changed too. */
  function differences(before: ReadonlyMap<string, Shown>, looked?: readonly string[]): string[] {
    const changed = [...snapshot(looked)].filter(([id, now]) => !sameShown(before.get(id), now)).map(([id]) => id);
    if (!looked || calculation.failed.size === 0) return changed;
    const broken = [...calculation.failed.keys()].filter(isTyped).map((name) => plan.definers.get(name)!.at(-1)!);
    return [...new Set([...changed, ...broken])];
  }
}

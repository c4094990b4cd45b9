import type { Line } from "../../read/text/line.ts";
import type { Sheet } from "../cell.ts";
import { createEngine } from "../engine/create-engine.ts";
import type { Change, Engine } from "../engine/engine.ts";
import type { Catalog } from "../formula.ts";
import { liveColumns, liveNumbers, type Measured } from "../engine/live.ts";
import type { Reply, Request } from "./protocol.ts";

/** Values that are computed on the caller's thread; a sheet with more goes to a worker. About 10 ms of work. */
export const mostHere = 2e6;

/** Whether a cell shows what the sheet says now. Blocked cells stand on a broken one. */
export type CellState = "fresh" | "stale" | "running" | "blocked" | "error";

/** What went wrong with the worker, none of it the sheet's fault. */
export type HostFault =
  /** Too much for the memory there is, or a fault in the computing: the last values stay. */
  | { readonly kind: "not computed"; readonly detail: string }
  /** No worker can be had: the sheet is computed on the caller's thread, which may halt meanwhile. */
  | { readonly kind: "computed here"; readonly detail: string };

/** An engine whose large sheets are computed in a worker. What comes back from there is told to `listen`. */
export interface HostedEngine extends Engine {
  state(id: string): CellState;
  /** Whether some value or claim is to come from the worker. */
  awaits(): boolean;
  fault(): HostFault | undefined;
  listen(heard: (change: Change) => void): void;
  /** Ends the worker, if there is one. */
  end(): void;
}

/** A worker seen from outside. */
export interface EngineWorker {
  post(request: Request): void;
  terminate(): void;
}

/** Starts a worker that hands its replies, and its death if it dies, to these. */
export type StartEngineWorker = (receive: (reply: Reply) => void, died: (message: string) => void) => EngineWorker;

/**
 * The page's engine knows cells, topology, problems and parameters of every sheet, and computes the small ones. For a larger one each change is a request: one runs,
 * the newest waits, and what either will answer is running or stale until then. A worker that dies is started anew once; after that the sheet is computed here.
 */
export function createHostedEngine(sheet: Sheet, catalog: Catalog, start: StartEngineWorker, limit = mostHere): HostedEngine {
  let most = limit;
  const engine = createEngine(sheet, catalog, () => most);
  /** Cells that a request will answer, by the last one that does. */
  const awaited = new Map<string, number>();
  let current = sheet;
  let worker: EngineWorker | undefined;
  let asked = 0, running = 0, deaths = 0;
  let waits = false, away = false;
  let measured: Measured = {};
  let fault: HostFault | undefined;
  let heard: (change: Change) => void = () => undefined;
  if (!engine.computes()) follow({ recomputed: [...names()], cells: engine.cells().map(({ id }) => id) });

  return {
    ...engine,
    setSheet(next) {
      current = next;
      return follow(engine.setSheet(next));
    },
    set: (name, value) => follow(engine.set(name, value)),
    measure(taken) {
      const change = engine.measure(taken);
      measured = { ...measured, ...Object.fromEntries(change.recomputed.filter((name) => name in taken).map((name) => [name, taken[name]!])) };
      return follow(change);
    },
    comparison: (id) => (awaited.has(id) ? undefined : engine.comparison(id)),
    state,
    awaits: () => running > 0 || waits,
    fault: () => fault,
    listen: (hears) => void (heard = hears),
    end: () => worker?.terminate(),
  };

  function state(id: string): CellState {
    const problem = engine.problem(id);
    if (problem) return problem.kind === "broken cell" ? "blocked" : "error";
    const by = awaited.get(id);
    return by === undefined ? "fresh" : running > 0 && by <= running ? "running" : "stale";
  }

  /** Asks for what a change needs, where it is not computed here. */
  function follow(change: Change): Change {
    if (engine.computes()) {
      const settled = [...awaited.keys()];
      awaited.clear();
      waits = false;
      measured = {};
      if (most === limit) fault = undefined;
      if (away) worker?.post({ kind: "rest" });
      away = false;
      return settled.length === 0 ? change : { ...change, cells: [...new Set([...change.cells, ...settled])] };
    }
    away = true;
    const reached = reachedBy(change);
    if (reached.length === 0) return change;
    asked++;
    for (const id of reached) awaited.set(id, asked);
    waits = true;
    postNext();
    return { ...change, cells: [...new Set([...change.cells, ...reached])] };
  }

  /** Cells without a problem of their own whose values are to be computed, or claims to be judged; what compares columns waits with them. */
  function reachedBy({ recomputed, cells }: Change): string[] {
    const wanted = new Set([...recomputed, ...cells]);
    const reads = (line: Line) => line.kind === "compare" && (wanted.has(line.left.name) || wanted.has(line.right.name));
    return engine.cells().flatMap(({ id, line }) => (line && (wanted.has(id) || reads(line)) && line.kind !== "parameter" && line.kind !== "choice" && !engine.problem(id) ? [id] : []));
  }

  function postNext(): void {
    if (running > 0 || !waits) return;
    const fresh = worker === undefined;
    try {
      worker ??= start(receive, died);
    } catch (error) {
      died(error instanceof Error ? error.message : String(error));
      return;
    }
    waits = false;
    running = asked;
    worker.post({
      kind: "compute", id: asked, text: current.text, values: valuesNow(), measured: fresh ? { ...liveNow(), ...measured } : measured, wanted: [...awaited.keys()],
    });
    measured = {};
  }

  function receive(reply: Reply): void {
    if (reply.id !== running) return;
    running = 0;
    deaths = 0;
    const settled = [...awaited].flatMap(([id, by]) => (by <= reply.id ? [id] : []));
    let change: Change = { recomputed: [], cells: [] };
    if (!engine.computes()) {
      if (reply.kind === "computed") {
        change = engine.adopt(reply.computed);
        fault = undefined;
        for (const id of settled) awaited.delete(id);
      } else fault = { kind: "not computed", detail: reply.detail };
    }
    postNext();
    heard({ recomputed: change.recomputed, cells: [...new Set([...change.cells, ...settled, ...awaited.keys()])] });
  }

  function died(detail: string): void {
    worker?.terminate();
    worker = undefined;
    if (running > 0) waits = true;
    running = 0;
    if (++deaths > 1) {
      most = Infinity;
      fault = { kind: "computed here", detail };
      heard(follow(engine.setSheet(current)));
    } else postNext();
  }

  function valuesNow(): (readonly [string, number | string])[] {
    return engine.cells().flatMap(({ line }) => {
      const value = line?.kind === "parameter" || line?.kind === "choice" ? engine.parameter(line.name)?.value : undefined;
      return line && "name" in line && value !== undefined ? [[line.name, value] as const] : [];
    });
  }

  /** Everything that was measured so far: a worker that starts has heard none of it. */
  function liveNow(): Measured {
    const numbers = [...liveNumbers].map((name) => [name, engine.scalar(name)] as const);
    const columns = [...liveColumns].map((name) => [name, engine.column(name)?.values] as const);
    return Object.fromEntries([...numbers, ...columns].filter(([, value]) => (typeof value === "number" ? !Number.isNaN(value) : value !== undefined && value.length > 0)));
  }

  function* names(): Iterable<string> {
    for (const { line } of engine.cells()) if (line && "name" in line) yield line.name;
  }
}

import { batch, createSignal, onCleanup, type Signal } from "solid-js";
import type { Problem } from "../base/problem.ts";
import type { Cell, Sheet } from "../sheet/cell.ts";
import type { Comparison } from "../sheet/compare/comparison.ts";
import type { Measured } from "../sheet/engine/live.ts";
import type { Change, Column, HereResult, Parameter } from "../sheet/engine/engine.ts";
import type { CellState, HostedEngine, HostFault } from "../sheet/hosts/hosted-engine.ts";

/**
 * The engine as Solid sees it: one signal a name (column, number, parameter) and one a cell (problem, claim), bumped by what a
 * change reports. It computes nothing and holds nothing the engine does not.
 */
export interface SheetStore {
  sheet(): Sheet;
  cells(): readonly Cell[];
  column(name: string): Column | undefined;
  scalar(name: string): number | undefined;
  parameter(name: string): Parameter | undefined;
  problem(id: string): Problem | undefined;
  claimHere(id: string): HereResult | undefined;
  /** How to have what a `compare` cell finds now: it may take longer than a frame. Another function with each change. */
  comparisonAt(id: string): () => Comparison | undefined;
  /** Whether what a cell shows is what the sheet says now. */
  state(id: string): CellState;
  /** True while values are computed elsewhere. */
  computing(): boolean;
  hostFault(): HostFault | undefined;
  uses(id: string): readonly string[];
  usedBy(id: string): readonly string[];
  /** Sets a parameter with the next frame, however often it is called before. */
  set(name: string, value: number | string): void;
  /** True from the first touch of a slider until it has been let go and is at rest. */
  dragging(): boolean;
  /** Says that a slider is held or let go. */
  hold(state: "held" | "let go"): void;
  /** True once a parameter was dragged and let go. */
  dragged(): boolean;
  replace(sheet: Sheet): void;
  /** Takes in what a trainer measured. */
  measure(measured: Measured): void;
  readonly engine: HostedEngine;
}

const restAfter = 250;

export function createSheetStore(first: Sheet, createEngine: (sheet: Sheet) => HostedEngine): SheetStore {
  const engine = createEngine(first);
  const [sheet, setSheet] = createSignal(first);
  const [cells, setCells] = createSignal(engine.cells());
  const [dragging, setDragging] = createSignal(false);
  const [dragged, setDragged] = createSignal(false);
  const [computing, setComputing] = createSignal(engine.awaits());
  const [hostFault, setHostFault] = createSignal(engine.fault());
  const versions = new Map<string, Signal<number>>();
  const waiting = new Map<string, number | string>();
  let frame = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let held = false;

  const signal = (key: string): Signal<number> => {
    let known = versions.get(key);
    if (!known) versions.set(key, (known = createSignal(0)));
    return known;
  };
  const track = (key: string) => void signal(key)[0]();
  const bump = (key: string) => void versions.get(key)?.[1]((version) => version + 1);

  const announce = (change: Change) => {
    for (const name of change.recomputed) bump(`name ${name}`);
    // A cell that went wrong or right has lost or got its values.
    for (const id of change.cells) {
      bump(`cell ${id}`);
      bump(`name ${id}`);
    }
    setComputing(engine.awaits());
    setHostFault(engine.fault());
  };
  engine.listen((change) => batch(() => announce(change)));
  onCleanup(engine.end);

  const apply = () => {
    frame = 0;
    batch(() => {
      for (const [name, value] of waiting) {
        announce(engine.set(name, value));
        bump(`name ${name}`);
      }
      waiting.clear();
      // A choice can bring other cells.
      if (engine.cells() !== cells()) setCells(engine.cells());
    });
    restLater();
  };

  const restLater = () => {
    clearTimeout(rest);
    rest = setTimeout(() => {
      if (held || frame || !dragging()) return;
      batch(() => {
        setDragging(false);
        setDragged(true);
      });
    }, restAfter);
  };

  return {
    engine,
    sheet,
    cells,
    column: (name) => (track(`name ${name}`), engine.column(name)),
    scalar: (name) => (track(`name ${name}`), engine.scalar(name)),
    parameter: (name) => (track(`name ${name}`), engine.parameter(name)),
    problem: (id) => (track(`cell ${id}`), engine.problem(id)),
    claimHere: (id) => (track(`cell ${id}`), engine.claimHere(id)),
    comparisonAt: (id) => (track(`cell ${id}`), () => engine.comparison(id)),
    state: (id) => (track(`cell ${id}`), engine.state(id)),
    computing,
    hostFault,
    uses: (id) => (cells(), engine.uses(id)),
    usedBy: (id) => (cells(), engine.usedBy(id)),
    set(name, value) {
      waiting.set(name, value);
      setDragging(true);
      frame ||= requestAnimationFrame(apply);
    },
    dragging,
    hold(state) {
      held = state === "held";
      if (!held) restLater();
    },
    dragged,
    measure: (measured) => batch(() => announce(engine.measure(measured))),
    replace(next) {
      batch(() => {
        const before = new Map(engine.cells().map((cell) => [cell.id, cell.text]));
        const change = engine.setSheet(next);
        setSheet(next);
        setCells(engine.cells());
        announce(change);
        // What came or went, or says something else now, is in no change list; neither is what is measured.
        const now = new Map(engine.cells().map((cell) => [cell.id, cell.text]));
        for (const id of new Set([...before.keys(), ...now.keys()])) if (before.get(id) !== now.get(id)) announce({ recomputed: [id], cells: [id] });
        for (const key of versions.keys()) if (key.startsWith("name live.")) bump(key);
      });
    },
  };
}

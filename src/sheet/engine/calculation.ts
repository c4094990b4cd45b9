import type { Problem } from "../../base/problem.ts";
import { type Program, makeRoom, programOf } from "../../evaluate/columns/program.ts";
import type { Store } from "../../evaluate/columns/store.ts";
import { type Reach, reachIn } from "./reach.ts";
import type { Topology } from "./topology.ts";

/**
 * The computing of one topology, over the numbers and columns of a store. `steps` is T, or undefined where it cannot be had, and then no column can.
 * Names that come back are those computed, in order, hidden columns left out.
 */
export interface Calculation extends Reach {
  /** What came up while computing, by quantity. */
  readonly failed: ReadonlyMap<string, Problem>;
  /** Gives every column its room. */
  prepare(steps: number | undefined): void;
  /** Computes what a parameter that was set reaches; compiled once and kept. */
  follow(parameter: string, steps: number | undefined): string[];
  /** Computes what can be had of `names`; what cannot takes its readers with it, and the rest goes on. */
  compute(names: ReadonlySet<string>, steps: number | undefined): string[];
}

export function createCalculation(topology: Topology, store: Store): Calculation {
  const { plan, lowered } = topology;
  const failed = new Map<string, Problem>();
  const programs = new Map<string, Program>();
  const reach = reachIn(topology);
  const { order } = reach;
  const isColumn = (name: string) => lowered.quantities.get(name)?.kind === "column";

  return {
    ...reach,
    failed,
    prepare: (steps) => prepare(order, steps),
    follow(parameter, steps) {
      let program = programs.get(parameter);
      if (!program) programs.set(parameter, (program = programOf(plan, reach.reachOfParameter(parameter), store)));
      const names = new Set(program.computes);
      if (failed.size > 0) return compute(names, steps);
      prepare(names, steps);
      const failure = program.run(steps ?? 0);
      if (!failure) return finish(program.computes);
      fails(failure.of, failure.problem);
      return compute(names, steps);
    },
    compute,
  };

  function compute(names: ReadonlySet<string>, steps: number | undefined): string[] {
    for (const name of names) failed.delete(name);
    if (steps === undefined) for (const name of order) if (isColumn(name)) fails(name, { kind: "broken cell", subject: "T" });
    for (const [name, cause] of Array.from(failed)) fails(name, cause);
    for (;;) {
      const sound = new Set([...names].filter((name) => !failed.has(name)));
      prepare(sound, steps);
      const failure = programOf(plan, sound, store).run(steps ?? 0);
      if (!failure) return finish(order.filter((name) => sound.has(name)));
      fails(failure.of, failure.problem);
    }
  }

  function prepare(names: Iterable<string>, steps: number | undefined): void {
    for (const name of names) {
      const of = lowered.quantities.get(name);
      if (of?.kind === "column") makeRoom(of, steps ?? 0, store);
    }
  }

  function finish(names: readonly string[]): string[] {
    for (const name of names) if (isColumn(name)) store.column(name).version++;
    return names.filter(isTyped);
  }

  function fails(name: string, cause: Problem): void {
    failed.set(name, cause);
    // A hidden column's readers have its problem themselves; a cell's readers are broken by the cell.
    const passed: Problem = isTyped(name) && cause.kind !== "broken cell" ? { kind: "broken cell", subject: name } : cause;
    for (const reader of plan.readers.get(name) ?? []) if (!failed.has(reader)) fails(reader, passed);
  }
}

/** Hidden columns have names that begin with no letter. */
export const isTyped = (name: string): boolean => /^[\p{L}_]/u.test(name);

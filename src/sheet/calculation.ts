import type { Problem } from "../base/problem.ts";
import { type Program, makeRoom, programOf } from "../evaluate/columns/program.ts";
import type { Store } from "../evaluate/columns/store.ts";
import type { Topology } from "./topology.ts";

/**
 * The computing of one topology, over the numbers and columns of a store. `steps` is T, or undefined where it cannot be had, and then no column can.
 * Names that come back are those computed, in order, hidden columns left out.
 */
export interface Calculation {
  /** Every quantity, hidden columns included, in the order they are computed. */
  readonly order: readonly string[];
  /** What came up while computing, by quantity. */
  readonly failed: ReadonlyMap<string, Problem>;
  /** Everything that reads these names or inputs, with the names themselves. */
  reachOf(names: readonly string[], inputs: readonly string[]): Set<string>;
  /** What setting a parameter reaches, with the claims that read it: compiled once and kept. */
  programFor(parameter: string): { readonly program: Program; readonly claims: readonly string[] };
  /** Claims that read one of the inputs or something that is reached. */
  claimsOn(inputs: readonly string[], reached: ReadonlySet<string>): string[];
  /** Gives every column its room. */
  prepare(steps: number | undefined): void;
  run(program: Program, steps: number | undefined): string[];
  /** Computes what can be had of `names`; what cannot takes its readers with it, and the rest goes on. */
  compute(names: ReadonlySet<string>, steps: number | undefined): string[];
}

export function createCalculation({ plan, lowered, claims }: Topology, store: Store): Calculation {
  const failed = new Map<string, Problem>();
  const programs = new Map<string, { program: Program; claims: readonly string[] }>();
  const order = plan.groups.flatMap((g) => g.members.map((m) => m.name));
  const isColumn = (name: string) => lowered.quantities.get(name)?.kind === "column";

  return {
    order,
    failed,
    reachOf,
    claimsOn,
    programFor(name) {
      let known = programs.get(name);
      if (!known) {
        const reached = reachOf([], [name]);
        if (name === "T") for (const of of order) if (isColumn(of)) for (const also of reachOf([of], [])) reached.add(also);
        programs.set(name, (known = { program: programOf(plan, reached, store), claims: claimsOn([name], reached) }));
      }
      return known;
    },
    prepare: (steps) => prepare(order, steps),
    run(program, steps) {
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

  function reachOf(names: readonly string[], inputs: readonly string[]): Set<string> {
    const reached = new Set(names);
    const queue = [...names, ...inputs];
    for (let i = 0; i < queue.length; i++)
      for (const reader of plan.readers.get(queue[i]!) ?? []) {
        if (reached.has(reader)) continue;
        reached.add(reader);
        queue.push(reader);
      }
    return reached;
  }

  function claimsOn(inputs: readonly string[], reached: ReadonlySet<string>): string[] {
    return [...claims.values()].filter((c) => c.reads.some((read) => inputs.includes(read) || reached.has(read))).map((c) => c.id);
  }
}

/** Hidden columns have names that begin with no letter. */
export const isTyped = (name: string): boolean => /^[\p{L}_]/u.test(name);

import { attempt, type Problem } from "../../base/problem.ts";
import type { Plan } from "./plan.ts";
import type { ColumnQuantity } from "./quantity.ts";
import { type Row, rowOf, type Work } from "./row.ts";
import type { Store } from "./store.ts";
import { blockRows, type Stage } from "./stage.ts";
import { vectorise } from "./vector.ts";

/** Compiled work: run it as often as numbers change; compile anew when definitions do. */
export interface Program {
  /** Names computed, in order. */
  readonly computes: readonly string[];
  /** Computes all of them for t up to T. The first problem stops it: it names the quantity whose values cannot be had. */
  run(T: number): { readonly of: string; readonly problem: Problem } | undefined;
}

interface Level {
  readonly scalars: readonly { readonly owner: string; readonly holder: { value: number }; readonly value: Row }[];
  readonly stage: Stage;
  readonly from: number;
}

/** The part of a plan that computes `names`. Columns must have been given their room (`makeRoom`) before it is compiled and before it is run. */
export function programOf(plan: Plan, names: ReadonlySet<string>, store: Store): Program {
  const work: Work = { rounds: 0 };
  const groups = plan.groups.filter(({ members }) => members.some((m) => names.has(m.name)));
  const levels: Level[] = [...new Set(groups.map((g) => g.level))].toSorted((a, b) => a - b).map((level) => {
    const here = groups.filter((g) => g.level === level).map((g) => g.members);
    const columns = here.filter((members): members is ColumnQuantity[] => members[0]!.kind === "column");
    return {
      scalars: here.flatMap(([m]) => (m!.kind === "scalar" ? [{ owner: m!.name, holder: store.number(m!.name), value: rowOf(m!.body, store, work) }] : [])),
      stage: vectorise(columns, store, work),
      from: Math.min(...columns.flat().map((c) => c.from)),
    };
  });
  const computes = groups.flatMap((g) => g.members.map((m) => m.name));
  return { computes, run };

  function run(T: number) {
    let owner = "";
    work.rounds = 0;
    const done = attempt(() => {
      for (const { scalars, stage, from } of levels) {
        for (const number of [...scalars, ...stage.uniforms]) {
          owner = number.owner;
          number.holder.value = number.value(NaN);
        }
        const { instructions } = stage;
        for (let low = from; low <= T; low += blockRows) {
          const high = Math.min(low + blockRows, T + 1);
          for (const instruction of instructions) {
            owner = instruction.owner;
            instruction.run(low, high);
          }
        }
      }
    });
    return done.ok ? undefined : { of: owner, problem: done.problem };
  }
}

/** Room for t = from … T; kept where it fits, so that readers keep their array. */
export function makeRoom(column: ColumnQuantity, T: number, store: Store): void {
  const slot = store.column(column.name), rows = Math.max(0, T - column.from + 1);
  if (slot.values.length !== rows) slot.values = new Float64Array(rows);
  slot.from = column.from;
}

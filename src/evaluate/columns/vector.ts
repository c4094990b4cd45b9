import { fail } from "../../base/problem.ts";
import * as kernels from "./kernels.ts";
import { loopsOf } from "./loops.ts";
import type { ColumnQuantity } from "./quantity.ts";
import { recurrence, readsItself } from "./recurrence.ts";
import { type Row, rowOf, type Work } from "./row.ts";
import { keyOf, leastLag } from "./shape.ts";
import type { Slot, Store } from "./store.ts";
import { offset, type Stage, type Value } from "./stage.ts";
import { occurrences } from "./subterms.ts";
import { termValues } from "./term-values.ts";

/**
 * Compiles columns of one level into loops over blocks. Equal subterms are computed once, whichever column they stand in, and a subterm that is some column's
 * body, in this row or an earlier one, reads that column. The first rows of a column, where a lagged read may leave its range or a base case stands, go row by row.
 */
export function vectorise(groups: readonly (readonly ColumnQuantity[])[], store: Store, work: Work): Stage {
  const loops = loopsOf(store, work);
  const bodies = new Map<string, { column: string; lag: number; start: number }>();
  const build = termValues(loops, bodies, occurrences(groups.flat()));

  for (const group of groups) {
    const [first] = group;
    loops.begin(first!);
    if (group.length === 1) compileColumn(first!);
    else draftRows(group);
  }
  return loops.stage();

  function compileColumn(column: ColumnQuantity): void {
    const { body, bases } = column;
    const slot = store.column(column.name);
    const lastBase = Math.max(column.bodyFrom - 1, ...bases.keys());
    if (!body || lastBase - column.from > 64) return draftRows([column]);
    if (readsItself(body, column.name)) {
      const form = recurrence(body, column.name);
      if (!form) return draftRows([column]);
      const x = loops.vector(build(form.first)), y = form.second && loops.vector(build(form.second));
      const start = Math.max(x.start, y?.start ?? 0, lastBase + 1, column.from + 1);
      draftRows([column], start);
      loops.draft([x, ...(y ? [y] : [])], undefined, () => {
        const a = x.source!, b = y?.source;
        return (low, high) => {
          const t = Math.max(low, start), n = high - t;
          if (n <= 0) return;
          const out = slot.values, o = t - slot.from;
          if (b) kernels.affine(out, o, a.holder.values, offset(a, t, low), b.holder.values, offset(b, t, low), n);
          else kernels.running[form.op](out, o, a.holder.values, offset(a, t, low), n);
        };
      });
    } else {
      const fresh = loops.count();
      const root = build(body);
      const start = Math.max(root.start, lastBase + 1);
      draftRows([column], start);
      if (root.id >= fresh && root.source === undefined && !root.uniform) {
        // Computed straight into the column, from the row where its body alone decides.
        root.source = { holder: slot, shift: column.from, register: false };
        root.start = start;
      } else draftCopy(root, slot, start);
    }
    const least = leastLag(body);
    if (least >= 0 && least < Infinity && !readsItself(body, column.name)) bodies.set(keyOf(body, least), { column: column.name, lag: least, start: lastBase + 1 });
  }

  /** Row by row: whole groups, or one column's rows before `until`. */
  function draftRows(group: readonly ColumnQuantity[], until = Infinity): void {
    if (until <= group[0]!.from) return;
    const rows = group.map((column) => ({ slot: store.column(column.name), from: column.from, value: rowsOf(column) }));
    loops.draft([], undefined, () => (low, high) => {
      const end = Math.min(high, until);
      for (let t = low; t < end; t++)
        for (const { slot, from, value } of rows) if (t >= from) slot.values[t - from] = value(t);
    });
  }

  function rowsOf({ name, body, bodyFrom, bases, before }: ColumnQuantity): Row {
    const atBase = new Map([...bases].map(([t, base]) => [t, rowOf(base, store, work)]));
    const atRow = body && rowOf(body, store, work);
    return (t) => {
      const base = atBase.get(t);
      if (base) return base(t);
      if (atRow && t >= bodyFrom) return atRow(t);
      return before ?? fail("missing value", `${name}[${t}]`, { t, hint: `${name}[${t}] = …` });
    };
  }

  function draftCopy(root: Value, slot: Slot, start: number): void {
    loops.draft([root], undefined, () => (low, high) => {
      const t = Math.max(low, start), n = high - t;
      if (n <= 0) return;
      if (root.uniform) slot.values.fill(root.uniform.value, t - slot.from, t - slot.from + n);
      else {
        const { holder } = root.source!, i = offset(root.source!, t, low), o = t - slot.from;
        const from = holder.values, to = slot.values;
        for (let k = 0; k < n; k++) to[o + k] = from[i + k]!;
      }
    });
  }
}

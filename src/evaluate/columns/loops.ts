import { fail } from "../../base/problem.ts";
import type { Term } from "../../term/term.ts";
import type * as fused from "./fused.ts";
import * as kernels from "./kernels.ts";
import type { ColumnQuantity } from "./quantity.ts";
import { isTrue, rowOf, type Work } from "./row.ts";
import { keyOf } from "./shape.ts";
import type { Store } from "./store.ts";
import { allocate, type Draft, offset, type Source, type Stage, type Uniform, type Value } from "./stage.ts";

export type Loops = ReturnType<typeof loopsOf>;

/**
 * The loops of one stage, drafted one after another: an operation on values gives a value, and one that was asked for before gives the same value again. At least one
 * operand is a vector; a term that no row changes is one uniform as a whole.
 */
export function loopsOf(store: Store, work: Work) {
  const values = new Map<string, Value>();
  const uniforms: Uniform[] = [];
  const drafts: Draft[] = [];
  let ids = 0;
  let owner: ColumnQuantity;

  return {
    /** What is drafted from here on is asked for by this column. */
    begin: (column: ColumnQuantity): void => void (owner = column),
    /** How many values there are: those made later have this id or a higher one. */
    count: (): number => ids,
    /** Whether a column's rows may end before T, so that none may be read unasked. */
    endsEarly: (column: string): boolean => store.column(column).ends === true,
    stage: (): Stage => ({ uniforms, instructions: allocate(drafts) }),
    draft, uniform, read, rowNumber, byRow, vector, applied, power, unary, binary, pairwise, ternary, select, computed,
  };

  function draft(reads: readonly Value[], writes: Value | undefined, make: Draft["make"]): void {
    for (const value of reads) value.lastUse = drafts.length;
    drafts.push({ owner: owner.name, reads, ...(writes && { writes }), make });
  }

  function uniform(term: Term): Value {
    return remember(`=${keyOf(term)}`, (id) => {
      if (term.kind === "number") return { id, uniform: { value: Number(term.digits) }, start: -Infinity, lastUse: -1 };
      const holder = { value: NaN };
      uniforms.push({ owner: owner.name, holder, value: rowOf(term, store, work) });
      return { id, uniform: holder, start: -Infinity, lastUse: -1 };
    });
  }

  function read(of: string, lag: number, start = -Infinity): Value {
    const slot = store.column(of);
    return remember(`${of}@${lag}:${start}`, (id) => ({
      id, source: { holder: slot, shift: slot.from + lag, register: false }, start: Math.max(slot.from + lag, start), lastUse: -1,
    }));
  }

  /** t − back itself. */
  function rowNumber(back: number): Value {
    return computed(`t ${back}`, [], -Infinity, () => (out, o, t, n) => { for (let k = 0; k < n; k++) out[o + k] = t - back + k; });
  }

  function power(x: Value, n: number): Value {
    if (n === 1) return x;
    const half = power(x, n >> 1);
    const square = binary("*", half, half);
    return n % 2 === 0 ? square : binary("*", square, x);
  }

  function applied(name: string, args: readonly Value[]): Value {
    if (args.length === 1 && name in kernels.unary) return unary(name, args[0]!);
    if (name === "min" || name === "max") return args.reduce((a, b) => binary(name, a, b));
    if (name === "clip") return binary("min", binary("max", args[0]!, args[1]!), args[2]!);
    return fail("not a number", name);
  }

  function ternary(key: string, kernel: fused.Ternary, x: Value, y: Value, z: Value, start: number): Value {
    return computed(key, [x, y, z], start, () => {
      const a = x.source!, b = y.source!, c = z.source!;
      return (out, o, t, n, low) =>
        kernel(out, o, a.holder.values, offset(a, t, low), b.holder.values, offset(b, t, low), c.holder.values, offset(c, t, low), n);
    });
  }

  /** Terms that may fail in some rows, or that look at any row: one closure call a row, and none before the owner's first. */
  function byRow(term: Term): Value {
    const row = rowOf(term, store, work);
    return computed(`${keyOf(term)} from ${owner.bodyFrom}`, [], owner.bodyFrom, () => (out, o, t, n) => {
      for (let k = 0; k < n; k++) out[o + k] = row(t + k);
    });
  }

  function vector(value: Value): Value {
    const holder = value.uniform;
    if (!holder) return value;
    return computed(`fill ${value.id}`, [], -Infinity, () => (out, o, _, n) => void out.fill(holder.value, o, o + n));
  }

  function unary(name: string, x: Value, kernel = kernels.unary[name]!): Value {
    return computed(`${name} ${x.id}`, [x], x.start, () => {
      const a = x.source!;
      return (out, o, t, n, low) => kernel(out, o, a.holder.values, offset(a, t, low), n);
    });
  }

  function binary(op: string, x: Value, y: Value): Value {
    if (op === "^") return pairwise(op, Math.pow, x, y);
    const key = `${op} ${x.id} ${y.id}`, start = Math.max(x.start, y.start);
    const pair = op as keyof typeof kernels.vectorVector;
    if (y.uniform) {
      const number = y.uniform, kernel = kernels.vectorNumber[pair];
      return computed(key, [x], start, () => {
        const a = x.source!;
        return (out, o, t, n, low) => kernel(out, o, a.holder.values, offset(a, t, low), number.value, n);
      });
    }
    if (x.uniform) {
      const number = x.uniform;
      if (pair !== "-" && pair !== "/") return binary(op, y, x);
      const kernel = kernels.numberVector[pair];
      return computed(key, [y], start, () => {
        const b = y.source!;
        return (out, o, t, n, low) => kernel(out, o, b.holder.values, offset(b, t, low), number.value, n);
      });
    }
    return pairOf(key, kernels.vectorVector[pair], x, y);
  }

  function pairwise(name: string, f: (a: number, b: number) => number, x: Value, y: Value): Value {
    return pairOf(`${name} ${x.id} ${y.id}`, kernels.pairwise(f), vector(x), vector(y));
  }

  function pairOf(key: string, kernel: kernels.Binary, x: Value, y: Value): Value {
    return computed(key, [x, y], Math.max(x.start, y.start), () => {
      const a = x.source!, b = y.source!;
      return (out, o, t, n, low) => kernel(out, o, a.holder.values, offset(a, t, low), b.holder.values, offset(b, t, low), n);
    });
  }

  function select(test: Value, whenTrue: Value, whenFalse: Value): Value {
    const reads = [test, whenTrue, whenFalse].map(vector) as [Value, Value, Value];
    return computed(`? ${reads.map((r) => r.id).join(" ")}`, reads, Math.max(...reads.map((r) => r.start)), () => {
      const [c, a, b] = reads.map((r) => r.source!) as [Source, Source, Source];
      return (out, o, t, n, low) => {
        const tests = c.holder.values, yes = a.holder.values, no = b.holder.values;
        const ic = offset(c, t, low), ia = offset(a, t, low), ib = offset(b, t, low);
        for (let k = 0; k < n; k++) out[o + k] = isTrue(tests[ic + k]!) ? yes[ia + k]! : no[ib + k]!;
      };
    });
  }

  function computed(
    key: string, reads: readonly Value[], start: number,
    make: () => (out: Float64Array, o: number, t: number, n: number, low: number) => void,
  ): Value {
    return remember(key, (id) => {
      const value: Value = { id, start, lastUse: -1 };
      draft(reads, value, () => {
        const loop = make(), to = value.source!;
        return (low, high) => {
          const t = Math.max(low, value.start);
          if (high > t) loop(to.holder.values, offset(to, t, low), t, high - t, low);
        };
      });
      return value;
    });
  }

  function remember(key: string, make: (id: number) => Value): Value {
    let value = values.get(key);
    if (!value) values.set(key, (value = make(ids++)));
    return value;
  }
}

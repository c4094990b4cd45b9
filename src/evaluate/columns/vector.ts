import { fail } from "../../base/problem.ts";
import { children, type OperatorTerm, type Term } from "../../term/term.ts";
import * as fused from "./fused.ts";
import * as kernels from "./kernels.ts";
import type { ColumnQuantity } from "./quantity.ts";
import { recurrence, readsItself } from "./recurrence.ts";
import { compare, isTrue, type Row, rowOf, wholeExponent, type Work } from "./row.ts";
import { keyOf, lagOf, leastLag, varies } from "./shape.ts";
import type { Slot, Store } from "./store.ts";
import { allocate, type Draft, offset, type Source, type Stage, type Uniform, type Value } from "./stage.ts";
import { nodes, occurrences } from "./subterms.ts";

/**
 * Compiles columns of one level into loops over blocks. Equal subterms are computed once, whichever column they stand in, and a subterm that is some column's
 * body, in this row or an earlier one, reads that column. The first rows of a column, where a lagged read may leave its range or a base case stands, go row by row.
 */
export function vectorise(groups: readonly (readonly ColumnQuantity[])[], store: Store, work: Work): Stage {
  const values = new Map<string, Value>();
  const uniforms: Uniform[] = [];
  const drafts: Draft[] = [];
  /** Bodies by key, seen from their own least lag: where the same values stand already. */
  const bodies = new Map<string, { column: ColumnQuantity; lag: number; start: number }>();
  const counts = occurrences(groups.flat());
  let ids = 0;
  let owner: ColumnQuantity;

  for (const group of groups) {
    owner = group[0]!;
    if (group.length === 1) compileColumn(owner);
    else draftRows(group);
  }
  return { uniforms, instructions: allocate(drafts) };

  function compileColumn(column: ColumnQuantity): void {
    const { body, bases } = column;
    const slot = store.column(column.name);
    const lastBase = Math.max(column.bodyFrom - 1, ...bases.keys());
    if (!body || lastBase - column.from > 64) return draftRows([column]);
    if (readsItself(body, column.name)) {
      const form = recurrence(body, column.name);
      if (!form) return draftRows([column]);
      const x = vector(build(form.first)), y = form.second && vector(build(form.second));
      const start = Math.max(x.start, y?.start ?? 0, lastBase + 1, column.from + 1);
      draftRows([column], start);
      draft([x, ...(y ? [y] : [])], undefined, () => {
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
      const fresh = ids;
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
    if (least >= 0 && least < Infinity && !readsItself(body, column.name)) bodies.set(keyOf(body, least), { column, lag: least, start: lastBase + 1 });
  }

  /** Row by row: whole groups, or one column's rows before `until`. */
  function draftRows(group: readonly ColumnQuantity[], until = Infinity): void {
    if (until <= group[0]!.from) return;
    const rows = group.map((column) => ({ slot: store.column(column.name), from: column.from, value: rowsOf(column) }));
    draft([], undefined, () => (low, high) => {
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
    draft([root], undefined, () => (low, high) => {
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

  function draft(reads: readonly Value[], writes: Value | undefined, make: Draft["make"]): void {
    for (const value of reads) value.lastUse = drafts.length;
    drafts.push({ owner: owner.name, reads, ...(writes && { writes }), make });
  }

  function build(term: Term): Value {
    if (!varies(term)) return uniform(term);
    const back = lagOf(term);
    if (back !== undefined) return computed(`t ${back}`, [], -Infinity, () => (out, o, t, n) => { for (let k = 0; k < n; k++) out[o + k] = t - back + k; });
    if (term.kind === "index") {
      const lag = lagOf(term.index);
      if (lag !== undefined && lag >= 0) return read(term.name, lag);
      return byRow(term);
    }
    const elsewhere = term.kind === "fold" ? undefined : (elsewhereOf(term) ?? together(term));
    if (elsewhere) return elsewhere;
    switch (term.kind) {
      case "negate": return unary("negate", build(term.of));
      case "operator": {
        const whole = term.op === "^" ? wholeExponent(term.right) : undefined;
        if (whole === undefined) return binary(term.op, build(term.left), build(term.right));
        return power(build(term.left), whole);
      }
      case "call": return applied(term.name, term.args.map(build));
      case "comparison": {
        if (term.items.length !== 2) return byRow(term);
        const holds = compare(term.relations[0]!, term.items[1]!);
        return pairwise(`${term.relations[0]}${term.relations[0] === "≈" ? keyOf(term.items[1]!) : ""}`, (a, b) => (holds(a, b) ? 1 : 0), build(term.items[0]!), build(term.items[1]!));
      }
      case "conditional": return readsAnyRow(term) ? byRow(term) : select(build(term.test), build(term.whenTrue), build(term.whenFalse));
      default: return byRow(term);
    }
  }

  /** Where these very values stand already, some rows off. */
  function elsewhereOf(term: Term): Value | undefined {
    const least = leastLag(term);
    const body = least >= 0 && least < Infinity && nodes(term, 40) <= 40 ? bodies.get(keyOf(term, least)) : undefined;
    return body && least >= body.lag ? read(body.column.name, least - body.lag, body.start + least - body.lag) : undefined;
  }

  /** A vector that nobody else wants is computed in one loop with the operation that wants it. */
  function together(term: Term): Value | undefined {
    if (term.kind === "call") {
      const [of] = term.args, kernel = fused.negated[term.name];
      return kernel && of!.kind === "negate" && isOnlyHere(of!) ? unary(`${term.name} negate`, build(of!.of), kernel) : undefined;
    }
    if (term.kind !== "operator" || term.op === "^") return undefined;
    const { op, left, right } = term;
    if (isAlone(left)) {
      const f = left.op, x = build(left.left), y = build(left.right), z = build(right);
      const key = `(${x.id}${f}${y.id})${op}${z.id}`, start = Math.max(x.start, y.start, z.start);
      if (!x.uniform && !y.uniform && !z.uniform) return ternary(key, fused.leftPair[`${f}${op}`], x, y, z, start);
      const commutes = f === "+" || f === "*";
      const [rows, number] = x.uniform && commutes ? [y, x.uniform] : [x, y.uniform];
      if (rows.uniform || !number) return undefined;
      if (z.uniform) {
        const kernel = fused.numberPair[`${f}${op}`], second = z.uniform;
        return computed(key, [rows], start, () => {
          const a = rows.source!;
          return (out, o, t, n, low) => kernel(out, o, a.holder.values, offset(a, t, low), number.value, second.value, n);
        });
      }
      const kernel = fused.numberLeftPair[`${f}${op}`];
      return computed(key, [rows, z], start, () => {
        const a = rows.source!, b = z.source!;
        return (out, o, t, n, low) => kernel(out, o, a.holder.values, offset(a, t, low), number.value, b.holder.values, offset(b, t, low), n);
      });
    }
    if (isAlone(right)) {
      const z = build(left), x = build(right.left), y = build(right.right);
      if (x.uniform || y.uniform || z.uniform) return undefined;
      const kernel = op === "-" || op === "/" ? fused.rightPair[`${right.op as kernels.Arithmetic}${op}`] : fused.leftPair[`${right.op as kernels.Arithmetic}${op}`];
      return ternary(`${z.id}${op}(${x.id}${right.op}${y.id})`, kernel, x, y, z, Math.max(x.start, y.start, z.start));
    }
    return undefined;
  }

  function ternary(key: string, kernel: fused.Ternary, x: Value, y: Value, z: Value, start: number): Value {
    return computed(key, [x, y, z], start, () => {
      const a = x.source!, b = y.source!, c = z.source!;
      return (out, o, t, n, low) =>
        kernel(out, o, a.holder.values, offset(a, t, low), b.holder.values, offset(b, t, low), c.holder.values, offset(c, t, low), n);
    });
  }

  /** An arithmetic operation on vectors that is wanted once and stands nowhere yet. */
  function isAlone(term: Term): term is OperatorTerm & { readonly op: kernels.Arithmetic } {
    return term.kind === "operator" && term.op !== "^" && lagOf(term) === undefined && isOnlyHere(term);
  }

  function isOnlyHere(term: Term): boolean {
    return varies(term) && counts.get(keyOf(term)) === 1 && !elsewhereOf(term);
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

/** Whether it reads some column other than a fixed number of rows back. */
function readsAnyRow(term: Term): boolean {
  if (term.kind === "fold") return true;
  if (term.kind === "index") {
    const lag = lagOf(term.index);
    if (lag === undefined || lag < 0) return true;
  }
  return children(term).some(readsAnyRow);
}

import { children, type OperatorTerm, type Term } from "../../term/term.ts";
import * as fused from "./fused.ts";
import type * as kernels from "./kernels.ts";
import type { Loops } from "./loops.ts";
import { compare, wholeExponent } from "./row.ts";
import { keyOf, lagOf, leastLag, varies } from "./shape.ts";
import { offset, type Value } from "./stage.ts";
import { nodes } from "./subterms.ts";

/** Columns' bodies by key, seen from their own least lag: where the same values stand already, from row `start` of the column on. */
export type Bodies = ReadonlyMap<string, { readonly column: string; readonly lag: number; readonly start: number }>;

/**
 * Turns terms into values of a stage. Equal subterms are one value; one that is some column's body, in this row or an earlier one, reads that column. `counts` says how
 * often each subterm is wanted in all: what is wanted once is computed in one loop with what wants it.
 */
export function termValues(loops: Loops, bodies: Bodies, counts: ReadonlyMap<string, number>): (term: Term) => Value {
  return build;

  function build(term: Term): Value {
    if (!varies(term)) return loops.uniform(term);
    const back = lagOf(term);
    if (back !== undefined) return loops.rowNumber(back);
    if (term.kind === "index") {
      const lag = lagOf(term.index);
      if (lag !== undefined && lag >= 0 && !loops.endsEarly(term.name)) return loops.read(term.name, lag);
      return loops.byRow(term);
    }
    const elsewhere = term.kind === "fold" ? undefined : (elsewhereOf(term) ?? together(term));
    if (elsewhere) return elsewhere;
    switch (term.kind) {
      case "negate": return loops.unary("negate", build(term.of));
      case "operator": {
        const whole = term.op === "^" ? wholeExponent(term.right) : undefined;
        if (whole === undefined) return loops.binary(term.op, build(term.left), build(term.right));
        return loops.power(build(term.left), whole);
      }
      case "call": return loops.applied(term.name, term.args.map(build));
      case "comparison": {
        if (term.items.length !== 2) return loops.byRow(term);
        const holds = compare(term.relations[0]!, term.items[1]!);
        return loops.pairwise(`${term.relations[0]}${term.relations[0] === "≈" ? keyOf(term.items[1]!) : ""}`, (a, b) => (holds(a, b) ? 1 : 0), build(term.items[0]!), build(term.items[1]!));
      }
      case "conditional": return readsAnyRow(term, loops) ? loops.byRow(term) : loops.select(build(term.test), build(term.whenTrue), build(term.whenFalse));
      default: return loops.byRow(term);
    }
  }

  /** Where these very values stand already, some rows off. */
  function elsewhereOf(term: Term): Value | undefined {
    const least = leastLag(term);
    const body = least >= 0 && least < Infinity && nodes(term, 40) <= 40 ? bodies.get(keyOf(term, least)) : undefined;
    return body && least >= body.lag ? loops.read(body.column, least - body.lag, body.start + least - body.lag) : undefined;
  }

  /** A vector that nobody else wants is computed in one loop with the operation that wants it. */
  function together(term: Term): Value | undefined {
    if (term.kind === "call") {
      const [of] = term.args, kernel = fused.negated[term.name];
      return kernel && of!.kind === "negate" && isOnlyHere(of!) ? loops.unary(`${term.name} negate`, build(of!.of), kernel) : undefined;
    }
    if (term.kind !== "operator" || term.op === "^") return undefined;
    const { op, left, right } = term;
    if (isAlone(left)) {
      const f = left.op, x = build(left.left), y = build(left.right), z = build(right);
      const key = `(${x.id}${f}${y.id})${op}${z.id}`, start = Math.max(x.start, y.start, z.start);
      if (!x.uniform && !y.uniform && !z.uniform) return loops.ternary(key, fused.leftPair[`${f}${op}`], x, y, z, start);
      const commutes = f === "+" || f === "*";
      const [rows, number] = x.uniform && commutes ? [y, x.uniform] : [x, y.uniform];
      if (rows.uniform || !number) return undefined;
      if (z.uniform) {
        const kernel = fused.numberPair[`${f}${op}`], second = z.uniform;
        return loops.computed(key, [rows], start, () => {
          const a = rows.source!;
          return (out, o, t, n, low) => kernel(out, o, a.holder.values, offset(a, t, low), number.value, second.value, n);
        });
      }
      const kernel = fused.numberLeftPair[`${f}${op}`];
      return loops.computed(key, [rows, z], start, () => {
        const a = rows.source!, b = z.source!;
        return (out, o, t, n, low) => kernel(out, o, a.holder.values, offset(a, t, low), number.value, b.holder.values, offset(b, t, low), n);
      });
    }
    if (isAlone(right)) {
      const z = build(left), x = build(right.left), y = build(right.right);
      if (x.uniform || y.uniform || z.uniform) return undefined;
      const kernel = op === "-" || op === "/" ? fused.rightPair[`${right.op as kernels.Arithmetic}${op}`] : fused.leftPair[`${right.op as kernels.Arithmetic}${op}`];
      return loops.ternary(`${z.id}${op}(${x.id}${right.op}${y.id})`, kernel, x, y, z, Math.max(x.start, y.start, z.start));
    }
    return undefined;
  }

  /** An arithmetic operation on vectors that is wanted once and stands nowhere yet. */
  function isAlone(term: Term): term is OperatorTerm & { readonly op: kernels.Arithmetic } {
    return term.kind === "operator" && term.op !== "^" && lagOf(term) === undefined && isOnlyHere(term);
  }

  function isOnlyHere(term: Term): boolean {
    return varies(term) && counts.get(keyOf(term)) === 1 && !elsewhereOf(term);
  }
}

/** Whether it reads some column other than a fixed number of rows back, or one that may end before T. */
function readsAnyRow(term: Term, loops: Loops): boolean {
  if (term.kind === "fold") return true;
  if (term.kind === "index") {
    const lag = lagOf(term.index);
    if (lag === undefined || lag < 0 || loops.endsEarly(term.name)) return true;
  }
  return children(term).some((child) => readsAnyRow(child, loops));
}

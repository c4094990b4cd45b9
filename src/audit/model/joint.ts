import { fail } from "../../base/problem.ts";
import type { MathNode } from "../../read/latex/math.ts";
import { operator, type Term } from "../../term/term.ts";
import { stepsOfSymbol } from "../symbol.ts";
import { stepFrom } from "../translate.ts";
import { logDensity } from "./conditional-law.ts";
import { stateOf } from "./state.ts";
import { type Step, stepKey, stepTerm } from "./step-order.ts";

/** A state, or all states of a range. */
export type Stated = Step | { readonly fold: true; readonly from: Step; readonly to: Step };

/** A list of states; `x_1, x_2, …, x_T` is the range it abbreviates. */
export function statesOf(nodes: readonly MathNode[]): readonly Stated[] {
  const dots = nodes.findIndex((n) => n.kind === "ellipsis");
  if (dots < 0) return nodes.flatMap(stepsOf);
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (!first || !last || dots === 0 || dots !== nodes.length - 2) return fail("unexpected token", "…", { hint: "x_{1:T}" });
  return [{ fold: true, from: stateOf(first), to: stateOf(last) }];
}

function stepsOf(node: MathNode): readonly Stated[] {
  if (node.kind === "symbol" && node.subscripts.length === 1 && node.subscripts[0]!.kind === "range") {
    const { from, to } = node.subscripts[0];
    const [a, b] = [stepFrom(from), stepFrom(to)];
    if (a && b) return [{ fold: true, from: a, to: b }];
  }
  if (node.kind === "symbol" && stepsOfSymbol(node).length === 0) return fail("unexpected token", node.name, { place: node.place, hint: "a state x_t" });
  return [stateOf(node)];
}

/** log q(of | given): single states by the chain rule; a range of states after its beginning is the chain's own steps, one after the other. */
export function logOf(of: readonly Stated[], given: readonly Stated[], data: Term): Term {
  const singles = of.filter((s): s is Step => !("fold" in s)), ranges = of.flatMap((s) => ("fold" in s ? [s] : []));
  const known = given.map((s) => ("fold" in s ? fail("unexpected token", "a range given") : s));
  if (ranges.length === 0) return logDensity(singles, known, data) ?? fail("missing value", "the order of the steps");
  const [range, ...more] = ranges;
  if (!range || more.length > 0) return fail("unexpected token", "two ranges");
  const start = [...singles, ...known].find((s) => s.letter === range.from.letter && s.offset === range.from.offset - 1);
  // Anything given beyond the beginning would have to be conditioned on.
  const beyond = known.filter((s) => !start || stepKey(s) !== stepKey(start));
  const beginsAtData = range.from.letter === undefined && range.from.offset === 0;
  if (beyond.length > 0 || (!start && !beginsAtData)) return fail("missing value", "the order of the steps");
  const k: Step = { letter: "k", offset: 0 };
  const walk = (from: Step): Term => ({ kind: "fold", fold: "sum", index: "k", from: stepTerm(from), to: stepTerm(range.to), body: logDensity([k], [{ letter: "k", offset: -1 }])! });
  const others = singles.length > 0 ? logDensity(singles, known, data) ?? fail("missing value", "the order of the steps") : undefined;
  const chainPart = beginsAtData ? operator("+", logDensity([range.from], [], data)!, walk({ letter: undefined, offset: 1 })) : walk(range.from);
  return others ? operator("+", others, chainPart) : chainPart;
}

/** log q(of | given), a range between two given states among them: q(x_{1:T−1} | x_0, x_T). */
export function forwardLogDensity(of: readonly Stated[], given: readonly Stated[], data: Term): Term {
  const [range, ...more] = of;
  const end = range && "fold" in range && more.length === 0 ? given.find((g): g is Step => !("fold" in g) && g.letter === range.to.letter && g.offset === range.to.offset + 1) : undefined;
  if (!end || !range || !("fold" in range)) return logOf(of, given, data);
  const rest = given.filter((g) => g !== end);
  return operator("-", logOf([{ ...range, to: end }], rest, data), logOf([end], rest, data));
}

import { attempt, fail } from "../../base/problem.ts";
import type { MathNode, Statement, SymbolNode } from "../../read/latex/math.ts";
import { call, name, negate, number, operator, type Term, walk } from "../../term/term.ts";
import type { Placed } from "../schedules.ts";
import { contains, everything, isModelParameter, stepsOfSymbol } from "../symbol.ts";
import type { Interpolant } from "./interpolant.ts";
import { derivative } from "./derivative.ts";
import { valueOf } from "./term-value.ts";

const isTime = (n: MathNode): boolean => n.kind === "symbol" && n.name === "t" && n.subscripts.length === 0 && n.accents.length === 0 && n.label === undefined;

/** The state at time t: x_t, X_t, z_t. */
export const isPoint = (n: MathNode): n is SymbolNode => n.kind === "symbol" && ["x", "X", "z", "Z"].includes(n.name) && n.accents.length === 0 && n.label === undefined && stepsOfSymbol(n).length === 1 && isTime(stepsOfSymbol(n)[0]!);

/** An end of the path: x_0, x_1, ε, z, x, y. */
export function endOf(n: MathNode): string | undefined {
  if (n.kind !== "symbol" || n.accents.length > 0 || n.label !== undefined || n.mark !== undefined || n.subscripts.some(isModelParameter)) return undefined;
  const [index, ...more] = stepsOfSymbol(n);
  if (more.length > 0) return undefined;
  if (index) return index.kind === "number" && /^[01]$/.test(index.digits) && ["x", "X", "z", "Z", "epsilon"].includes(n.name) ? `end_${n.name.toLowerCase()}${index.digits}` : undefined;
  return ["epsilon", "x", "z", "y", "n"].includes(n.name) ? `end_${n.name}` : undefined;
}

/** A node over the ends and the time; anything else is what `known` makes of it, or refused. */
export function inEnds(node: MathNode, known: (node: MathNode) => Term | undefined): Term {
  const inner = (n: MathNode): Term => inEnds(n, known);
  const mine = known(node);
  if (mine) return mine;
  if (isTime(node)) return name("t");
  const end = endOf(node);
  if (end !== undefined) return name(end);
  switch (node.kind) {
    case "number": return number(node.digits);
    case "negate": return negate(inner(node.of));
    case "root": return node.degree === undefined ? call("sqrt", inner(node.of)) : fail("unexpected token", "root", { place: node.place });
    case "tuple": return node.items.length === 1 ? inner(node.items[0]!) : fail("unexpected token", "tuple", { place: node.place });
    case "operator":
      if (node.right.kind === "identity" && node.op === "*") return inner(node.left);
      return ["+", "-", "*", "/", "^"].includes(node.op) ? operator(node.op as "+", inner(node.left), inner(node.right)) : fail("unexpected token", node.op, { place: node.place });
    case "applied":
    case "call": {
      // t(x_1 − x_0) is a product.
      const base = node.kind === "call" ? node.function : node.base;
      if (isTime(base) && node.args.length === 1) return operator("*", name("t"), inner(node.args[0]!));
      return fail("unknown function", base.name, { place: node.place });
    }
    default: return fail("unexpected token", node.kind === "symbol" ? node.name : node.kind, { place: node.place });
  }
}

/**
 * Paths between two ends that a document declares, x_t = (1 − t) x_0 + t x_1: each end with a coefficient in the time itself. Lipman et al. 2023;
 * Liu, Gong & Liu 2023.
 */
export function interpolantsIn(placed: readonly Placed[]): readonly Interpolant[] {
  return placed.flatMap(({ statement, headings }) => {
    const body = declaredBy(statement);
    if (!body) return [];
    const section = headings.join("\n");
    return [{ body, section, state: (statement.items[0] as SymbolNode).name, turned: isTurned(body, section, placed) }];
  });
}

function declaredBy({ items, relations }: Statement): Term | undefined {
  const [left, right] = items;
  if (!left || !right || !["=", ":=", "≡"].includes(relations[0] ?? "") || !isPoint(left) || !contains(right, isTime)) return undefined;
  const read = attempt(() => inEnds(right, () => undefined));
  if (!read.ok) return undefined;
  const ends = endsIn(read.value);
  if (ends.length !== 2) return undefined;
  const at = (t: number, a: number, b: number) => valueOf(read.value, { t, [ends[0]!]: a, [ends[1]!]: b });
  // One end at each end of time.
  const [start, stop] = [[at(0, 1, 0), at(0, 0, 1)], [at(1, 1, 0), at(1, 0, 1)]].map(([a, b]) => `${a},${b}`);
  return (start === "1,0" && stop === "0,1") || (start === "0,1" && stop === "1,0") ? read.value : undefined;
}

export function endsIn(term: Term): readonly string[] {
  const found = new Set<string>();
  walk(term, (n) => { if (n.kind === "name" && n.name.startsWith("end_")) found.add(n.name); });
  return [...found];
}

/** Whether the document takes its velocity against the time, v = x_0 − x_1, without calling it the path's derivative. */
function isTurned(body: Term, section: string, placed: readonly Placed[]): boolean {
  const here = placed.filter((p) => p.headings.join("\n") === section);
  if (here.some(({ statement, prose }) => /\bODE\b|velocity field|向量场|速度场/.test(prose) || statement.items.some((item) => everything(item).some((n) => n.kind === "derivative")))) return false;
  const ends = endsIn(body), speed = derivative(body, "t");
  return here.some(({ statement: { items: [left, right] } }) => {
    if (left?.kind !== "symbol" || left.name !== "v" || !right) return false;
    const said = attempt(() => inEnds(right, () => undefined));
    if (!said.ok) return false;
    return [[0.3, 1.7, -0.4], [0.8, 0.2, 2.1]].every(([t, a, b]) => {
      const values = { t: t!, [ends[0]!]: a!, [ends[1]!]: b! };
      return Math.abs(valueOf(said.value, values) + valueOf(speed, values)) < 1e-9;
    });
  });
}

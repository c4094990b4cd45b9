import type { MathNode, Statement, SymbolNode } from "../../read/latex/math.ts";
import { rewriteStatement } from "../rewrite.ts";
import { contains, everything, stepsOfSymbol, symbolKey } from "../symbol.ts";
import { stepFrom } from "../translate.ts";

/** How a document written after code counts: its clean sample is x_start, and x_0 may be one step into the noise. */
export interface Counting {
  /** x_start as x_0 and x_prev as x_{t−1}, where time is counted from 1. */
  readonly renamed: (statement: Statement) => Statement;
  /** Claims with their time counted from 1, where the document counts it from 0. */
  readonly counted: (statement: Statement) => Statement;
}

const isClean = (n: MathNode): boolean => n.kind === "symbol" && (n.name === "x" || n.name === "X") && n.subscripts.length === 0 && /^(?:start|clean|data|orig|original|init)$/.test(n.label ?? "");
const isFirst = (n: MathNode): boolean => n.kind === "symbol" && (n.name === "x" || n.name === "X") && n.accents.length === 0 && stepsOfSymbol(n).length === 1 && isNumber(stepsOfSymbol(n)[0]!, 0);
const isNumber = (n: MathNode, value: number): boolean => n.kind === "number" && Number(n.digits) === value;

/**
 * Steps of a document whose clean sample is x_start. It counts from 0 where ᾱ_t is the product from s = 0 to t and its text says so, and then
 * its x_t, β_t and ᾱ_t are those of step t + 1; numbers of single entries keep their index. Otherwise x_start is x_0, unless x_0 has noise.
 */
export function countingOf(statements: readonly Statement[], saysZero: boolean): Counting {
  const nodes = statements.flatMap((s) => s.items.flatMap(everything));
  const none = (statement: Statement): Statement => statement;
  if (!nodes.some((n) => isClean(n) || isPrevious(n))) return { renamed: none, counted: none };
  const fromZero = saysZero && nodes.some(isClean) && statements.some(({ items }) => items[0]?.kind === "symbol" && symbolKey(items[0]) === "bar alpha" && items[1]?.kind === "fold" && items[1].fold === "prod" && items[1].from !== undefined && isNumber(items[1].from, 0) && items[1].to?.kind === "symbol" && items[1].to.name === "t");
  const bothUsed = statements.some(({ items }) => items.some((item) => contains(item, isClean)) && items.some((item) => contains(item, isFirst)));
  if (fromZero) return { renamed: none, counted: (statement) => (isShiftable(statement) ? rewriteStatement(statement, later) : statement) };
  return { renamed: bothUsed ? none : (statement) => rewriteStatement(statement, usual), counted: none };
}

const isPrevious = (n: MathNode): boolean => n.kind === "symbol" && n.subscripts.length === 0 && n.label === "prev" && ["x", "X", "alpha", "beta", "sigma"].includes(n.name);

function clean(n: SymbolNode): SymbolNode {
  const { label: _, ...plain } = n;
  return { ...plain, subscripts: [{ kind: "number", digits: "0", place: n.place }] };
}

function usual(n: MathNode): MathNode {
  if (n.kind !== "symbol") return n;
  if (isClean(n)) return clean(n);
  if (!isPrevious(n)) return n;
  const { label: _, ...plain } = n;
  return { ...plain, subscripts: [plus({ kind: "symbol", name: "t", accents: [], subscripts: [], place: n.place }, -1)] };
}

/** Formulas of t and T themselves, such as a schedule's, and printed decimals are left as they stand. */
function isShiftable({ items }: Statement): boolean {
  const values = (n: MathNode): boolean => {
    switch (n.kind) {
      case "symbol": return n.subscripts.length === 0 && n.label === undefined && ["t", "T", "i", "s"].includes(n.name);
      case "operator": return values(n.left) || values(n.right);
      case "negate":
      case "root": return values(n.of);
      case "tuple": return n.items.some(values);
      default: return false;
    }
  };
  return !items.some((item) => values(item) || contains(item, (n) => n.kind === "number" && n.digits.includes(".")));
}

function later(n: MathNode): MathNode {
  if (n.kind !== "symbol") return n;
  if (isClean(n)) return clean(n);
  if (isPrevious(n)) return later(usual(n));
  const [index] = n.subscripts;
  const counted = ["x", "X", "alpha", "beta", "sigma", "epsilon", "SNR", "mu"].includes(n.name) && index && n.subscripts.length === 1 && stepFrom(index);
  return counted ? { ...n, subscripts: [plus(index, 1)] } : n;
}

/** A step and a whole number, added up where both are whole. */
function plus(index: MathNode, by: number): MathNode {
  const step = stepFrom(index)!;
  const offset = step.offset + by, { place } = index;
  if (step.letter === undefined) return offset < 0 ? { kind: "negate", of: { kind: "number", digits: String(-offset), place }, place } : { kind: "number", digits: String(offset), place };
  const letter: MathNode = { kind: "symbol", name: step.letter, accents: [], subscripts: [], place };
  return offset === 0 ? letter : { kind: "operator", op: offset > 0 ? "+" : "-", left: letter, right: { kind: "number", digits: String(Math.abs(offset)), place }, place };
}

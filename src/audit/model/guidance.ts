import { fail } from "../../base/problem.ts";
import type { MathNode, Statement, SymbolNode } from "../../read/latex/math.ts";
import { call, name, negate, number, operator, type Term } from "../../term/term.ts";
import type { Placed } from "../schedules.ts";
import type { Guided } from "./guided.ts";
import { contains, isModelParameter, symbolKey } from "../symbol.ts";

const predictors = new Set(["epsilon", "x", "v", "s", "D", "f", "F", "u"]);
const conditions = /^(?:c|y|cond|conditional|text|prompt|txt|C|p|pos|positive)$/;
const nothing = /^(?:emptyset|varnothing|null|uncond|unconditional|∅|empty|Ø|neg|negative|phi)$/;

const functionOf = (node: MathNode): { readonly symbol: SymbolNode; readonly args: readonly MathNode[] } | undefined =>
  node.kind === "symbol" ? { symbol: node, args: [] } : node.kind === "call" ? { symbol: node.function, args: [...node.args, ...node.given] } : node.kind === "applied" ? { symbol: node.base, args: node.args } : undefined;

const word = (node: MathNode): string => (node.kind === "symbol" ? (node.label ?? node.name) : "");

/** Whether a prediction is made with a condition, without one, or is the guided one; undefined for what is no prediction. */
export function predictionOf(node: MathNode): "cond" | "uncond" | "guided" | undefined {
  const read = functionOf(node);
  if (!read || !predictors.has(read.symbol.name) || read.symbol.mark !== undefined && read.symbol.mark !== "′") return undefined;
  const { symbol, args } = read;
  const tags = [...symbol.subscripts.filter((s) => !isModelParameter(s)).map(word), ...(symbol.label === undefined ? [] : [symbol.label]), ...args.flatMap((arg) => (arg.kind === "tuple" ? arg.items.map(word) : [word(arg)]))];
  if (tags.some((tag) => /^(?:cfg|guided|guide|guidance|w)$/i.test(tag)) || symbol.accents.some((a) => ["tilde", "hat", "bar", "widetilde", "widehat"].includes(a)) || symbol.mark === "′") return "guided";
  if (tags.some((tag) => nothing.test(tag))) return "uncond";
  if (tags.some((tag) => conditions.test(tag))) return "cond";
  // ε_θ(x_t, t), called with no condition beside one that is.
  return args.length > 0 && symbol.name !== "x" ? "uncond" : undefined;
}

/** A letter that scales guidance: a bare one, its prime with it. */
export const scaleOf = (node: MathNode): string | undefined =>
  node.kind === "symbol" && /^(?:w|s|gamma|lambda|omega|g|k|eta|alpha|beta)$/.test(node.name) && node.accents.length === 0 && node.subscripts.length === 0 && node.index === undefined && (node.mark === undefined || node.mark === "′") ? `${symbolKey(node)}${node.mark ?? ""}` : undefined;

const cellOf = (scale: string): string => `scale_${scale.replace("′", "_prime").replace(/[^a-z_]/g, "")}`;

/** A node over the two predictions and scales; anything else is refused. `scales` hears their letters. */
export function inPredictions(node: MathNode, scales: Set<string>): Term {
  const inner = (n: MathNode): Term => inPredictions(n, scales);
  const scale = scaleOf(node);
  if (scale !== undefined) { scales.add(scale); return name(cellOf(scale)); }
  const prediction = predictionOf(node);
  if (prediction === "cond" || prediction === "uncond") return name(prediction);
  switch (node.kind) {
    case "number": return number(node.digits);
    case "negate": return negate(inner(node.of));
    case "tuple": return node.items.length === 1 ? inner(node.items[0]!) : fail("unexpected token", "tuple", { place: node.place });
    case "operator": return ["+", "-", "*", "/"].includes(node.op) ? operator(node.op as "+", inner(node.left), inner(node.right)) : fail("unexpected token", node.op, { place: node.place });
    case "root": return call("sqrt", inner(node.of));
    case "call":
    case "applied": {
      const by = scaleOf(node.kind === "call" ? node.function : node.base);
      if (by === undefined || node.args.length !== 1) break;
      scales.add(by);
      return operator("*", name(cellOf(by)), inner(node.args[0]!));
    }
    default:
  }
  return fail("unexpected token", node.kind === "symbol" ? symbolKey(node) : node.kind, { place: node.place });
}

export const scaleName = cellOf;

/** Every ε̃ = … ε_c … ε_∅ of a document that speaks of guidance. */
export function guidedIn(placed: readonly Placed[]): readonly Guided[] {
  return placed.flatMap(({ statement, headings }) => {
    const made = definitionIn(statement);
    return made ? [{ ...made, headings: headings.join("\n") }] : [];
  });
}

function definitionIn({ items, relations }: Statement): Omit<Guided, "headings"> | undefined {
  const [left, right] = items;
  if (!left || !right || !["=", ":=", "≡", "←"].includes(relations[0] ?? "") || predictionOf(left) !== "guided" || !contains(right, (n) => predictionOf(n) === "cond") || !contains(right, (n) => predictionOf(n) === "uncond")) return undefined;
  const scales = new Set<string>();
  try {
    const body = inPredictions(right, scales);
    return scales.size === 1 ? { scale: [...scales][0]!, body } : undefined;
  } catch {
    return undefined;
  }
}

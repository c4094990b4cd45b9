import type { FoldNode, MathNode, SymbolNode } from "./math.ts";

/** What a sum or product runs over, both ends included; `said` where both are written. */
export interface FoldBounds {
  readonly index: SymbolNode;
  readonly from: MathNode;
  readonly to: MathNode;
  readonly said: boolean;
}

/** The bounds of ∏_{s=1}^{t}, ∏_{s≤t}, Σ_{1≤s≤t}, Σ_{t>1} and Σ_t, which runs over every step. Undefined for other sets. */
export function boundsOf({ index, from, to, over, place }: FoldNode): FoldBounds | undefined {
  const first: MathNode = { kind: "number", digits: "1", place };
  const last: MathNode = { kind: "symbol", name: "T", accents: [], subscripts: [], place };
  if (index && from && to) return { index, from, to, said: true };
  if (index && !from && !to) return index.name === "T" ? undefined : { index, from: first, to: last, said: false };
  if (!over || to || over.qualifiers.length > 0) return undefined;
  const { items, relations } = over;
  const moved = (node: MathNode, op: "+" | "-"): MathNode => ({ kind: "operator", op, left: node, right: first, place });
  const upper = (node: MathNode, relation: string | undefined) => (relation === "≤" ? node : relation === "<" ? moved(node, "-") : undefined);
  const lower = (node: MathNode, relation: string | undefined) => (relation === "≥" ? node : relation === ">" ? moved(node, "+") : undefined);
  const [a, b, c] = items;
  if (items.length === 2 && a?.kind === "symbol" && b) {
    const [end, start] = [upper(b, relations[0]), lower(b, relations[0])];
    return end ? { index: a, from: first, to: end, said: true } : start && { index: a, from: start, to: last, said: true };
  }
  if (items.length !== 3 || b?.kind !== "symbol") return undefined;
  const start = relations[0] === "≤" ? a! : relations[0] === "<" ? moved(a!, "+") : undefined, end = upper(c!, relations[1]);
  return start && end && { index: b, from: start, to: end, said: true };
}

import { mapMath } from "./children.ts";
import type { MathNode, Statement } from "./math.ts";

/**
 * The second reading of what may be read two ways, all of it at once: `a / b c` as (a / b) c, `log a / b` as log(a) / b.
 * undefined when there is only one. A claim may be called wrong only when both readings are.
 */
export function otherReading<T extends MathNode | Statement>(node: T): T | undefined {
  let changed = false;
  const change = (child: MathNode): MathNode => {
    const inner = mapMath(child, change);
    if (inner.kind === "operator" && inner.ambiguous && inner.op === "/") {
      changed = true;
      const { ambiguous: _, ...plain } = inner;
      return overFirst(plain.left, plain.right);
    }
    const [argument] = inner.kind === "call" ? inner.args : [];
    if (inner.kind === "call" && inner.ambiguous && argument?.kind === "operator" && argument.op === "/") {
      changed = true;
      const { ambiguous: _, ...plain } = inner;
      return { ...argument, left: { ...plain, args: [argument.left], place: { start: inner.place.start, end: argument.left.place.end } } };
    }
    return inner;
  };
  const other = (node.kind === "statement" ? mapMath(node, change) : change(node as MathNode)) as T;
  return changed ? other : undefined;
}

/** a / (b c d) as ((a / b) c) d. */
function overFirst(above: MathNode, product: MathNode): MathNode {
  if (product.kind === "operator" && product.op === "*" && product.written === "beside")
    return { ...product, left: overFirst(above, product.left), place: { start: above.place.start, end: product.place.end } };
  return { kind: "operator", op: "/", left: above, right: product, written: "slash", place: { start: above.place.start, end: product.place.end } };
}

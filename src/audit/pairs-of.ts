import type { MathNode, Relation, Statement } from "../read/latex/math.ts";

/** Two neighbours of a chain; `at` and `to` are where they stand in it. */
export interface Neighbours { readonly left: MathNode; readonly right: MathNode; readonly relation: Relation; readonly at: number; readonly to: number }

/** A quotient of quantities that words name. */
const isWords = (node: MathNode): boolean => node.kind === "operator" && node.op === "/" && [node.left, node.right].every((side) => side.kind === "symbol" && /[\s\u3400-\u9fff]/.test(side.name));
const isSkipped = (node: MathNode): boolean => node.kind === "ellipsis" || isWords(node);

/** Every two neighbours of a chain. Dots stand for steps that are left out: a = … = b says a = b, and so does a = signal power/noise power = b. */
export function neighboursOf({ items, relations }: Statement): readonly Neighbours[] {
  const dotted = items.some((item) => item.kind === "ellipsis");
  // 0 < β_1 < β_2 < … < β_T < 1 is how the schedule is chosen.
  if (dotted && items.every((item) => item.kind === "ellipsis" || item.kind === "number" || (item.kind === "symbol" && item.name === "beta" && item.accents.length === 0))) return [];
  return relations.flatMap((relation, i): readonly Neighbours[] => {
    const left = items[i]!;
    const skips = isSkipped(items[i + 1]!) && relations[i + 1] === relation;
    const to = skips ? i + 2 : i + 1;
    return isSkipped(left) && i > 0 && relations[i - 1] === relation ? [] : [{ left, right: items[to]!, relation, at: i, to }];
  });
}

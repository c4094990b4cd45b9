import type { MathNode } from "../../read/latex/math.ts";
import type { Placed } from "../schedules.ts";
import { contains, networkOf } from "../symbol.ts";

/**
 * Whether a document takes the noise with a minus, x_t = a x_0 − b ε: it writes no sample with a plus, and does not say that others do it, or that it is only one of two ways.
 * `text` is the document's.
 */
export function takesNoiseAway(placed: readonly Placed[], text: string): boolean {
  const samples = placed.flatMap(({ statement: { items: [left, right], relations: [relation] }, position }) => {
    const sign = left && right && (relation === "=" || relation === ":=" || relation === "≡") ? signOfNoise(left, right) : undefined;
    return sign === undefined ? [] : [{ sign, position }];
  });
  return samples.length > 0 && samples.every(({ sign, position }) => sign === "-" && !ofOthers.test(sentenceBefore(text, position)));
}

/** The sign before the noise of a sample made of x_0 and one noise. */
function signOfNoise(left: MathNode, right: MathNode): "+" | "-" | undefined {
  const isState = (node: MathNode, zero: boolean) => node.kind === "symbol" && (node.name === "x" || node.name === "X") && node.accents.length === 0 && node.subscripts.some((s) => (s.kind === "number" && Number(s.digits) === 0) === zero);
  if (!isState(left, false) || right.kind !== "operator" || (right.op !== "-" && right.op !== "+")) return undefined;
  const isSample = contains(right.left, (n) => isState(n, true)) && contains(right.right, (n) => n.kind === "symbol" && n.name === "epsilon" && !networkOf(n)) && !contains(right.right, (n) => n.kind === "operator" && n.op === "+");
  return isSample ? right.op : undefined;
}

const sentenceBefore = (text: string, position: number): string => text.slice(Math.max(0, position - 160), position).split(/[。！？!?]|\.(?=\s)|\n\s*\n|<\/?(?:p|li|h\d)\b/).at(-1)!;

/** "Some papers write …", "equivalently one may take …": a convention beside the document's own. */
const ofOthers = /\b(?:some|other|certain|many|a few|several)\s+(?:\w+\s+){0,2}?(?:papers?|authors?|people|texts?|books?|implementations?|codebases?|repositor(?:y|ies)|versions?|blogs?|posts?|works?|conventions?)\b|\b(?:sometimes|equivalently|alternatively|could|might|may|can)\b|(?:有的|有些|某些|一些|部分|其他|另一些|不少|也有)(?:\S{0,4})?(?:论文|文献|作者|人|代码|实现|文章|资料|书|教程|地方|写法)|有时|也可以?|不妨|等价地/i;

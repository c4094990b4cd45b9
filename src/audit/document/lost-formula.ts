import type { Where } from "./document.ts";

/** What stands next to each other in reading order, as far as it matters here. */
export type Neighbour =
  | { readonly kind: "prose"; readonly text: string; readonly where: Where; readonly hasMath: boolean }
  | { readonly kind: "heading" | "other" };

const announces = /(?:概率|公式|形式|方程|展开|定义为|表示为|写为|写成|写作|可得|得到|推导出|如下|即为)\s*[:：]$|\b(?:formula|equation|given by|defined (?:as|by)|written as|expressed as|as follows|is then|we (?:get|have|obtain)|yields|gives|closed form|transition(?: kernel| probability)?)\s*:$/i;
const goesOn = /^(?:其中|这里|式中|where\b|here,?\s|in which\b)/i;

/**
 * Whether a line that announces a formula is followed by none: exporters drop displays and keep the colon. Only where it is plain: what follows is
 * a heading, the end, the "where …" of the lost formula, another such announcement, or prose without mathematics.
 */
export function lacksFormula(line: Neighbour, next: Neighbour | undefined): boolean {
  if (line.kind !== "prose" || line.where === "table" || !announces.test(line.text.trim())) return false;
  if (next === undefined || next.kind === "heading") return true;
  if (next.kind !== "prose") return false;
  if (goesOn.test(next.text)) return true;
  return !next.hasMath && next.where === "paragraph" && !/^!|<|^\[|[=≈]/.test(next.text);
}

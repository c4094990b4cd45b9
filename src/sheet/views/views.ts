import type { Place } from "../../base/place.ts";
import { type Problem } from "../../base/problem.ts";
import { shift } from "../../base/place.ts";
import { appendBlock } from "../edit/append-block.ts";
import type { Wording } from "../formula.ts";
import { breakOf, lineEnd } from "../edit/units.ts";
import { readView } from "./read-view.ts";
import type { View } from "./view.ts";

/** A line of a sheet's `view` blocks: read, or with what is wrong with it. */
export interface ViewLine {
  readonly text: string;
  /** Where it stands in the sheet's file. */
  readonly place: Place;
  /** Its whole lines with their ends, the title's too. */
  readonly lines: Place;
  /** From a comment line directly above: `# Signal and noise | 信号与噪声`. */
  readonly title?: Wording;
  readonly view?: View;
  readonly problem?: Problem;
}

/** The lines of a sheet's `view` blocks, in order. Blank lines and other comments are free. */
export function viewsOf(text: string): readonly ViewLine[] {
  const found: ViewLine[] = [];
  let fence = "", inside = false, start = 0;
  let above: { readonly start: number; readonly title?: Wording } | undefined;
  for (const line of text.split("\n")) {
    const bar = /^ {0,3}(```+|~~~+)\s*(\S*)/.exec(line);
    if (bar && (fence === "" || bar[1]!.startsWith(fence))) {
      inside = fence === "" && bar[2] === "view";
      fence = fence === "" ? bar[1]! : "";
      above = undefined;
    } else if (inside && /^\s*(#|$)/.test(line)) above = titleOf(line, start);
    else if (inside) {
      const code = line.replace(/#.*$/s, "").trim();
      const at = start + (line.length - line.trimStart().length);
      const read = readView(code);
      const place = { start: at, end: at + code.length };
      const whole = { text: code, place, lines: { start: above?.start ?? start, end: Math.min(start + line.length + 1, text.length) }, ...(above?.title && { title: above.title }) };
      above = undefined;
      found.push(read.ok ? { ...whole, view: read.view } : { ...whole, problem: { ...read.problem, place: read.problem.place ? shift(read.problem.place, at) : place } });
    }
    start += line.length + 1;
  }
  return found;
}

/** The sheet's text with a view's line replaced. */
export const replaceView = (text: string, { place }: ViewLine, by: string): string => text.slice(0, place.start) + by + text.slice(place.end);

/** The sheet's text without a view's lines. */
export const removeView = (text: string, { lines }: ViewLine): string => text.slice(0, lines.start) + text.slice(lines.end);

/** The sheet's text with lines after its last view; without any, in a block of their own at its end. A line may be a title for the next: `# Title | 标题`. */
export function addViews(text: string, lines: readonly string[]): string {
  const last = viewsOf(text).at(-1);
  if (last) {
    const end = breakOf(text);
    const at = lineEnd(text, last.place.end);
    return text.slice(0, at) + (text[at - 1] === "\n" ? "" : end) + lines.map((line) => line + end).join("") + text.slice(at);
  }
  return appendBlock(text, "view", lines);
}

/** `# Title | 标题`; a comment without words is no title. */
function titleOf(line: string, start: number): { readonly start: number; readonly title?: Wording } | undefined {
  const [en = "", zh] = line.trim().replace(/^#+/, "").split("|").map((part) => part.trim());
  return en === "" ? undefined : { start, title: { en, zh: zh || en } };
}

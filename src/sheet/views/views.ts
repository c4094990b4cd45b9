import type { Place } from "../../base/place.ts";
import { type Problem } from "../../base/problem.ts";
import { shift } from "../../base/place.ts";
import { appendBlock } from "../append-block.ts";
import { breakOf, lineEnd, lineStart } from "../units.ts";
import { readView } from "./read-view.ts";
import type { View } from "./view.ts";

/** A line of a sheet's `view` blocks: read, or with what is wrong with it. */
export interface ViewLine {
  readonly text: string;
  /** Where it stands in the sheet's file. */
  readonly place: Place;
  readonly view?: View;
  readonly problem?: Problem;
}

/** The lines of a sheet's `view` blocks, in order. Blank lines and comments are free. */
export function viewsOf(text: string): readonly ViewLine[] {
  const found: ViewLine[] = [];
  let fence = "", inside = false, start = 0;
  for (const line of text.split("\n")) {
    const bar = /^ {0,3}(```+|~~~+)\s*(\S*)/.exec(line);
    if (bar && (fence === "" || bar[1]!.startsWith(fence))) {
      inside = fence === "" && bar[2] === "view";
      fence = fence === "" ? bar[1]! : "";
    } else if (inside && !/^\s*(#|$)/.test(line)) {
      const code = line.replace(/#.*$/s, "").trim();
      const at = start + (line.length - line.trimStart().length);
      const read = readView(code);
      const place = { start: at, end: at + code.length };
      found.push(read.ok ? { text: code, place, view: read.view } : { text: code, place, problem: { ...read.problem, place: read.problem.place ? shift(read.problem.place, at) : place } });
    }
    start += line.length + 1;
  }
  return found;
}

/** The sheet's text with a view's line replaced. */
export const replaceView = (text: string, { place }: ViewLine, by: string): string => text.slice(0, place.start) + by + text.slice(place.end);

/** The sheet's text without a view's line. */
export const removeView = (text: string, { place }: ViewLine): string => text.slice(0, lineStart(text, place.start)) + text.slice(lineEnd(text, place.end));

/** The sheet's text with lines after its last view; without any, in a block of their own at its end. */
export function addViews(text: string, lines: readonly string[]): string {
  const last = viewsOf(text).at(-1);
  if (last) {
    const end = breakOf(text);
    const at = lineEnd(text, last.place.end);
    return text.slice(0, at) + (text[at - 1] === "\n" ? "" : end) + lines.map((line) => line + end).join("") + text.slice(at);
  }
  return appendBlock(text, "view", lines);
}

import { lineAndColumn } from "../../base/place.ts";
import type { Problem } from "../../base/problem.ts";
import { mostCells, readSheet } from "../../sheet/read-sheet.ts";

/** The version of the sheet's language that this page reads: a later one would say so behind the fence, as in "```sheet 2". */
const sheetVersion = 1;

/** What is to be said of a text that was opened as a sheet; nothing where all is well. `line` counts from 1. */
export type Inspected =
  | { readonly kind: "sheet"; readonly notices: readonly Notice[] }
  | { readonly kind: "not a sheet"; readonly notice: Notice };

export interface Notice {
  readonly problem: Problem;
  readonly line: number;
  /** How many lines have a problem of this sort. */
  readonly count: number;
}

/** Looks at a text before it is opened. It is no sheet when it has lines for cells and none can be read, or code blocks and none of them is a sheet's. */
export function inspectSheet(text: string): Inspected {
  const { cells } = readSheet(text);
  const lineOf = (at: number) => lineAndColumn(text, at).line;
  const broken = cells.filter(({ line, problem }) => !line && problem);
  const fences = [...text.matchAll(/^ {0,3}(?:```+|~~~+)[ \t]*(\S*)[ \t]*(\d*)/gm)];
  const [first] = broken;
  if (first && broken.length === cells.length) return { kind: "not a sheet", notice: noticeOf({ ...first.problem!, place: undefined }, lineOf(first.place.start), broken.length) };
  if (cells.length === 0 && fences.length > 0 && !fences.some(([, name]) => name === "sheet"))
    return { kind: "not a sheet", notice: noticeOf({ kind: "missing value", subject: "", hint: "```sheet" }, lineOf(fences[0]!.index), 1) };
  const newer = fences.find(([, name, version]) => name === "sheet" && Number(version) > sheetVersion);
  const last = cells.length === mostCells ? cells.at(-1) : undefined;
  return {
    kind: "sheet",
    notices: [
      ...(newer ? [noticeOf({ kind: "newer version", subject: newer[2]! }, lineOf(newer.index), 1)] : []),
      ...(last?.problem?.kind === "too large" ? [noticeOf(last.problem, lineOf(last.place.start), 1)] : []),
      ...(first ? [noticeOf(first.problem!, lineOf(first.place.start), broken.length)] : []),
    ],
  };
}

const noticeOf = ({ kind, subject, hint }: Problem, line: number, count: number): Notice => ({ problem: { kind, subject, ...(hint !== undefined && { hint }) }, line, count });

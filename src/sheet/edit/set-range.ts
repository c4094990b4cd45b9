import { constantValue } from "../../read/text/constant.ts";
import type { ParameterLine } from "../../read/text/line.ts";
import { readLine } from "../../read/text/read-line.ts";
import type { Problem } from "../../base/problem.ts";
import type { Cell, Sheet } from "../cell.ts";
import { replaceSetting } from "./edit.ts";

/** A slider's range as it is typed: any constant of the language. An empty step is none. */
export interface TypedRange {
  readonly low: string;
  readonly high: string;
  readonly step: string;
  readonly scale: "linear" | "log";
  readonly whole: boolean;
}

export type RangeEdit = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: Problem };

/**
 * The sheet's text with another range for a parameter; its literal is brought inside it. A range that the language refuses is a problem of that line.
 * `cells` are the engine's: what a `use` brought gets a line of its own above the `use`.
 */
export function setRange(sheet: Sheet, cells: readonly Cell[], name: string, range: TypedRange): RangeEdit {
  const cell = cells.find(({ line }) => line?.kind === "parameter" && line.name === name);
  const line = cell?.line as ParameterLine | undefined;
  if (!cell || !line?.value.place) return { ok: false, problem: { kind: "unknown name", subject: name } };
  const before = cell.text.slice(0, line.value.place.start), literal = cell.text.slice(line.value.place.start, line.value.place.end);
  const tail = ` in ${range.low.trim()}..${range.high.trim()}${range.scale === "log" ? " log" : ""}${range.whole && name !== "T" ? " whole" : ""}${range.step.trim() === "" ? "" : ` step ${range.step.trim()}`}`;
  // A value that the new range has no room for is no fault of the range: it is read again around one of its own ends.
  const first = readLine(`${before}${literal}${tail}`), around = readLine(`${before}${range.low.trim()}${tail}`);
  const read = first.ok || !around.ok ? first : around;
  if (!read.ok) return { ok: false, problem: { kind: read.problem.kind, subject: read.problem.subject, ...(read.problem.hint !== undefined && { hint: read.problem.hint }) } };
  const { range: bounds, whole } = read.line as ParameterLine;
  const [low, high] = [constantValue(bounds!.low)!, constantValue(bounds!.high)!];
  const value = constantValue(line.value)!, inside = Math.min(Math.max(whole ? Math.round(value) : value, low), high);
  return { ok: true, text: replaceSetting(sheet, cells, cell, `${before}${inside === value ? literal : inside}${tail}`) };
}

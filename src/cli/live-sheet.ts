import { lineAndColumn } from "../base/place.ts";
import type { Problem } from "../base/problem.ts";
import { wordProblem } from "../base/wording.ts";
import { nearest } from "../base/nearest.ts";
import { catalog } from "../catalog.ts";
import { createEngine } from "../sheet/engine/create-engine.ts";
import type { Engine } from "../sheet/engine/engine.ts";
import { readSheet } from "../sheet/read-sheet.ts";
import { CannotRun } from "./cannot-run.ts";
import type { SheetFile } from "./sheet-file.ts";

/** Where something stands in a file, counted from 1 in UTF-16 units, the end excluded. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** What is wrong with a cell, and where. */
export interface PlacedProblem extends FilePlace, Omit<Problem, "place"> {
  /** The problem as one sentence. */
  readonly message: string;
  readonly cell: string;
}

/** A sheet in its engine, with `--set name=value` done to it. */
export function startSheet({ text }: SheetFile, settings: readonly string[]): Engine {
  const engine = createEngine(readSheet(text), catalog);
  for (const setting of settings) set(engine, setting);
  return engine;
}

function set(engine: Engine, setting: string): void {
  const at = setting.indexOf("=");
  const [name, given] = [setting.slice(0, at).trim(), setting.slice(at + 1).trim()];
  if (at < 1 || given === "") throw new CannotRun(`unexpected value: --set ${setting} (write --set beta_T=0.03)`);
  const parameter = engine.parameter(name);
  if (!parameter) {
    const known = engine.cells().flatMap(({ line }) => (line?.kind === "parameter" || line?.kind === "choice" ? [line.name] : []));
    const near = nearest(name, known);
    throw new CannotRun(`unknown parameter: ${name} (${near !== undefined && near !== name ? `did you mean ${near}?` : `the sheet has ${known.join(", ")}`})`);
  }
  engine.set(name, parameter.kind === "choice" ? given : Number(given));
  const cell = engine.cells().find(({ line }) => (line?.kind === "parameter" || line?.kind === "choice") && line.name === name)!;
  const problem = engine.problem(cell.id);
  if (problem) throw new CannotRun(`--set ${setting}: ${wordProblem(problem, "en")}`);
}

/** Every cell's problem, the causes before what stands on them. */
export function problemsOf({ file, text }: SheetFile, engine: Engine): readonly PlacedProblem[] {
  const found = engine.cells().flatMap((cell): PlacedProblem[] => {
    const problem = engine.problem(cell.id);
    if (!problem) return [];
    const { place = cell.place, ...rest } = problem;
    const from = cell.origin === undefined ? "" : `${cell.origin}: `;
    return [{ ...placeIn(file, text, place), ...rest, message: from + wordProblem(problem, "en"), cell: cell.id }];
  });
  return found.toSorted((a, b) => Number(a.kind === "broken cell") - Number(b.kind === "broken cell"));
}

export function placeIn(file: string, text: string, { start, end }: { start: number; end: number }): FilePlace {
  const from = lineAndColumn(text, start), to = lineAndColumn(text, end);
  return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** `sheet.md:12:5: unknown name: alphbar (did you mean alphabar?)` */
export const problemLine = ({ file, line, column, message }: PlacedProblem): string => `${file}:${line}:${column}: ${message}`;

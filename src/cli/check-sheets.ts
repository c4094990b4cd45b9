import { catalog } from "../catalog.ts";
import type { Verdict } from "../verify/verdict.ts";
import type { Task } from "../verify/protocol.ts";
import { sheetClaims } from "../verify/sheet-claims.ts";
import { askAll } from "./ask-all.ts";
import { type FileFindings, findingOf, programOf } from "./finding.ts";
import { problemsOf, startSheet } from "./live-sheet.ts";
import type { SheetFile } from "./sheet-file.ts";

export interface CheckOptions {
  readonly runs: number;
  readonly seed: number;
  readonly jobs: number;
  readonly settings: readonly string[];
  readonly programs: "with programs" | "without programs";
}

/** Verifies every claim of every sheet, on several threads; findings stand in the order of their cells. */
export async function checkSheets(files: readonly SheetFile[], options: CheckOptions, progress: (done: number, all: number) => void): Promise<readonly FileFindings[]> {
  const sheets = files.map((file) => {
    const engine = startSheet(file, options.settings);
    return { file, engine, claims: sheetClaims(engine, catalog, options), cells: new Map(engine.cells().map((cell) => [cell.id, cell])) };
  });
  const tasks = sheets.flatMap(({ claims }) => claims.map(({ question }): Task => ({ kind: "claim", question })));
  const answers = await askAll(tasks, options.jobs, (done) => progress(done, tasks.length));
  let next = 0;
  return sheets.map(({ file, engine, claims, cells }) => ({
    file: file.file,
    findings: claims.map((claim) => {
      const { result, milliseconds } = answers[next++]!;
      if (result.kind !== "verdict") throw new TypeError("the answer belongs to another task");
      const python = options.programs === "with programs" ? programFor(claim, result.verdict) : {};
      return { ...findingOf(file, cells.get(claim.cell)!, claim, result.verdict, milliseconds), ...python };
    }),
    problems: problemsOf(file, engine),
  }));
}

function programFor(claim: Parameters<typeof programOf>[0], verdict: Verdict): { python?: string } {
  const python = programOf(claim, verdict);
  return python === undefined ? {} : { python };
}

import { createHash } from "node:crypto";
import type { Wording } from "../sheet/formula.ts";
import type { Cell } from "../sheet/cell.ts";
import { pythonProgram } from "../verify/python-program.ts";
import type { SheetClaim } from "../verify/sheet-claims.ts";
import { statementOf } from "../verify/statement.ts";
import type { Verdict } from "../verify/verdict.ts";
import { type Evidence, evidenceOf } from "./evidence.ts";
import { type FilePlace, type PlacedProblem, placeIn } from "./live-sheet.ts";
import type { SheetFile } from "./sheet-file.ts";

/** A claim found in a file, with its place and its verdict. */
export interface Finding extends FilePlace, Evidence {
  /** Stays the same when lines shift: made of the rule, the claim and the heading it stands under. */
  readonly id: string;
  /** "claim": the sheet says it. "proof": the catalog says it of the formula that the cell is. */
  readonly rule: "claim" | "proof";
  readonly cell: string;
  readonly claim: string;
  readonly formula?: string;
  readonly why?: Wording;
  readonly ms: number;
  /** The counterexample as a Python program, where asked for. */
  readonly python?: string;
}

/** All that was found in one file. */
export interface FileFindings {
  readonly file: string;
  readonly findings: readonly Finding[];
  readonly problems: readonly PlacedProblem[];
}

export function findingOf({ file, text }: SheetFile, cell: Cell, claim: SheetClaim, verdict: Verdict, ms: number): Finding {
  const rule = claim.formula === undefined ? "claim" : "proof";
  return {
    id: idOf(rule, claim, cell),
    rule,
    ...placeIn(file, text, cell.place),
    cell: cell.id,
    claim: claim.text,
    ...(claim.formula !== undefined && { formula: claim.formula }),
    ...(claim.why && { why: claim.why }),
    ...evidenceOf(verdict, claim.question.claim),
    ms,
  };
}

const idOf = (rule: string, claim: SheetClaim, cell: Cell): string =>
  createHash("sha256").update([rule, claim.formula ?? "", claim.text.replaceAll(/\s+/g, ""), cell.heading].join("\n")).digest("hex").slice(0, 16);

/** The program that shows a refuted claim's two sides; undefined for other verdicts. */
export function programOf({ question }: SheetClaim, verdict: Verdict): string | undefined {
  if (verdict.kind !== "refuted") return undefined;
  return pythonProgram(statementOf(question.claim, question.definitions, question.parameters), verdict.counterexample);
}

/** Nothing is wrong with it. */
export const isClean = ({ findings, problems }: FileFindings): boolean =>
  problems.length === 0 && findings.every(({ verdict }) => verdict === "proved" || verdict === "upheld");

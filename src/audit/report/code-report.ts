import type { Wording } from "../../sheet/formula.ts";
import type { Language } from "../../verify/explain.ts";
import { type CodeLine, codeLines } from "../code/source/code-lines.ts";
import type { Document } from "../document/document.ts";
import type { CodeEvidence, Ending, Finding } from "../finding.ts";
import { type Correction, correctionOf } from "./correction.ts";

/** What a report says of a code finding beside the rest: CodeEvidence in one language, without the columns that only a picture needs. */
export interface ReportedCode {
  /** What it is taken for. */
  readonly subject: string;
  /** The lines it stands on, whole. */
  readonly lines: readonly CodeLine[];
  /** The decisive line as LaTeX. */
  readonly mathematics?: string;
  readonly computes: CodeEvidence["computes"];
  readonly should: CodeEvidence["should"];
  /** What was mended before it was run. */
  readonly repaired?: readonly string[];
  readonly ends?: readonly Pick<Ending, "data" | "mean" | "deviation">[];
  /** Where the right form goes. */
  readonly correction?: Correction;
}

/** The evidence of a code finding as plain data; undefined for any other. */
export function reportedCode({ code, place, rightForm }: Pick<Finding, "code" | "place" | "rightForm">, document: Document, language: Language): ReportedCode | undefined {
  if (!code) return undefined;
  const { subject, mathematics, computes, should, repaired, ends } = code;
  const lines = codeLines(document, place);
  const correction = rightForm === undefined ? undefined : correctionOf(lines, rightForm);
  const say = (wording: Wording): string => wording[language];
  return {
    subject: say(subject), lines,
    ...(mathematics !== undefined && { mathematics }),
    computes, should,
    ...(repaired && repaired.length > 0 && { repaired: repaired.map(say) }),
    ...(ends && ends.length > 0 && { ends: ends.map(({ data, mean, deviation }) => ({ data, mean, deviation })) }),
    ...(correction && { correction }),
  };
}

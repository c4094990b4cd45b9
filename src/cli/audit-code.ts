import { endOf } from "../audit/code/wordings.ts";
import type { ReportedCode } from "../audit/report/code-report.ts";
import { plainMath } from "../audit/report/plain-math.ts";

/** What a code finding has to say, for formats that are plain text: a label and its lines each, in the order in which they are read. */
export function codeText(code: ReportedCode, reading: string): readonly { readonly label: string; readonly lines: readonly string[] }[] {
  const { subject, mathematics, computes, should, repaired = [], ends = [] } = code;
  const read = plainMath(reading), meant = read.includes("\\") ? "" : read;
  return [
    { label: "it is", lines: [meant === "" || subject.includes(meant) ? subject : `${subject}: ${meant}`] },
    { label: "repaired", lines: repaired },
    { label: "formula", lines: formulaText(mathematics) },
    { label: "computes", lines: sideText(computes) },
    { label: "should", lines: sideText(should) },
    { label: "ends", lines: ends.map((end) => endOf(end).en) },
  ].filter(({ lines }) => lines.length > 0);
}

/** The line that is wrong and the one that is right, marked as a change is. */
export const changeText = ({ correction }: Pick<ReportedCode, "correction">): readonly string[] =>
  correction ? [...correction.removed.map(({ text }) => `- ${text}`), ...correction.added.map((text) => `+ ${text}`)] : [];

/** As mathematics, and in the small case with its numbers. */
const sideText = ({ latex, numbers }: ReportedCode["computes"]): readonly string[] => {
  const text = latex === undefined ? [] : [plainMath(latex)];
  return [...text, ...(numbers === undefined || text.includes(numbers) ? [] : [text.length > 0 ? `= ${numbers}` : numbers])];
};

/** Nothing where a terminal could only show LaTeX: the line itself stands above. */
function formulaText(mathematics: string | undefined): readonly string[] {
  const text = mathematics === undefined ? "" : plainMath(mathematics.replace("\\leftarrow", "="));
  return text === "" || text.includes("\\") ? [] : [mathematics!.includes("\\leftarrow") ? text.replace(" = ", " ← ") : text];
}

import type { ReportedCode } from "../audit/report/code-report.ts";
import type { Correction } from "../audit/report/correction.ts";
import type { ReportedFinding } from "../audit/report/report.ts";
import { changeText, codeText } from "./audit-code.ts";
import { inOneLine, labelled, visible } from "./audit-lines.ts";
import type { Paint } from "./paint.ts";

/** A listing longer than this is shown in its first lines. */
const shownLines = 8;

/** What a code finding says below its head: its lines as they stand, what they compute and should, and the change that makes them right. */
export function codeFindingLines({ verdict, reading, reason, convention, rightForm, seed, path }: ReportedFinding, code: ReportedCode, paint: Paint): readonly string[] {
  const width = String(code.lines.at(-1)?.number ?? "").length;
  const margin = indentation(code.lines.map(({ text }) => text));
  const shown = code.lines.slice(0, shownLines).map(({ number, text }) => `  ${paint.dim(`${String(number).padStart(width)} │`)} ${visible(text.slice(margin))}`);
  const source = [...shown, ...(code.lines.length > shownLines ? [`  ${" ".repeat(width)} ${paint.dim("│ …")}`] : [])];
  const say = (label: string, lines: readonly string[]) => labelled(label, lines.map(inOneLine), paint);
  const known = codeText(code, reading).filter(({ label }) => verdict === "refuted" || verdict === "undecided" || label === "it is" || label === "ends");
  const [before, ends] = [known.filter(({ label }) => label !== "ends"), known.filter(({ label }) => label === "ends")];
  const change = changeText({ ...(code.correction && { correction: without(margin, code.correction) }) });
  return [
    ...source,
    ...before.flatMap(({ label, lines }) => say(label, lines)),
    ...(verdict === "refuted" || verdict === "undecided" ? say("because", reason === undefined ? [] : [reason]) : []),
    ...say("taken as", convention === undefined ? [] : [convention]),
    ...ends.flatMap(({ label, lines }) => say(label, lines)),
    ...(change.length > 0 ? labelled("correct", change.map((line) => (line.startsWith("-") ? paint.red : paint.green)(visible(line))), paint) : say("correct", rightForm === undefined ? [] : [rightForm])),
    ...(path === null || verdict !== "refuted" ? [] : [`  ${paint.dim(`seed ${seed} · path ${path}`)}`]),
  ];
}

/** How far all lines are indented. */
const indentation = (lines: readonly string[]): number => Math.min(...lines.filter((line) => line !== "").map((line) => line.length - line.trimStart().length), 80);
const without = (margin: number, { removed, added }: Correction): Correction => ({ removed: removed.map(({ number, text }) => ({ number, text: text.slice(margin) })), added: added.map((text) => (text.slice(0, margin).trim() === "" ? text.slice(margin) : text)) });

import { printLineLatex } from "../../read/text/print-line-latex.ts";
import { printLine } from "../../read/text/print-line.ts";
import type { Cell } from "../cell.ts";
import type { Engine } from "../engine/engine.ts";
import type { Wording } from "../formula.ts";
import { say } from "./sentences.ts";

/**
 * Every formula of a sheet as LaTeX: one align* a heading, titles and sheet text as comments, what a `use` brought written out. Compiles in any document with amsmath.
 * A claim's quantifiers stand in its comment, as they are words; `use` lines and cells that could not be read are left out.
 */
export function sheetLatex(engine: Engine, title: string, language: keyof Wording): string {
  const sections: { readonly heading: string; readonly lines: string[] }[] = [];
  for (const cell of engine.cells()) {
    const { line } = cell;
    if (!line || line.kind === "use" || line.kind === "data" || line.kind === "compare" || engine.problem(cell.id)) continue;
    const heading = inLanguage(cell.heading, language);
    if (sections.at(-1)?.heading !== heading) sections.push({ heading, lines: [] });
    sections.at(-1)!.lines.push(...comments(cell, language), `  ${aligned(printLineLatex(line))} \\\\`);
  }
  const blocks = sections.flatMap(({ heading, lines }) => ["", ...(heading === "" ? [] : [`% ${heading}`]), "\\begin{align*}", ...withoutLastBreak(lines), "\\end{align*}"]);
  return `${[`% ${say("from", language, { title })}`, `% ${say("latex", language)}`, ...blocks].join("\n")}\n`;
}

function comments(cell: Cell, language: keyof Wording): readonly string[] {
  const title = cell.title?.[language];
  const text = cell.line?.kind === "claim" || cell.line?.kind === "parameter" ? [`  % ${printLine(cell.line)}`] : [];
  return [...(title === undefined ? [] : [`  % ${title}`]), ...text];
}

/** Lines stand under one another at their first sign of relation; within braces there is none. */
function aligned(latex: string): string {
  let depth = 0;
  for (let i = 0; i < latex.length; i++) {
    if (latex[i] === "{") depth++;
    else if (latex[i] === "}") depth--;
    else if (depth === 0 && /^(=|<|>|\\(le|ge|ne|in|approx|leq|geq|neq|lt|gt)(?![A-Za-z]))/.test(latex.slice(i))) return `${latex.slice(0, i)}&${latex.slice(i)}`;
  }
  return `&${latex}`;
}

const withoutLastBreak = (lines: readonly string[]): readonly string[] => [...lines.slice(0, -1), lines.at(-1)!.replace(/ \\\\$/, "")];

/** "Forward | 前向" in one language; a text without a bar is the same in both. */
export function inLanguage(text: string, language: keyof Wording): string {
  const [en = "", zh] = text.split("|").map((part) => part.trim());
  return language === "zh" && zh ? zh : en;
}

import { attempt, type Problem } from "../../base/problem.ts";
import { printText } from "../../term/print-text.ts";
import type { Line } from "../text/line.ts";
import { isForeign } from "../text/is-foreign.ts";
import { printLine } from "../text/print-line.ts";
import { readLine } from "../text/read-line.ts";
import type { Statement } from "./math.ts";
import { readUnicodeMath } from "./read-unicode-math.ts";
import { sheetLines } from "./sheet-lines.ts";
import type { KnownNames } from "./sheet-names.ts";
import { sheetReading, sheetTerm } from "./sheet-term.ts";

/** Mathematics that was pasted, as lines of a sheet. */
export interface Pasted {
  /** Each with its text, which reads back as the same line. */
  readonly lines: readonly { readonly text: string; readonly line: Line }[];
  /** The text is no statement but one expression, such as \sqrt{1-\bar\alpha_t}: what it is in the sheet's language. */
  readonly expression?: string;
  /** What could not be read, with its place in the text that was pasted. */
  readonly problems: readonly Problem[];
}

/**
 * A text in another notation than the sheet's (LaTeX, also between $ or in an environment, or Unicode as `ᾱₜ = ∏ₛ₌₁ᵗ αₛ`) as sheet lines. Undefined for the sheet's own language and for
 * what holds no mathematics: such a text is pasted as it is. Never throws.
 */
export function readPasted(text: string, known: KnownNames): Pasted | undefined {
  if (text.length > longest || !isForeign(text)) return undefined;
  const statements: Statement[] = [], problems: Problem[] = [];
  for (const { tex, start } of formulasIn(text)) {
    const reading = readUnicodeMath(tex);
    const moved = <Placed extends { readonly place?: Problem["place"] }>(one: Placed): Placed => (one.place ? { ...one, place: { start: one.place.start + start, end: one.place.end + start } } : one);
    statements.push(...reading.statements.map(moved));
    problems.push(...reading.problems.map(moved));
  }
  const [lone, more] = statements;
  if (lone && !more && lone.relations.length === 0 && lone.items.length === 1 && lone.qualifiers.length === 0 && problems.length === 0) {
    const term = attempt(() => sheetTerm(lone.items[0]!, sheetReading(known)));
    return term.ok ? { lines: [], expression: printText(term.value), problems: [] } : { lines: [], problems: [{ ...term.problem, place: term.problem.place ?? lone.place }] };
  }
  const made = sheetLines(statements, known);
  const lines = made.lines.map((line) => ({ line, text: printLine(line) }));
  const unread = lines.flatMap(({ text: printed }): Problem[] => {
    const read = readLine(printed);
    return read.ok ? [] : [{ ...read.problem, place: { start: 0, end: text.length } }];
  });
  return lines.length === 0 && problems.length === 0 && made.problems.length === 0 ? undefined : { lines: unread.length > 0 ? [] : lines, problems: [...problems, ...made.problems, ...unread] };
}

const longest = 10_000;

/** What stands between dollars or in an environment; else the whole, or each line where lines are formulas of their own. */
function formulasIn(text: string): readonly { readonly tex: string; readonly start: number }[] {
  const delimited = [...text.matchAll(/\$\$([\s\S]+?)\$\$|\$([^$]+)\$|\\\[([\s\S]+?)\\\]|\\\(([\s\S]+?)\\\)/g)].map((found) => {
    const tex = found[1] ?? found[2] ?? found[3] ?? found[4]!;
    return { tex, start: found.index + found[0].indexOf(tex) };
  });
  if (delimited.length > 0) return delimited;
  if (/\\begin\b|\\\\/.test(text)) return [{ tex: text, start: 0 }];
  let start = 0;
  return text.split("\n").flatMap((line) => {
    const from = start;
    start += line.length + 1;
    return line.trim() === "" ? [] : [{ tex: line.trimEnd(), start: from }];
  });
}

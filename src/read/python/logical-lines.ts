import { trace } from "../../base/traced.ts";
import { linesOf } from "./lines.ts";
import { namesIn } from "./names-in.ts";
import { tokensOf } from "./tokens.ts";

/** A statement's line, or several where brackets or strings go on, as it stands in a text whose indentation means nothing. */
export interface LogicalLine {
  /** Where it begins and ends in the source, without its indentation and its line end. */
  readonly start: number;
  readonly end: number;
  readonly lineStart: number;
  /** From 1, in the source. */
  readonly line: number;
  readonly width: number;
  readonly text: string;
  readonly keyword: string;
  /** Ends in a colon: what comes next is inside. */
  readonly isHeader: boolean;
  readonly blanksBefore: number;
  readonly reads: ReadonlySet<string>;
  readonly binds: ReadonlySet<string>;
  /** A function's parameters; the targets of a loop. */
  readonly own: ReadonlySet<string>;
}

const lineKeyword = /^(?:async\s+)?(@|(?:def|class|if|elif|else|for|while|try|except|finally|with|match|case|return|raise|break|continue|pass|import|from|global|nonlocal|yield|del|assert)(?!\w))/;

/** The logical lines of a text by its brackets and strings alone; undefined where these are broken. */
export function logicalLines(source: string): readonly LogicalLine[] | undefined {
  const writing = trace(source);
  let at = 0;
  for (const line of source.split("\n")) {
    const margin = /^[ \t\f]*/.exec(line)![0].length;
    writing.copy(at + margin, at + line.length);
    at += line.length;
    if (at < source.length) writing.copy(at, at + 1);
    at++;
  }
  const flat = writing.done();
  const { tokens, fault, open } = tokensOf(flat.text);
  if (fault || open.length > 0) return undefined;
  const lines = linesOf(source);
  const found: LogicalLine[] = [];
  let first = 0, lastLine = 0;
  tokens.forEach((token, i) => {
    if (token.kind !== "newline") return;
    const start = flat.startOf(tokens[first]!.start), end = flat.endOf(tokens[i - 1]!.end);
    const line = lines.lineAt(start), text = source.slice(start, end);
    const keyword = lineKeyword.exec(text)?.[1] ?? "";
    const isHeader = tokens[i - 1]!.end - tokens[i - 1]!.start === 1 && text.endsWith(":");
    let blanks = 0;
    for (let above = line - 1; above > lastLine; above--) if (lines.textOf(above).trim() === "") blanks++;
    const lineStart = lines.startOf(line);
    found.push({ start, end, lineStart, line, width: widthOf(source.slice(lineStart, start)), text, keyword, isHeader, blanksBefore: found.length === 0 ? 0 : blanks, ...namesIn(text, keyword, isHeader) });
    lastLine = lines.lineAt(end);
    first = i + 1;
  });
  return found;
}

const widthOf = (margin: string): number => [...margin].reduce((width, sign) => (sign === "\t" ? (Math.floor(width / 8) + 1) * 8 : width + 1), 0);

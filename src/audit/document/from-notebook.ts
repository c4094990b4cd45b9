import type { Place } from "../../base/place.ts";
import { trace, type Traced } from "../../base/traced.ts";

/** A cell of a notebook: its source, unescaped and traced to the file, and where in the file the cell stands. */
export interface NotebookCell { readonly kind: "markdown" | "code" | "raw"; readonly source: Traced; readonly place: Place; /** What stands below it as printed text. */ readonly output?: Traced }

interface Value { readonly kind: "string" | "array" | "object" | "other"; readonly start: number; readonly end: number; readonly members: readonly (readonly [key: string, value: Value])[] }

/**
 * The cells of a Jupyter notebook (formats 3 and 4), read with places, which JSON.parse does not keep. Undefined when the file is no notebook:
 * broken JSON, or JSON without cells.
 */
export function notebookCells(text: string): readonly NotebookCell[] | undefined {
  const root = parse(text);
  if (!root || root.kind !== "object") return undefined;
  const sheet = member(root, "worksheets")?.members[0]?.[1];
  const cells = member(root, "cells") ?? (sheet && member(sheet, "cells"));
  if (!cells || cells.kind !== "array") return undefined;
  return cells.members.map(([, cell]) => {
    const type = member(cell, "cell_type");
    const kind = type ? unescape(text, [type]).text : "raw";
    const source = member(cell, "source") ?? member(cell, "input");
    const printed = outputsOf(cell);
    return { kind: kind === "markdown" || kind === "code" ? kind : kind === "heading" ? "markdown" : "raw", source: unescape(text, stringsOf(source)), place: { start: cell.start, end: cell.end }, ...(printed.length > 0 && { output: unescape(text, printed) }) };
  });
}

/** A text in a notebook is one string or its lines. */
const stringsOf = (value: Value | undefined): readonly Value[] => (value?.kind === "array" ? value.members.map(([, line]) => line).filter((line) => line.kind === "string") : value?.kind === "string" ? [value] : []);

/** What a cell printed, and the value of its last line: streams, and results as plain text. */
function outputsOf(cell: Value): readonly Value[] {
  const outputs = member(cell, "outputs");
  if (outputs?.kind !== "array") return [];
  return outputs.members.flatMap(([, output]) => {
    const data = member(output, "data");
    return stringsOf((data ? member(data, "text/plain") : undefined) ?? member(output, "text"));
  });
}

const member = (value: Value, key: string): Value | undefined => value.members.find(([name]) => name === key)?.[1];

const simple: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };

/** The contents of JSON strings one after the other; line ends are made `\n`. */
function unescape(text: string, strings: readonly Value[]): Traced {
  const writing = trace(text);
  for (const { start, end } of strings) {
    let at = start + 1;
    const last = end - 1;
    while (at < last) {
      const slash = text.indexOf("\\", at);
      if (slash < 0 || slash >= last) break;
      writing.copy(at, slash);
      const letter = text[slash + 1]!;
      const isCode = letter === "u" && /^[0-9a-fA-F]{4}$/.test(text.slice(slash + 2, slash + 6));
      const stop = slash + (isCode ? 6 : 2);
      if (text.startsWith("\\r\\n", slash)) {
        writing.replace("\n", slash, slash + 4);
        at = slash + 4;
        continue;
      }
      writing.replace(isCode ? String.fromCharCode(parseInt(text.slice(slash + 2, stop), 16)) : letter === "r" ? "\n" : (simple[letter] ?? letter), slash, stop);
      at = stop;
    }
    writing.copy(at, last);
  }
  return writing.done();
}

const deepest = 200;

/** JSON with the place of every value; undefined where it is broken. */
function parse(text: string): Value | undefined {
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  const blank = /\s*/y, other = /-?\d[\d.eE+-]*|true|false|null/y;
  const skip = (): void => {
    blank.lastIndex = at;
    blank.exec(text);
    at = blank.lastIndex;
  };
  /** Searched by hand: a pattern over megabytes of an embedded picture would overflow the matcher's stack. */
  const string = (): Value | undefined => {
    if (text[at] !== '"') return undefined;
    const start = at;
    for (let i = at + 1; ; i++) {
      i = text.indexOf('"', i);
      if (i < 0) return undefined;
      let slashes = 0;
      while (text[i - 1 - slashes] === "\\") slashes++;
      if (slashes % 2 === 1) continue;
      at = i + 1;
      return { kind: "string", start, end: at, members: [] };
    }
  };
  const literal = (): Value | undefined => {
    other.lastIndex = at;
    if (!other.test(text)) return undefined;
    const start = at;
    at = other.lastIndex;
    return { kind: "other", start, end: at, members: [] };
  };
  const value = (depth: number): Value | undefined => {
    skip();
    const open = text[at];
    if (open !== "{" && open !== "[") return open === '"' ? string() : literal();
    if (depth > deepest) return undefined;
    const start = at++, close = open === "{" ? "}" : "]";
    const members: (readonly [string, Value])[] = [];
    for (skip(); text[at] !== close; skip()) {
      if (members.length > 0) {
        if (text[at] !== ",") return undefined;
        at++;
        skip();
      }
      let key = "";
      if (open === "{") {
        const name = string();
        skip();
        if (!name || text[at] !== ":") return undefined;
        at++;
        key = text.slice(name.start + 1, name.end - 1);
      }
      const item = value(depth + 1);
      if (!item) return undefined;
      members.push([key, item]);
    }
    at++;
    return { kind: open === "{" ? "object" : "array", start, end: at, members };
  };
  return value(0);
}

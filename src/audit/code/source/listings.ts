import type { Place } from "../../../base/place.ts";
import { trace } from "../../../base/traced.ts";
import { boundIn } from "../../../read/python/names-in.ts";
import { readPython } from "../../../read/python/read-python.ts";
import type { Code, Document } from "../../document/document.ts";
import type { Listing } from "./listing.ts";

const python = /^(?:python[23]?|py[23]?|ipython[23]?|pycon|pytorch|sage)$/;

/** A document's Python, read, in reading order: fenced, unfenced, in notebook cells, in LaTeX and HTML, or the whole file. */
export function listingsOf(document: Document): readonly Listing[] {
  const known = new Set<string>();
  return document.blocks.flatMap((block) => {
    if (block.kind !== "code" || !(python.test(block.language) || (block.language === "" && looksLikePython(block.text)))) return [];
    const code = block.fenced || /^\s*\n?[ \t]+\S/.test(block.text) ? dedented(block) : block;
    const unit = readPython(code.text, known);
    for (const name of boundIn(unit.module)) known.add(name);
    return [{ code, unit, placeOf: (node) => placeIn(document, code, unit.placeOf(node)) }];
  });
}

/** A listing without a language: known by what only Python writes. */
export function looksLikePython(text: string): boolean {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const signs = lines.filter((line) => /^\s*(?:import\s+[\w.]+|from\s+[\w.]+\s+import\s|def\s+\w+\s*\(.*|class\s+\w+\s*[(:]|for\s+\w.*\sin\s.*:|return\b|(?:if|elif|while|with)\s.*:\s*(?:#.*)?$|print\s*\(|[A-Za-z_][\w.]*(?:\[[^\]]*\])?\s*(?:[-+*/]?=)\s*(?![>=])\S.*[\w)\]"'}]\s*(?:#.*)?$)/.test(line));
  return signs.length > 0 && signs.length * 3 >= lines.length && !/^\s*(?:\$ |#include|function\s+\w+\s*\(|(?:const|let|var)\s+[\w$]+\s*=|<\w+)|;\s*$/m.test(text);
}

/** The indentation that all lines share, and quote marks, are the document's (a listing in a list), not the listing's. */
function dedented(code: Code): Code {
  const lines = code.text.split("\n");
  const written = lines.filter((line) => line.trim() !== "");
  const margin = /^(?:[ \t]*>[ \t]?)*[ \t]*/;
  const isQuoted = written.length > 0 && written.every((line) => /^[ \t]*>/.test(line)) && !written.every((line) => /^[ \t]*>>>/.test(line));
  const prefix = (line: string): string => (isQuoted ? margin : /^[ \t]*/).exec(line)![0];
  let common = written[0] === undefined ? "" : prefix(written[0]);
  for (const line of written) {
    const own = prefix(line);
    let i = 0;
    while (i < common.length && common[i] === own[i]) i++;
    common = common.slice(0, i);
  }
  if (common === "") return code;
  const writing = trace(code.text);
  let at = 0;
  for (const line of lines) {
    const cut = Math.min(line.length, line.trim() === "" ? line.length : common.length);
    writing.copy(at + cut, at + line.length);
    at += line.length;
    if (at < code.text.length) writing.copy(at, ++at);
  }
  const traced = writing.done();
  return { ...code, text: traced.text, origin: (offset) => code.origin(offset < traced.text.length ? traced.startOf(offset) : traced.endOf(offset)) };
}

/** The end is where the last character ends in the file, be it written as one or, in a notebook's JSON or in HTML, as several. */
function placeIn(document: Document, code: Code, { start, end }: Place): Place {
  const from = code.origin(start);
  if (end <= start) return { start: from, end: from };
  const last = code.origin(end - 1), next = code.origin(end);
  const written = /^(?:\\u[0-9a-fA-F]{4}|\\.|&\w{1,10};|&#\w{1,8};)/.exec(document.text.slice(last, last + 12))?.[0].length ?? 1;
  return { start: from, end: Math.max(from, next - last === written ? next : last + 1) };
}

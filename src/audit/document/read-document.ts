import type { Block, Document } from "./document.ts";
import { fromHtml } from "./from-html.ts";
import { fromLatex } from "./from-latex.ts";
import { fromPython } from "./from-python.ts";
import { fromPasted } from "./from-pasted.ts";
import { notebookCells, type NotebookCell } from "./from-notebook.ts";
import { gatherMacros } from "./macros.ts";
import { readMarkdown, type HeadingStack } from "./read-markdown.ts";
import { compose, placeIn, trace, untraced, type Traced } from "../../base/traced.ts";

/**
 * Takes a document apart, by its name's ending and, where that says nothing, by what its text looks like. Any text at all gives a document: what cannot
 * be read stays prose or is said to be missing. Nothing in it is judged.
 */
export function readDocument(name: string, text: string): Document {
  const kind = kindOf(name, text);
  if (kind === "notebook") {
    const cells = notebookCells(text);
    if (cells) return readNotebook(name, text, cells);
  }
  const lines = unixLines(text);
  const source = kind === "latex" ? compose(fromLatex(lines.text), lines) : kind === "html" ? compose(fromHtml(lines.text), lines) : kind === "python" ? lines : compose(fromPasted(lines.text), lines);
  const blocks = kind === "python" ? programOf(lines) : readMarkdown(source, []);
  return { name, text, blocks, macros: kind === "python" ? {} : gatherMacros(kind === "html" ? source.text : withoutComments(lines.text, kind)) };
}

type Kind = "markdown" | "latex" | "html" | "notebook" | "python";

/** What a file is by its ending or, where that says nothing, by its looks. */
export function kindOf(name: string, text: string): Kind {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase();
  switch (ending) {
    case "tex": case "latex": case "ltx": return "latex";
    case "html": case "htm": case "xhtml": return "html";
    case "ipynb": return "notebook";
    case "py": return "python";
    case "md": case "markdown": case "mdx": case "rst": case "qmd": case "rmd": return "markdown";
  }
  const head = text.slice(0, 5000);
  if (/^\s*(?:%[^\n]*\n\s*)*\\documentclass\b/.test(head) || /\\begin\s*\{document\}/.test(head)) return "latex";
  if (/^\s*(?:<!doctype html|<html\b)/i.test(head)) return "html";
  if (/^\s*\{/.test(head) && /"(?:cells|nbformat)"\s*:/.test(text.slice(0, 100_000))) return "notebook";
  return "markdown";
}

function readNotebook(name: string, text: string, cells: readonly NotebookCell[]): Document {
  const stack: HeadingStack = [];
  const blocks = cells.flatMap((cell): readonly Block[] => {
    if (cell.source.text.trim() === "" || cell.kind === "raw") return [];
    return cell.kind === "code" ? codeOf(cell.source, "python", stack.map((each) => each.text), cell.output) : readMarkdown(cell.source, stack);
  });
  const macros = gatherMacros(cells.filter((cell) => cell.kind === "markdown").map((cell) => cell.source.text).join("\n\n"));
  return { name, text, blocks, macros, cells: cells.map((cell) => cell.place) };
}

/** A program, and the mathematics that its comments and docstrings hold. */
function programOf(lines: Traced): readonly Block[] {
  const code = codeOf(lines, "python", []), said = fromPython(lines.text);
  return said.text === "" ? code : [...code, ...readMarkdown(compose(said, lines), [])].toSorted((a, b) => a.place.start - b.place.start || b.place.end - a.place.end);
}

/** A listing, and the notes in its comments. */
function codeOf(source: Traced, language: string, headings: readonly string[], output?: Traced): readonly Block[] {
  const originIn = (traced: Traced) => (offset: number): number => (offset < traced.text.length ? traced.startOf(offset) : traced.endOf(offset));
  const origin = originIn(source);
  const notes = [...source.text.matchAll(/^[ \t]*# ?alphabar:[ \t]*([^\n]*?)[ \t]*$/gm)].map(({ 0: line, 1: text = "", index }): Block => {
    const start = index + line.trimEnd().length - text.length, end = start + text.length;
    return { kind: "note", text, place: placeIn(source, start, end), origin: (offset) => (start + offset < end ? source.startOf(start + offset) : source.endOf(end)) };
  });
  return [{ kind: "code", language, text: source.text, place: placeIn(source, 0, source.text.length), fenced: true, headings, origin, ...(output && { output: { text: output.text, origin: originIn(output) } }) }, ...notes];
}

const withoutComments = (text: string, kind: Kind): string => (kind === "latex" ? text.replace(/(?<!\\)%[^\n]*/g, "") : text);

/** Line ends and a byte-order mark are the file's, not the text's. */
function unixLines(text: string): Traced {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  if (start === 0 && !text.includes("\r")) return untraced(text);
  const writing = trace(text);
  let at = start;
  for (const { index, 0: found } of text.matchAll(/\r\n?/g)) {
    writing.copy(at, index);
    writing.replace("\n", index, index + found.length);
    at = index + found.length;
  }
  writing.copy(at, text.length);
  return writing.done();
}

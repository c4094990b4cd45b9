import { shift } from "../base/place.ts";
import { readDataBlock } from "../read/text/data-block.ts";
import type { Cell, Sheet } from "./cell.ts";
import type { Wording } from "./formula.ts";
import { rememberedLine } from "./line-memory.ts";

/** Cells a sheet may have. */
export const mostCells = 1000;

/**
 * Reads a sheet's file. Markdown with fenced `sheet` blocks, or a text without any fence, which is one block; a fenced `data` block is one cell, whose text is
 * its header and whose place ends with the block. In a block, a line is a cell; a blank line is free;
 * `# Title | 标题 @ 000 §1.2` directly above a cell gives its title and source. Lines that cannot be read become cells with a problem.
 */
export function readSheet(text: string): Sheet {
  const cells: Cell[] = [];
  const ids = new Set<string>();
  const plain = !/^ {0,3}(```|~~~)/m.test(text);
  let fence = plain ? "plain" : "";
  let inSheet = plain;
  let title = "", heading = "", start = 0;
  let comment: Comment | undefined;
  /** Where an open data block's header stands. */
  let data: number | undefined;
  for (const line of text.split("\n")) {
    if (data !== undefined && !line.includes("```") && !line.includes("~~~")) {
      start += line.length + 1;
      continue;
    }
    const bar = /^ {0,3}(```+|~~~+)\s*(\S*)/.exec(line);
    if (!plain && bar && (fence === "" || bar[1]!.startsWith(fence))) {
      if (data !== undefined && !take(() => dataCell(text.slice(data, start), data!, start + line.trimEnd().length, heading, ids))) break;
      data = fence === "" && bar[2] === "data" ? start + line.indexOf("data") : undefined;
      inSheet = fence === "" && bar[2] === "sheet";
      fence = fence === "" ? bar[1]! : "";
      comment = undefined;
    } else if (inSheet) {
      const code = line.replace(/#.*$/s, "").trimEnd();
      const from = code.length - code.trimStart().length;
      if (code.trim() === "") comment = line.trimStart().startsWith("#") ? commentOf(line) : undefined;
      else {
        const above = comment, at = start + from;
        if (!take(() => cellOf(code.trim(), at, heading, above, ids))) break;
        comment = undefined;
      }
    } else if (fence === "") {
      const found = /^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/.exec(line);
      if (found) {
        heading = found[2]!;
        if (title === "" && found[1] === "#") title = heading;
      }
    }
    start += line.length + 1;
  }
  if (data !== undefined && fence !== "") take(() => dataCell(text.slice(data), data!, text.length, heading, ids));
  return { text, title, cells };

  /** One cell more, where there is room. */
  function take(make: () => Cell): boolean {
    const full = cells.length >= mostCells;
    const last = cells[mostCells - 1]!;
    if (full) cells[mostCells - 1] = { ...last, problem: { kind: "too large", subject: "cells", place: last.place, hint: `at most ${mostCells} cells` } };
    else cells.push(make());
    return !full;
  }
}

interface Comment {
  readonly title?: Wording;
  readonly source?: string;
}

/** `# Title | 标题 @ source`: each part may be missing; one wording serves both languages. */
function commentOf(line: string): Comment {
  const [words, source] = line.trim().replace(/^#+/, "").split(" @ ") as [string, string?];
  const [en, zh] = words.split("|").map((part) => part.trim()) as [string, string?];
  return { ...(en !== "" && { title: { en, zh: zh ?? en } }), ...(source !== undefined && { source: source.trim() }) };
}

function cellOf(text: string, start: number, heading: string, comment: Comment | undefined, ids: Set<string>): Cell {
  const read = rememberedLine(text);
  const place = { start, end: start + text.length };
  const cell = { id: idOf(text, read.ok ? read.line : undefined, ids), text, place, heading, ...comment };
  if (read.ok) return { ...cell, line: read.line };
  return { ...cell, problem: { ...read.problem, place: read.problem.place ? shift(read.problem.place, start) : place } };
}

/** `text` is the block from its header to the last number, `end` where the whole block ends. */
function dataCell(block: string, start: number, end: number, heading: string, ids: Set<string>): Cell {
  const read = readDataBlock(block);
  const text = block.split("\n", 1)[0]!.trimEnd();
  const name = read.ok ? read.line.name : read.name;
  const cell = { id: free(name ?? text.slice(0, 200), ids), text, place: { start, end }, heading };
  if (read.ok) return { ...cell, line: read.line };
  return { ...cell, problem: { ...read.problem, place: read.problem.place ? shift(read.problem.place, start) : cell.place } };
}

/** A line that cannot be read keeps the id of what it seems to define, so that it stays the same cell while it is typed. */
function idOf(text: string, line: Cell["line"], ids: Set<string>): string {
  // A pasted file can be one line of megabytes, more than a pattern's stack holds.
  const beginning = text.slice(0, 200);
  return free(line ? idOfLine(line, text) : (/^([\p{L}_][\p{L}\p{M}\p{N}_]*)\s*(?:[[(][^=]*)?=(?!=)/u.exec(beginning)?.[1] ?? beginning), ids);
}

function free(wanted: string, ids: Set<string>): string {
  let id = wanted;
  for (let n = 2; ids.has(id); n++) id = `${wanted}#${n}`;
  ids.add(id);
  return id;
}

function idOfLine(line: NonNullable<Cell["line"]>, text: string): string {
  switch (line.kind) {
    case "use": return `use ${line.path}${line.choice === undefined ? "" : `[${line.choice}]`}`;
    case "claim":
    case "compare": return text.replaceAll(/\s+/g, " ");
    case "base": return `${line.name}[${line.at}]`;
    default: return line.name;
  }
}

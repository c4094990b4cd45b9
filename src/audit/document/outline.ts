import { finder } from "./finder.ts";
import type { Where } from "./document.ts";
import type { Region } from "./region.ts";

/** A piece of a Markdown text as its lines show it. Paragraphs and list items end at displays, which are pieces of their own. */
export type Piece =
  | { readonly kind: "heading"; readonly level: number; readonly lines: readonly Stretch[]; readonly regions: readonly Region[] }
  | { readonly kind: "paragraph"; readonly where: Where; readonly lines: readonly Stretch[]; readonly regions: readonly Region[]; readonly table?: GridPlace }
  | { readonly kind: "region"; readonly where: Where; readonly region: Region };

/** A line's content in the text, without its indentation, quote marks and list marker. */
export interface Stretch { readonly start: number; readonly end: number }

/** A table cell: where its row's first cell and its column's header stand, empty for these themselves. */
export interface GridPlace { readonly row: Stretch; readonly column: Stretch; readonly rowIndex: number; readonly columnIndex: number }

/** Stand for mathematics in a line, and for what stands alone: no character that Markdown knows. */
export const inlineMark = "\uE000", blockMark = "\uE001";

/** The text with everything that is not prose covered at equal length, so that no sign in it is taken for Markdown or for a full stop. */
export function cover(text: string, regions: readonly Region[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const region of regions) {
    pieces.push(text.slice(at, region.start));
    const inside = text.slice(region.start, region.end);
    if (region.kind === "note" || (region.kind === "skip" && !/^(https?|ftp):/.test(inside))) pieces.push(inside.replace(/[^\n]/g, " "));
    else pieces.push((standsAlone(region) ? blockMark : inlineMark).repeat(inside.length));
    at = region.end;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}

const standsAlone = (region: Region): boolean => region.kind === "code" || (region.kind === "math" && region.display);

const quoteMarks = /^[ \t]*(?:>[ \t]?)+/;
const listMarker = /^[ \t]*(?:[-*+•·‣]|\d{1,3}[.)、]|[a-z][.)]|[(（][\da-z]{1,2}[)）])[ \t]+(?=\S)|^[ \t]*\d{1,2}、/;
const atx = /^ {0,3}(#{1,6})(?:[ \t]+|(?=[^\s#!\w:]))/;
const rule = /^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:=[ \t]*){3,})$/;
const tableRule = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

export function outline(covered: string, regions: readonly Region[]): readonly Piece[] {
  const pieces: Piece[] = [];
  const newline = finder(covered, /\n/);
  let region = 0, where: Where = "paragraph", isListOpen = false, isAfterBlank = true;
  let lines: Stretch[] = [], inside: Region[] = [];
  const flush = (): void => {
    if (lines.length > 0) pieces.push({ kind: "paragraph", where, lines, regions: inside });
    lines = [];
    inside = [];
  };
  const lineFrom = (start: number): Stretch => ({ start, end: newline(start)?.start ?? covered.length });
  /** The regions that begin before `end` and were not asked for yet. */
  const regionsUpTo = (end: number): readonly Region[] => {
    const first = region;
    while (region < regions.length && regions[region]!.start < end) region++;
    return regions.slice(first, region);
  };
  /** A line's content joins the open paragraph; a display in it closes that and stands by itself. */
  const write = (start: number, end: number): void => {
    let at = start;
    for (const each of regionsUpTo(end)) {
      if (standsAlone(each) || each.kind === "note") {
        addLine(at, each.start);
        flush();
        pieces.push({ kind: "region", where, region: each });
        at = each.end;
      } else {
        if (each.kind === "missing") pieces.push({ kind: "region", where, region: each });
        inside.push(each);
      }
    }
    addLine(at, end);
  };
  const addLine = (start: number, end: number): void => {
    const content = covered.slice(start, end);
    if (content.trim() === "") return;
    lines.push({ start: start + content.length - content.trimStart().length, end: start + content.trimEnd().length });
  };

  let next: Stretch | undefined = lineFrom(0);
  const advance = (line: Stretch): Stretch | undefined => (line.end < covered.length ? lineFrom(line.end + 1) : undefined);
  while (next) {
    const line: Stretch = next;
    next = advance(line);
    const raw = covered.slice(line.start, line.end);
    const marks = quoteMarks.exec(raw)?.[0].length ?? 0;
    const start = line.start + marks;
    const body = raw.slice(marks);
    if (body.trim() === "" || (body.length < 500 && rule.test(body))) {
      for (const each of regionsUpTo(line.end)) if (each.kind === "note") pieces.push({ kind: "region", where: "paragraph", region: each });
      flush();
      isAfterBlank = true;
      continue;
    }
    const head = atx.exec(body);
    const isExported = body.length < 300 && /¶\s*$/.test(body);
    const isUnderlined = !head && lines.length === 0 && next !== undefined && body.length < 200 && !/[.。:：,，;；|]\s*$/.test(body)
      && !listMarker.test(body) && !body.includes(blockMark) && /^ {0,3}(?:={2,}|-{2,})[ \t]*$/.test(covered.slice(next.start, Math.min(next.end, next.start + 500)));
    if (head || isExported || isUnderlined) {
      flush();
      const level = head ? head[1]!.length : isUnderlined ? (covered[next!.start] === "=" ? 1 : 2) : exportedLevel(body);
      const content = body.trimEnd();
      const closing = /(?:[ \t]+#+|[ \t]*¶)$/.exec(content.slice(-100))?.[0].length ?? 0;
      const from = start + (head?.[0].length ?? 0);
      where = "paragraph";
      isListOpen = false;
      pieces.push({ kind: "heading", level, lines: [{ start: from, end: Math.max(from, start + content.length - closing) }], regions: regionsUpTo(line.end).filter((each) => !standsAlone(each)) });
      if (isUnderlined) next = advance(next!);
      isAfterBlank = true;
      continue;
    }
    if (body.includes("|") && next && isTableRule(covered, next)) {
      flush();
      const header = { start, end: line.end };
      const rows = [header];
      let below = advance(next);
      while (below && isRow(covered, below)) {
        rows.push(below);
        below = advance(below);
      }
      next = below;
      for (const piece of table(covered, rows, regionsUpTo(rows.at(-1)!.end))) pieces.push(piece);
      isAfterBlank = true;
      continue;
    }
    if (/^[ \t]*[-*+][ \t]*$/.test(body)) {
      flush();
      isListOpen = true;
      where = "list";
      isAfterBlank = false;
      continue;
    }
    const marker = listMarker.exec(body);
    if (marker) {
      flush();
      where = "list";
      isListOpen = true;
      write(start + marker[0].length, line.end);
    } else {
      const isIndented = /^(?: {2,}|\t)/.test(body);
      if (isAfterBlank && !isIndented && isListOpen) isListOpen = false;
      const here: Where = isListOpen ? "list" : marks > 0 ? "quote" : "paragraph";
      if (here !== where) flush();
      where = here;
      write(start, line.end);
    }
    isAfterBlank = false;
  }
  flush();
  return pieces;
}

/** Exporters leave "2.1 Title¶": as deep as its number. */
const exportedLevel = (body: string): number => 1 + (/^\s*(\d+(?:\.\d+)*)/.exec(body)?.[1]!.split(".").length ?? 2);

function isTableRule(text: string, { start, end }: Stretch): boolean {
  const line = text.slice(start, Math.min(end, start + 2000)).replace(quoteMarks, "");
  return line.includes("-") && line.includes("|") && tableRule.test(line);
}
const isRow = (text: string, { start, end }: Stretch): boolean => text.slice(start, end).includes("|");

/** Cells between bars; `\|` is no bar, and neither is one inside mathematics, which is covered. */
function table(covered: string, rows: readonly Stretch[], regions: readonly Region[]): readonly Piece[] {
  const pieces: Piece[] = [];
  const grid = rows.map((row) => cellsOf(covered, row));
  const textOf = (cell: Stretch | undefined): Stretch => cell ?? { start: 0, end: 0 };
  let region = 0;
  grid.forEach((cells, rowIndex) => cells.forEach((cell, columnIndex) => {
    const inside: Region[] = [];
    while (region < regions.length && regions[region]!.start < cell.end) inside.push(regions[region++]!);
    const place = { row: textOf(columnIndex > 0 ? cells[0] : undefined), column: textOf(rowIndex > 0 ? grid[0]![columnIndex] : undefined), rowIndex, columnIndex };
    if (cell.end > cell.start) pieces.push({ kind: "paragraph", where: "table", lines: [cell], regions: inside, table: place });
  }));
  return pieces;
}

function cellsOf(covered: string, row: Stretch): readonly Stretch[] {
  const raw = covered.slice(row.start, row.end);
  const bars = [...raw.matchAll(/(?<!\\)\|/g)].map((bar) => bar.index);
  const edges = [-1, ...bars, raw.length];
  const cells = edges.slice(1).map((end, i) => {
    const content = raw.slice(edges[i]! + 1, end);
    const start = row.start + edges[i]! + 1 + content.length - content.trimStart().length;
    return { start, end: Math.max(start, row.start + edges[i]! + 1 + content.trimEnd().length) };
  });
  const isEdge = (cell: Stretch | undefined): boolean => cell === undefined || cell.start === cell.end;
  return cells.slice(/^\s*\|/.test(raw) ? 1 : 0, isEdge(cells.at(-1)) && cells.length > 1 ? -1 : undefined);
}

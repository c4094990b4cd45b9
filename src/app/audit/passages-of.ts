import type { Place } from "../../base/place.ts";
import type { Document, Heading, MathSpan, Prose } from "../../audit/document/document.ts";
import type { Finding } from "../../audit/finding.ts";
import { inlineParts } from "./inline-parts.ts";
import type { MathPart, Part, Passage } from "./passage.ts";

/** A document as it is shown, each claim at the formula or listing it stands in. Every finding is in exactly one of them, or in none where it stands in prose. */
export function passagesOf(document: Document, findings: readonly Finding[]): readonly Passage[] {
  const claimsAt = claimsBy(findings);
  /** Where mathematics that a sentence holds begins: it is shown there and not once more. */
  const inside = new Set<number>();
  const breaks = breaksOf(document.text);
  const passages: Passage[] = [];
  let open: { kind: "paragraph" | "list" | "table"; push: (block: Prose, gap: string, parts: readonly Part[]) => boolean } | undefined;
  let last = 0;

  const add = (block: Prose, parts: readonly Part[]) => {
    const gap = document.text.slice(last, block.place.start);
    const kind = block.where === "list" || block.where === "table" ? block.where : "paragraph";
    if (open?.kind === kind && open.push(block, gap, parts)) return;
    const started = kind === "list" ? list(parts) : kind === "table" ? table(block, parts) : paragraph(block, parts, breaks);
    passages.push(started.passage);
    open = { kind, push: started.push };
  };

  for (const block of document.blocks) {
    switch (block.kind) {
      case "heading":
        for (const span of block.spans) inside.add(span.whole.start);
        passages.push({ kind: "heading", level: block.level, parts: headingParts(block, claimsAt) });
        open = undefined;
        break;
      case "prose":
        for (const span of block.spans) inside.add(span.whole.start);
        add(block, proseParts(block, claimsAt));
        break;
      case "math":
        if (inside.has(block.whole.start)) continue;
        passages.push({ kind: "display", math: mathPart(block, claimsAt) });
        if (open?.kind !== "list") open = undefined;
        break;
      case "code":
        passages.push({ kind: "code", text: block.text, claims: claimsAt(block.place) });
        open = undefined;
        break;
      case "missing":
        passages.push({ kind: "missing" });
        open = undefined;
        break;
      case "note": continue;
    }
    last = Math.max(last, block.kind === "math" ? block.whole.end : block.place.end);
  }
  return passages;
}

/** The findings of a stretch, each given to the first that asks for it. */
function claimsBy(findings: readonly Finding[]): (place: Place) => readonly string[] {
  const left = findings.toSorted((a, b) => a.place.start - b.place.start);
  return ({ start, end }) => {
    const mine = left.filter(({ place }) => place.start < end && place.end > start);
    for (const finding of mine) left.splice(left.indexOf(finding), 1);
    return mine.map(({ id }) => id);
  };
}

type ClaimsAt = (place: Place) => readonly string[];

const mathPart = ({ tex, notation, place }: MathSpan, claimsAt: ClaimsAt): MathPart => ({ kind: "math", tex, notation, claims: claimsAt(place) });

function proseParts({ text, spans, origin }: Prose, claimsAt: ClaimsAt): readonly Part[] {
  return partsAround(text, spans, claimsAt, ({ whole }, from) => {
    const start = offsetOf(text, origin, whole.start, from);
    return { start, end: offsetOf(text, origin, whole.end, start) };
  });
}

/** A heading does not say where its characters come from: its mathematics is looked for. */
function headingParts({ text, spans }: Heading, claimsAt: ClaimsAt): readonly Part[] {
  return partsAround(text, spans, claimsAt, ({ tex }, from) => {
    const found = text.indexOf(tex, from);
    if (found < 0) return { start: from, end: from };
    const before = /(?:\$\$?|\\\(|\\\[)\s*$/.exec(text.slice(from, found))?.[0].length ?? 0;
    const after = /^\s*(?:\$\$?|\\\)|\\\])/.exec(text.slice(found + tex.length))?.[0].length ?? 0;
    return { start: found - before, end: found + tex.length + (before > 0 ? after : 0) };
  });
}

function partsAround(text: string, spans: readonly MathSpan[], claimsAt: ClaimsAt, find: (span: MathSpan, from: number) => Place): readonly Part[] {
  const texts: string[] = [], math: Part[] = [];
  let from = 0;
  for (const span of spans) {
    const { start, end } = find(span, from);
    texts.push(text.slice(from, start));
    math.push(mathPart(span, claimsAt));
    from = end;
  }
  return inlineParts([...texts, text.slice(from)], math);
}

/** The first offset in `text`, from `least` on, that stands at or after `position` of the document. */
function offsetOf(text: string, origin: (offset: number) => number, position: number, least: number): number {
  let low = least, high = text.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (origin(middle) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Started {
  readonly passage: Passage;
  /** Takes what follows into the passage; false where it starts another. */
  readonly push: (block: Prose, gap: string, parts: readonly Part[]) => boolean;
}

const space: Part = { kind: "text", text: " " };
const sameLine = /^[ \t]*$/;
const newBlock = /\n[ \t]*(?:>[ \t]*)*\n|\\par\b|\\\\|<\/?(?:p|div|li|h\d|section|article|blockquote|tr|table|ul|ol)\b|\\n"\s*,\s*"\\n|\]\s*,/i;
const newItem = /(?:^|\n|\\n",\s*")[ \t>]*(?:[-*+•]|\d+[.)、])[ \t]+$|\\item\b|<li\b/i;

type Breaks = "blank lines" | "every line";

/** Text that was exported without blank lines has a paragraph a line. */
function breaksOf(text: string): Breaks {
  const lines = text.slice(0, 100_000).split("\n");
  const blank = lines.filter((line) => line.trim() === "").length;
  return lines.length > 8 && blank < lines.length / 20 ? "every line" : "blank lines";
}

function paragraph({ where }: Prose, first: readonly Part[], breaks: Breaks): Started {
  const parts: Part[] = [...first];
  const quoted = where === "quote";
  return {
    passage: { kind: "paragraph", quoted, parts },
    push(block, gap, more) {
      if ((block.where === "quote") !== quoted || newBlock.test(gap) || (breaks === "every line" && gap.includes("\n"))) return false;
      parts.push(space, ...more);
      return true;
    },
  };
}

function list(first: readonly Part[]): Started {
  const items: Part[][] = [[...first]];
  return {
    passage: { kind: "list", items },
    push(_, gap, parts) {
      if (newItem.test(gap) || !(sameLine.test(gap) || !newBlock.test(gap))) items.push([...parts]);
      else items.at(-1)!.push(space, ...parts);
      return true;
    },
  };
}

function table({ table: at }: Prose, first: readonly Part[]): Started {
  const rows: Part[][][] = [];
  const put = (cell: Prose["table"], parts: readonly Part[]) => {
    const row = (rows[cell?.rowIndex ?? 0] ??= []);
    (row[cell?.columnIndex ?? 0] ??= []).push(...parts);
  };
  put(at, first);
  let row = at?.rowIndex ?? 0;
  return {
    passage: { kind: "table", rows },
    push({ table: cell }, _, parts) {
      if ((cell?.rowIndex ?? 0) < row) return false;
      row = cell?.rowIndex ?? 0;
      put(cell, parts);
      return true;
    },
  };
}

import type { Place } from "../../base/place.ts";
import type { Document, Heading, MathSpan, Prose } from "../../audit/document/document.ts";
import type { Finding } from "../../audit/finding.ts";
import { inlineParts } from "./inline-parts.ts";
import { type CodeRow, listingRows } from "./listing-rows.ts";
import type { MathPart, Part, Passage } from "./passage.ts";

/** A document as it is shown, each claim at the formula or listing it stands in. Every finding is in exactly one of them, or in none where it stands in prose. */
export function passagesOf(document: Document, findings: readonly Finding[]): readonly Passage[] {
  const claimsAt = claimsBy(findings);
  /** Where mathematics that a sentence holds begins: it is shown there and not once more. */
  const inside = new Set<number>();
  const breaks = breaksOf(document.text);
  const passages: Passage[] = [];
  let open: { kind: "paragraph" | "list" | "table"; push: (block: Prose, gap: string, parts: readonly Part[]) => boolean } | undefined;
  const above: number[] = [];
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
        while (above.length > 0 && above.at(-1)! >= block.level) above.pop();
        above.push(block.level);
        passages.push({ kind: "heading", level: above.length, parts: headingParts(block, claimsAt) });
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
        passages.push(...inPieces(listingRows(block, claimsAt(block.place))));
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

const longestListing = 400, piece = 100;

function inPieces(rows: readonly CodeRow[]): readonly Passage[] {
  if (rows.length <= longestListing) return [{ kind: "code", rows, continued: false }];
  return Array.from({ length: Math.ceil(rows.length / piece) }, (_, i): Passage => ({ kind: "code", rows: rows.slice(i * piece, (i + 1) * piece), continued: i > 0 }));
}

/** The findings of a stretch, each given to the first that asks for it. */
function claimsBy(findings: readonly Finding[]): ClaimsAt {
  const left = findings.toSorted((a, b) => a.place.start - b.place.start);
  return ({ start, end }) => {
    const mine = left.filter(({ place }) => place.start < end && place.end > start);
    for (const finding of mine) left.splice(left.indexOf(finding), 1);
    return mine;
  };
}

type ClaimsAt = (place: Place) => readonly Finding[];

const ids = (findings: readonly Finding[]): readonly string[] => findings.map(({ id }) => id);

const mathPart = ({ tex, notation, place }: MathSpan, claimsAt: ClaimsAt): MathPart => ({ kind: "math", tex, notation, claims: ids(claimsAt(place)) });

/** A piece of mathematics, or words that are a claim themselves, where it stands in a sentence's text. */
interface Stretch extends Place {
  readonly part: MathPart;
}

function proseParts({ text, spans, origin, place }: Prose, claimsAt: ClaimsAt): readonly Part[] {
  const stretchOf = ({ start, end }: Place, part: (shown: string) => MathPart): Stretch => {
    const from = offsetOf(text, origin, start, 0), to = offsetOf(text, origin, end, from);
    return { start: from, end: to, part: part(text.slice(from, to)) };
  };
  const math = spans.map((span) => stretchOf(span.whole, () => mathPart(span, claimsAt)));
  // What is left in the sentence are claims in words and bare numbers.
  const words = claimsAt(place).map((finding) => stretchOf(finding.place, (shown) => ({ kind: "math", tex: shown, notation: "unicode", claims: [finding.id] })));
  return partsAround(text, [...math, ...words].toSorted((a, b) => a.start - b.start));
}

/** A heading does not say where its characters come from: its mathematics is looked for. */
function headingParts({ text, spans, place }: Heading, claimsAt: ClaimsAt): readonly Part[] {
  let from = 0;
  const math = spans.map((span): Stretch => {
    const part = mathPart(span, claimsAt);
    const found = text.indexOf(span.tex, from);
    if (found < 0) return { start: from, end: from, part };
    const before = /(?:\$\$?|\\\(|\\\[)\s*$/.exec(text.slice(from, found))?.[0].length ?? 0;
    const after = /^\s*(?:\$\$?|\\\)|\\\])/.exec(text.slice(found + span.tex.length))?.[0].length ?? 0;
    const stretch = { start: found - before, end: found + span.tex.length + (before > 0 ? after : 0), part };
    from = stretch.end;
    return stretch;
  });
  const left = ids(claimsAt(place));
  return partsAround(text, left.length === 0 ? math : [...math, { start: text.length, end: text.length, part: { kind: "math", tex: "", notation: "unicode", claims: left } }]);
}

/** A text with its stretches in place; one that another reaches into stands beside it and shows its marks alone. */
function partsAround(text: string, stretches: readonly Stretch[]): readonly Part[] {
  const texts: string[] = [], math: Part[] = [];
  let from = 0;
  for (const { start, end, part } of stretches) {
    const isInside = start < from;
    texts.push(text.slice(from, Math.max(from, start)));
    math.push(isInside ? { ...part, tex: "", notation: "unicode" } : part);
    from = Math.max(from, end);
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

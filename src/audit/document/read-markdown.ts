import type { Block, MathSpan, Standing } from "./document.ts";
import { lacksFormula } from "./lost-formula.ts";
import { definesOnly } from "./macros.ts";
import { blockMark, cover, inlineMark, outline, type Piece, type Stretch } from "./outline.ts";
import type { CodeRegion, MathRegion, Region } from "./region.ts";
import { scan } from "./scan.ts";
import { sentences, type Breaks } from "./sentences.ts";
import { compose, placeIn, trace, type Traced } from "../../base/traced.ts";
import { unicodeMath } from "./unicode-math.ts";

/** The headings that stand above what comes next, by their level; a notebook's cells share them. */
export type HeadingStack = { level: number; text: string }[];

/**
 * Markdown, plain text or a pasted chat as blocks. The other formats are rewritten to Markdown with `source` keeping where every character came
 * from, so that all of them go one way. `stack` is carried on.
 */
export function readMarkdown(source: Traced, stack: HeadingStack): readonly Block[] {
  const text = source.text;
  const regions = scan(text);
  const covered = cover(text, regions);
  const pieces = outline(covered, regions);
  const breaks = breaksOf(covered);
  const blocks: Block[] = [];
  const drafts = pieces.flatMap((piece) => draftsOf(piece, source, covered, stack, breaks));
  const section = sections(drafts);
  drafts.forEach((each, i) => {
    for (const block of finish(each, i, drafts, section[i]!, source)) blocks.push(block);
  });
  for (const region of regions) if (region.kind === "note") blocks.push(note(region, source));
  return blocks.toSorted((a, b) => a.place.start - b.place.start || b.place.end - a.place.end);
}

/** Exported pages have no blank lines: there every line end is a paragraph's. Text that was wrapped has most lines of one length. */
function breaksOf(covered: string): Breaks {
  const lines = covered.slice(0, 100_000).split("\n").filter((line) => !line.startsWith(blockMark));
  const full = lines.filter((line) => line.trim() !== "");
  const wrapped = full.filter((line) => line.length > 55 && line.length < 110);
  return full.length > 5 && lines.length - full.length <= full.length / 20 && wrapped.length < full.length / 2 ? "every line" : "wrapped";
}

/** A piece on its way to a block: mathematics still lacks its surroundings, which come after it. */
type Draft =
  | { readonly kind: "heading"; readonly level: number; readonly content: Content; readonly standing: Standing }
  | { readonly kind: "prose"; readonly content: Content; readonly standing: Standing }
  | { readonly kind: "display"; readonly region: MathRegion; readonly standing: Standing }
  | { readonly kind: "code"; readonly region: CodeRegion; readonly standing: Standing }
  | { readonly kind: "missing"; readonly region: Region & { kind: "missing" } };

/** A sentence: its text traced to Markdown, and the stretches of that text that are mathematics. */
interface Content { readonly traced: Traced; readonly start: number; readonly end: number; readonly spans: readonly Inline[] }
type Inline = { readonly kind: "region"; readonly region: MathRegion } | { readonly kind: "plain"; readonly start: number; readonly end: number; readonly isTex: boolean };

function draftsOf(piece: Piece, source: Traced, covered: string, stack: HeadingStack, breaks: Breaks): readonly Draft[] {
  if (piece.kind === "region") {
    const standing = { where: piece.where, headings: stack.map((each) => each.text) };
    if (piece.region.kind === "math") return definesOnly(source.text.slice(piece.region.innerStart, piece.region.innerEnd)) ? [] : [{ kind: "display", region: piece.region, standing }];
    if (piece.region.kind === "code") return [{ kind: "code", region: piece.region, standing }];
    return piece.region.kind === "missing" ? [{ kind: "missing", region: piece.region }] : [];
  }
  const { traced, joints } = join(piece.lines, source.text, " ");
  const hidden = join(piece.lines, covered, "\n").traced.text;
  const inner = piece.regions.filter((region): region is MathRegion => region.kind === "math" && !definesOnly(source.text.slice(region.innerStart, region.innerEnd)));
  if (piece.kind === "heading") {
    while (stack.length > 0 && stack.at(-1)!.level >= piece.level) stack.pop();
    const above = stack.map((each) => each.text);
    stack.push({ level: piece.level, text: traced.text });
    return [{ kind: "heading", level: piece.level, standing: { where: "heading", headings: above }, content: { traced, start: 0, end: traced.text.length, spans: inner.map((region) => ({ kind: "region", region })) } }];
  }
  const read = ({ start, end }: Stretch): string => plain(source.text.slice(start, end));
  const standing: Standing = {
    where: piece.where,
    headings: stack.map((each) => each.text),
    ...(piece.table && { table: { ...piece.table, row: read(piece.table.row), column: read(piece.table.column) } }),
  };
  const ranges = piece.where === "table" ? [{ start: 0, end: traced.text.length }] : sentences(hidden, joints, breaks);
  let next = 0;
  return ranges.map(({ start, end }) => {
    const spans: Inline[] = unicodeMath(hidden.slice(start, end)).map((each) => ({ kind: "plain", start: start + each.start, end: start + each.end, isTex: each.isTex }));
    while (next < inner.length && inner[next]!.start < traced.endOf(end)) spans.push({ kind: "region", region: inner[next++]! });
    return { kind: "prose", standing, content: { traced, start, end, spans } };
  });
}

/** The lines of a paragraph as one, with one sign for each line's end. */
function join(lines: readonly Stretch[], text: string, by: " " | "\n"): { traced: Traced; joints: readonly number[] } {
  const writing = trace(text);
  const joints: number[] = [];
  lines.forEach((line, i) => {
    // A line may begin where the last ended: after a formula that was cut out of it.
    if (i > 0) {
      joints.push(writing.length());
      writing.replace(by, lines[i - 1]!.end, line.start);
    }
    writing.copy(line.start, line.end);
  });
  return { traced: writing.done(), joints };
}

/** Where the section or table cell of each draft begins and ends in Markdown: its surroundings are not looked for beyond. */
function sections(drafts: readonly Draft[]): readonly Stretch[] {
  const found: { start: number; end: number }[] = [];
  let open = { start: 0, end: Infinity };
  for (const each of drafts) {
    if (each.kind === "heading" || each.kind === "code") {
      const { start, end } = extent(each);
      open.end = Math.min(open.end, start);
      found.push({ start, end });
      open = { start: end, end: Infinity };
    } else if (each.kind === "prose" && each.standing.where === "table") found.push(extent(each));
    else found.push(open);
  }
  return found;
}

function extent(draft: Draft): Stretch {
  if (draft.kind !== "heading" && draft.kind !== "prose") return draft.region;
  const { traced, start, end } = draft.content;
  return { start: traced.startOf(start), end: traced.endOf(end) };
}

const hasMath = (draft: Draft): boolean => draft.kind === "prose" && draft.content.spans.length > 0;
const neighbour = (draft: Draft | undefined) => {
  if (!draft) return undefined;
  if (draft.kind === "prose") return { kind: "prose" as const, text: textOf(draft.content), where: draft.standing.where, hasMath: hasMath(draft) };
  return { kind: draft.kind === "heading" ? ("heading" as const) : ("other" as const) };
};
const textOf = ({ traced, start, end }: Content): string => traced.text.slice(start, end);

function finish(draft: Draft, i: number, drafts: readonly Draft[], section: Stretch, source: Traced): readonly Block[] {
  switch (draft.kind) {
    case "missing":
      return [{ kind: "missing", reason: draft.region.reason, place: placeIn(source, draft.region.start, draft.region.end) }];
    case "code": {
      const { innerStart, innerEnd, language, fenced } = draft.region;
      const { text, place, origin } = stretch(source, innerStart, Math.max(innerStart, source.text[innerEnd - 1] === "\n" ? innerEnd - 1 : innerEnd));
      return [{ kind: "code", language, text, place, fenced, headings: draft.standing.headings, origin }];
    }
    case "display":
      return [span(draft.region, draft.standing, sentenceAround(i, drafts, source), section, source)];
    case "heading":
    case "prose": {
      const { traced, start, end, spans } = draft.content;
      const whole = compose(traced, source);
      const text = textOf(draft.content);
      const found = spans.map((each) => (each.kind === "region" ? span(each.region, draft.standing, text, section, source) : plainSpan(each, draft, whole, section, source)))
        .toSorted((a, b) => a.place.start - b.place.start);
      const place = placeIn(whole, start, end);
      if (draft.kind === "heading") return [{ kind: "heading", level: draft.level, text, place, spans: found, ...draft.standing }, ...found];
      const prose: Block = { kind: "prose", text, place, spans: found, origin: (offset) => (offset < end - start ? whole.startOf(start + offset) : whole.endOf(end)), ...draft.standing };
      return lacksFormula(neighbour(draft)!, neighbour(drafts[i + 1])) ? [prose, ...found, { kind: "missing", reason: "empty", place }] : [prose, ...found];
    }
  }
}

function stretch(traced: Traced, start: number, end: number) {
  return { text: traced.text.slice(start, end), place: placeIn(traced, start, end), origin: (offset: number) => (offset < end - start ? traced.startOf(start + offset) : traced.endOf(end)) };
}

function span(region: MathRegion, standing: Standing, sentence: string, section: Stretch, source: Traced): MathSpan {
  const { innerStart, innerEnd } = trimmed(source.text, region);
  const tex = unescape(source.text, innerStart, innerEnd, region, standing.where === "table");
  const whole = compose(tex, source);
  return {
    kind: "math", notation: "tex", display: region.display,
    tex: tex.text, place: placeIn(source, innerStart, innerEnd), whole: placeIn(source, region.start, region.end),
    origin: (offset) => (offset < tex.text.length ? whole.startOf(offset) : whole.endOf(offset)),
    sentence, ...surroundings(source.text, section, region.start, region.end), ...standing,
  };
}

function plainSpan({ start, end, isTex }: Inline & { kind: "plain" }, { content, standing }: Draft & { kind: "heading" | "prose" }, traced: Traced, section: Stretch, source: Traced): MathSpan {
  const { text, place, origin } = stretch(traced, start, end);
  const around = surroundings(source.text, section, content.traced.startOf(start), content.traced.endOf(end));
  return { kind: "math", notation: isTex ? "tex" : "unicode", display: false, tex: text, place, whole: place, origin, sentence: textOf(content), ...around, ...standing };
}

/** White space inside the delimiters is no part of the formula, and neither are the quote marks of its first and last line. */
function trimmed(text: string, region: MathRegion): { innerStart: number; innerEnd: number } {
  let start = region.innerStart, end = region.innerEnd;
  const inside = text.slice(start, end);
  if (isQuoted(text, region)) {
    start += /^[ \t]*(?:\n[ \t>]*)*/.exec(inside)![0].length;
    end -= start < end ? /(?:\n[ \t>]*)*$/.exec(text.slice(Math.max(start, end - 200), end))![0].length : 0;
  }
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!) && text[end - 2] !== "\\") end--;
  return { innerStart: start, innerEnd: end };
}

function isQuoted(text: string, { start, innerStart, innerEnd }: MathRegion): boolean {
  if (!text.slice(innerStart, innerEnd).includes("\n")) return false;
  const before = text.slice(Math.max(0, start - 500), start);
  return /^[ \t]*>/.test(before.slice(before.lastIndexOf("\n") + 1));
}

/** What Markdown did to a formula is undone: escaped underscores and stars, `\|` in tables, doubled backslashes, quote marks at line starts. */
function unescape(text: string, start: number, end: number, region: MathRegion, isInTable: boolean): Traced {
  const writing = trace(text);
  const inside = text.slice(start, end);
  const words = [...inside.matchAll(/\\(?:text\w*|mathrm|mathtt|operatorname\*?|mbox|verb)\s*\{[^{}]*\}/g)].map((each) => ({ start: start + each.index, end: start + each.index + each[0].length }));
  const hasMarks = isQuoted(text, region);
  let at = start, word = 0;
  for (const { index, 0: found } of inside.matchAll(/\\[\\_*|]|\n[ \t]*(?:>[ \t]?)+/g)) {
    const here = start + index;
    while (word < words.length && words[word]!.end <= here) word++;
    const isInWords = word < words.length && words[word]!.start <= here;
    let by: string | undefined;
    if (found[0] === "\n") by = hasMarks ? "\n" : undefined;
    else if (found === "\\\\") by = region.doubled ? "\\" : undefined;
    else if (found === "\\|") by = isInTable ? "|" : undefined;
    else by = isInWords ? undefined : found[1];
    if (by === undefined) continue;
    writing.copy(at, here);
    writing.replace(by, here, here + found.length);
    at = here + found.length;
  }
  writing.copy(at, end);
  return writing.done();
}

const reach = 200;
function surroundings(text: string, section: Stretch, start: number, end: number): { before: string; after: string } {
  return {
    before: plain(text.slice(Math.max(section.start, start - reach, 0), start)).replace(/^[¶#\s]+/, ""),
    after: plain(text.slice(end, Math.max(end, Math.min(section.end, end + reach)))),
  };
}

const plain = (text: string): string => text.replace(/\s+/g, " ").trim();
const continues = /^(?:where|with|for|if|when|and|here|in which|其中|这里|式中|且|当|[a-z(,，;；])/;

/** What leads to a display, the display itself, and what goes on from it; not across headings, code or a full stop. */
function sentenceAround(i: number, drafts: readonly Draft[], source: Traced): string {
  const isLead = (draft: Draft | undefined): draft is Draft & { kind: "prose" } => draft?.kind === "prose" && draft.standing.where !== "table" && !/[.。！？!?]$/.test(textOf(draft.content));
  const isTail = (draft: Draft | undefined): draft is Draft & { kind: "prose" } => draft?.kind === "prose" && draft.standing.where !== "table" && (continues.test(textOf(draft.content)) || textOf(draft.content).startsWith(inlineMark));
  const parts: string[] = [];
  const beside = (step: 1 | -1): Draft | undefined => drafts[i + step]?.kind === "missing" ? drafts[i + 2 * step] : drafts[i + step];
  const lead = beside(-1), self = drafts[i]!, tail = beside(1);
  if (isLead(lead)) parts.push(textOf(lead.content));
  if (self.kind === "display") parts.push(plain(source.text.slice(self.region.start, self.region.end)));
  if (isTail(tail)) parts.push(textOf(tail.content));
  return parts.join(" ");
}

function note(region: Region, source: Traced): Block {
  const inside = source.text.slice(region.start, region.end);
  const start = region.start + /^(?:<!--|#)\s*alphabar:\s*/.exec(inside)![0].length;
  const end = Math.max(start, region.end - /\s*(?:-->)?$/.exec(inside)![0].length);
  return { kind: "note", text: source.text.slice(start, end), place: placeIn(source, start, end), origin: (offset) => (start + offset < end ? source.startOf(start + offset) : source.endOf(end)) };
}

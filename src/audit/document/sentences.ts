/** Ends a sentence whatever follows; ASCII marks need white space or a wide character after them. */
const stop = /[。！？；][”"』」）)*]*|[.?!][”"')\]*]*(?=\s|$|[\u3000-\u9fff])/g;
const abbreviation = /(?:^|[\s(（])(?:e\.g|i\.e|eqs?|figs?|secs?|thms?|defs?|props?|refs?|al|cf|vs|resp|etc|dr|prof|no|approx|w\.r\.t|i\.i\.d|a\.k\.a|st|ca|[A-Za-z])$/i;
const wide = /[\u3000-\u9fff\uff00-\uffef]/;

/** Whether line ends are an author's breaks or where a text was wrapped. */
export type Breaks = "every line" | "wrapped";

/**
 * Where the sentences of a paragraph begin and end, in order and trimmed. `text` has its mathematics covered; `joints` are the offsets of the blanks
 * that stand for line ends. Chinese lines and lines that end in a stop or a colon end a
 * sentence; other lines run on, unless every line end is a break.
 */
export function sentences(text: string, joints: readonly number[], breaks: Breaks): readonly { readonly start: number; readonly end: number }[] {
  const cuts = new Set<number>();
  for (const found of text.matchAll(stop)) {
    const end = found.index + found[0].length;
    if (found[0][0] !== "." || isFullStop(text, found.index, end)) cuts.add(end);
  }
  for (const joint of joints) if (breaks === "every line" || /[.?!:。！？：；;¶]/.test(text[joint - 1] ?? "") || wide.test(text[joint - 1] ?? "")) cuts.add(joint);
  // Exporters run the items of a list together: "where: - first - second", "properties: 1. first 2. second".
  if (/[:：?？] [-•] /.test(text) || /^[-•] /.test(text)) for (const dash of text.matchAll(/(?<=\s)[-•] /g)) cuts.add(dash.index);
  if (/[:：] 1[.)] /.test(text)) for (const number of text.matchAll(/(?<=\s)\d{1,2}[.)] /g)) cuts.add(number.index);
  const edges = [0, ...[...cuts].toSorted((a, b) => a - b), text.length];
  const found: { start: number; end: number }[] = [];
  for (let i = 1; i < edges.length; i++) {
    const piece = text.slice(edges[i - 1]!, edges[i]!);
    const lead = /^\s*(?:[-•]\s+|\d{1,2}[.)]\s+(?=\D))?/.exec(piece)![0].length;
    const start = edges[i - 1]! + lead, end = edges[i - 1]! + piece.trimEnd().length;
    if (end > start) found.push({ start, end });
  }
  return found;
}

/** A full stop ends a sentence unless it belongs to an abbreviation, an initial or a number, or a small letter goes on. */
function isFullStop(text: string, at: number, end: number): boolean {
  const before = text.slice(Math.max(0, at - 12), at);
  if (abbreviation.test(before) || /(?:^|\s)\d{1,2}$/.test(before)) return false;
  return !/^\s+[a-z]/.test(text.slice(end, end + 4));
}

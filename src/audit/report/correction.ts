import type { CodeLine } from "../code/source/code-lines.ts";

/** A change of a listing's lines: what stands there now, and what would be right in its place, indented alike. */
export interface Correction {
  readonly removed: readonly CodeLine[];
  readonly added: readonly string[];
}

/** Where the right form belongs, where that can be told: it may be a line of many that a claim stands on. The lines that begin and end most like it are the ones it takes the place of. */
export function correctionOf(lines: readonly CodeLine[], rightForm: string): Correction | undefined {
  const form = rightForm.replace(/^\n+|\s+$/g, "").split("\n");
  if (lines.length === 0) return undefined;
  const size = Math.min(form.length, lines.length);
  let best: readonly CodeLine[] = lines.slice(0, size), most = -1;
  for (let i = 0; i + size <= lines.length; i++) {
    const here = lines.slice(i, i + size);
    const alike = here.reduce((sum, { text }, k) => sum + likeness(text.trim(), form[k]!.trim()), 0);
    if (alike > most) [best, most] = [here, alike];
  }
  // What is like none of them does not say whose place it takes.
  if (most < size / 2) return { removed: [], added: form };
  // A statement over several lines that is written in one again takes the place of them all.
  if (form.length === 1 && lines.length > 1 && oneStatement(lines)) best = lines;
  const own = indent(best[0]!.text), given = indent(form[0]!);
  return { removed: best, added: form.map((line) => (line.startsWith(given) ? own + line.slice(given.length) : line)) };
}

const indent = (text: string): string => /^[ \t]*/.exec(text)![0];

/** Whether no line but the first begins where the first does, or further left: the rest goes on from it inside brackets. */
function oneStatement(lines: readonly CodeLine[]): boolean {
  const text = lines.map((line) => line.text).join("\n").replace(/(["']).*?\1/g, "").replace(/#.*/g, "");
  let open = 0;
  const depths = text.split("\n").map((line) => {
    for (const letter of line) open += "([{".includes(letter) ? 1 : ")]}".includes(letter) ? -1 : 0;
    return open;
  });
  return depths.slice(0, -1).every((depth) => depth > 0) && depths.at(-1) === 0;
}

/** How many characters two lines share at both ends. */
function likeness(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let front = 0, back = 0;
  while (front < shorter && a[front] === b[front]) front++;
  while (back < shorter - front && a.at(-1 - back) === b.at(-1 - back)) back++;
  return (front + back) / Math.max(1, a.length, b.length);
}

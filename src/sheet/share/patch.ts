import { checksumOf } from "./checksum.ts";

/**
 * One edit of a shipped sheet, by whole lines: `removed` lines from line `at` (counted from 0, in the shipped text) give way to `lines`. `anchor` is the checksum of
 * the lines that go and the one on either side, by which the place is found again in a text that has changed since.
 */
export interface Edit {
  readonly at: number;
  readonly removed: number;
  readonly anchor: number;
  readonly lines: readonly string[];
}

/** Beyond so many pairs of lines the stretch between the first and the last difference is one edit. */
const mostPairs = 4_000_000;

/** The edits that make `text` of `base`, in order. Lines end at "\n" alone, so that every other byte is kept. */
export function editsBetween(base: string, text: string): readonly Edit[] {
  const a = base.split("\n"), b = text.split("\n");
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let enda = a.length, endb = b.length;
  while (enda > start && endb > start && a[enda - 1] === b[endb - 1]) {
    enda--;
    endb--;
  }
  const edits: Edit[] = [], anchor = anchorsOf(a);
  const put = (froma: number, toa: number, fromb: number, tob: number) => {
    if (froma < toa || fromb < tob) edits.push({ at: froma, removed: toa - froma, anchor: anchor(froma, toa - froma), lines: b.slice(fromb, tob) });
  };
  let i = start, j = start;
  for (const [nexta, nextb] of [...common(a.slice(start, enda), b.slice(start, endb)).map(([x, y]) => [x + start, y + start] as const), [enda, endb] as const]) {
    put(i, nexta, j, nextb);
    [i, j] = [nexta + 1, nextb + 1];
  }
  return edits;
}

/** The pairs of equal lines of a longest common sequence. */
function common(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const width = b.length + 1;
  if (a.length * b.length === 0 || a.length * b.length > mostPairs) return [];
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] = a[i] === b[j] ? longest[(i + 1) * width + j + 1]! + 1 : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++]);
    else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++;
    else j++;
  }
  return pairs;
}

/** The text with the edits made where they were made. Edits that overlap or lie outside give undefined. */
export function withEdits(base: string, edits: readonly Edit[]): string | undefined {
  const lines = base.split("\n"), out: string[] = [];
  let from = 0;
  for (const { at, removed, lines: put } of edits) {
    if (at < from || at + removed > lines.length) return undefined;
    out.push(...lines.slice(from, at), ...put);
    from = at + removed;
  }
  return [...out, ...lines.slice(from)].join("\n");
}

/** The edits as far as their places are still to be found in a text that has changed, and those without one. Of several places the nearest is taken. */
export function placedIn(base: string, edits: readonly Edit[]): { readonly placed: readonly Edit[]; readonly lost: readonly Edit[] } {
  const lines = base.split("\n"), anchor = anchorsOf(lines), placed: Edit[] = [], lost: Edit[] = [];
  let from = 0;
  for (const edit of edits) {
    const at = nearest(edit.at, from, lines.length - edit.removed, (place) => anchor(place, edit.removed) === edit.anchor);
    if (at === undefined) lost.push(edit);
    else {
      placed.push({ ...edit, at });
      from = at + edit.removed;
    }
  }
  return { placed, lost };
}

/** The whole number in low … high nearest to `wanted` that fits. */
function nearest(wanted: number, low: number, high: number, fits: (place: number) => boolean): number | undefined {
  const middle = Math.min(Math.max(wanted, low), high);
  for (let away = 0; middle - away >= low || middle + away <= high; away++) {
    if (middle - away >= low && fits(middle - away)) return middle - away;
    if (middle + away <= high && fits(middle + away)) return middle + away;
  }
  return undefined;
}

/** Anchors of any stretch of lines in constant time, whatever a link asks for: a polynomial of the lines' checksums, mod 2^32. */
function anchorsOf(lines: readonly string[]): (at: number, removed: number) => number {
  const sums = [0], powers = [1];
  for (const line of ["", ...lines, ""]) {
    sums.push((Math.imul(sums.at(-1)!, factor) + checksumOf(line)) >>> 0);
    powers.push(Math.imul(powers.at(-1)!, factor) >>> 0);
  }
  return (at, removed) => (sums[at + removed + 2]! - Math.imul(sums[at]!, powers[removed + 2]!)) >>> 0;
}

/** A prime near 2^32 over the golden ratio. */
const factor = 2654435761;

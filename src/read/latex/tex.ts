import type { Place } from "../../base/place.ts";

/** A command with its backslash, or one character; `place` is where it stood in the text as given. */
export interface Piece { readonly text: string; readonly place: Place }

/** Characters of East Asian keyboards that stand for mathematics. */
const halfWidth: ReadonlyMap<string, string> = new Map([..."，,；;：:（(）)［[］]＝=＋+－-。.｜|～~＜<＞>"].reduce<[string, string][]>((pairs, letter, i, all) => {
  if (i % 2 === 0) pairs.push([letter, all[i + 1]!]);
  return pairs;
}, []));

/** What a web page writes for signs that mean something to it. */
const entities: ReadonlyMap<string, string> = new Map([["&lt;", "<"], ["&gt;", ">"], ["&amp;", "&"]]);

/** TeX's own words: a backslash with letters or with one character; white space as one piece; comments are dropped. */
export function lexTex(text: string): Piece[] {
  const pieces: Piece[] = [];
  const word = /&(?:lt|gt|amp);|\\[A-Za-z]+|\\[\s\S]?|%[^\n]*\n?|\s+|[\s\S]/uy;
  for (let at = 0; at < text.length; at = word.lastIndex) {
    word.lastIndex = at;
    const found = word.exec(text)![0];
    if (!found.startsWith("%")) pieces.push({ text: halfWidth.get(found) ?? entities.get(found) ?? found, place: { start: at, end: at + found.length } });
  }
  return pieces;
}

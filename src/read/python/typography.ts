import { type Edit, edited, type Mended } from "./mending.ts";

const doubles = "“”„‟＂«»", singles = "‘’‚‛＇`´";
/** Signs that writing programs and Chinese keyboards put in the place of ASCII's. */
const plain: Readonly<Record<string, string>> = { "、": ",", "。": ".", "【": "[", "】": "]", "《": "<", "》": ">", "−": "-", "–": "-", "‐": "-", "‑": "-", "…": "..." };
const entities: Readonly<Record<string, string>> = { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"', "&#39;": "'", "&nbsp;": " " };
const blank = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/, nothing = /[\u200b-\u200f\u2060\ufeff\u00ad]/;

/**
 * Typographic quotes, full-width signs and blanks that are no ASCII, outside strings and comments, as Python's own. A string that a typographic quote opens
 * ends at the next quote of any such kind on its line.
 */
export function asAscii(source: string): Mended | undefined {
  const edits: Edit[] = [];
  let at = 0;
  const put = (end: number, by: string): void => {
    edits.push({ start: at, end, by });
    at = end;
  };
  while (at < source.length) {
    const sign = source[at]!;
    if (sign === "#") at = lineEnd(source, at);
    else if (sign === '"' || sign === "'") at = stringEnd(source, at);
    else if (doubles.includes(sign) || singles.includes(sign)) {
      const same = doubles.includes(sign) ? `${doubles}"` : `${singles}'`;
      const by = doubles.includes(sign) ? '"' : "'";
      const stop = lineEnd(source, at);
      let end = at + 1;
      while (end < stop && !same.includes(source[end]!)) end++;
      put(at + 1, by);
      if (end < stop) {
        at = end;
        put(end + 1, by);
      }
    } else if (sign === "&") {
      const entity = Object.keys(entities).find((name) => source.startsWith(name, at));
      if (entity) put(at + entity.length, entities[entity]!);
      else at++;
    } else if (nothing.test(sign)) put(at + 1, "");
    else if (blank.test(sign)) put(at + 1, " ");
    else if (plain[sign] !== undefined) put(at + 1, plain[sign]);
    else if (sign >= "！" && sign <= "～") put(at + 1, String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
    else at++;
  }
  return edits.length === 0 ? undefined : { text: edited(source, edits), done: [{ kind: "quotes", at: edits[0]!.start }] };
}

function lineEnd(source: string, at: number): number {
  const found = source.indexOf("\n", at);
  return found < 0 ? source.length : found;
}

function stringEnd(source: string, at: number): number {
  const quote = source[at]!, long = quote.repeat(3);
  if (source.startsWith(long, at)) {
    const found = source.indexOf(long, at + 3);
    return found < 0 ? source.length : found + 3;
  }
  const stop = lineEnd(source, at);
  let end = at + 1;
  while (end < stop && source[end] !== quote) end += source[end] === "\\" ? 2 : 1;
  return Math.min(stop, end + 1);
}

import { attempt, fail } from "../../base/problem.ts";
import { isPrecision, type Precision, roundTo } from "../../field/precision.ts";
import { numberOf } from "../../read/text/data-block.ts";
import { type Imported, mostImported, oneList } from "./imported.ts";

/**
 * list    = [ name "=" ] { word | separator | bracket | wrapper "(" | option }
 * wrapper = "tensor" | "array" | "np.float64" … (any dotted name before a bracket), whose name may say the precision
 * option  = name "=" value, as in dtype=torch.float32, device='cuda:0'
 *
 * A pasted list as Python, NumPy, PyTorch, JAX or a spreadsheet writes it; separators are blanks, commas, semicolons and line ends. A word that is no number is a problem
 * at its place, and so is the "..." of a list that was printed in part.
 */
export function readList(text: string): Imported {
  const read = attempt(() => listOf(text));
  return read.ok ? oneList(read.value) : read;
}

const numeral = /^[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|inf(?:inity)?|nan)$/i;
const named = /^[A-Za-z_][\w.]*$/;

function listOf(text: string) {
  const found: number[] = [];
  const precisions = new Set<Precision>();
  const open: number[] = [];
  for (let at = 0; at < text.length;) {
    const letter = text[at]!;
    if ("[({".includes(letter)) open.push(at++);
    else if ("])}".includes(letter)) {
      if (open.pop() === undefined) fail("unexpected token", letter, { place: { start: at, end: at + 1 } });
      at++;
    } else if (isSeparator(text.charCodeAt(at))) at++;
    else at = word(at);
  }
  if (open.length > 0) fail("unclosed bracket", text[open.at(-1)!]!, { place: { start: open.at(-1)!, end: open.at(-1)! + 1 } });
  if (found.length === 0) fail("missing value", "", { place: { start: 0, end: text.length }, hint: "0.1, 0.2, 0.3" });
  const precision = precisions.size === 1 ? [...precisions][0]! : "float64";
  return { precision, values: Float64Array.from(found, roundTo(precision)) };

  /** Reads from `at` to the end of a word and what belongs to it. */
  function word(at: number): number {
    let end = at;
    while (end < text.length && !isSeparator(text.charCodeAt(end)) && !"[]{}()=".includes(text[end]!)) end++;
    const place = { start: at, end: Math.max(end, at + 1) }, said = text.slice(at, place.end);
    const next = skipBlanks(end);
    if (named.test(said) && said.length < 100 && text[next] === "(") {
      note(said);
      return next;
    }
    if (named.test(said) && said.length < 100 && text[next] === "=") {
      const value = skipBlanks(next + 1);
      return /^(?:[\w.]{1,60}\s*)?[[(]/.test(text.slice(value, value + 70)) ? value : option(value);
    }
    if (said === "..." || said === "…") fail("missing value", said, { place, hint: "all numbers: print(x.tolist())" });
    if (said.length > 1100 || !numeral.test(said)) fail("not a number", said.slice(0, 80), { place });
    if (found.length === mostImported) fail("too large", String(mostImported + 1), { place, hint: String(mostImported) });
    found.push(numberOf(said));
    return end;
  }

  /** The value of an option, up to the comma or bracket that ends it. */
  function option(at: number): number {
    let end = at;
    while (end < text.length && !",)]\n".includes(text[end]!)) end++;
    note(text.slice(at, Math.min(end, at + 60)));
    return end;
  }

  function note(said: string): void {
    const type = /(b?float(?:16|32|64)|half|double)\b/.exec(said)?.[1];
    const noted = type === "half" ? "float16" : type === "double" ? "float64" : type;
    if (noted !== undefined && isPrecision(noted)) precisions.add(noted);
  }

  function skipBlanks(at: number): number {
    let end = at;
    while (text[end] === " " || text[end] === "\t") end++;
    return end;
  }
}

function isSeparator(code: number): boolean {
  return code <= 0x20 || code === 0x2c || code === 0x3b || code === 0xa0 || code === 0xfeff || code === 0x3000 || code === 0xff0c;
}

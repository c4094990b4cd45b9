import { letterName, letterText } from "../../read/latex/letters.ts";
import { trace, type Traced, untraced } from "../../base/traced.ts";

/** Longer lines are no pasted paragraphs; further than `reach` before its first command TeX does not begin. */
const longestLine = 6000, longestFormula = 1500, reach = 40;

/**
 * Text copied from a page whose formulas were rendered has each of them three times: as its letters, as TeX, as its letters again
 * ("x t = α t x_{t}=\alpha_{t} xt=αt"). The TeX is kept, in dollars, and the two copies go. Known by their letters, whatever their order.
 */
export function fromPasted(text: string): Traced {
  if (!/\\[a-zA-Z]|_\{/.test(text)) return untraced(text);
  const writing = trace(text);
  let at = 0, lineStart = 0, found = false;
  for (const line of text.split("\n")) {
    if (line.length <= longestLine && /\\[a-zA-Z]|[_^]\{/.test(line) && !line.includes("$") && !line.includes("\\(")) {
      for (const { from, start, end, to } of triples(line)) {
        writing.copy(at, lineStart + from);
        writing.replace(" $", lineStart + from, lineStart + start);
        writing.copy(lineStart + start, lineStart + end);
        writing.replace("$ ", lineStart + end, lineStart + to);
        at = lineStart + to;
        found = true;
      }
    }
    lineStart += line.length + 1;
  }
  if (!found) return untraced(text);
  writing.copy(at, text.length);
  return writing.done();
}

/** `from … start` and `end … to` are the copies of the TeX `start … end`. */
interface Triple { readonly from: number; readonly start: number; readonly end: number; readonly to: number }

function triples(line: string): readonly Triple[] {
  const letters = [...line.matchAll(letter)].map((m) => ({ at: m.index, is: canonical(m[0]) }));
  const found: Triple[] = [];
  let after = 0;
  for (const { index } of line.matchAll(/\\[a-zA-Z]|[_^]\{|[_^](?=[a-zA-Z0-9])/g)) {
    if (index < after) continue;
    const triple = tripleAt(line, letters, after, index);
    if (!triple) continue;
    found.push(triple);
    after = triple.to;
  }
  return found;
}

interface Letter { readonly at: number; readonly is: string }
const letter = /[A-Za-z0-9\u0370-\u03ff\u1f00-\u1fff\u3400-\u9fff]/g;
const canonical = (text: string): string => letterText(letterName(text) ?? text);
const texToken = /\\(?:begin|end)\s*\{[^}]*\}|\\([a-zA-Z]+)|\\.|[^]/y;

/** The triple whose first command stands at `marker`: TeX read on from some place before it until as many letters precede it, and follow it, as it has. */
function tripleAt(line: string, letters: readonly Letter[], after: number, marker: number): Triple | undefined {
  for (let start = marker; start >= Math.max(after, marker - reach); start--) {
    const first = lowerBound(letters, start);
    // The copy before it is no TeX.
    const floor = Math.max(after, special(line, start) + 1);
    const over = new Map<string, number>();
    let count = 0, open = 0;
    const weigh = (is: string, by: number): void => {
      const now = (over.get(is) ?? 0) + by;
      if (now === 0) over.delete(is);
      else over.set(is, now);
    };
    reading: for (let end = start; end < Math.min(line.length, start + longestFormula);) {
      texToken.lastIndex = end;
      const token = texToken.exec(line)!;
      end = texToken.lastIndex;
      const seen = lettersIn(token);
      for (const is of seen) {
        count++;
        weigh(is, 1);
        const before = letters[first - count];
        if (before === undefined || before.at < floor) break reading;
        weigh(before.is, -1);
      }
      if (token[0] === "{") open++;
      if (token[0] === "}" && --open < 0) break;
      if (open > 0 || over.size > 0 || count < 2 || end <= marker) continue;
      const next = lowerBound(letters, end), last = letters[next + count - 1];
      if (last === undefined || !/\\[a-zA-Z]/.test(line.slice(start, end)) || /[\\_^{}]/.test(line.slice(end, last.at)) || sorted(letters.slice(next, next + count)) !== sorted(letters.slice(first - count, first)) || !isBalanced(line.slice(start, end))) continue;
      return { from: signsBefore(line, after, letters[first - count]!.at), start, end, to: signsAfter(line, last.at + 1) };
    }
  }
  return undefined;
}

function special(line: string, before: number): number {
  for (let at = before - 1; at >= 0; at--) if ("\\_^{}".includes(line[at]!)) return at;
  return -1;
}

function lettersIn([token, command]: RegExpExecArray): readonly string[] {
  if (command === undefined) return token.length === 1 && /^[A-Za-z0-9\u0370-\u03ff\u3400-\u9fff]$/.test(token) ? [canonical(token)] : [];
  if (/^(log|exp|ln|sin|cos|tan|min|max|lim)$/.test(command)) return [...command];
  return letterName(token) === undefined ? [] : [canonical(token)];
}

const sorted = (letters: readonly Letter[]): string => letters.map((l) => l.is).toSorted().join("");

/** The first letter that does not begin before `from`. */
function lowerBound(letters: readonly Letter[], from: number): number {
  let low = 0, high = letters.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (letters[middle]!.at < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

function signsBefore(line: string, after: number, at: number): number {
  let from = at;
  while (from > after && /[∏∑∫√([{∥|‖∇−]/.test(line[from - 1]!)) from--;
  return from;
}

function signsAfter(line: string, at: number): number {
  let to = at;
  while (to < line.length && /[)\]}∥|‖ˉ~^]/.test(line[to]!)) to++;
  return to;
}

function isBalanced(tex: string): boolean {
  let round = 0;
  for (const character of tex.replace(/\\[{}]/g, "")) {
    if (character === "(") round++;
    if (character === ")" && --round < 0) return false;
  }
  return round === 0;
}

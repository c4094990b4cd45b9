import { delimiters } from "./delimiters.ts";
import { finder } from "./finder.ts";
import { pythonListing } from "./python-listing.ts";
import type { CodeRegion, Region } from "./region.ts";

/**
 * Everything in a Markdown text that is not prose, in one pass from left to right: front matter, fenced, indented and bare listings, code spans,
 * mathematics, comments, tags and addresses. Whatever opens first wins, so that a dollar in code is no formula and a fence in a formula no code.
 */
export function scan(text: string): readonly Region[] {
  const regions: Region[] = [];
  const opening = delimiters(text);
  const nextFence = fences(text);
  const backticks = codeSpans(text);
  const commentEnd = finder(text, /-->/);
  const interesting = /[\\$`<\n]|(?:https?|ftp):\/\//g;
  const add = (region: Region): number => {
    regions.push(region);
    return region.end;
  };
  let at = frontMatter(text);
  if (at > 0) regions.push({ kind: "skip", start: 0, end: at });
  let isLineStart = true;
  while (at < text.length) {
    if (isLineStart) {
      isLineStart = false;
      const line = match(/# ?alphabar:[^\n]*/y, text, at);
      if (line) {
        at = add({ kind: "note", start: at, end: at + line[0].length });
        continue;
      }
      const code = nextFence(at) ?? listing(text, at) ?? indented(text, at);
      if (code) {
        at = add(code.fenced && holdsFormula(code, text) ? asDisplay(code, text) : code);
        continue;
      }
    }
    interesting.lastIndex = at;
    const found = interesting.exec(text);
    if (!found) break;
    at = found.index;
    const character = text[at]!;
    if (character === "\n") {
      at++;
      isLineStart = true;
    } else if (character === "`") {
      const run = backticks(at);
      if (run.isSpan) regions.push({ kind: "code span", start: at, end: run.end });
      at = run.end;
    } else if (character === "<") {
      if (text.startsWith("<!--", at)) {
        const end = commentEnd(at)?.end ?? text.length;
        at = add({ kind: /^<!--\s*alphabar:/.test(text.slice(at, at + 200)) ? "note" : "skip", start: at, end });
      } else {
        const tag = match(/<\/?[a-zA-Z][^<>\n$\\]{0,1000}>/y, text, at);
        at = tag ? add({ kind: "skip", start: at, end: at + tag[0].length }) : at + 1;
      }
    } else if (character === "$" || character === "\\") {
      const region = opening(at);
      if (region) at = add(region);
      else at += character === "\\" ? Math.min(2, text.length - at) : 1;
      if (!region && character === "\\" && text[at - 1] === "\n") isLineStart = true;
    } else {
      const address = match(/[^\s<>"'）)\]，。]*/y, text, at)!;
      at = add({ kind: "skip", start: at, end: at + address[0].length });
    }
  }
  return regions;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** `---` on the first line to the next `---`: the author's keys and values. */
export function frontMatter(text: string): number {
  const found = /^(?:---|\+\+\+)[ \t]*\n[\s\S]{0,20000}?\n(?:---|\+\+\+|\.\.\.)[ \t]*(?:\n|$)/.exec(text);
  return found && /^[\w"-]+\s*[:=]/m.test(found[0]) ? found[0].length : 0;
}

/** A fence that opens at a line's start, in a list or quote too, up to one that closes it, or the end. */
function fences(text: string): (at: number) => CodeRegion | undefined {
  const closers = new Map<string, ReturnType<typeof finder>>();
  return (at) => {
    const open = match(/[ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?(`{3,}|~{3,})[ \t]*([^\n`]*)(?:\n|$)/y, text, at);
    if (!open) return undefined;
    const fence = open[1]!;
    let find = closers.get(fence);
    if (!find) closers.set(fence, (find = finder(text, new RegExp(`(?<=\\n)[ \\t>]*${fence[0] === "~" ? "~" : "`"}{${fence.length},}[ \\t]*(?=\\n|$)`))));
    const innerStart = at + open[0].length;
    const close = find(innerStart);
    const language = /^\{?\.?([\w+#-]*)/.exec(open[2]!)![1]!.toLowerCase();
    return { kind: "code", start: at, end: close?.end ?? text.length, innerStart, innerEnd: close?.start ?? text.length, language, fenced: true };
  };
}

/** A fence marked `math`, or one marked `latex` around a formula and nothing else. */
function holdsFormula({ language, innerStart, innerEnd }: CodeRegion, text: string): boolean {
  if (language === "math" || language === "katex") return true;
  return (language === "latex" || language === "tex") && !/(?<!\\)[$%]|\\(?:\[|\(|documentclass|usepackage|section|newcommand|def\b|item\b|begin\s*\{(?!aligned|split|cases|[a-z]*matrix))/.test(text.slice(innerStart, innerEnd));
}

/** ```math is a display, on GitHub and in MyST, which puts options such as `:label:` before it. */
function asDisplay({ start, end, innerStart, innerEnd }: CodeRegion, text: string): Region {
  const options = match(/(?:[ \t>]*:[a-z-]+:[^\n]*\n)*/y, text, innerStart)!;
  const from = innerStart + options[0].length;
  return text.slice(from, innerEnd).trim() === "" ? { kind: "missing", start, end, reason: "empty" } : { kind: "math", start, end, innerStart: from, innerEnd, display: true };
}

function listing(text: string, at: number): CodeRegion | undefined {
  const found = /[a-zA-Z@#]/.test(text[at]!) ? pythonListing(text, at) : undefined;
  return found && { kind: "code", start: at, end: found.end, innerStart: at, innerEnd: found.end, language: "python", fenced: false };
}

const longestBlock = 500;

/** Lines indented by four after a blank line: output and code in old Markdown; not where they hold mathematics, a list or Chinese prose. */
function indented(text: string, at: number): CodeRegion | undefined {
  if (!/^(?: {4}|\t)[ \t]*\S/.test(text.slice(at, at + 200)) || !/(?:^|\n[ \t]*\n)$/.test(text.slice(Math.max(0, at - 100), at))) return undefined;
  let end = at, last = at;
  for (let lines = 0; end < text.length && lines < longestBlock; lines++) {
    const newline = text.indexOf("\n", end);
    const stop = newline < 0 ? text.length : newline;
    const line = text.slice(end, Math.min(stop, end + 2000));
    if (line.trim() !== "") {
      if (!/^(?: {4}|\t)/.test(line)) break;
      if (/^\s*(?:[-*+•]|\d{1,3}[.)]|[a-z][.)])\s|[$\\。，；]|^\s*!?\[|^\s*>|[√Σ∑∏]|[\u0370-\u03ff\u1f00-\u1fff](?:[\u0300-\u036f]|_|[₀-₉ₜ])/.test(line)) return undefined;
      last = stop;
    }
    end = stop + 1;
  }
  const body = text.slice(at, last);
  // A paragraph that an author indented is prose: most of it words.
  if (/[a-z]{2,}( [a-z]{2,}){4}/.test(body) && !/[=({]/.test(body)) return undefined;
  const isPython = /^\s*(?:import|from|def|class|for|return|print)\b|^\s*[a-z_][\w.]*\s*=\s*\S/m.test(body);
  return { kind: "code", start: at, end: last, innerStart: at, innerEnd: last, language: isPython ? "python" : "", fenced: false };
}

/** Runs of backticks by their length, so that the partner of each is found in one pass. */
function codeSpans(text: string): (at: number) => { readonly end: number; readonly isSpan: boolean } {
  const partners = new Map<number, ReturnType<typeof finder>>();
  const blank = finder(text, /\n[ \t>]*\n/);
  return (at) => {
    const length = match(/`+/y, text, at)![0].length;
    // Nobody fences a word so; and every length costs a search of its own.
    if (length > 16) return { end: at + length, isSpan: false };
    let find = partners.get(length);
    if (!find) partners.set(length, (find = finder(text, new RegExp(`(?<!\`)\`{${length}}(?!\`)`))));
    const partner = find(at + length);
    const limit = blank(at)?.start ?? text.length;
    return partner && partner.end <= limit ? { end: partner.end, isSpan: true } : { end: at + length, isSpan: false };
  };
}

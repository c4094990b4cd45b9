import type { Node } from "./katex-node.ts";
import { sign } from "./signs.ts";
import type { Source } from "./source.ts";
import type { Token } from "./token.ts";

/** `at` is how far the source has been read: everything before it belongs to tokens that are made already. */
export interface Walk { readonly source: Source; at: number }

/** The stretch that KaTeX gives, when it lies in the formula and not in one of its own macros. `open` moves on only to its start. */
export function ownPlace(node: Node, walk: Walk, edge?: "open"): { start: number; end: number } | undefined {
  const { loc } = node;
  if (loc === undefined || loc === null || loc.lexer.input !== walk.source.tex || loc.start < walk.at || loc.end < loc.start) return undefined;
  walk.at = edge === "open" ? loc.start : loc.end;
  return { start: loc.start, end: loc.end };
}

/** The next place that a token can begin at. */
export function skip(tex: string, at: number): number {
  let i = at;
  while (i < tex.length && /[\s{}&^_]/.test(tex[i]!)) i++;
  return i;
}

/** The end of the command that stands here. */
export function wordEnd(tex: string, at: number): number {
  const word = /\\(?:begin|end)\{[^}]*\}|\\[bB]igg?[lrm]?\s*(?:\\[A-Za-z]+|\\.|.)|\\middle\s*(?:\\[A-Za-z]+|\\.|.)|\\[A-Za-z]+|\\.|./suy;
  word.lastIndex = at;
  return at + (word.exec(tex)?.[0].length ?? 0);
}

/** The sign of `\left` or `\right`, read where the walk stands; environments have such brackets too, without a sign of their own. */
export function delimiter(delim: string, side: "open" | "close", walk: Walk): Token | undefined {
  const { tex } = walk.source;
  const start = skip(tex, walk.at);
  const found = (side === "open" ? /\\left\s*(\\[A-Za-z]+|\\.|.)/suy : /\\right\s*(\\[A-Za-z]+|\\.|.)/suy);
  found.lastIndex = start;
  const match = found.exec(tex);
  if (match !== null) walk.at = start + match[0].length;
  else {
    // The brackets of an environment: \begin{bmatrix} … \end{bmatrix}.
    const environment = (side === "open" ? /\\begin\{[^}]*\}/uy : /[\s&\\]*\\end\{[^}]*\}/uy);
    environment.lastIndex = start;
    const edge = environment.exec(tex);
    if (edge !== null && side === "close") walk.at = start + edge[0].length;
  }
  const place = walk.source.placeOf(start, Math.max(start, walk.at));
  if (delim === ".") return { type: side, bracket: "", place };
  const word = sign(delim);
  if (word === undefined) return { type: "unknown", subject: delim, place };
  return { ...(word.type === "bar" ? { ...word, role: side } : word), place } as Token;
}

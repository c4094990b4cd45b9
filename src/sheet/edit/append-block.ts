import { breakOf } from "./units.ts";

/** The sheet's text with a fenced block more at its end. A text without any fence is one block of cells, and is fenced first; a fence that is left open is closed. */
export function appendBlock(text: string, header: string, lines: readonly string[]): string {
  const end = breakOf(text);
  const blank = text === "" || text.endsWith("\n") ? text : text + end;
  const open = openFence(text);
  const fenced = open === undefined ? (text.trim() === "" ? blank : `\`\`\`sheet${end}${blank}\`\`\`${end}`) : open === "" ? blank : `${blank}${open}${end}`;
  return `${fenced}${fenced === "" ? "" : end}\`\`\`${header}${end}${lines.map((line) => line + end).join("")}\`\`\`${end}`;
}

/** The fence that is not closed, "" where every one is, undefined where there is none at all. */
function openFence(text: string): string | undefined {
  let fence: string | undefined;
  for (const [, bar] of text.matchAll(/^ {0,3}(```+|~~~+)/gm)) if (!fence || bar!.startsWith(fence)) fence = fence ? "" : bar!;
  return fence;
}

import { breakOf } from "./units.ts";

/** The sheet's text with a fenced block more at its end. A text without any fence is one block of cells, and is fenced first. */
export function appendBlock(text: string, header: string, lines: readonly string[]): string {
  const end = breakOf(text);
  const blank = text === "" || text.endsWith("\n") ? text : text + end;
  const fenced = /^ {0,3}(```|~~~)/m.test(text) || text.trim() === "" ? blank : `\`\`\`sheet${end}${blank}\`\`\`${end}`;
  return `${fenced}${fenced === "" ? "" : end}\`\`\`${header}${end}${lines.map((line) => line + end).join("")}\`\`\`${end}`;
}

import type { Document } from "./document.ts";
import { gatherMacros } from "./macros.ts";
import { readMarkdown } from "./read-markdown.ts";
import { trace, untraced, type Traced } from "./traced.ts";

/** Takes a document apart by its name's ending and its content. Any text at all gives a document; nothing in it is judged. */
export function readDocument(name: string, text: string): Document {
  return { name, text, blocks: readMarkdown(unixLines(text), []), macros: gatherMacros(text) };
}

/** Line ends and a byte-order mark are the file's, not the text's. */
function unixLines(text: string): Traced {
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  if (start === 0 && !text.includes("\r")) return untraced(text);
  const writing = trace(text);
  let at = start;
  for (const { index, 0: found } of text.matchAll(/\r\n?/g)) {
    writing.copy(at, index);
    writing.replace("\n", index, index + found.length);
    at = index + found.length;
  }
  writing.copy(at, text.length);
  return writing.done();
}

import { trace, type Traced } from "../../base/traced.ts";

const tex = /\$[^$\n]*\\?[A-Za-z][^$\n]*\$|\\\(|\\\[|\$\$/;

/** A program's comments and docstrings that hold TeX, as Markdown: one paragraph each, without the signs and margins that make them comments. */
export function fromPython(source: string): Traced {
  const writing = trace(source);
  for (const { index, 0: found } of source.matchAll(/^[ \t]*#(?! ?alphabar:)[^\n]*(?:\n[ \t]*#(?! ?alphabar:)[^\n]*)*|^[ \t]*[rR]?("""|''')[^]{0,20000}?\1/gm)) {
    if (!tex.test(found)) continue;
    const isComment = /^\s*#/.test(found);
    const from = isComment ? 0 : found.search(/"""|'''/) + 3, to = isComment ? found.length : found.length - 3;
    let at = index + from;
    const lines = found.slice(from, to).split("\n");
    for (const [i, line] of lines.entries()) {
      const margin = (isComment ? /^[ \t]*#+[ \t]?(?:%%.*$)?/ : /^[ \t]*/).exec(line)![0].length;
      writing.copy(at + margin, at + line.length);
      at += line.length;
      if (i < lines.length - 1) writing.copy(at, ++at);
    }
    writing.replace("\n\n", index + to, index + to);
  }
  return writing.done();
}

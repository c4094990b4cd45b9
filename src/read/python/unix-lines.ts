import { trace, type Traced, untraced } from "../../base/traced.ts";

/** Line ends as Python reads them: `\r\n` and `\r` are `\n`. */
export function unixLines(source: string): Traced {
  if (!source.includes("\r")) return untraced(source);
  const writing = trace(source);
  let at = 0;
  for (const { index, 0: found } of source.matchAll(/\r\n?/g)) {
    writing.copy(at, index);
    writing.replace("\n", index, index + found.length);
    at = index + found.length;
  }
  writing.copy(at, source.length);
  return writing.done();
}

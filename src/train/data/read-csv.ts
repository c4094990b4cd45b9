import type { Problem } from "../../base/problem.ts";
import type { Points } from "./points.ts";

/** Points that a file may hold. */
export const mostPoints = 100_000;

/**
 * Reads one or two numeric columns, parted by commas, semicolons, tabs or spaces; a first line of words is a heading; blank lines and lines that begin with # are free.
 * What is no number is a problem whose hint says line and column. Points come back as they are, not standardised.
 */
export function readCsv(text: string): { ok: true; points: Points } | { ok: false; problem: Problem } {
  const values: number[] = [];
  let dimension = 0, line = 0;
  const no = (subject: string, hint: string) => ({ ok: false, problem: { kind: "not a number", subject, hint } } as const);
  for (const content of text.replace(/^\uFEFF/, "").split(/\r\n?|\n/)) {
    line++;
    if (content.trim() === "" || content.trimStart().startsWith("#")) continue;
    const fields = [...content.matchAll(/[^,;\t ]+|(?<=[,;\t]|^)(?=[,;\t]|$)/g)].map((m) => ({ text: m[0].replace(/^"(.*)"$/, "$1"), column: m.index + 1 }));
    const numbers = fields.map((field) => (field.text === "" ? NaN : Number(field.text)));
    if (dimension === 0 && values.length === 0 && numbers.every((n) => Number.isNaN(n)) && fields.some((f) => f.text !== "")) {
      dimension = -fields.length;
      continue;
    }
    const wrong = numbers.findIndex((n) => !Number.isFinite(n));
    if (wrong >= 0) return no(fields[wrong]!.text, `line ${line}, column ${fields[wrong]!.column}`);
    if (dimension <= 0 && fields.length > 2) return no(content.trim(), `line ${line}: one or two columns`);
    if (dimension <= 0) dimension = fields.length;
    if (fields.length !== dimension) return no(content.trim(), `line ${line}: ${dimension} columns as above`);
    values.push(...numbers);
    if (values.length > mostPoints * dimension) return { ok: false, problem: { kind: "too large", subject: "points", hint: `${mostPoints}` } };
  }
  if (values.length === 0) return { ok: false, problem: { kind: "missing value", subject: "points", hint: "a line of one or two numbers" } };
  return { ok: true, points: { dimension: dimension as 1 | 2, values: Float32Array.from(values) } };
}

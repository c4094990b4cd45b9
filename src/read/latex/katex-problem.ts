import katex from "katex";
import type { Place } from "../../base/place.ts";
import { fail, type Problem } from "../../base/problem.ts";
import type { Source } from "./source.ts";

/** What KaTeX says of a formula it cannot read, as a problem of ours with its place; any other error as it is. */
export function asProblem(error: unknown, source: Source): unknown {
  const whole = source.placeOf(0, source.tex.length);
  const at = (place: Place, kind: Problem["kind"], subject: string, hint?: string): unknown => {
    try {
      return fail(kind, subject, { place, ...(hint !== undefined && { hint }) });
    } catch (problem) {
      return problem;
    }
  };
  if (error instanceof RangeError) return at(whole, "too deep", "formula");
  if (!(error instanceof katex.ParseError)) return error;
  const { position, length } = error as unknown as { position?: number; length?: number };
  const message = error.message.replace(/^KaTeX parse error: /, "").replace(/ at (position|end).*$/s, "");
  const start = Math.min(position ?? source.tex.length, source.tex.length);
  const place = source.placeOf(start, Math.min(source.tex.length, start + (length ?? 0)));
  const subject = source.tex.slice(start, start + Math.max(1, length ?? 1)) || "end";
  if (message.startsWith("Undefined control sequence")) return at(place, "unknown name", subject);
  if (message.startsWith("Too many expansions")) return at(whole, "too large", "macros");
  const awaited = /^Expected '(.+?)', got '(.+?)'/s.exec(message);
  if (awaited !== null && awaited[2] === "EOF") return at(place, "unclosed bracket", "formula", awaited[1]);
  return at(place, "unexpected token", subject === "" ? "end" : subject, awaited?.[1] === "EOF" ? undefined : awaited?.[1]);
}

import type { Place } from "../../base/place.ts";
import type { Problem } from "../../base/problem.ts";
import type { Catalog } from "../formula.ts";

/** An edit of a cell's text that may be what was meant. */
export interface Mend {
  /** What is put in: "alphabar", "use derived.snr". */
  readonly label: string;
  readonly place: Place;
  readonly by: string;
}

/**
 * What can be done about a problem with one press: the nearest name, one of two readings, `==` for `=`, the word `claim` before a comparison, or the catalog's formula for a name that the sheet lacks. The problem's place is in `text`. Empty where the
 * hint is only advice.
 */
export function mendsOf(problem: Problem, text: string, catalog: Catalog): readonly Mend[] {
  const { kind, subject, hint, place } = problem;
  const at = place && subject !== "" ? text.slice(place.start, place.end).indexOf(subject) : -1;
  const where = place && at >= 0 ? { start: place.start + at, end: place.start + at + subject.length } : undefined;
  const mends: Mend[] = [];
  if (place && kind === "ambiguous reading" && hint !== undefined) {
    const readings = hint.split(" or ");
    if (readings.length === 2 && readings.every((one) => !one.includes("…"))) mends.push(...readings.map((by) => ({ label: by, place, by })));
  }
  if (where && hint !== undefined && ((kind.startsWith("unknown") && /^[A-Za-z][\w.]*$/.test(hint)) || (kind === "not a number" && /^[A-Za-z]\w*\[t\]$/.test(hint)) || (kind === "unexpected token" && hint === "==")))
    mends.push({ label: hint, place: where, by: hint });
  if (place && kind === "unexpected token" && hint?.startsWith("claim ")) mends.push({ label: hint, place: lineAround(text, place.start), by: hint });
  const formula = kind === "unknown name" || kind === "unknown function" ? catalog.definer(subject) : undefined;
  if (formula !== undefined) {
    const line = text.lastIndexOf("\n", Math.max(0, (place?.start ?? 0) - 1)) + 1;
    mends.unshift({ label: `use ${formula}`, place: { start: line, end: line }, by: `use ${formula}\n` });
  }
  return mends;
}

function lineAround(text: string, at: number): Place {
  const end = text.indexOf("\n", at);
  return { start: text.lastIndexOf("\n", at - 1) + 1, end: end < 0 ? text.length : end };
}

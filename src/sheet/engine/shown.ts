import type { Problem } from "../../base/problem.ts";
import type { HereResult } from "./engine.ts";

/** What a cell shows besides its values. */
export interface Shown {
  readonly problem: Problem | undefined;
  readonly result: HereResult | undefined;
  /** What a comparison stands on. */
  readonly compared: string | undefined;
}

export const sameShown = (a: Shown | undefined, b: Shown): boolean =>
  a !== undefined && a.compared === b.compared && sameRecord(a.problem, b.problem) && sameRecord(a.problem?.place, b.problem?.place) && sameRecord(a.result, b.result);

/** Whether two flat records have the same fields; a place inside is the caller's to compare. */
function sameRecord(a: object | undefined, b: object | undefined): boolean {
  if (a === b) return true;
  if (!a || !b) return false;
  const fields = Object.entries(a), others = b as Readonly<Record<string, unknown>>;
  return fields.length === Object.keys(b).length && fields.every(([field, value]) => field === "place" || Object.is(value, others[field]));
}

import type { Line } from "../read/text/line.ts";

/** A schedule that a document states with all its numbers: T and β_t, ready to be calculated with. */
export interface StatedSchedule {
  readonly lines: readonly Line[];
  readonly headings: readonly string[];
  /** Where it was stated. */
  readonly position: number;
  /** β_1, β_2, … given one by one, as a worked example does. */
  readonly listed: boolean;
}

import type { Line } from "../read/text/line.ts";

/** What documents call their schedules. */
export type ScheduleName = "linear" | "quadratic" | "cosine" | "sigmoid" | "constant" | "exponential";

/** A schedule that a document states with all its numbers: T and β_t, ready to be calculated with. */
export interface StatedSchedule {
  readonly lines: readonly Line[];
  readonly headings: readonly string[];
  /** Where it was stated. */
  readonly position: number;
  /** β_1, β_2, … given one by one, as a worked example does. */
  readonly listed: boolean;
  /** What the document calls it, so that prose and tables can say which one they mean. */
  readonly named?: ScheduleName;
  /** How many steps it has; undefined where that is not said and β does not depend on it. */
  readonly steps?: number;
  /** Other ways in which the same words may be meant: what holds under one of them is not refuted. */
  readonly variants?: readonly (readonly Line[])[];
  /** The first and last β, where prose gives them. */
  readonly ends?: readonly [string, string];
  /** A note in the document states it, for what its text leaves open. */
  readonly declared?: true;
  /** The sentence that states it. */
  readonly sentence?: string;
}

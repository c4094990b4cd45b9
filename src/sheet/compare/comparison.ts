import { type Precision, unitRoundoff } from "../../field/precision.ts";
import { explainDifference, type Other } from "./explain-difference.ts";
import type { Explanation } from "./explanation.ts";
import { fit } from "./fit.ts";
import { precisionOf, printedOf } from "./format-of.ts";
import { type Measure, measure } from "./measure.ts";
import { rounded, type Series } from "./series.ts";

/** A column to compare. `precision` is what its data block says, float64 where it says nothing; `coarse` its values by the sheet's own operations in float32, where there are any. */
export interface ComparedColumn extends Series {
  readonly name: string;
  readonly precision: Precision;
  readonly isData: boolean;
  readonly coarse: () => Float64Array | undefined;
}

/** What lies about the two: T, and their values with a parameter set otherwise. */
export interface Surroundings {
  readonly T: number | undefined;
  readonly others: () => readonly Other[];
}

/**
 * How two columns compare. "same": every bit, apart from a zero's sign. "rounding": they differ by no more than rounding in `precision` makes of the same operations.
 * "different": by more; "nothing": no step in common. `explanations` are of "different" only, the simplest first; none where nothing tried explains it.
 */
export interface Comparison extends Measure {
  readonly verdict: "same" | "rounding" | "different" | "nothing";
  readonly left: ComparedRows;
  readonly right: ComparedRows;
  /** The coarser of both columns' formats. */
  readonly precision: Precision;
  /** What the explanations say of `subject` in terms of `reference`: of the data, where one of both is data. */
  readonly subject: string;
  readonly reference: string;
  readonly explanations: readonly Explanation[];
}

export interface ComparedRows {
  readonly name: string;
  readonly from: number;
  readonly rows: number;
  /** What its data block says, or what all of its numbers fit in. */
  readonly precision: Precision;
}

/** Compares the steps that both have. Rounding is measured: by how far the sheet's own operations move when each is rounded to float32. */
export function compareColumns(left: ComparedColumn, right: ComparedColumn, { T, others }: Surroundings): Comparison {
  const [formatLeft, formatRight] = [left, right].map((side) => (side.precision !== "float64" ? side.precision : side.isData ? precisionOf(side.values) : "float64")) as [Precision, Precision];
  const precision = unitRoundoff(formatLeft) > unitRoundoff(formatRight) ? formatLeft : formatRight;
  const measured = measure(left, right);
  const [subject, reference] = right.isData && !left.isData ? [right, left] : [left, right];
  const so = { ...measured, left: rowsOf(left, formatLeft), right: rowsOf(right, formatRight), precision, subject: subject.name, reference: reference.name, explanations: [] };
  if (measured.steps === 0) return { ...so, verdict: "nothing" };
  if (measured.ulps.value === 0) return { ...so, verdict: "same" };
  const a = rounded(left, left.coarse()), b = rounded(right, right.coarse());
  if (fit(a, b, { kind: "rounding", precision })) return { ...so, verdict: "rounding" };
  const named = { [left.name]: { ...a, name: left.name }, [right.name]: { ...b, name: right.name } };
  const explanations = explainDifference({
    left: named[subject.name]!, right: named[reference.name]!, steps: measured.steps, T, precision, printed: subject.isData ? printedOf(subject.values, subject === left ? formatLeft : formatRight) : [], others,
  });
  return { ...so, verdict: "different", explanations };
}

const rowsOf = ({ name, from, values }: ComparedColumn, precision: Precision): ComparedRows => ({ name, from, rows: values.length, precision });

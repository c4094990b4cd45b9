import type { CodeEvidence, Ending } from "../../audit/finding.ts";
import { plainMath } from "../../audit/report/plain-math.ts";
import type { Curve } from "../../chart/curve.ts";
import type { Wording } from "../../sheet/formula.ts";
import type { Language } from "../../verify/explain.ts";

/** The names that a chart's two lines have at their ends. */
export interface Labels { readonly computes: string; readonly should: string }

const most = 400;

/** What the code computes beside what it should, over the steps; undefined where there are too few to see anything. Long loops are thinned evenly. */
export function stepCurves({ steps, computes, should }: NonNullable<CodeEvidence["overSteps"]>, labels: Labels): readonly Curve[] | undefined {
  const order = steps.map((_, i) => i).toSorted((a, b) => steps[a]! - steps[b]!);
  if (order.length < 3) return undefined;
  const stride = Math.ceil(order.length / most);
  const kept = order.filter((_, i) => i % stride === 0 || i === order.length - 1);
  const x = Float64Array.from(kept, (i) => steps[i]!);
  const curve = (values: readonly number[], rest: Pick<Curve, "name" | "label" | "role" | "dash">): Curve => ({ ...rest, from: x[0]!, step: 1, values: Float64Array.from(kept, (i) => values[i] ?? NaN), x });
  const curves = [curve(computes, { name: "computes", label: labels.computes, role: "noise" }), curve(should, { name: "should", label: labels.should, role: "signal", dash: "7 3" })];
  return curves.some(({ values }) => values.filter(Number.isFinite).length < 3) ? undefined : curves;
}

/** The densities of the data and of what a loop ends in. */
export function endingCurves({ grid, dataDensity, codeDensity }: Ending, labels: Labels): readonly Curve[] {
  const x = Float64Array.from(grid);
  const curve = (values: readonly number[], rest: Pick<Curve, "name" | "label" | "role" | "dash">): Curve => ({ ...rest, from: x[0]!, step: 1, values: Float64Array.from(values), x });
  return [curve(codeDensity, { name: "computes", label: labels.computes, role: "noise" }), curve(dataDensity, { name: "should", label: labels.should, role: "signal", dash: "7 3" })];
}

/** Whole numbers at both ends, so that the ticks between them are round. */
export const endingDomain = ({ grid }: Pick<Ending, "grid">): readonly [number, number] => [Math.floor(Math.min(...grid)), Math.ceil(Math.max(...grid))];

/** What a chart over the steps shows, as plain text. */
export const plainLabel = (label: string | Wording, language: Language): string => (typeof label === "string" ? plainMath(label) : label[language]);

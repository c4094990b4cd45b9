import type { Curve } from "../../chart/curve.ts";
import type { SweptCase } from "../../sheet/engine/sweep.ts";
import type { ChartView } from "../../sheet/views/view.ts";
import { plainNumber } from "../number-text.ts";
import { chartCurves } from "./chart-curves.ts";

const dashes = [undefined, "7 3", "2 3", "10 3 2 3", "4 4", "1 3", "12 4"];

/** A chart's curves for each case of a sweep, in the order of its values. */
export function sweptCurves(view: ChartView, cases: readonly SweptCase[], label: (name: string) => string): readonly { readonly value: string; readonly curves: readonly Curve[] }[] {
  return cases.map(({ value, column }) => ({ value: typeof value === "number" ? plainNumber(value) : spaced(value), curves: chartCurves(view, { column, label }) }));
}

/**
 * The cases as one family, labelled by their values: numbers shade from pale to full, options of a choice have a dash each. `now` is the value the sheet stands at: its
 * curves are drawn thick.
 */
export function family(swept: ReturnType<typeof sweptCurves>, kind: "number" | "choice", now: string): Curve[] {
  const several = swept.some(({ curves }) => curves.length > 1);
  return swept.flatMap(({ value, curves }, i) => curves.map(({ dash, ...curve }) => {
    const own = kind === "choice" ? dashes[i % dashes.length] : dash;
    return {
      ...curve, name: `${curve.name} ${value}`, label: several ? `${curve.label} ${value}` : value, width: value === now ? 2.5 : 1.5,
      ...(own !== undefined && { dash: own }), ...(kind === "number" && { opacity: 0.4 + 0.6 * (swept.length < 2 ? 1 : i / (swept.length - 1)) }),
    };
  }));
}

/** "scaledLinear" → "scaled linear". */
const spaced = (name: string) => name.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);

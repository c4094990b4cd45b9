import type { Curve } from "../../chart/curve.ts";

/** Rows a chart's table has at most before rows are left out. */
export const mostRows = 200;
const shownOfMany = 101;

/** Which places of the curves a table of them has rows for: every one, or evenly spaced ones with both ends; `all` is how many there are. */
export function tableRows(curves: readonly Curve[]): { readonly at: readonly number[]; readonly all: number } {
  const from = Math.min(...curves.map((curve) => curve.from)), step = curves[0]?.step ?? 1;
  const to = Math.max(...curves.map((curve) => curve.from + (curve.values.length - 1) * curve.step));
  const all = curves.length === 0 ? 0 : Math.round((to - from) / step) + 1;
  const count = all <= mostRows ? all : shownOfMany;
  const rows = Array.from({ length: count }, (_, i) => from + Math.round((i * (all - 1)) / Math.max(1, count - 1)) * step);
  return { at: rows.map((at) => Number(at.toPrecision(12))), all };
}

import { createEffect } from "solid-js";
import { visibleChart } from "../visible-chart.ts";
import type { SidesOverT } from "./sides.ts";

/** Both sides of a claim as curves over t; the charts' code comes when one is looked at. */
export function SidesChart(props: { readonly sides: SidesOverT }) {
  let host!: HTMLDivElement;
  const chart = visibleChart(() => host, ({ lineChart }) => lineChart(host, () => undefined));
  const last = () => Math.max(...props.sides.curves.map(({ from, step, values }) => from + step * (values.length - 1)));
  createEffect(() => chart()?.show(props.sides.curves, { xDomain: [props.sides.curves[0]!.from, last()], yScale: "linear", xLabel: "t" }, "rest"));
  return <div class="plot-box" ref={host} />;
}

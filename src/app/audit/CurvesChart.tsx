import { createEffect } from "solid-js";
import type { Curve } from "../../chart/curve.ts";
import { visibleChart } from "../visible-chart.ts";

interface CurvesChartProps {
  readonly curves: readonly Curve[];
  readonly xLabel: string;
  /** As far as the curves go, unless it is said. */
  readonly xDomain?: readonly [number, number];
  /** What it shows, for who does not see it. */
  readonly name: string;
}

/** A small picture of lines in the evidence of a finding; the charts' code comes when one is looked at. */
export function CurvesChart(props: CurvesChartProps) {
  let host!: HTMLDivElement;
  const chart = visibleChart(() => host, ({ lineChart }) => lineChart(host, () => undefined));
  const ends = ({ x, from, step, values }: Curve) => (x ? [x[0]!, x.at(-1)!] : [from, from + step * (values.length - 1)]) as readonly [number, number];
  createEffect(() => {
    const all = props.curves.map(ends);
    chart()?.show(props.curves, { xDomain: props.xDomain ?? [Math.min(...all.map(([low]) => low)), Math.max(...all.map(([, high]) => high))], yScale: "linear", xLabel: props.xLabel }, "rest");
  });
  return <div class="plot-box" ref={host} role="img" aria-label={props.name} />;
}

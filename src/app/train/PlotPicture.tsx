import { createEffect } from "solid-js";
import type { Axes } from "../../chart/axes.ts";
import type { Curve } from "../../chart/curve.ts";
import type { Motion } from "../../chart/line-chart.ts";
import { visibleChart } from "../visible-chart.ts";

interface PlotPictureProps {
  readonly curves: () => readonly Curve[];
  readonly axes: () => Axes;
  readonly motion: () => Motion;
  readonly cursor?: () => number | undefined;
  readonly onPoint?: (x: number) => void;
  readonly label: string;
}

/** Lines that follow measurements: drawn once, then patched. */
export function PlotPicture(props: PlotPictureProps) {
  let host!: HTMLDivElement;
  const chart = visibleChart(() => host, ({ lineChart }) => lineChart(host, (x) => props.onPoint?.(x)));
  createEffect(() => chart()?.show(props.curves(), props.axes(), props.motion()));
  createEffect(() => chart()?.cursor(props.cursor?.()));
  return <div class="plot-box" ref={host} role="img" aria-label={props.label} />;
}

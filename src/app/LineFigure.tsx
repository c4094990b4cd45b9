import { createEffect, For, type JSX } from "solid-js";
import type { Axes } from "../chart/axes.ts";
import { type Curve, valueAt } from "../chart/curve.ts";
import { FigureFrame, type FigureProps } from "./FigureFrame.tsx";
import { MathText } from "./MathText.tsx";
import { shortNumber } from "./number-text.ts";
import { usePage } from "./page.ts";
import { visibleChart } from "./visible-chart.ts";

interface PlotProps {
  readonly curves: () => readonly Curve[];
  readonly axes: () => Axes;
  /** Where the rule stands, and what a pointer on the chart does. */
  readonly cursor: () => number | undefined;
  readonly onPoint: (x: number) => void;
}

interface LineFigureProps extends FigureProps, PlotProps {
  /** What the values in the row stand at: "t = 250". */
  readonly at: string;
  readonly controls?: JSX.Element;
}

/** A chart of lines: its values at the cursor in a fixed row, its picture under it. */
export function LineFigure(props: LineFigureProps) {
  const page = usePage();
  const values = () => {
    const x = props.cursor();
    return x === undefined ? [] : props.curves().filter((curve) => curve.label).map((curve) => ({ ...curve, text: shortNumber(valueAt(curve, x), 4) }));
  };
  return (
    <FigureFrame {...props}>
      <div class="figure-values">
        <span class="figure-at">{props.at}</span>
        <For each={values()}>
          {(value) => (
            <span class={`figure-value role-${value.role}`} classList={{ lit: page.lit() === value.name }} data-name={value.name}><MathText text={value.label} /> <b>{value.text}</b></span>
          )}
        </For>
        {props.controls}
      </div>
      <PlotBox {...props} />
    </FigureFrame>
  );
}

/** The picture alone. */
export function PlotBox(props: PlotProps) {
  const page = usePage();
  let host!: HTMLDivElement;
  const chart = visibleChart(() => host, ({ lineChart }) => lineChart(host, (x) => props.onPoint(x)));
  createEffect(() => chart()?.show(props.curves(), props.axes(), page.store.dragging() ? "drag" : "rest"));
  createEffect(() => chart()?.cursor(props.cursor()));
  createEffect(() => chart()?.light(page.lit()));
  return <div class="plot-box" ref={host} />;
}

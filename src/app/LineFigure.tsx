import { createEffect, createSignal, For, type JSX, Show } from "solid-js";
import type { Axes } from "../chart/axes.ts";
import { type Curve, valueAt } from "../chart/curve.ts";
import { ChartTable } from "./charts/ChartTable.tsx";
import { useChartSay } from "./charts/messages.ts";
import { traceStep } from "./charts/trace-step.ts";
import { FigureFrame, type FigureProps } from "./FigureFrame.tsx";
import { MathText } from "./MathText.tsx";
import { shortNumber } from "./number-text.ts";
import { usePage } from "./page.ts";
import { visibleChart } from "./visible-chart.ts";

export interface PlotProps {
  readonly title: string;
  readonly curves: () => readonly Curve[];
  readonly axes: () => Axes;
  /** Where the rule stands, and what a pointer on the chart does. */
  readonly cursor: () => number | undefined;
  readonly onPoint: (x: number) => void;
  /** Where the arrow keys can take the cursor; every step of the sheet unless it is something else. */
  readonly trace?: { readonly low: number; readonly high: number; readonly step: number };
  /** The values at the cursor in words. */
  readonly words?: string;
}

interface LineFigureProps extends FigureProps, PlotProps {
  /** What the values in the row stand at: "t = 250". */
  readonly at: string;
  readonly controls?: JSX.Element;
}

/** A chart of lines: its values at the cursor in a fixed row, its picture under it. */
export function LineFigure(props: LineFigureProps) {
  const page = usePage();
  const say = useChartSay();
  const [table, setTable] = createSignal(false);
  const values = () => {
    const x = props.cursor();
    return x === undefined ? [] : props.curves().filter((curve) => curve.label).map((curve) => ({ ...curve, text: shortNumber(valueAt(curve, x), 4) }));
  };
  return (
    <FigureFrame
      {...props} shows={table() ? "table" : "picture"}
      tools={
        <>
          <Show when={props.open}>
            <button type="button" class="tool" aria-pressed={table()} aria-label={say("asTable", { name: props.title })} title={say("asTable", { name: props.title })} onClick={() => setTable(!table())}>
              <span aria-hidden="true">▦</span>
            </button>
          </Show>
          {props.tools}
        </>
      }
    >
      <div class="figure-values">
        <span class="figure-at">{props.at}</span>
        <For each={values()}>
          {(value) => (
            <span class={`figure-value role-${value.role}`} classList={{ lit: page.lit() === value.name }} data-name={value.name}><MathText text={value.label} /> <b>{value.text}</b></span>
          )}
        </For>
        {props.controls}
      </div>
      <Show when={table()} fallback={<PlotBox {...props} words={[props.at, ...values().map(({ label, text }) => `${label} ${text}`)].join(", ")} />}>
        <ChartTable title={props.title} curves={props.curves()} axes={props.axes()} at={props.cursor()} />
      </Show>
    </FigureFrame>
  );
}

/** The picture itself. It takes the keyboard: arrows move the cursor (ten steps with Shift), Home and End go to its ends, and the values there are read out. */
export function PlotBox(props: PlotProps) {
  const page = usePage();
  const say = useChartSay();
  let host!: HTMLDivElement;
  const chart = visibleChart(() => host, ({ lineChart }) => lineChart(host, (x) => props.onPoint(x)));
  createEffect(() => chart()?.show(props.curves(), props.axes(), page.store.dragging() ? "drag" : "rest"));
  createEffect(() => chart()?.cursor(props.cursor()));
  createEffect(() => chart()?.light(page.lit()));
  const trace = () => props.trace ?? { low: 1, high: page.steps(), step: 1 };
  const key = (event: KeyboardEvent) => {
    const to = traceStep(event, props.cursor() ?? trace().low, trace());
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    props.onPoint(to);
  };
  return (
    <div
      class="plot-box" ref={host} role="slider" tabindex="0" aria-label={say("trace", { name: props.title })} aria-orientation="horizontal"
      aria-valuemin={trace().low} aria-valuemax={trace().high} aria-valuenow={props.cursor() ?? trace().low} aria-valuetext={props.words} onKeyDown={key}
    />
  );
}

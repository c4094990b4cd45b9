import { createMemo, For } from "solid-js";
import { type Axes, type Domain, roundDomain } from "../../chart/axes.ts";
import { NameText } from "../Slider.tsx";
import { PlotBox } from "../LineFigure.tsx";
import { usePage } from "../page.ts";
import type { ChartSweep } from "./chart-sweep.ts";

interface MultiplesProps {
  readonly parameter: string;
  readonly swept: ChartSweep;
  readonly axes: Axes;
}

/** A sweep's cases in small pictures side by side, all on the same axes. */
export function SmallMultiples(props: MultiplesProps) {
  const page = usePage();
  const axes = createMemo((): Axes => {
    const y = props.axes.yDomain ?? roundDomain(props.axes.yScale, extentOf(props.swept, "values", props.axes.yScale));
    const x = props.axes.xDomain ?? roundDomain(props.axes.xScale ?? "linear", extentOf(props.swept, "x", props.axes.xScale ?? "linear"));
    return { ...props.axes, yDomain: y, xDomain: x };
  });
  const cases = createMemo(() => props.swept.cases ?? []);
  return (
    <ul class="panels multiples">
      <For each={cases().map(({ value }) => value)}>
        {(value, i) => (
          <li classList={{ now: value === props.swept.now }}>
            <p class="multiple-at"><NameText name={props.parameter} /> = {value}</p>
            <PlotBox
              title={`${props.parameter} = ${value}`} curves={() => cases()[i()]?.curves ?? []} axes={axes} cursor={page.t} onPoint={page.setT}
              words={`t = ${page.t()}`}
            />
          </li>
        )}
      </For>
    </ul>
  );
}

function extentOf({ cases = [] }: ChartSweep, of: "values" | "x", scale: "linear" | "log"): Domain | undefined {
  let low = Infinity, high = -Infinity;
  for (const { curves } of cases)
    for (const curve of curves)
      for (const value of curve[of] ?? [])
        if (Number.isFinite(value) && (scale === "linear" || value > 0)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
  return low <= high ? [low, high] : undefined;
}

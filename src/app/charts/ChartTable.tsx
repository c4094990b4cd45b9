import { createMemo, For, Show } from "solid-js";
import type { Axes } from "../../chart/axes.ts";
import { type Curve, pointAt, valueAt } from "../../chart/curve.ts";
import { fullNumber, shortNumber } from "../number-text.ts";
import { usePage } from "../page.ts";
import { useChartSay } from "./messages.ts";
import { tableRows } from "./table-rows.ts";

interface ChartTableProps {
  readonly title: string;
  readonly curves: readonly Curve[];
  readonly axes: Axes;
  readonly at: number | undefined;
}

/** A chart's values in rows, for whoever reads numbers better than lines. It rests while a slider is dragged. */
export function ChartTable(props: ChartTableProps) {
  const page = usePage();
  const say = useChartSay();
  const resting = createMemo((before: readonly Curve[]) => (page.store.dragging() && before.length > 0 ? before : props.curves.filter(({ label }) => label)), []);
  const rows = createMemo(() => tableRows(resting()));
  const parametric = () => resting().find(({ x }) => x !== undefined);
  return (
    <div class="chart-table" role="region" aria-label={say("asTable", { name: props.title })} tabindex="0">
      <table>
        <Show when={rows().at.length < rows().all}><caption>{say("tableNote", { shown: rows().at.length, all: rows().all })}</caption></Show>
        <thead>
          <tr>
            <th scope="col">{parametric() ? "t" : props.axes.xLabel}</th>
            <Show when={parametric()}><th scope="col">{props.axes.xLabel}</th></Show>
            <For each={resting()}>{(curve) => <th scope="col" class={`role-${curve.role}`}>{curve.label}</th>}</For>
          </tr>
        </thead>
        <tbody>
          <For each={rows().at}>
            {(at) => (
              <tr classList={{ now: at === props.at }}>
                <th scope="row">{at}</th>
                <Show when={parametric()}>{(curve) => <td>{shortNumber(pointAt(curve(), at)?.[0] ?? NaN)}</td>}</Show>
                <For each={resting()}>{(curve) => <td title={fullNumber(valueAt(curve, at))}>{shortNumber(valueAt(curve, at))}</td>}</For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}

import { For } from "solid-js";
import type { AxisSetting, Scale } from "../../sheet/views/view.ts";
import { readNumber } from "../number-text.ts";
import { useChartSay } from "./messages.ts";

interface AxisFieldsProps {
  readonly name: string;
  readonly axis: AxisSetting;
  readonly onAxis: (axis: AxisSetting) => void;
}

const scales: readonly Scale[] = ["linear", "log"];

/** An axis: its scale, and its range, which follows the data while a bound is left empty. */
export function AxisFields(props: AxisFieldsProps) {
  const say = useChartSay();
  let low!: HTMLInputElement, high!: HTMLInputElement;
  const ranged = (scale: Scale) => {
    const [from, to] = [readNumber(low.value), readNumber(high.value)];
    props.onAxis(from === undefined || to === undefined ? { scale } : { scale, low: from, high: to });
  };
  return (
    <div class="chart-field" role="group" aria-label={props.name}>
      <span class="chart-name">{props.name}</span>
      <span class="segments">
        <For each={scales}>{(scale) => <button type="button" aria-pressed={props.axis.scale === scale} onClick={() => ranged(scale)}>{say(scale)}</button>}</For>
      </span>
      <input ref={low} type="text" inputmode="decimal" class="bound" aria-label={`${props.name}, ${say("from")}`} placeholder={say("byData")} value={props.axis.low ?? ""} onChange={() => ranged(props.axis.scale)} />
      <span aria-hidden="true">…</span>
      <input ref={high} type="text" inputmode="decimal" class="bound" aria-label={`${props.name}, ${say("to")}`} placeholder={say("byData")} value={props.axis.high ?? ""} onChange={() => ranged(props.axis.scale)} />
    </div>
  );
}

import { Show } from "solid-js";
import { useChartDesk } from "./chart-desk.ts";
import { useChartSay } from "./messages.ts";

/** What is drawn besides the sheet's own curves, and the way to be rid of it. */
export function ChartBar() {
  const desk = useChartDesk();
  const say = useChartSay();
  return (
    <Show when={desk.pinned() || desk.other()}>
      <div class="chart-bar">
        <Show when={desk.pinned()}>
          <span><span class="chart-key pale" aria-hidden="true" />{say("before")} <button type="button" class="quiet" onClick={() => desk.unpin()}>{say("unpin")}</button></span>
        </Show>
        <Show when={desk.other()}>
          {(other) => <span><span class="chart-key dashed" aria-hidden="true" />{say("compared", { name: other().name })} <button type="button" class="quiet" onClick={() => desk.compareWith(undefined)}>{say("stopComparing")}</button></span>}
        </Show>
      </div>
    </Show>
  );
}

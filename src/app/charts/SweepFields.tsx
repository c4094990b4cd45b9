import { createUniqueId, For, Show } from "solid-js";
import type { ChartView } from "../../sheet/views/view.ts";
import { usePage } from "../page.ts";
import { parameterNames } from "../ParameterBar.tsx";
import { useChartSay } from "./messages.ts";

type Sweep = ChartView["sweep"];

/** What a chart sweeps: a parameter or a choice, the values if not the usual ones, and whether each has a picture of its own. */
export function SweepFields(props: { readonly sweep: Sweep; readonly onSweep: (sweep: Sweep) => void }) {
  const page = usePage();
  const say = useChartSay();
  const names = parameterNames(page);
  const id = createUniqueId();
  const change = (to: Partial<NonNullable<Sweep>>) => props.onSweep({ ...props.sweep!, ...to });
  return (
    <>
      <div class="chart-field">
        <label for={`${id}-of`}>{say("sweep")}</label>
        <select id={`${id}-of`} onChange={(event) => props.onSweep(event.currentTarget.value === "" ? undefined : { parameter: event.currentTarget.value, values: [] })}>
          <option value="" selected={!props.sweep}>{say("noSweep")}</option>
          <For each={names()}>{(name) => <option value={name} selected={props.sweep?.parameter === name}>{name}</option>}</For>
        </select>
        <Show when={props.sweep}>
          <label class="chart-check">
            <input
              type="checkbox" checked={props.sweep?.apart ?? false}
              onChange={(event) => {
                const { apart: _, ...rest } = props.sweep!;
                props.onSweep(event.currentTarget.checked ? { ...rest, apart: true } : rest);
              }}
            />
            {say("apart")}
          </label>
        </Show>
      </div>
      <Show when={props.sweep}>
        {(sweep) => (
          <div class="chart-field">
            <label for={`${id}-values`}>{say("sweepValues")}</label>
            <input id={`${id}-values`} type="text" autocomplete="off" spellcheck={false} value={sweep().values.join(" ")} onChange={(event) => change({ values: event.currentTarget.value.split(/[\s,，、]+/).filter((word) => /^-?[\p{L}\d][\p{L}\d_.eE+-]*$/u.test(word)) })} />
          </div>
        )}
      </Show>
    </>
  );
}

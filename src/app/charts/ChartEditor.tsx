import "./chart-editor.css";
import { createUniqueId, onMount, Show } from "solid-js";
import type { ChartView, View } from "../../sheet/views/view.ts";
import { keyText } from "../commands/keys.ts";
import { usePage } from "../page.ts";
import { ProblemLine } from "../ProblemLine.tsx";
import { AxisFields } from "./AxisFields.tsx";
import { useChartDesk } from "./chart-desk.ts";
import { ColumnChoice } from "./ColumnChoice.tsx";
import { useChartSay } from "./messages.ts";
import { drawableIn } from "./shown-views.ts";
import { SweepFields } from "./SweepFields.tsx";

/** A chart's line as a form, and as text; what is changed is drawn at once and is the sheet's once it is kept. */
export function ChartEditor(props: { readonly title: string }) {
  const page = usePage();
  const desk = useChartDesk();
  const say = useChartSay();
  const id = createUniqueId();
  let form!: HTMLFormElement;
  onMount(() => {
    form.scrollIntoView({ block: "nearest" });
    form.querySelector<HTMLElement>("input")?.focus();
  });
  const draft = () => desk.draft()!;
  const isNew = () => draft().key === "new";
  const chart = () => (draft().view?.kind === "chart" ? (draft().view as ChartView) : undefined);
  const set = (change: Partial<ChartView>) => desk.change({ ...chart()!, ...change } as View);
  const back = () => document.querySelector<HTMLElement>(`[data-chart="${CSS.escape(draft().key)}"] .tool[aria-expanded]`);
  const leave = (how: () => void) => {
    const to = back();
    how();
    to?.focus();
  };
  return (
    <form
      class="chart-editor" ref={form} aria-label={say("change", { name: props.title })}
      onSubmit={(event) => {
        event.preventDefault();
        leave(desk.keep);
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.stopPropagation();
        leave(desk.cancel);
      }}
    >
      <Show when={chart()}>
        {(view) => (
          <>
            <ColumnChoice chosen={view().columns} onChosen={(columns) => columns.length > 0 && set({ columns })} />
            <div class="chart-field">
              <label for={`${id}-over`}>{say("over")}</label>
              <select id={`${id}-over`} onChange={(event) => set({ over: event.currentTarget.value })}>
                <option value="t" selected={view().over === "t"}>t</option>
                {drawableIn(page).columns.map((name) => <option value={name} selected={view().over === name}>{name}</option>)}
              </select>
            </div>
            <AxisFields name={say("xAxis")} axis={view().x} onAxis={(x) => set({ x })} />
            <AxisFields name={say("yAxis")} axis={view().y} onAxis={(y) => set({ y })} />
            <SweepFields
              sweep={view().sweep}
              onSweep={(sweep) => {
                const { sweep: _, ...rest } = view();
                desk.change(sweep ? { ...rest, sweep } : rest);
              }}
            />
          </>
        )}
      </Show>
      <div class="chart-field">
        <label for={`${id}-title`}>{say("title")}</label>
        <input id={`${id}-title`} type="text" value={draft().title} placeholder={say("titleHint")} autocomplete="off" onInput={(event) => desk.retitle(event.currentTarget.value)} />
      </div>
      <div class="chart-field">
        <label for={`${id}-line`}>{say("line")}</label>
        <input id={`${id}-line`} class="chart-line" type="text" value={draft().text} autocomplete="off" spellcheck={false} onInput={(event) => desk.change(event.currentTarget.value)} />
      </div>
      <Show when={draft().problem}>{(problem) => <ProblemLine problem={problem()} />}</Show>
      <div class="chart-foot">
        <Show when={!isNew()}>
          <button type="button" class="quiet" onClick={() => leave(() => desk.move(draft().key, "up", props.title))}>{say("up")}</button>
          <button type="button" class="quiet" onClick={() => leave(() => desk.move(draft().key, "down", props.title))}>{say("down")}</button>
          <button
            type="button" class="quiet"
            onClick={() => {
              desk.remove(draft().key, props.title);
              page.notify(say("removed", { name: props.title, key: keyText("Mod+Z") }));
            }}
          >
            {say("remove")}
          </button>
        </Show>
        <span class="chart-space" />
        <button type="button" class="quiet" onClick={() => leave(desk.cancel)}>{say("cancel")}</button>
        <button type="submit" class="quiet strong" disabled={draft().problem !== undefined}>{say("keep")}</button>
      </div>
    </form>
  );
}

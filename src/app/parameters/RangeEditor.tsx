import { createSignal, createUniqueId, onCleanup, onMount, Show } from "solid-js";
import type { Problem } from "../../base/problem.ts";
import type { Parameter } from "../../sheet/engine/engine.ts";
import { setRange } from "../../sheet/edit/set-range.ts";
import { useChartDesk } from "../charts/chart-desk.ts";
import { plainNumber } from "../number-text.ts";
import { usePage } from "../page.ts";
import { ProblemLine } from "../ProblemLine.tsx";
import { useParameterSay } from "./messages.ts";
import { sweepOf } from "./sweep-of.ts";

/** The button beside a slider's name that opens its range. */
export function RangeToggle(props: { readonly name: string; readonly open: boolean; readonly onOpen: (open: boolean) => void }) {
  const say = useParameterSay();
  const name = () => say("range", { name: props.name });
  return <button type="button" class="slider-tool" aria-label={name()} title={name()} aria-expanded={props.open} onClick={() => props.onOpen(!props.open)}><span aria-hidden="true">▾</span></button>;
}

interface RangeEditorProps {
  readonly name: string;
  readonly parameter: Parameter;
  readonly onClose: () => void;
}

/** A slider's range, step and scale, written into its line when kept. Esc and a press elsewhere leave it as it was. */
export function RangeEditor(props: RangeEditorProps) {
  const page = usePage();
  const charts = useChartDesk();
  const say = useParameterSay();
  const id = createUniqueId();
  const [problem, setProblem] = createSignal<Problem>();
  let form!: HTMLFormElement, low!: HTMLInputElement, high!: HTMLInputElement, step!: HTMLInputElement, log!: HTMLInputElement, whole!: HTMLInputElement;
  onMount(() => {
    low.focus();
    low.select();
    const outside = (event: Event) => !form.parentElement!.contains(event.target as Node) && props.onClose();
    document.addEventListener("pointerdown", outside);
    onCleanup(() => document.removeEventListener("pointerdown", outside));
  });
  const close = () => {
    const back = form.parentElement!.querySelector<HTMLElement>(".slider-tool");
    props.onClose();
    back?.focus();
  };
  const keep = () => {
    const edit = setRange(page.store.sheet(), page.store.engine.cells(), props.name, { low: low.value, high: high.value, step: step.value, scale: log.checked ? "log" : "linear", whole: whole.checked });
    if (!edit.ok) return setProblem(edit.problem);
    page.document.act({ kind: "range", subject: props.name }, edit.text);
    close();
  };
  const field = (name: string, label: string, value: string, ref: (input: HTMLInputElement) => void, placeholder = "") => (
    <div class="range-row"><label for={`${id}-${name}`}>{label}</label><input id={`${id}-${name}`} ref={ref} type="text" inputmode="decimal" autocomplete="off" spellcheck={false} value={value} placeholder={placeholder} /></div>
  );
  return (
    <form
      class="range-editor" ref={form} aria-label={say("range", { name: props.name })}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.isComposing) return;
        event.stopPropagation();
        close();
      }}
    >
      {field("low", say("from"), plainNumber(props.parameter.low), (input) => (low = input))}
      {field("high", say("to"), plainNumber(props.parameter.high), (input) => (high = input))}
      {field("step", say("step"), props.parameter.step === undefined ? "" : plainNumber(props.parameter.step), (input) => (step = input), say("smooth"))}
      <div class="range-row">
        <label class="range-check"><input ref={log} type="checkbox" checked={props.parameter.scale === "log"} />{say("log")}</label>
        <label class="range-check"><input ref={whole} type="checkbox" checked={props.parameter.whole} disabled={props.name === "T"} />{say("whole")}</label>
      </div>
      <Show when={problem()}>{(wrong) => <ProblemLine problem={wrong()} />}</Show>
      <div class="range-foot">
        <button
          type="button" class="quiet" disabled={!charts.able()}
          onClick={() => {
            props.onClose();
            charts.beginNew(sweepOf(charts, props.name));
          }}
        >
          {say("sweep", { name: props.name })}
        </button>
        <button type="submit" class="quiet strong" disabled={!charts.able()}>{say("keep")}</button>
      </div>
    </form>
  );
}

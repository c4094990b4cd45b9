import { createMemo, For, Show } from "solid-js";
import { ChartFigure } from "./charts/ChartFigure.tsx";
import { useChartDesk } from "./charts/chart-desk.ts";
import { usePage } from "./page.ts";
import { CursorSlider, ParameterControl, parameterNames } from "./ParameterBar.tsx";
import type { Message } from "./messages.ts";
import { type View, views } from "./ViewSwitch.tsx";

export type Tab = "cells" | "charts" | "parameters" | "outline";

const tabs: readonly { readonly tab: Tab; readonly name: Message; readonly glyph: string }[] = [
  { tab: "cells", name: "cells", glyph: "ƒ" },
  { tab: "charts", name: "charts", glyph: "∿" },
  { tab: "parameters", name: "parameters", glyph: "⊸" },
  { tab: "outline", name: "outline", glyph: "☰" },
];

/** What stays in sight on a narrow screen: a chart of 200 pixels, t, and the parameter touched last; the others in a drawer. */
export function Pocket(props: { readonly tab: Tab }) {
  const page = usePage();
  const names = parameterNames(page);
  const beside = createMemo(() => page.touched() ?? (names().includes("beta_T") ? "beta_T" : names()[0]));
  const desk = useChartDesk();
  const first = createMemo(() => desk.views().map(({ line }) => line.view).find((view) => view?.kind === "chart"));
  return (
    <>
      <section class="pocket" aria-label={page.say("cursor")}>
        <Show when={props.tab !== "charts" && first()}>
          {(view) => <ChartFigure id="pocket" title={page.say("charts")} size="small" open={true} onToggle={() => undefined} onEnlarge={() => undefined} view={view()} />}
        </Show>
        <CursorSlider />
        <Show when={props.tab !== "parameters" && beside()} keyed>{(name) => <ParameterControl name={name} />}</Show>
      </section>
      <Show when={props.tab === "parameters"}>
        <div class="drawer" role="region" aria-label={page.say("parameters")}>
          <For each={names()}>{(name) => <ParameterControl name={name} />}</For>
        </div>
      </Show>
    </>
  );
}

/** The tabs at the foot of a narrow screen; the last lead to the other views. */
export function PocketTabs(props: { readonly tab: Tab; readonly onTab: (tab: Tab) => void; readonly onView: (view: View) => void }) {
  const page = usePage();
  return (
    <nav class="tabs">
      <For each={tabs}>
        {({ tab, name, glyph }) => (
          <button type="button" aria-pressed={props.tab === tab} onClick={() => props.onTab(tab)}>
            <span aria-hidden="true">{glyph}</span>{page.say(name)}
          </button>
        )}
      </For>
      <For each={views.filter(({ view }) => view !== "sheet")}>
        {({ view, name, glyph }) => <button type="button" onClick={() => props.onView(view)}><span aria-hidden="true">{glyph}</span>{page.say(name)}</button>}
      </For>
    </nav>
  );
}

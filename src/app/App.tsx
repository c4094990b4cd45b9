import { createMemo, createSignal, onCleanup, onMount, Show } from "solid-js";
import { CellList } from "./CellList.tsx";
import { sectionsOf } from "./cell-rows.ts";
import { Charts } from "./Charts.tsx";
import { createEditing } from "./editing.ts";
import { EmptySheet } from "./EmptySheet.tsx";
import { openingSheet } from "./gallery.ts";
import { Header, SheetChoice } from "./Header.tsx";
import { KeyHelp } from "./KeyHelp.tsx";
import { MathText } from "./MathText.tsx";
import { narrow } from "./narrow.ts";
import { Outline } from "./Outline.tsx";
import { usePage } from "./page.ts";
import { ParameterBar } from "./ParameterBar.tsx";
import { Pocket, PocketTabs, type Tab } from "./Pocket.tsx";
import type { ViewProps } from "./ViewSwitch.tsx";

interface AppProps extends ViewProps {
  readonly sheets: readonly string[];
  readonly sheetName: string;
  readonly onSheet: (name: string) => void;
}

/** A sheet's page: outline, cells and charts side by side; on a narrow screen a chart on top and tabs at the foot. */
export function App(props: AppProps) {
  const page = usePage();
  const { store } = page;
  const editing = createEditing(store);
  const [help, setHelp] = createSignal(false);
  const [tab, setTab] = createSignal<Tab>("cells");
  const [folds, setFolds] = createSignal<ReadonlyMap<number, boolean>>(new Map());

  const sections = createMemo(() =>
    sectionsOf(store.cells(), (cell) => cell.problem !== undefined || store.problem(cell.id) !== undefined, (cell) => editing.isEditing({ cell, bases: [] })));
  // The first heading is open, the rest are folded until asked for.
  const isFolded = (section: number) => folds().get(section) ?? section > 0;
  const fold = (section: number, folded: boolean) => setFolds((known) => new Map(known).set(section, folded));

  const go = (section: number) => {
    fold(section, false);
    setTab("cells");
    document.getElementById(`section-${section}`)?.scrollIntoView({ block: "start", behavior: "instant" });
  };

  const key = (event: KeyboardEvent) => {
    if (props.view !== "sheet" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = (event.target as Element).closest?.("textarea, input, select");
    if (event.key === "?" && !typing) setHelp(true);
  };
  onMount(() => document.addEventListener("keydown", key));
  onCleanup(() => document.removeEventListener("keydown", key));

  return (
    <div class="app" classList={{ narrow: narrow(), dragging: store.dragging() }} data-tab={tab()} hidden={props.view !== "sheet"}>
      <Header
        view={props.view} onView={props.onView} onHelp={() => setHelp(true)}
        title={<SheetChoice sheets={props.sheets} sheetName={props.sheetName} onSheet={props.onSheet} />}
      />
      <Show when={!narrow()} fallback={<Pocket tab={tab()} />}>
        <ParameterBar />
      </Show>
      <main class="columns">
        <Show when={!narrow() || tab() === "outline"}><Outline sections={sections()} onGo={go} /></Show>
        <Show when={!narrow() || tab() === "cells" || tab() === "parameters"}>
          <div class="middle">
            <Show when={props.sheetName === openingSheet && !store.dragged()}><p class="first-run"><MathText text={page.say("firstRun")} /></p></Show>
            <Show when={store.cells().length === 0}><EmptySheet /></Show>
            <CellList sections={sections()} editing={editing} isFolded={isFolded} onFold={(section) => fold(section, !isFolded(section))} />
          </div>
        </Show>
        <Show when={!narrow() || tab() === "charts"}>
          <section class="charts" aria-label={page.say("charts")}><Charts /></section>
        </Show>
      </main>
      <Show when={narrow()}><PocketTabs tab={tab()} onTab={setTab} onView={props.onView} /></Show>
      <Show when={help()}><KeyHelp onClose={() => setHelp(false)} /></Show>
    </div>
  );
}

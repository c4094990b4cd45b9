import { createEffect, createMemo, createSignal, Show, untrack } from "solid-js";
import { CellList } from "./CellList.tsx";
import { sectionsOf } from "./cell-rows.ts";
import { chartCommands } from "./charts/chart-commands.ts";
import { ChartDeskContext, createChartDesk } from "./charts/chart-desk.ts";
import { Charts } from "./charts/Charts.tsx";
import { looksLikeNumbers } from "./compare/looks-like-numbers.ts";
import { useCommands } from "./commands/commands.ts";
import { sheetCommands } from "./commands/sheet-commands.ts";
import { createEditing } from "./editing.ts";
import { EmptySheet } from "./EmptySheet.tsx";
import { useDesk } from "./files/desk.ts";
import { fileCommands } from "./files/file-commands.ts";
import { FileMenu } from "./files/FileMenu.tsx";
import { openingSheet } from "./gallery.ts";
import { Header } from "./Header.tsx";
import { HostStatus } from "./heavy/HostStatus.tsx";
import { Introduction } from "./Introduction.tsx";
import { MathText } from "./MathText.tsx";
import { narrow } from "./narrow.ts";
import { Outline } from "./Outline.tsx";
import { createOverlays, OverlayView } from "./Overlays.tsx";
import { usePage } from "./page.ts";
import { parameterCommands } from "./parameters/parameter-commands.ts";
import { ParameterBar } from "./ParameterBar.tsx";
import { Pane } from "./table/Pane.tsx";
import { Pocket, PocketTabs, type Tab } from "./Pocket.tsx";
import type { ViewProps } from "./ViewSwitch.tsx";

/** A sheet's page: outline, cells and charts side by side; on a narrow screen a chart on top and tabs at the foot. */
export function App(props: ViewProps) {
  const page = usePage();
  const desk = useDesk();
  const { store } = page;
  const editing = createEditing(store, page.document);
  const charts = createChartDesk(page);
  const commands = useCommands();
  const [tab, setTab] = createSignal<Tab>("cells");
  const [folds, setFolds] = createSignal<ReadonlyMap<number, boolean>>(new Map());

  const sections = createMemo(() =>
    sectionsOf(store.cells(), (cell) => cell.problem !== undefined || store.problem(cell.id) !== undefined, (cell) => editing.isEditing({ cell, bases: [] })));
  // The first heading is open, the rest are folded until asked for; a link says which are open.
  const { from, look } = desk.opened();
  const isFolded = (section: number) => folds().get(section) ?? (look.open ? !look.open.includes(section) : section > 0);
  const fold = (section: number, folded: boolean) => setFolds((known) => new Map(known).set(section, folded));

  // A cell that is begun in a folded section would have its editor nowhere.
  createEffect(() => {
    const edited = editing.active() ? sections().findIndex((one) => one.rows.some((row) => editing.isEditing(row))) : -1;
    if (edited >= 0 && untrack(() => isFolded(edited))) fold(edited, false);
  });

  const go = (section: number) => {
    fold(section, false);
    setTab("cells");
    document.getElementById(`section-${section}`)?.scrollIntoView({ block: "start", behavior: "instant" });
  };

  const rows = createMemo(() => sections().flatMap((section) => section.rows));
  /** A cell may be folded away, or not be drawn yet. */
  const goTo = (id: string) => {
    const section = sections().findIndex((one) => one.rows.some(({ cell }) => cell.id === id));
    if (section < 0) return;
    fold(section, false);
    setTab("cells");
    const title = document.querySelector<HTMLElement>(`[data-cell="${CSS.escape(id)}"] .cell-title`);
    title?.scrollIntoView({ block: "nearest" });
    title?.focus({ preventScroll: true });
  };
  const overlays = createOverlays(rows, () => !editing.active());
  /** A list of numbers is no cell: it is what a column may be compared with. A text that is being written keeps what is pasted into it. */
  const pasted = (event: ClipboardEvent) => {
    const { target } = event, text = event.clipboardData?.getData("text/plain") ?? "";
    const takesAll = target instanceof HTMLTextAreaElement ? target.selectionEnd - target.selectionStart === target.value.length : (target as Element).matches?.(".cell-title");
    if (!takesAll || store.cells().length === 0 || !looksLikeNumbers(text)) return;
    event.preventDefault();
    event.stopPropagation();
    editing.cancel();
    overlays.show({ compare: text });
  };
  commands.add([
    ...fileCommands(desk, () => overlays.show("share")),
    ...sheetCommands({ page, editing, rows, goTo, askName: (rename) => overlays.show({ rename }) }),
    ...overlays.commands,
    ...chartCommands({ page, desk: charts, cell: () => rows().find(({ cell }) => cell.id === page.selected())?.cell, goToCharts: () => setTab("charts") }),
    ...parameterCommands({ page, charts, cell: () => rows().find(({ cell }) => cell.id === page.selected())?.cell, goTo, goToCharts: () => setTab("charts") }),
  ].map((command) => ({ ...command, able: () => props.view === "sheet" && (command.able?.() ?? true) })));

  return (
    <ChartDeskContext.Provider value={charts}>
    <div class="app" classList={{ narrow: narrow(), dragging: store.dragging() }} data-tab={tab()} hidden={props.view !== "sheet"}>
      <Header
        view={props.view} onView={props.onView} onHelp={() => overlays.show("help")} onCommands={() => overlays.show("palette")}
        title={<FileMenu />}
      />
      <Show when={!narrow()} fallback={<Pocket tab={tab()} />}>
        <ParameterBar />
      </Show>
      <main class="columns">
        <Show when={!narrow() || tab() === "outline"}><Outline sections={sections()} onGo={go} /></Show>
        <Show when={!narrow() || tab() === "cells" || tab() === "parameters"}>
          <div class="middle" ref={(middle) => middle.addEventListener("paste", pasted, true)}>
            <Show when={from.kind === "shipped" && from.name === openingSheet && !store.dragged()}><p class="first-run"><MathText text={page.say("firstRun")} /></p></Show>
            <Show when={from.kind !== "shipped" || from.name !== openingSheet}><Introduction /></Show>
            <Show when={store.cells().length === 0}><EmptySheet editing={editing} /></Show>
            <CellList sections={sections()} editing={editing} isFolded={isFolded} onFold={(section) => fold(section, !isFolded(section))} />
          </div>
        </Show>
        <Show when={!narrow() || tab() === "charts"}>
          <section class="charts" classList={{ awaited: store.computing() }} aria-label={page.say("charts")}><Pane charts={<Charts />} able={() => props.view === "sheet"} /></section>
        </Show>
      </main>
      <Show when={narrow()}><PocketTabs tab={tab()} onTab={setTab} onView={props.onView} /></Show>
      <HostStatus />
      <p class="notice" role="status"><MathText text={page.notice()} /></p>
      <OverlayView overlays={overlays} rows={rows()} open={() => sections().flatMap((_, section) => (isFolded(section) ? [] : [section]))} onGo={goTo} />
    </div>
    </ChartDeskContext.Provider>
  );
}

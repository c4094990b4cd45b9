import "@fontsource/source-sans-3/latin-400.css";
import "@fontsource/source-sans-3/greek-400.css";
import "@fontsource/source-sans-3/greek-ext-400.css";
import "@fontsource/source-sans-3/latin-600.css";
import "@fontsource/source-sans-3/greek-600.css";
import "@fontsource/source-sans-3/greek-ext-600.css";
import "katex/dist/katex.min.css";
import "./tokens.css";
import "./page.css";
import "./parameters.css";
import "./cells.css";
import "./editor/editor.css";
import "./charts.css";
import "./pocket.css";
import "./heavy/heavy.css";
import "./compare/compare.css";
import { batch, createMemo, createSignal, lazy, onCleanup, Show, Suspense } from "solid-js";
import { render } from "solid-js/web";
import { catalog } from "../catalog.ts";
import { createHostedEngine } from "../sheet/hosts/hosted-engine.ts";
import { readSheet } from "../sheet/read-sheet.ts";
import { App } from "./App.tsx";
import { CommandsContext, createCommands } from "./commands/commands.ts";
import { afterPaint } from "./chart-module.ts";
import { startEngineWorker } from "./heavy/start-engine-worker.ts";
import { guideCommand } from "./guide/guide-command.ts";
import { galleryText, keepSheet, sheetNames } from "./gallery.ts";
import { createPage, PageContext } from "./page.ts";
import { createPreferences } from "./preferences.ts";
import { ReaderContext } from "./reader.ts";
import { createSheetDocument } from "./sheet-document.ts";
import { createSheetStore, type SheetStore } from "./sheet-store.ts";
import { createVerification } from "./verification.ts";
import type { View } from "./ViewSwitch.tsx";

const Audit = lazy(() => import("./audit/Audit.tsx"));
const Train = lazy(() => import("./train/Train.tsx"));
const Guide = lazy(() => import("./guide/Guide.tsx"));

const hashes: Readonly<Record<View, string>> = { sheet: "", audit: "#audit", train: "#train" };

function Root() {
  const preferences = createPreferences();
  const commands = createCommands();
  const key = (event: KeyboardEvent) => void commands.hear(event);
  document.addEventListener("keydown", key);
  onCleanup(() => document.removeEventListener("keydown", key));
  const [guided, setGuided] = createSignal(false);
  commands.add([guideCommand(preferences.language, () => setGuided((open) => !open))]);
  const [names, setNames] = createSignal(sheetNames);
  const [name, setName] = createSignal(sheetNames[0]!);
  const [view, setView] = createSignal<View>(viewAsked());
  const show = (next: View) => {
    history.replaceState(null, "", location.pathname + location.search + hashes[next]);
    setView(next);
    scrollTo(0, 0);
  };
  // Once asked for, the audit stays beside the sheet: going there and back loses neither.
  const audited = createMemo<boolean>((was) => was || view() === "audit", false);
  const trained = createMemo<boolean>((was) => was || view() === "train", false);
  const [current, setCurrent] = createSignal<SheetStore>();
  const openSheet = (text: string) => batch(() => {
    const made = keepSheet(text);
    setNames((known) => [...known, made]);
    setName(made);
    show("sheet");
  });
  return (
    <ReaderContext.Provider value={preferences}>
    <CommandsContext.Provider value={commands}>
      <Show when={name()} keyed>
        {(opened) => {
          const store = createSheetStore(readSheet(galleryText(opened)), (sheet) => createHostedEngine(sheet, catalog, startEngineWorker));
          setCurrent(store);
          const page = createPage(preferences, store, createSheetDocument(store), catalog, createVerification(store, catalog));
          return (
            <PageContext.Provider value={page}>
              <App sheets={names()} sheetName={opened} onSheet={setName} view={view()} onView={show} />
            </PageContext.Provider>
          );
        }}
      </Show>
      <Show when={audited()}><Suspense><Audit view={view()} onView={show} onSheet={openSheet} /></Suspense></Show>
      <Show when={trained()}><Suspense><Train view={view()} onView={show} onSheet={openSheet} store={current()} /></Suspense></Show>
      <Show when={guided()}><Suspense><Guide onClose={() => setGuided(false)} onSheet={openSheet} /></Suspense></Show>
    </CommandsContext.Provider>
    </ReaderContext.Provider>
  );
}

function viewAsked(): View {
  return (Object.keys(hashes) as View[]).find((view) => hashes[view] !== "" && location.hash === hashes[view]) ?? "sheet";
}

render(() => <Root />, document.getElementById("page")!);

// The reading and code faces come after the first paint; until then their stand-ins are good enough.
void afterPaint().then(() => import("./fonts.ts"));

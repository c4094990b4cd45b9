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
import { createEffect, createMemo, createSignal, lazy, on, onCleanup, Show, Suspense } from "solid-js";
import { render } from "solid-js/web";
import { catalog } from "../catalog.ts";
import { createHostedEngine } from "../sheet/hosts/hosted-engine.ts";
import { readSheet } from "../sheet/read-sheet.ts";
import { readAddress, showAddress, viewNamed } from "./address.ts";
import { App } from "./App.tsx";
import { CommandsContext, createCommands } from "./commands/commands.ts";
import { readerCommands } from "./commands/reader-commands.ts";
import { afterPaint } from "./chart-module.ts";
import { startEngineWorker } from "./heavy/start-engine-worker.ts";
import { galleryCommand } from "./gallery/gallery-command.ts";
import { guideCommand } from "./guide/guide-command.ts";
import "./files/files.css";
import { createDesk, type Desk, DeskContext } from "./files/desk.ts";
import { DropHint } from "./files/DropHint.tsx";
import { browserDrawer } from "./files/drawer.ts";
import { Notes } from "./files/Notes.tsx";
import { recovered } from "./files/recovered.ts";
import { createShelf } from "./files/shelf.ts";
import { browserTabs } from "./files/tabs.ts";
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
const Gallery = lazy(() => import("./gallery/Gallery.tsx"));

function Root({ desk }: { readonly desk: Desk }) {
  const preferences = createPreferences();
  const commands = createCommands();
  const key = (event: KeyboardEvent) => void commands.hear(event);
  document.addEventListener("keydown", key);
  onCleanup(() => document.removeEventListener("keydown", key));
  const [guided, setGuided] = createSignal(false);
  const [chooses, setChooses] = createSignal(false);
  commands.add([guideCommand(preferences.language, () => setGuided((open) => !open)), galleryCommand(preferences.language, () => setChooses(true)), ...readerCommands(preferences)]);
  const asked = readAddress(location.hash);
  const [view, setView] = createSignal<View>(asked.kind === "view" ? asked.view : "sheet");
  /** While the address is a link that nothing was changed in, it stays: loading it again gives the same. */
  const address = () => {
    if (desk.opened().from.kind !== "link" || desk.safety() !== "unchanged") showAddress(view());
  };
  const show = (next: View) => {
    setView(next);
    address();
    scrollTo(0, 0);
  };
  createEffect(address);
  const goTo = () => {
    const to = readAddress(location.hash);
    if (to.kind === "link") void desk.openLink(to.code);
    else show(to.view);
  };
  addEventListener("hashchange", goTo);
  onCleanup(() => removeEventListener("hashchange", goTo));
  const leaving = (event: Event) => {
    if (desk.leave() === "something is lost") event.preventDefault();
  };
  // A phone may end a page that is out of sight without another word.
  const moments = ["beforeunload", "pagehide", "visibilitychange"];
  for (const moment of moments) addEventListener(moment, leaving);
  onCleanup(() => moments.forEach((moment) => removeEventListener(moment, leaving)));
  // Once asked for, the audit stays beside the sheet: going there and back loses neither.
  const audited = createMemo<boolean>((was) => was || view() === "audit", false);
  const trained = createMemo<boolean>((was) => was || view() === "train", false);
  const [current, setCurrent] = createSignal<SheetStore>();
  const [given, setGiven] = createSignal<{ readonly name: string; readonly text: string }>();
  const openSheet = (text: string) => {
    desk.openMade(text);
    show("sheet");
  };
  createEffect(on(desk.opened, ({ look }) => {
    if (look.language) preferences.lendLanguage(look.language);
    if (look.view !== undefined) setView(viewNamed(look.view));
  }));
  return (
    <ReaderContext.Provider value={preferences}>
    <CommandsContext.Provider value={commands}>
    <DeskContext.Provider value={desk}>
      <Show when={desk.opened()} keyed>
        {(opened) => {
          const store = createSheetStore(readSheet(opened.text), (sheet) => createHostedEngine(sheet, catalog, startEngineWorker));
          setCurrent(store);
          const page = createPage(preferences, store, createSheetDocument(store), catalog, createVerification(store, catalog));
          if (opened.typing !== undefined) page.document.act(recovered(opened.text, opened.typing), opened.typing);
          if (opened.look.t !== undefined) page.setT(opened.look.t);
          createEffect(on([page.document.text, store.sheet], ([text, { text: shown }]) => desk.changed(text, shown)));
          return (
            <PageContext.Provider value={page}>
              <App view={view()} onView={show} />
            </PageContext.Provider>
          );
        }}
      </Show>
      <Show when={audited()}><Suspense><Audit view={view()} onView={show} onSheet={openSheet} given={given()} /></Suspense></Show>
      <Show when={trained()}><Suspense><Train view={view()} onView={show} onSheet={openSheet} store={current()} /></Suspense></Show>
      <Show when={guided()}><Suspense><Guide onClose={() => setGuided(false)} onSheet={openSheet} /></Suspense></Show>
      <Show when={chooses()}><Suspense><Gallery onClose={() => setChooses(false)} onOpen={(name) => (desk.openShipped(name), show("sheet"))} /></Suspense></Show>
      <Notes onAudit={(name, text) => (setGiven({ name, text }), show("audit"))} />
      <DropHint listens={view() !== "audit"} onOpen={() => show("sheet")} />
    </DeskContext.Provider>
    </CommandsContext.Provider>
    </ReaderContext.Provider>
  );
}

const asked = readAddress(location.hash);
void createDesk(createShelf(browserDrawer(), Date.now), browserTabs(), asked.kind === "link" ? asked.code : undefined)
  .then((desk) => render(() => <Root desk={desk} />, document.getElementById("page")!));

// The reading and code faces come after the first paint; until then their stand-ins are good enough.
void afterPaint().then(() => import("./fonts.ts"));

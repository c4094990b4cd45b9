import "katex/dist/katex.min.css";
import "../../src/app/tokens.css";
import "../../src/app/page.css";
import "../../src/app/parameters.css";
import "../../src/app/cells.css";
import "../../src/app/charts.css";
import "../../src/app/editor/editor.css";
import "../../src/app/heavy/heavy.css";
import { createEffect, createRoot, on } from "solid-js";
import { render } from "solid-js/web";
import { catalog } from "../../src/catalog.ts";
import { createEngine } from "../../src/sheet/engine/create-engine.ts";
import { createHostedEngine } from "../../src/sheet/hosts/hosted-engine.ts";
import { readSheet } from "../../src/sheet/read-sheet.ts";
import { App } from "../../src/app/App.tsx";
import { CommandsContext, createCommands } from "../../src/app/commands/commands.ts";
import { startEngineWorker } from "../../src/app/heavy/start-engine-worker.ts";
import { createDesk, DeskContext } from "../../src/app/files/desk.ts";
import { browserDrawer } from "../../src/app/files/drawer.ts";
import { createShelf } from "../../src/app/files/shelf.ts";
import { browserTabs } from "../../src/app/files/tabs.ts";
import { createPage, type Page, PageContext } from "../../src/app/page.ts";
import { createPreferences } from "../../src/app/preferences.ts";
import { ReaderContext } from "../../src/app/reader.ts";
import { createSheetDocument } from "../../src/app/sheet-document.ts";
import { createSheetStore } from "../../src/app/sheet-store.ts";
import { createVerification } from "../../src/app/verification.ts";
import { edited, editedLine, largeSheet } from "./large-sheet.ts";
import { untilPainted } from "./until-painted.ts";

/* The measured page: the app's own, over one sheet. */

let page: Page | undefined;
/** What is typed is kept as it is in the app, and costs what it costs there. */
const desk = await createDesk(createShelf(browserDrawer(), Date.now), browserTabs(), undefined);
let dispose = () => undefined as void;

/** Milliseconds from the text to the first paint, and those of the engine alone. */
async function open(text: string): Promise<{ readonly painted: number; readonly engine: number }> {
  dispose();
  document.body.replaceChildren(Object.assign(document.createElement("div"), { id: "page" }));
  await idle();
  const alone = performance.now();
  createEngine(readSheet(`${text}\n`), catalog);
  const engine = performance.now() - alone;
  const painted = await untilPainted(() => {
    dispose = createRoot((end) => {
      const preferences = createPreferences();
      const store = createSheetStore(readSheet(text), (sheet) => createHostedEngine(sheet, catalog, startEngineWorker));
      page = createPage(preferences, store, createSheetDocument(store), catalog, createVerification(store, catalog));
      createEffect(on([page.document.text, store.sheet], ([kept, { text: shown }]) => desk.changed(kept, shown)));
      const unmount = render(() => (
        <ReaderContext.Provider value={preferences}>
          <CommandsContext.Provider value={createCommands()}>
            <DeskContext.Provider value={desk}>
              <PageContext.Provider value={page!}>
                <App view="sheet" onView={() => undefined} />
              </PageContext.Provider>
            </DeskContext.Provider>
          </CommandsContext.Provider>
        </ReaderContext.Provider>
      ), document.getElementById("page")!);
      return () => {
        unmount();
        end();
      };
    });
  });
  return { painted, engine };
}

/** Keystrokes in the cell in the middle: from the key to the painted frame, turn by turn with an engine alone that reads the same texts. */
async function type(keystrokes: number): Promise<{ readonly painted: readonly number[]; readonly engine: readonly number[] }> {
  for (const fold of document.querySelectorAll<HTMLElement>(".cell-list .fold[aria-expanded=false]")) fold.click();
  await idle();
  const row = () => document.querySelector<HTMLElement>(`[data-cell="${edited}"]`)!;
  // A row is whole once it is near.
  row().scrollIntoView({ block: "center" });
  await idle();
  await idle();
  row().scrollIntoView({ block: "center" });
  row().querySelector<HTMLElement>(".cell-title")!.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
  await idle();
  const area = document.querySelector<HTMLTextAreaElement>(".editor textarea")!;
  const text = page!.document.text();
  const alone = createEngine(readSheet(text), catalog);
  const painted: number[] = [], engine: number[] = [];
  const before = text.slice(0, text.indexOf(`\n${edited}[t]`) + 1);
  const after = text.slice(text.indexOf("\n", before.length));
  for (let i = 0; i < keystrokes + 5; i++) {
    const line = editedLine(factor(1, i));
    const cost = await untilPainted(() => {
      area.value = line;
      area.dispatchEvent(new InputEvent("input", { bubbles: true }));
    });
    await idle();
    const own = editedLine(factor(2, i));
    const started = performance.now();
    alone.setSheet(readSheet(before + own + after));
    if (i >= 5) {
      painted.push(cost);
      engine.push(performance.now() - started);
    }
    await idle();
  }
  const shown = page!.store.column(edited)!.values[0];
  alone.setSheet(readSheet(before + area.value + after));
  if (shown !== alone.column(edited)!.values[0]) throw new Error("the page shows another value than the engine");
  return { painted, engine };
}

/** Another number each time, and another length: all that stands below moves. */
const factor = (digit: number, i: number): string => `0.${digit}${String(i + 1).repeat(1 + (i % 3))}`;

/** Opens the sheet with very many steps, waits for the worker, drags T, and tells the longest task on the page's thread meanwhile. */
async function huge(text: string, T: number): Promise<{ readonly opened: number; readonly dragged: number; readonly longest: number; readonly tasks: number; readonly columns: number }> {
  const tasks: number[] = [];
  const watch = new PerformanceObserver((list) => void tasks.push(...list.getEntries().map(({ duration }) => duration)));
  await open(text);
  await settled();
  watch.observe({ type: "longtask" });
  let started = performance.now();
  page!.store.set("T", T);
  await settled();
  const opened = performance.now() - started;
  started = performance.now();
  page!.store.hold("held");
  for (let i = 1; i <= 20; i++) {
    page!.store.set("T", T - i);
    await new Promise(requestAnimationFrame);
  }
  page!.store.hold("let go");
  await settled();
  const dragged = performance.now() - started;
  await idle();
  watch.disconnect();
  const columns = page!.store.cells().filter(({ id, line }) => line?.kind === "column" && (page!.store.column(id)?.values.length ?? 0) >= T - 21).length;
  return { opened, dragged, longest: Math.max(0, ...tasks), tasks: tasks.length, columns };
}

/** Scrolls the table of a sheet with T steps, a turn of the wheel a frame, and tells the time between frames; beside it, frames of the same page at rest. */
async function scroll(text: string, T: number, frames: number): Promise<{ readonly scrolled: readonly number[]; readonly still: readonly number[] }> {
  await open(text);
  await settled();
  page!.store.set("T", T);
  await settled();
  document.querySelectorAll<HTMLElement>(".pane-switch button")[1]!.click();
  while (!document.querySelector(".table-cell")) await idle();
  const box = document.querySelector<HTMLElement>(".table-box")!;
  const between = async (work: (frame: number) => void) => {
    const times: number[] = [];
    let before = await new Promise<number>(requestAnimationFrame);
    for (let frame = 0; frame < frames; frame++) {
      work(frame);
      const now = await new Promise<number>(requestAnimationFrame);
      times.push(now - before);
      before = now;
    }
    return times;
  };
  const still = await between(() => undefined);
  const first = document.querySelector(".table-rows .table-t")!.textContent;
  const scrolled = await between((frame) => (box.scrollTop += frame % 50 === 49 ? 200_000 : 120));
  if (document.querySelector(".table-rows .table-t")!.textContent === first) throw new Error("the table did not scroll");
  return { scrolled, still };
}

async function settled(): Promise<void> {
  await new Promise(requestAnimationFrame);
  while (page!.store.engine.awaits()) await new Promise((resolve) => setTimeout(resolve, 5));
  await idle();
}

const idle = () => new Promise<void>((resolve) => requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: 2000 })));

const bench = { open, type, huge, scroll, largeSheet };
declare global {
  interface Window {
    bench: typeof bench;
    ready: true;
  }
}
window.bench = bench;
window.ready = true;

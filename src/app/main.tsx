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
import "./charts.css";
import "./pocket.css";
import { createSignal, Show } from "solid-js";
import { render } from "solid-js/web";
import { catalog } from "../catalog.ts";
import { createEngine } from "../sheet/create-engine.ts";
import { readSheet } from "../sheet/read-sheet.ts";
import { App } from "./App.tsx";
import { afterPaint } from "./chart-module.ts";
import { galleryText, sheetNames } from "./gallery.ts";
import { createPage, PageContext } from "./page.ts";
import { createPreferences } from "./preferences.ts";
import { createSheetStore } from "./sheet-store.ts";
import { createVerification } from "./verification.ts";

function Root() {
  const preferences = createPreferences();
  const [name, setName] = createSignal(sheetNames[0]!);
  return (
    <Show when={name()} keyed>
      {(opened) => {
        const store = createSheetStore(readSheet(galleryText(opened)), (sheet) => createEngine(sheet, catalog));
        const page = createPage(preferences, store, catalog, createVerification(store, catalog));
        return (
          <PageContext.Provider value={page}>
            <App sheets={sheetNames} sheetName={opened} onSheet={setName} />
          </PageContext.Provider>
        );
      }}
    </Show>
  );
}

render(() => <Root />, document.getElementById("page")!);

// The reading and code faces come after the first paint; until then their stand-ins are good enough.
void afterPaint().then(() => import("./fonts.ts"));

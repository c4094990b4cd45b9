import { type Accessor, createContext, createMemo, createSignal, useContext } from "solid-js";
import type { Catalog } from "../sheet/formula.ts";
import type { ProofCatalog } from "../verify/sheet-claims.ts";
import { createHereVerdicts, type HereVerdict } from "./here-verdicts.ts";
import { createPlay, type Play } from "./play.ts";
import type { Preferences } from "./preferences.ts";
import type { SheetDocument } from "./sheet-document.ts";
import type { SheetStore } from "./sheet-store.ts";
import { createStanding } from "./standing.ts";
import type { Verification } from "./verification.ts";

/** Everything the components share: the sheet, its checks, the cursor, what is lit and open, and the reader's preferences. */
export interface Page extends Preferences {
  readonly store: SheetStore;
  /** The text with its history: every edit goes through it. */
  readonly document: SheetDocument;
  readonly catalog: Catalog;
  readonly verification: Verification;
  /** What a `claim here` is now, by its cell's id; undefined for other cells. */
  here(id: string): HereVerdict | undefined;
  /** The last step, T. */
  steps: Accessor<number>;
  /** The cursor: a step 1 … T that everything is shown at. */
  t: Accessor<number>;
  setT(t: number): void;
  /** The cursor moving by itself. */
  readonly play: Play;
  /** The name under the pointer: its cell, slider and curves light up. */
  lit: Accessor<string | undefined>;
  light(name: string | undefined): void;
  /** The cell that the keyboard is at, or was last: what commands about a cell are about. */
  selected: Accessor<string | undefined>;
  select(id: string): void;
  /** Ids of the cells whose evidence is open. */
  isOpen(id: string): boolean;
  toggle(id: string): void;
  /** The nearest refuted cell that a cell stands on. */
  standsOn(id: string): string | undefined;
  /** What was just done, said for a moment. */
  notice: Accessor<string>;
  notify(text: string): void;
  /** The parameter touched last, kept beside the chart on narrow screens. */
  touched: Accessor<string | undefined>;
  touch(name: string): void;
}

export function createPage(preferences: Preferences, store: SheetStore, document: SheetDocument, catalog: ProofCatalog, verification: Verification): Page {
  const steps = createMemo(() => Math.max(1, Math.round(store.scalar("T") ?? 1)));
  const [wanted, setWanted] = createSignal(Math.max(1, Math.round(steps() / 10)));
  const [lit, light] = createSignal<string>();
  const [selected, select] = createSignal<string>();
  const [open, setOpen] = createSignal<ReadonlySet<string>>(new Set());
  const [notice, setNotice] = createSignal("");
  let said: ReturnType<typeof setTimeout> | undefined;
  const [touched, touch] = createSignal<string>();
  const t = createMemo(() => Math.min(wanted(), steps()));
  const setT = (to: number) => setWanted(Math.min(Math.max(1, Math.round(to)), steps()));
  return {
    ...preferences,
    store, document, catalog, verification, steps, lit, light, selected, select, notice, touched, touch,
    notify(text) {
      clearTimeout(said);
      setNotice(text);
      said = setTimeout(() => setNotice(""), 4000);
    },
    t, setT, play: createPlay({ t, steps, setT }),
    here: createHereVerdicts(store, catalog, verification.decide),
    standsOn: createStanding(store, verification),
    isOpen: (id) => open().has(id),
    toggle: (id) => setOpen((ids) => new Set(ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id])),
  };
}

export const PageContext = createContext<Page>();

export function usePage(): Page {
  const page = useContext(PageContext);
  if (!page) throw new Error("a component outside of the page");
  return page;
}

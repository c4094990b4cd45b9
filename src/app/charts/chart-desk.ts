import { createContext, createSignal, useContext } from "solid-js";
import type { Problem } from "../../base/problem.ts";
import { createEngine } from "../../sheet/engine/create-engine.ts";
import { readSheet } from "../../sheet/read-sheet.ts";
import { retitleView, swapViews, titleLine } from "../../sheet/views/arrange-views.ts";
import { printView } from "../../sheet/views/print-view.ts";
import { readView } from "../../sheet/views/read-view.ts";
import type { View } from "../../sheet/views/view.ts";
import { addViews, removeView, replaceView, type ViewLine, viewsOf } from "../../sheet/views/views.ts";
import type { Page } from "../page.ts";
import { bothLanguages } from "../titles.ts";
import type { ColumnSource } from "./chart-curves.ts";
import { columnLabel } from "./column-label.ts";
import { snapshot } from "./column-snapshot.ts";
import { sheetSource } from "./sheet-source.ts";
import { createShownViews, type ShownView } from "./shown-views.ts";

/** A chart under change: as its line would be. `view` is the last that could be read. */
export interface Draft {
  /** The key of the view that is changed; "new" for one more. */
  readonly key: string;
  readonly text: string;
  readonly title: string;
  readonly view?: View;
  readonly problem?: Problem;
}

/** Another sheet whose columns are drawn beside this one's. */
export interface OtherSheet extends ColumnSource {
  readonly name: string;
  readonly steps: number;
}

/** What can be done with a sheet's charts by hand. What is kept of a change is lines of the sheet's text; pins and the other sheet last as long as the page. */
export interface ChartDesk {
  /** The views as they are shown, with the draft in its place. */
  views(): readonly ShownView[];
  stated(): boolean;
  /** Whether charts can be changed: not while a cell is being typed. */
  able(): boolean;
  draft(): Draft | undefined;
  begin(key: string): void;
  beginNew(view: View): void;
  /** Takes a changed view, or a line as it is typed. */
  change(to: View | string): void;
  retitle(title: string): void;
  keep(): void;
  cancel(): void;
  add(view: View, subject: string): void;
  remove(key: string, subject: string): void;
  move(key: string, way: "up" | "down", subject: string): void;
  pinned(): ColumnSource | undefined;
  pin(): void;
  unpin(): void;
  other(): OtherSheet | undefined;
  compareWith(other: { readonly name: string; readonly text: string } | undefined): void;
}

export function createChartDesk(page: Page): ChartDesk {
  const shown = createShownViews(page);
  const source = sheetSource(page);
  const [draft, setDraft] = createSignal<Draft>();
  const [pinned, setPinned] = createSignal<ColumnSource>();
  const [other, setOther] = createSignal<OtherSheet>();

  const views = () => {
    const now = draft();
    if (!now) return shown.views();
    const drafted = (line: ViewLine): ViewLine => {
      const { title: _, problem: __, ...rest } = line;
      return { ...rest, ...(now.view ? { view: now.view } : now.problem && { problem: now.problem }), ...(now.title.trim() !== "" && { title: bothLanguages(now.title) }) };
    };
    if (now.key === "new") return [...shown.views(), { key: "new", line: drafted({ text: now.text, place: nowhere, lines: nowhere }) }];
    return shown.views().map((view) => (view.key === now.key ? { key: view.key, line: drafted(view.line) } : view));
  };

  /** The text with the usual views stated, so that one of them can be changed. */
  const statedText = () => (shown.stated() ? page.document.text() : addViews(page.document.text(), shown.usual()));
  const linesIn = (text: string) => viewsOf(text).filter(({ view }) => view?.kind !== "table");
  const at = (key: string) => shown.views().findIndex((view) => view.key === key);
  const act = (subject: string, text: string) => page.document.act({ kind: "charts", subject }, text);

  const begin = (key: string, text: string, title: string) => setDraft({ key, text, title, ...readDraft(text) });

  return {
    views,
    stated: shown.stated,
    able: () => page.store.sheet().text === page.document.text(),
    draft,
    begin(key) {
      const line = shown.views()[at(key)]?.line;
      if (line) begin(key, line.text, line.title ? titleLine(line.title).slice(2) : "");
    },
    beginNew: (view) => void begin("new", printView(view), ""),
    change(to) {
      const now = draft();
      if (!now) return;
      const text = typeof to === "string" ? to : printView(to);
      const { key, title, view } = now;
      setDraft({ key, title, text, ...(view && { view }), ...readDraft(text) });
    },
    retitle: (title) => setDraft((now) => now && { ...now, title }),
    keep() {
      const now = draft();
      if (!now || now.problem) return;
      const title = now.title.trim() === "" ? undefined : bothLanguages(now.title), subject = title ? page.word(title) : now.text;
      const text = statedText();
      if (now.key === "new") act(subject, addViews(text, [...(title ? [titleLine(title)] : []), now.text.trim()]));
      else {
        const i = at(now.key);
        const replaced = replaceView(text, linesIn(text)[i]!, now.text.trim());
        const line = linesIn(replaced)[i]!;
        const same = line.title?.en === title?.en && line.title?.zh === title?.zh;
        if (now.text.trim() !== shown.views()[i]!.line.text || !same) act(subject, same ? replaced : retitleView(replaced, line, title));
      }
      setDraft(undefined);
    },
    cancel: () => setDraft(undefined),
    add: (view, subject) => act(subject, addViews(statedText(), [printView(view)])),
    remove(key, subject) {
      const text = statedText(), line = linesIn(text)[at(key)];
      setDraft(undefined);
      if (line) act(subject, removeView(text, line));
    },
    move(key, way, subject) {
      const text = statedText(), lines = linesIn(text), i = at(key);
      const [line, neighbour] = [lines[i], lines[way === "up" ? i - 1 : i + 1]];
      setDraft(undefined);
      if (line && neighbour) act(subject, swapViews(text, line, neighbour));
    },
    pinned,
    pin: () => void setPinned(snapshot(source, namesIn(views()))),
    unpin: () => void setPinned(undefined),
    other,
    compareWith: (sheet) => void setOther(sheet && openOther(page, sheet)),
  };
}

const nowhere = { start: 0, end: 0 };

function readDraft(text: string): Pick<Draft, "view"> | Pick<Draft, "problem"> {
  const read = readView(text.replace(/#.*$/s, ""));
  return read.ok ? { view: read.view } : { problem: read.problem };
}

function namesIn(views: readonly ShownView[]): ReadonlySet<string> {
  return new Set(views.flatMap(({ line: { view } }) => (view?.kind === "chart" ? [...view.columns, view.over] : [])));
}

function openOther(page: Page, { name, text }: { readonly name: string; readonly text: string }): OtherSheet {
  const engine = createEngine(readSheet(text), page.catalog, () => mostValues);
  const origins = new Map(engine.cells().flatMap(({ line, origin }) => (line && "name" in line ? [[line.name, origin] as const] : [])));
  return {
    name, steps: Math.max(1, engine.scalar("T") ?? 1), column: engine.column,
    label: (column) => columnLabel(column, origins.get(column) === undefined ? "own" : "catalog"),
  };
}

/** Numbers that another sheet's columns may hold: more would halt the page. */
const mostValues = 2e6;

export const ChartDeskContext = createContext<ChartDesk>();

export function useChartDesk(): ChartDesk {
  const desk = useContext(ChartDeskContext);
  if (!desk) throw new Error("a component outside of the page");
  return desk;
}

import { batch, createSignal } from "solid-js";
import type { Place } from "../base/place.ts";
import { shift } from "../base/place.ts";
import type { Problem } from "../base/problem.ts";
import { freeName } from "../sheet/duplicate.ts";
import { nameOf } from "../sheet/expand.ts";
import { lineEnd, lineStart, unitsOf } from "../sheet/units.ts";
import { replaced, stretchOf } from "./cell-edit.ts";
import { beginningWith } from "./editor/beginning-with.ts";
import type { Row } from "./cell-rows.ts";
import { cellName } from "./titles.ts";
import type { SheetDocument } from "./sheet-document.ts";
import type { SheetStore } from "./sheet-store.ts";

/** The one cell that is being edited. Every keystroke is shown in the sheet; `keep` makes it an edit, `cancel` puts the sheet back as it was before. */
export interface Editing {
  begin(row: Row): void;
  /** Starts a new line at the sheet's end. */
  beginNew(): void;
  /** Starts a new line right below a row; below the whole of what a `use` brought. */
  beginBelow(row: Row): void;
  /** Starts editing with what was typed on the selected cell: `=` or a digit in place of its right side, anything else in place of the whole. */
  beginWith(row: Row, typed: string): void;
  isEditing(row: Row): boolean;
  /** What is selected in the text, kept for an editor that has to be made anew; a text that only holds a place is selected whole. */
  selection(): Place | undefined;
  select(selection: Place): void;
  active(): boolean;
  text(): string;
  type(text: string): void;
  /** What is wrong in the edited stretch, its place counted from the stretch's start. */
  problem(): Problem | undefined;
  keep(): void;
  /** Keeps, and starts a new line right below. */
  keepAndBelow(): void;
  cancel(): void;
}

const namesOf = (store: SheetStore): ReadonlySet<string> => new Set(store.cells().flatMap(({ line }) => (line ? (nameOf(line) ?? []) : [])));

export function createEditing(store: SheetStore, document: SheetDocument): Editing {
  const [place, setPlace] = createSignal<Place>();
  const [text, setText] = createSignal("");
  let added = false;
  let before = "";
  let selection: Place | undefined;

  const inside = (start: number) => {
    const edited = place();
    return edited !== undefined && start >= edited.start && start <= edited.end;
  };

  const start = (sheetText: string, at: Place) => {
    before = sheetText.slice(at.start, at.end);
    setText(before);
    selection = added ? { start: 0, end: before.length } : undefined;
    document.preview(sheetText);
    setPlace(at);
  };

  /** A new line is begun with a number that can be dragged, so that there is a cell to type in. */
  const startNew = (above: string, below: string) => {
    if (place()) return;
    added = true;
    const names = namesOf(store);
    const first = `${names.has("x") ? freeName("x", names) : "x"} = 1`;
    start(above + first + below, { start: above.length, end: above.length + first.length });
  };

  const type = (next: string) => {
    const at = place();
    if (!at) return;
    // An empty line or a comment is no cell to show an editor at; it is taken over when it is kept.
    if (next.split("\n").every((line) => /^\s*(#|$)/.test(line)) || /^\s*(```|~~~)/m.test(next)) {
      setText(next);
      return;
    }
    const sheet = replaced(store.sheet().text, at, next);
    // At once: a place that has moved on in a sheet that has not would be another cell's, and its editor gone.
    batch(() => {
      setPlace({ start: at.start, end: at.start + next.length });
      setText(next);
      document.preview(sheet);
    });
  };

  const begin = (row: Row) => {
    if (place()) return;
    const { text: whole, place: at } = stretchOf(store.sheet(), store.cells(), row);
    added = false;
    start(whole, at);
  };
  const keep = () => {
    const at = place();
    if (!at) return;
    setPlace(undefined);
    const typed = text().trim();
    const whole = replaced(store.sheet().text, at, withoutFences(text()));
    if (typed === "") return document.act({ kind: "remove", subject: "" }, replaced(whole, { start: lineStart(whole, at.start), end: lineEnd(whole, at.start) }, ""));
    if (!added && typed === before) return document.preview(document.text());
    const kept = store.sheet().cells.findLast((cell) => cell.place.start >= at.start && cell.place.end <= at.end);
    document.act({ kind: added ? "add" : "edit", subject: kept ? cellName(kept) : typed }, whole);
  };
  const beginBelow = ({ cell }: Pick<Row, "cell">) => {
    const cells = store.cells(), { text: old } = store.sheet();
    const own = cell.origin === undefined ? cell : cells.slice(0, cells.indexOf(cell)).findLast(({ origin }) => origin === undefined);
    const unit = unitsOf(store.sheet()).find((one) => own !== undefined && one.cells.includes(own));
    if (!unit) return;
    const above = old.slice(0, unit.end);
    startNew(above.endsWith("\n") ? above : `${above}\n`, `\n${old.slice(unit.end)}`);
  };

  return {
    begin,
    beginWith(row, typed) {
      // The editor is made with the text that it begins with.
      batch(() => {
        begin(row);
        if (place()) type(beginningWith(text(), typed));
        selection = { start: text().length, end: text().length };
      });
    },
    beginNew() {
      const { text: old } = store.sheet();
      const fence = old.lastIndexOf("\n```");
      if (fence < 0) startNew(`${old}${old === "" || old.endsWith("\n") ? "" : "\n"}\n\`\`\`sheet\n`, "\n```\n");
      else startNew(old.slice(0, fence + 1), `\n${old.slice(fence + 1)}`);
    },
    beginBelow,
    // The stretch keeps its start while it is typed in, whatever the cells in it become.
    isEditing: ({ cell }) => cell.origin === undefined && inside(cell.place.start) && inside(cell.place.end),
    selection: () => selection,
    select: (next) => (selection = next),
    active: () => place() !== undefined,
    text,
    type,
    problem() {
      const at = place();
      if (!at) return undefined;
      for (const cell of store.cells()) {
        if (cell.origin !== undefined || !inside(cell.place.start)) continue;
        const problem = store.problem(cell.id) ?? cell.problem;
        if (problem) return problem.place ? { ...problem, place: shift(problem.place, -at.start) } : problem;
      }
      return undefined;
    },
    keep,
    keepAndBelow() {
      const at = place();
      if (!at) return;
      keep();
      const last = store.cells().findLast((cell) => cell.origin === undefined && cell.place.start >= at.start && cell.place.start <= at.end);
      if (last) beginBelow({ cell: last });
    },
    cancel() {
      if (!place()) return;
      setPlace(undefined);
      document.preview(document.text());
    },
  };
}

/** A line that begins or ends a block would tear the sheet apart. */
const withoutFences = (text: string): string => text.split("\n").filter((line) => !/^\s*(```|~~~)/.test(line)).join("\n");

import { batch, createSignal } from "solid-js";
import type { Place } from "../base/place.ts";
import { shift } from "../base/place.ts";
import type { Problem } from "../base/problem.ts";
import { appendBlock } from "../sheet/edit/append-block.ts";
import { removeCell } from "../sheet/edit/arrange.ts";
import { freeName } from "../sheet/edit/duplicate.ts";
import { nameOf } from "../sheet/engine/expand.ts";
import { readSheet } from "../sheet/read-sheet.ts";
import { rebased } from "../sheet/edit/rebased.ts";
import { breakOf, headEnd, isBlock, lineStart, unitsOf } from "../sheet/edit/units.ts";
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

  // Where something else is kept meanwhile, the stretch moves along with the text around it.
  document.whileTyping((old, next) => {
    const at = place();
    if (!at) return next;
    const moved = rebased({ text: old, typed: store.sheet().text, place: at }, next);
    setPlace(moved?.place);
    return moved?.typed ?? next;
  });

  /** Without a cell there is nothing to show an editor at: a sheet can be full. */
  const start = (sheetText: string, at: Place) => {
    if (cellsIn(sheetText, at).length === 0) return;
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
    const sheet = replaced(store.sheet().text, at, next);
    // An empty line or a comment is no cell to show an editor at, nor is the header of a block that is no longer data; it is taken over when it is kept.
    const isHeader = /```|~~~/.test(sheet.slice(lineStart(sheet, at.start), at.start));
    if (next.split("\n").every((line) => /^\s*(#|$)/.test(line)) || /^\s*(```|~~~)/m.test(next) || (isHeader && !/^data(\s|$)/.test(next))) {
      setText(next);
      return;
    }
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
    const typed = text().trim(), shown = store.sheet().text;
    if (typed === (added ? "" : before)) return document.preview(document.text());
    if (typed === "") {
      const untouched = replaced(shown, at, before), gone = cellsIn(untouched, { start: at.start, end: at.start + before.length });
      return document.act({ kind: "remove", subject: cellName(gone.at(-1)!) }, gone.reduceRight((rest, { id }) => removeCell(readSheet(rest), id), untouched));
    }
    const kept = store.sheet().cells.findLast((cell) => cell.place.start >= at.start && headEnd(cell) <= at.end);
    document.act({ kind: added ? "add" : "edit", subject: kept ? cellName(kept) : typed }, replaced(shown, at, withoutFences(text()).replaceAll(/\r?\n/g, breakOf(shown))));
  };
  const beginBelow = ({ cell }: Pick<Row, "cell">) => {
    const cells = store.cells(), { text: old } = store.sheet();
    const own = cell.origin === undefined ? cell : cells.slice(0, cells.indexOf(cell)).findLast(({ origin }) => origin === undefined);
    const unit = unitsOf(store.sheet()).find((one) => own !== undefined && one.cells.includes(own));
    if (!unit) return;
    const above = old.slice(0, unit.end), below = old.slice(unit.end), end = breakOf(old);
    const ended = above.endsWith("\n") ? above : above + end;
    if (isBlock(own!)) startNew(`${ended}${end}\`\`\`sheet${end}`, `${end}\`\`\`${end}${below}`);
    else startNew(ended, end + below);
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
      const last = store.sheet().cells.at(-1);
      if (last) return beginBelow({ cell: last });
      const end = breakOf(old), tail = `${end}\`\`\`${end}`;
      if (/^ {0,3}(```|~~~)/m.test(old)) startNew(appendBlock(old, "sheet", [""]).slice(0, -tail.length), tail);
      else startNew(`${old}${old === "" || old.endsWith("\n") ? "" : end}${end}\`\`\`sheet${end}`, tail);
    },
    beginBelow,
    // The stretch keeps its start while it is typed in, whatever the cells in it become.
    isEditing: ({ cell }) => cell.origin === undefined && inside(cell.place.start) && inside(headEnd(cell)),
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

/** The sheet's own cells in a stretch; of a block the header. */
const cellsIn = (text: string, { start, end }: Place) => readSheet(text).cells.filter((cell) => cell.place.start >= start && headEnd(cell) <= end);

/** A line that begins or ends a block would tear the sheet apart. */
const withoutFences = (text: string): string => text.split("\n").filter((line) => !/^\s*(```|~~~)/.test(line)).join("\n");

import { createSignal } from "solid-js";
import type { Place } from "../base/place.ts";
import { shift } from "../base/place.ts";
import type { Problem } from "../base/problem.ts";
import { readSheet } from "../sheet/read-sheet.ts";
import { replaced, stretchOf } from "./cell-edit.ts";
import type { Row } from "./cell-rows.ts";
import type { SheetStore } from "./sheet-store.ts";

/** The one cell that is being edited. Every keystroke goes to the sheet; `cancel` puts the sheet back as it was before. */
export interface Editing {
  begin(row: Row): void;
  /** Starts a new line at the sheet's end. */
  beginNew(): void;
  isEditing(row: Row): boolean;
  active(): boolean;
  text(): string;
  type(text: string): void;
  /** What is wrong in the edited stretch, its place counted from the stretch's start. */
  problem(): Problem | undefined;
  keep(): void;
  cancel(): void;
}

export function createEditing(store: SheetStore): Editing {
  const [place, setPlace] = createSignal<Place>();
  const [text, setText] = createSignal("");
  let before = "";

  const inside = (start: number) => {
    const edited = place();
    return edited !== undefined && start >= edited.start && start <= edited.end;
  };

  const start = (sheetText: string, at: Place) => {
    before = store.sheet().text;
    setText(sheetText.slice(at.start, at.end));
    if (sheetText !== before) store.replace(readSheet(sheetText));
    setPlace(at);
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
    setPlace({ start: at.start, end: at.start + next.length });
    setText(next);
    store.replace(readSheet(sheet));
  };

  return {
    begin(row) {
      if (place()) return;
      const { text: whole, place: at } = stretchOf(store.sheet(), store.cells(), row);
      start(whole, at);
    },
    beginNew() {
      if (place()) return;
      const { text: old } = store.sheet();
      const fence = old.lastIndexOf("\n```");
      const at = fence < 0 ? old.length : fence + 1;
      const opened = fence < 0 ? `${old}\n\`\`\`sheet\nx = 1\n\`\`\`\n` : `${old.slice(0, at)}x = 1\n${old.slice(at)}`;
      const offset = fence < 0 ? old.length + "\n```sheet\n".length : at;
      start(opened, { start: offset, end: offset + "x = 1".length });
    },
    // The stretch keeps its start while it is typed in, whatever the cells in it become.
    isEditing: ({ cell }) => cell.origin === undefined && inside(cell.place.start) && inside(cell.place.end),
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
    keep() {
      const at = place();
      setPlace(undefined);
      if (at && text().trim() === "") store.replace(readSheet(replaced(store.sheet().text, at, "")));
    },
    cancel() {
      setPlace(undefined);
      store.replace(readSheet(before));
    },
  };
}

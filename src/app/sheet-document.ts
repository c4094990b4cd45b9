import { batch, createEffect, createSignal, on } from "solid-js";
import { setParameterText } from "../sheet/edit/edit.ts";
import { type Action, act, historyOf, redo, redoable, undo, undoable } from "../sheet/edit/history.ts";
import { parameterOf } from "../sheet/engine/parameters.ts";
import { readSheet } from "../sheet/read-sheet.ts";
import type { SheetStore } from "./sheet-store.ts";

/**
 * The sheet's text with its history: every change a person makes goes through here. What is kept can be undone; what is still being typed is only shown.
 * A parameter that was dragged is written into the text once it has been let go.
 */
export interface SheetDocument {
  /** The text as it was kept last. */
  text(): string;
  /** Keeps a new text, and what it was that changed it. */
  act(action: Action, text: string): void;
  /** Shows a text that is still being typed; `preview(text())` takes it back. */
  preview(text: string): void;
  /** What is shown once another text is kept while something is being typed: `follow` gets the text as it was kept and as it will be, and says what to show. */
  whileTyping(follow: (before: string, after: string) => string): void;
  /** Takes the last edit back and says which it was; a slider that has not come to rest yet is an edit, too. */
  undo(): Action | undefined;
  redo(): void;
  undoable(): Action | undefined;
  redoable(): Action | undefined;
}

export function createSheetDocument(store: SheetStore): SheetDocument {
  const [history, setHistory] = createSignal(historyOf(store.sheet().text));

  const show = (text: string) => {
    if (text !== store.sheet().text) store.replace(readSheet(text));
  };
  let follow = (_before: string, after: string) => after;
  const keep = (next: ReturnType<typeof history>) => batch(() => {
    const shown = follow(history().text, next.text);
    setHistory(next);
    show(shown);
  });

  /** Writes into the text what the parameters were dragged to. While something is typed it waits: places would shift under the caret. */
  const settle = () => {
    if (!store.dragging()) writeMoved();
  };
  const writeMoved = () => {
    if (store.sheet().text !== history().text) return;
    const { engine } = store;
    const seen = new Set<string>();
    const moved = engine.cells().flatMap(({ line }) => {
      // A name that comes twice is the first line's.
      if ((line?.kind !== "parameter" && line?.kind !== "choice") || seen.has(line.name)) return [];
      seen.add(line.name);
      const now = engine.parameter(line.name)?.value;
      return now === undefined || now === parameterOf(line).value ? [] : [{ name: line.name, value: now }];
    });
    if (moved.length === 0) return;
    const text = moved.reduce((before, { name, value }) => setParameterText(readSheet(before), engine.cells(), name, value), history().text);
    keep(act(history(), { kind: "set", subject: moved.map(({ name, value }) => `${name} = ${value}`).join(", ") }, text));
  };
  createEffect(on(store.dragging, settle, { defer: true }));

  return {
    text: () => history().text,
    act(action, text) {
      keep(act(history(), action, text));
      settle();
    },
    preview(text) {
      show(text);
      settle();
    },
    whileTyping: (follows) => void (follow = follows),
    undo() {
      writeMoved();
      const action = undoable(history());
      keep(undo(history()));
      return action;
    },
    redo: () => keep(redo(history())),
    undoable: () => undoable(history()),
    redoable: () => redoable(history()),
  };
}

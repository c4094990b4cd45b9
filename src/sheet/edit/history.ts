/**
 * What an edit of a sheet was: its kind, and the cell or name it was about. The words for it are the page's.
 * The list is closed, so that every edit there is has a name in both languages.
 */
export interface Action {
  readonly kind: ActionKind;
  readonly subject: string;
}

export type ActionKind =
  | "edit" | "add" | "remove" | "duplicate" | "move" | "rename" | "unfold" | "set" | "range" | "take case" | "compare" | "charts" | "table";

/** A sheet's text and the way back from it, and forward again: patches, so that a long day's edits stay small. Immutable. */
export interface History {
  readonly text: string;
  readonly past: Trail | undefined;
  readonly future: Trail | undefined;
}

interface Trail { readonly step: Step; readonly rest: Trail | undefined }
interface Step { readonly action: Action; readonly at: number; readonly removed: string; readonly inserted: string }

export const historyOf = (text: string): History => ({ text, past: undefined, future: undefined });

/** The history with an edit made; what was undone before is forgotten. A text that is the same is no edit. */
export function act(history: History, action: Action, text: string): History {
  if (text === history.text) return history;
  return { text, past: { step: { action, ...patch(history.text, text) }, rest: history.past }, future: undefined };
}

/** The history one edit earlier; itself where there is none. */
export function undo(history: History): History {
  const { past, text, future } = history;
  if (!past) return history;
  const { step, rest } = past;
  return { text: replaced(text, step.at, step.inserted.length, step.removed), past: rest, future: { step, rest: future } };
}

/** The history one undone edit later; itself where there is none. */
export function redo(history: History): History {
  const { past, text, future } = history;
  if (!future) return history;
  const { step, rest } = future;
  return { text: replaced(text, step.at, step.removed.length, step.inserted), past: { step, rest: past }, future: rest };
}

/** What `undo` and `redo` would take back and bring back. */
export const undoable = (history: History): Action | undefined => history.past?.step.action;
export const redoable = (history: History): Action | undefined => history.future?.step.action;

/** What was removed and what was put in its place, between what two texts begin and end with alike. */
export function patch(before: string, after: string): { readonly at: number; readonly removed: string; readonly inserted: string } {
  const most = Math.min(before.length, after.length);
  let at = 0, same = 0;
  while (at < most && before.charCodeAt(at) === after.charCodeAt(at)) at++;
  while (same < most - at && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)) same++;
  return { at, removed: before.slice(at, before.length - same), inserted: after.slice(at, after.length - same) };
}

const replaced = (text: string, at: number, length: number, by: string): string => text.slice(0, at) + by + text.slice(at + length);

import { createEffect, createMemo, createSignal, on } from "solid-js";
import type { Place } from "../../base/place.ts";
import { bracketPair } from "../../read/text/bracket-pair.ts";
import { isForeign } from "../../read/text/is-foreign.ts";
import { typedCommand } from "../../read/text/typed-command.ts";
import { type CallAt, callAt } from "../../sheet/completion/call-at.ts";
import type { Candidate, Known } from "../../sheet/completion/candidate.ts";
import { complete, type Completion } from "../../sheet/completion/completion.ts";
import { lineReading } from "./line-reading.ts";
import { type PasteNote, pasteFormula } from "./paste-formula.ts";
import { replaceText } from "./replace-text.ts";

/** A formula's text under the caret and all that follows from it; the textarea holds the text, and everything here is derived. */
export interface FormulaBar {
  text(): string;
  caret(): number;
  /** The suggestions that are shown; undefined while the list is closed. */
  list(): Completion | undefined;
  /** The suggestion that is chosen, from 0; −1 before one is. */
  chosen(): number;
  choose(at: number): void;
  accept(candidate: Candidate): void;
  /** Puts a text in a place, as an edit that can be undone. */
  write(place: Place, by: string): void;
  /** The list's own keys. True when the key was one. */
  key(event: KeyboardEvent): boolean;
  close(): void;
  brackets(): readonly Place[];
  /** Whether the bracket at the caret has no partner. */
  isUnpaired(): boolean;
  call(): CallAt | undefined;
  /** The last reading as LaTeX, and whether it is of the text as it stands. */
  reading(): { readonly latex: string; readonly isFresh: boolean } | undefined;
  note(): PasteNote | undefined;
  keepAsPasted(): void;
  /** Call after each change of the textarea; `isTyped` when a key wrote it. */
  changed(by: "typing" | "other"): void;
  moved(): void;
  /** Takes over what is pasted when it is mathematics in another notation. True when it does. */
  paste(text: string): boolean;
}

export function createFormulaBar(area: () => HTMLTextAreaElement, first: string, known: () => Known): FormulaBar {
  const [text, setText] = createSignal(first);
  const [caret, setCaret] = createSignal(first.length);
  const [open, setOpen] = createSignal(false);
  const [chosen, choose] = createSignal(-1);
  const [note, setNote] = createSignal<PasteNote>();
  let writing = false;

  const completion = createMemo(() => (open() ? complete(text(), caret(), known()) : undefined));
  createEffect(on(completion, () => choose(-1), { defer: true }));
  const look = () => {
    setText(area().value);
    setCaret(area().selectionStart);
  };
  const close = () => {
    setOpen(false);
    choose(-1);
  };
  const pair = createMemo(() => bracketPair(text(), caret()));

  const write = (place: Place, by: string) => {
    writing = true;
    replaceText(area(), place, by);
    writing = false;
  };
  const accept = (candidate: Candidate) => {
    const found = completion() ?? complete(text(), caret(), known());
    if (!found) return;
    write(found.place, candidate.insert);
    // A word that leads to more, such as `use `, asks for it at once.
    setOpen(/ $|\($/.test(candidate.insert) && candidate.kind === "word");
  };

  const keys: Readonly<Record<string, (list: Completion) => boolean>> = {
    ArrowDown: ({ candidates }) => (choose(chosen() + 1 >= candidates.length ? 0 : chosen() + 1), true),
    ArrowUp: ({ candidates }) => (choose(chosen() <= 0 ? candidates.length - 1 : chosen() - 1), true),
    Escape: () => (close(), true),
    Enter({ candidates }) {
      const candidate = candidates[chosen()];
      if (candidate) accept(candidate);
      return candidate !== undefined;
    },
    Tab({ candidates, query, isWhole }) {
      const candidate = candidates[chosen()] ?? (query !== "" && !isWhole ? candidates[0] : undefined);
      if (candidate) accept(candidate);
      return candidate !== undefined;
    },
  };

  return {
    text, caret, chosen, choose, accept, write, close, note,
    list: completion,
    key(event) {
      if (event.key === " " && event.ctrlKey) {
        setOpen(true);
        return true;
      }
      const list = completion();
      return list !== undefined && !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.altKey && (keys[event.key]?.(list) ?? false);
    },
    brackets: () => [pair()?.at, pair()?.partner].flatMap((at) => (at === undefined ? [] : [{ start: at, end: at + 1 }])),
    isUnpaired: () => pair() !== undefined && pair()!.partner === undefined,
    call: createMemo(() => callAt(text(), caret(), known().cells)),
    reading: createMemo<ReturnType<FormulaBar["reading"]>>((before) => {
      const latex = lineReading(text(), known().catalog);
      return latex !== undefined ? { latex, isFresh: true } : before && { latex: before.latex, isFresh: false };
    }),
    keepAsPasted() {
      const { place, raw } = note()!;
      setNote(undefined);
      write(place, raw);
    },
    changed(by) {
      const before = text();
      look();
      if (note() && text().slice(note()!.place.start, note()!.place.end) !== note()!.inserted) setNote(undefined);
      if (writing) return;
      const grew = text().length - before.length;
      const command = by === "typing" && grew === 1 ? typedCommand(text(), caret()) : undefined;
      if (command) {
        close();
        return write(command.place, command.by);
      }
      // Deleting narrows or widens a list that is open, and opens none.
      setOpen((by === "typing" && grew > 0) || open() ? asksToOpen(text(), caret()) : false);
    },
    moved() {
      const before = caret();
      look();
      if (caret() !== before && open() && !writing) close();
    },
    paste(pasted) {
      const clean = pasted.replaceAll(/\r\n?/g, "\n").trim();
      if (!isForeign(clean)) return false;
      close();
      pasteFormula({ area: area(), write }, clean, known(), setNote);
      return true;
    },
  };
}

/** A word has begun, or the words before ask for one: `use `, `claim … for `, `choice(`. */
const asksToOpen = (text: string, caret: number): boolean => {
  const line = text.slice(text.lastIndexOf("\n", caret - 1) + 1, caret);
  return /[\p{L}\\_.]$/u.test(line) || /[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(line) || /^\s*use\s+$|\sfor\s+(?:.*,\s+)?$|choice\([^)]*(?:,\s*)?$|^\s*use\s+\w+\[$/.test(line);
};

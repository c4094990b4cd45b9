import { createEffect, createSignal, createUniqueId, onMount, Show } from "solid-js";
import type { Place } from "../base/place.ts";
import type { Problem } from "../base/problem.ts";
import { isKey } from "./commands/keys.ts";
import { Advice } from "./editor/Advice.tsx";
import { Foot } from "./editor/Foot.tsx";
import { createFormulaBar } from "./editor/formula-bar.ts";
import { Mirror } from "./editor/Mirror.tsx";
import { Suggestions } from "./editor/Suggestions.tsx";
import { Typeset } from "./editor/Typeset.tsx";
import { useSay } from "./editor/messages.ts";
import { usePage } from "./page.ts";

interface CellEditorProps {
  readonly name: string;
  readonly text: string;
  /** What is wrong with the text as it stands, its place counted from the text's start. */
  readonly problem: Problem | undefined;
  readonly ghost?: string;
  /** What is selected at first; the caret stands at the end when left out. */
  readonly selection?: Place | undefined;
  readonly onSelection?: (selection: Place) => void;
  readonly onText: (text: string) => void;
  readonly onKeep: () => void;
  readonly onCancel: () => void;
  /** Keep, and go to the cell after or before. */
  readonly onLeave?: (way: "next" | "previous") => void;
  /** Keep, and begin a cell below. */
  readonly onBelow?: () => void;
  /** Undo or redo, asked for before anything was typed: then it is about the sheet. */
  readonly onHistory?: (step: "undo" | "redo") => void;
}

/**
 * A cell's text under the caret. Each keystroke is read at once; Enter keeps, Esc closes the suggestions and then takes back; an input method's keys are its own. A textarea keeps its own role and its own undo: the
 * suggestions are a listbox that it names as its popup.
 */
export function CellEditor(props: CellEditorProps) {
  const page = usePage();
  const say = useSay();
  const id = createUniqueId();
  const first = props.text;
  let area!: HTMLTextAreaElement, box!: HTMLDivElement;
  let composing = false, untouched = true;
  const bar = createFormulaBar(() => area, first, () => ({ cells: page.store.cells(), catalog: page.catalog }));
  const [place, setPlace] = createSignal({ left: 0, top: 0 });
  onMount(() => {
    area.focus();
    const { start, end } = props.selection ?? { start: first.length, end: first.length };
    area.setSelectionRange(start, end);
    bar.moved();
  });
  // Runs once the mirror is drawn: the list stands under the word it is about, within the box.
  createEffect(() => {
    const list = bar.list();
    const anchor = list && box.querySelector<HTMLElement>(".anchor");
    if (anchor) setPlace({ left: Math.max(0, Math.min(anchor.offsetLeft - 8, box.clientWidth - 440)), top: anchor.offsetTop + anchor.offsetHeight + 9 });
  });

  const typed = (by: "typing" | "other") => {
    untouched = false;
    if (composing) return;
    bar.changed(by);
    props.onSelection?.({ start: area.selectionStart, end: area.selectionEnd });
    props.onText(area.value);
  };
  const moved = () => {
    if (composing) return;
    bar.moved();
    props.onSelection?.({ start: area.selectionStart, end: area.selectionEnd });
  };
  const acts: Readonly<Record<string, (event: KeyboardEvent) => (() => void) | undefined>> = {
    Enter: ({ shiftKey }) => (shiftKey ? (props.onBelow ?? props.onKeep) : props.onKeep),
    Escape: () => props.onCancel,
    Tab({ shiftKey }) {
      if (props.ghost !== undefined && area.value === "" && !shiftKey) return () => bar.write({ start: 0, end: 0 }, props.ghost!);
      return props.onLeave && (() => props.onLeave!(shiftKey ? "previous" : "next"));
    },
  };
  const key = (event: KeyboardEvent) => {
    if (event.isComposing || composing) return;
    // A field that was never typed in has nothing of its own to undo: the key is the sheet's.
    if (props.onHistory && untouched) {
      const step = isKey(event, "Mod+Z") ? "undo" : isKey(event, "Mod+Shift+Z") || isKey(event, "Mod+Y") ? "redo" : undefined;
      if (step) {
        event.preventDefault();
        event.stopPropagation();
        props.onHistory(step);
        return;
      }
    }
    // The palette is a key of its own; every other key is the text's.
    if (!(event.ctrlKey || event.metaKey)) event.stopPropagation();
    if (bar.key(event)) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const act = acts[event.key]?.(event);
    if (!act) return;
    event.preventDefault();
    act();
  };
  const paste = (event: ClipboardEvent) => {
    if (bar.paste(event.clipboardData?.getData("text/plain") ?? "")) event.preventDefault();
  };

  return (
    <div class="editor" onClick={(event) => event.stopPropagation()} onDblClick={(event) => event.stopPropagation()}>
      <div ref={box} class="editor-box">
        <Mirror text={bar.text()} problem={props.problem?.place} brackets={bar.brackets()} isUnpaired={bar.isUnpaired()} anchor={bar.list()?.place.start} />
        <textarea
          ref={area} rows={1} spellcheck={false} autocomplete="off" autocapitalize="off" wrap="soft"
          aria-label={page.say("editing", { name: props.name })} aria-invalid={props.problem !== undefined}
          aria-autocomplete="list" aria-haspopup="listbox" aria-controls={bar.list() ? id : undefined}
          aria-activedescendant={bar.list() && bar.chosen() >= 0 ? `${id}-${bar.chosen()}` : undefined}
          placeholder={props.ghost}
          onInput={(event) => typed(/^(insertText|deleteContentBackward|insertCompositionText)$/.test(event.inputType) ? "typing" : "other")} onKeyDown={key} onPaste={paste}
          onSelect={moved} onKeyUp={moved} onPointerUp={moved} onBlur={() => bar.close()}
          onCompositionStart={() => (composing = true)}
          onCompositionEnd={() => {
            composing = false;
            typed("typing");
          }}
        >{first}</textarea>
        <Show when={bar.list()}><Suggestions bar={bar} id={id} place={place()} /></Show>
      </div>
      <p class="visually-hidden" role="status">{bar.list() ? say("found", { count: bar.list()!.candidates.length }) : ""}</p>
      <Advice problem={props.problem} text={bar.text()} onMend={({ place: where, by }) => bar.write(where, by)} />
      <Typeset bar={bar} />
      <div class="editor-foot">
        <Foot bar={bar} />
        <button type="button" class="quiet" onClick={() => props.onCancel()}>{page.say("cancel")}</button>
        <button type="button" class="quiet strong" onClick={() => props.onKeep()}>{page.say("keep")}</button>
      </div>
    </div>
  );
}

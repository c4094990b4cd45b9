import { createSignal, onMount, Show } from "solid-js";
import type { Place } from "../base/place.ts";
import type { Problem } from "../base/problem.ts";
import { usePage } from "./page.ts";

interface CellEditorProps {
  readonly name: string;
  readonly text: string;
  /** What is wrong with the text as it stands, its place counted from the text's start. */
  readonly problem: Problem | undefined;
  readonly ghost?: string;
  readonly onText: (text: string) => void;
  readonly onKeep: () => void;
  readonly onCancel: () => void;
}

/** A cell's text under the caret. Each keystroke is read at once; Enter keeps, Esc takes back; an input method's keys are its own. */
export function CellEditor(props: CellEditorProps) {
  const page = usePage();
  const first = props.text;
  const [text, setText] = createSignal(first);
  let area!: HTMLTextAreaElement;
  let composing = false;
  onMount(() => {
    area.focus();
    area.setSelectionRange(first.length, first.length);
  });
  const typed = () => {
    setText(area.value);
    if (!composing) props.onText(area.value);
  };
  const key = (event: KeyboardEvent) => {
    if (event.isComposing || composing) return;
    event.stopPropagation();
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      props.onKeep();
    } else if (event.key === "Escape") {
      event.preventDefault();
      props.onCancel();
    } else if (event.key === "Tab" && props.ghost !== undefined && area.value === "") {
      event.preventDefault();
      area.value = props.ghost;
      typed();
    }
  };
  return (
    <div class="editor" onClick={(event) => event.stopPropagation()} onDblClick={(event) => event.stopPropagation()}>
      <div class="editor-box">
        <pre class="editor-mirror" aria-hidden="true"><Underlined text={text().slice(0, mirrored)} place={props.problem?.place} /></pre>
        <textarea
          ref={area} rows={1} spellcheck={false} autocomplete="off" autocapitalize="off" wrap="soft"
          aria-label={page.say("editing", { name: props.name })} aria-invalid={props.problem !== undefined}
          placeholder={props.ghost}
          onInput={typed} onKeyDown={key}
          onCompositionStart={() => (composing = true)}
          onCompositionEnd={() => {
            composing = false;
            typed();
          }}
        >{first}</textarea>
      </div>
      <div class="editor-foot">
        <span>{page.say("editHint")}</span>
        <button type="button" class="quiet" onClick={() => props.onCancel()}>{page.say("cancel")}</button>
        <button type="button" class="quiet strong" onClick={() => props.onKeep()}>{page.say("keep")}</button>
      </div>
    </div>
  );
}

/** A cell holds 2,000 characters; what is pasted beyond that is not marked. */
const mirrored = 10_000;

function Underlined(props: { readonly text: string; readonly place: Place | undefined }) {
  const parts = () => {
    const { text, place } = props;
    if (!place) return undefined;
    const start = Math.min(place.start, Math.max(0, text.length - 1)), end = Math.max(start + 1, place.end);
    return { before: text.slice(0, start), at: text.slice(start, end) || " ", after: text.slice(end) };
  };
  return (
    <Show when={parts()} fallback={`${props.text} `}>
      {(split) => <>{split().before}<mark>{split().at}</mark>{`${split().after} `}</>}
    </Show>
  );
}

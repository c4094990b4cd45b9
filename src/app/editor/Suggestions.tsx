import { createEffect, createMemo, For, Show } from "solid-js";
import { Formula } from "../Formula.tsx";
import { MathText } from "../MathText.tsx";
import { usePage } from "../page.ts";
import type { FormulaBar } from "./formula-bar.ts";
import { lineReading } from "./line-reading.ts";
import { useKinds, useSay } from "./messages.ts";

/**
 * What may be written at the caret. The keyboard stays in the textarea, which names the chosen option; a press takes one. What the chosen one, or else the first, stands for is set below the list.
 */
export function Suggestions(props: { readonly bar: FormulaBar; readonly id: string; readonly place: { readonly left: number; readonly top: number } }) {
  const page = usePage();
  const say = useSay(), kind = useKinds();
  const shown = () => props.bar.list()!.candidates;
  let list!: HTMLUListElement;
  createEffect(() => {
    const at = props.bar.chosen();
    if (at >= 0) list.children[at]?.scrollIntoView({ block: "nearest" });
  });
  const latex = createMemo(() => {
    const text = (shown()[props.bar.chosen()] ?? shown()[0])?.text;
    return text === undefined ? undefined : lineReading(text, page.catalog);
  });
  return (
    <div class="suggestions" style={{ left: `${props.place.left}px`, top: `${props.place.top}px` }} onMouseDown={(event) => event.preventDefault()}>
      <ul ref={list} id={props.id} role="listbox" tabindex="0" aria-label={say("suggestions")}>
        <For each={shown()}>
          {(candidate, i) => (
            <li id={`${props.id}-${i()}`} role="option" aria-selected={i() === props.bar.chosen()} onClick={() => props.bar.accept(candidate)}>
              <code>{candidate.form ?? candidate.label}</code>
              <span class="doc"><Show when={candidate.doc}>{(doc) => <MathText text={page.word(doc())} />}</Show></span>
              <span class="kind">{kind(candidate.kind)}</span>
            </li>
          )}
        </For>
      </ul>
      <Show when={shown().some(({ text }) => text !== undefined)}>
        <div class="stands-for" aria-hidden="true"><Show when={latex()}>{(one) => <Formula latex={one()} />}</Show></div>
      </Show>
    </div>
  );
}

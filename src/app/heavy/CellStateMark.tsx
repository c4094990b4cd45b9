import type { JSX } from "solid-js";
import type { CellState } from "../../sheet/hosts/hosted-engine.ts";
import { sayHeavy, stateWords } from "./messages.ts";

type Marked = Exclude<CellState, "fresh">;

/** A cell that is not fresh, as glyph and word; beside a verdict the word gives way to it and is in the tooltip. */
export function CellStateMark(props: { readonly state: Marked }) {
  const say = sayHeavy();
  return (
    <span class={`cell-state ${props.state}`} data-state={props.state} title={say(stateWords[props.state][1])}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">{glyphs[props.state]()}</svg>
      <span class="word">{say(stateWords[props.state][0])}</span>
    </span>
  );
}

/** A dotted ring waits, a half-filled one runs, a barred one is blocked. */
const glyphs: Readonly<Record<Marked, () => JSX.Element>> = {
  stale: () => <circle cx="5" cy="5" r="4" stroke-dasharray="1.6 1.5" />,
  running: () => <><circle cx="5" cy="5" r="4" /><path class="filled" d="M5 1a4 4 0 0 1 0 8z" /></>,
  blocked: () => <><circle cx="5" cy="5" r="4" /><path d="M2.2 7.8 7.8 2.2" /></>,
  error: () => <path d="M5 .8v5.4M5 8.2v1.2" />,
};

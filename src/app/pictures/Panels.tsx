import { For, type JSX } from "solid-js";
import { usePage } from "../page.ts";

interface PanelsProps {
  readonly at: readonly number[];
  /** Each in a frame with its axes. */
  readonly framed?: true;
  readonly children: (t: number) => JSX.Element;
}

/** A picture at several steps, side by side; a press on a step sets the cursor there. */
export function Panels(props: PanelsProps) {
  const page = usePage();
  /** Up to five in a row; more stand in two rows as even as can be. */
  const across = () => Math.min(5, props.at.length <= 5 ? props.at.length : Math.ceil(props.at.length / 2));
  return (
    <ul class={`panels across-${across()}`} classList={{ points: props.framed }}>
      <For each={props.at}>
        {(t) => (
          <li>
            {props.children(t)}
            <button type="button" class="panel-at" aria-pressed={page.t() === t} disabled={t === 0} onClick={() => page.setT(t)}>t = {t}</button>
          </li>
        )}
      </For>
    </ul>
  );
}

import { For, Index, Show } from "solid-js";
import type { Section } from "./cell-rows.ts";
import { headingText } from "./titles.ts";
import { usePage } from "./page.ts";

interface OutlineProps {
  readonly sections: readonly Section[];
  readonly onGo: (section: number) => void;
}

/** The sheet's headings, each a way to its cells, and how far the checks have come. */
export function Outline(props: OutlineProps) {
  const page = usePage();
  const progress = () => page.verification.progress();
  return (
    <nav class="outline" aria-label={page.say("outline")}>
      <ol>
        <Index each={props.sections}>
          {(section, i) => (
            <li>
              <button type="button" onClick={() => props.onGo(i)}>
                <span>{headingText(page, section())}</span>
                <span class="count">{section().rows.length}</span>
              </button>
            </li>
          )}
        </Index>
      </ol>
      <Show when={progress().all > 0}>
        <p class="progress" role="status">
          {progress().done < progress().all ? page.say("checkProgress", progress()) : page.say("checkedAll", progress())}
        </p>
        <Show when={progress().done < progress().all}>
          <progress max={progress().all} value={progress().done} aria-label={page.say("checkProgress", progress())} />
        </Show>
      </Show>
      <ul class="legend">
        <For each={["signal", "noise", "posterior", "snr"] as const}>{(role) => <li class={`role-${role}`}><span class="swatch" aria-hidden="true" />{page.say(role)}</li>}</For>
      </ul>
    </nav>
  );
}

import { For } from "solid-js";
import { useReader } from "./reader.ts";
import { views, type ViewProps } from "./ViewSwitch.tsx";

/** The views as tabs at the foot of a narrow page that has no tabs of its own. */
export function ViewTabs(props: ViewProps) {
  const reader = useReader();
  return (
    <nav class="tabs" aria-label={reader.say("views")}>
      <For each={views}>
        {({ view, name, glyph }) => (
          <button type="button" aria-pressed={props.view === view} onClick={() => props.onView(view)}><span aria-hidden="true">{glyph}</span>{reader.say(name)}</button>
        )}
      </For>
    </nav>
  );
}

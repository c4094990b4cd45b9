import { For } from "solid-js";
import type { Message } from "./messages.ts";
import { useReader } from "./reader.ts";

/** What the page shows: a sheet, the audit of a document, or the trainer. */
export type View = "sheet" | "audit" | "train";

export interface ViewProps {
  readonly view: View;
  readonly onView: (view: View) => void;
}

export const views: readonly { readonly view: View; readonly name: Message; readonly glyph: string }[] = [
  { view: "sheet", name: "sheet", glyph: "ƒ" }, { view: "audit", name: "audit", glyph: "✓" }, { view: "train", name: "train", glyph: "▷" },
];

/** The views side by side in the head; a narrow page has them among the tabs at its foot. */
export function ViewSwitch(props: ViewProps) {
  const reader = useReader();
  return (
    <nav class="views" aria-label={reader.say("views")}>
      <For each={views}>{({ view, name }) => <button type="button" aria-current={props.view === view ? "page" : undefined} onClick={() => props.onView(view)}>{reader.say(name)}</button>}</For>
    </nav>
  );
}

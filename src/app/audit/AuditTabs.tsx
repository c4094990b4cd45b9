import { For, Show } from "solid-js";
import { useReader } from "../reader.ts";
import { useSay } from "./messages.ts";

/** What a narrow page shows of a report. */
export type Pane = "document" | "findings";

const panes: readonly { readonly pane: Pane; readonly glyph: string }[] = [{ pane: "document", glyph: "¶" }, { pane: "findings", glyph: "✕" }];

interface AuditTabsProps {
  readonly pane: Pane;
  readonly hasPanes: boolean;
  readonly onPane: (pane: Pane) => void;
  readonly onSheet: () => void;
}

/** The tabs at the foot of a narrow page: back to the sheet, and the two halves of a report. */
export function AuditTabs(props: AuditTabsProps) {
  const reader = useReader();
  const say = useSay();
  return (
    <nav class="tabs" aria-label={reader.say("views")}>
      <button type="button" onClick={() => props.onSheet()}><span aria-hidden="true">ƒ</span>{reader.say("sheet")}</button>
      <Show when={props.hasPanes} fallback={<button type="button" aria-pressed="true"><span aria-hidden="true">✓</span>{reader.say("audit")}</button>}>
        <For each={panes}>
          {({ pane, glyph }) => (
            <button type="button" aria-pressed={props.pane === pane} onClick={() => props.onPane(pane)}><span aria-hidden="true">{glyph}</span>{say(pane)}</button>
          )}
        </For>
      </Show>
    </nav>
  );
}

import { createSignal } from "solid-js";
import { CellEditor } from "./CellEditor.tsx";
import type { Editing } from "./editing.ts";
import { usePage } from "./page.ts";

/** Three lines that show what a sheet is: a parameter, a column, a claim. */
const ghost = "T = 100\nbeta[t] = 0.02 * t / T\nclaim here 0 < beta[t] < 1";

/** A sheet without cells: a caret, and three ghost lines that Tab accepts. */
export function EmptySheet(props: { readonly editing: Editing }) {
  const page = usePage();
  const [text, setText] = createSignal("");
  const keep = () => {
    if (text().trim() !== "") page.document.act({ kind: "add", subject: text().trim().split("\n")[0]! }, `${page.store.sheet().text.trimEnd()}\n\n\`\`\`sheet\n${text().trim()}\n\`\`\`\n`);
  };
  return (
    <div class="empty-sheet">
      <p class="first-run">{page.say("emptySheet")}</p>
      <CellEditor
        name={page.say("cells")} text="" ghost={ghost} problem={undefined} onText={setText}
        onKeep={() => {
          keep();
          [...document.querySelectorAll<HTMLElement>(".cell-title")].at(-1)?.focus();
        }}
        onBelow={() => {
          keep();
          if (page.store.cells().length > 0) props.editing.beginNew();
        }} onCancel={() => undefined}
      />
    </div>
  );
}

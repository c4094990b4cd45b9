import { createSignal } from "solid-js";
import { CellEditor } from "./CellEditor.tsx";
import { useCommands } from "./commands/commands.ts";
import type { Editing } from "./editing.ts";
import { useDesk } from "./files/desk.ts";
import { useSay as useGallerySay } from "./gallery/messages.ts";
import { usePage } from "./page.ts";

/** Three lines that show what a sheet is: a parameter, a column, a claim. */
const ghost = "T = 100\nbeta[t] = 0.02 * t / T\nclaim 0 < beta[t] < 1";

/** A sheet without cells: a caret, and three ghost lines that Tab accepts. */
export function EmptySheet(props: { readonly editing: Editing }) {
  const page = usePage();
  const desk = useDesk();
  const commands = useCommands(), sayGallery = useGallerySay();
  const [text, setText] = createSignal("");
  const whole = () => (text().trim() === "" ? page.document.text() : `${page.document.text().trimEnd()}\n\n\`\`\`sheet\n${text().trim()}\n\`\`\`\n`);
  const keep = () => {
    if (text().trim() !== "") page.document.act({ kind: "add", subject: text().trim().split("\n")[0]! }, whole());
  };
  /** It is not shown as a sheet before it is kept, but it is not lost either. */
  const typed = (next: string) => {
    setText(next);
    desk.changed(page.document.text(), whole());
  };
  return (
    <div class="empty-sheet">
      <p class="first-run">{page.say("emptySheet")}</p>
      <CellEditor
        name={page.say("cells")} text="" ghost={ghost} problem={undefined} onText={typed}
        onKeep={() => {
          keep();
          [...document.querySelectorAll<HTMLElement>(".cell-title")].at(-1)?.focus();
        }}
        onBelow={() => {
          keep();
          if (page.store.cells().length > 0) props.editing.beginNew();
        }} onCancel={() => undefined} onHistory={(step) => commands.run(step)}
      />
      <button type="button" class="quiet strong" onClick={() => commands.run("gallery")}>{sayGallery("orGallery")}</button>
    </div>
  );
}

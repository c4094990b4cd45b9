import { createSignal, onMount, Show } from "solid-js";
import type { Cell } from "../../sheet/cell.ts";
import { renameName } from "../../sheet/edit/rename.ts";
import { usePage } from "../page.ts";
import { ProblemLine } from "../ProblemLine.tsx";
import { useSay } from "./messages.ts";
import { definedBy } from "./sheet-commands.ts";

/** Asks for a cell's new name; says at once why a name cannot be had. */
export function RenameDialog(props: { readonly cell: Cell; readonly onClose: () => void }) {
  const page = usePage();
  const say = useSay();
  const from = definedBy(props.cell) ?? "";
  const [to, setTo] = createSignal(from);
  const renamed = () => renameName(page.store.sheet(), page.store.cells(), from, to().trim());
  const problem = () => {
    const now = renamed();
    return now.ok || to().trim() === "" ? undefined : now.problem;
  };
  let dialog!: HTMLDialogElement;
  let box!: HTMLInputElement;
  onMount(() => {
    dialog.showModal();
    box.select();
  });
  const keep = () => {
    const now = renamed();
    if (!now.ok) return;
    dialog.close();
    page.document.act({ kind: "rename", subject: `${from} → ${to().trim()}` }, now.text);
  };
  return (
    <dialog ref={dialog} class="ask" aria-labelledby="ask-title" onClose={() => props.onClose()} onClick={(event) => event.target === dialog && dialog.close()}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <label id="ask-title" for="ask-name">{say("newName", { name: from })}</label>
        <input ref={box} id="ask-name" type="text" value={from} autocomplete="off" autocapitalize="off" spellcheck={false} aria-invalid={problem() !== undefined} onInput={() => setTo(box.value)} />
        <div class="ask-problem" role="status"><Show when={problem()}>{(found) => <ProblemLine problem={found()} />}</Show></div>
        <div class="ask-foot">
          <button type="button" class="quiet" onClick={() => dialog.close()}>{page.say("cancel")}</button>
          <button type="submit" class="quiet strong" disabled={problem() !== undefined || to().trim() === ""}>{say("renameKeep")}</button>
        </div>
      </form>
    </dialog>
  );
}

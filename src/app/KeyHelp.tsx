import { For, onMount } from "solid-js";
import { useCommands } from "./commands/commands.ts";
import { keyText } from "./commands/keys.ts";
import { MathText } from "./MathText.tsx";
import { usePage } from "./page.ts";

/** The list of keys, in the browser's own dialog, which keeps the focus and closes on Esc. */
export function KeyHelp(props: { readonly onClose: () => void }) {
  const page = usePage();
  const commands = useCommands();
  let dialog!: HTMLDialogElement;
  onMount(() => dialog.showModal());
  const keys = () => [
    ["↑ ↓", page.say("keyMove")],
    ["Home End", page.say("keyFirst")],
    [page.say("space"), page.say("keyEvidence")],
    ["Enter", page.say("keyEdit")],
    ["A … Z =", page.say("keyReplace")],
    ["Shift Enter", page.say("keyBelow")],
    ["Tab", page.say("keyNext")],
    ["Ctrl Space", page.say("keySuggest")],
    ["Esc", page.say("keyCancel")],
    ["← →", page.say("keyCursor")],
    ...commands.all().flatMap(({ keys: own, name }) => (own ? [[keyText(own[0]!), name()] as const] : [])),
  ] as const;
  return (
    <dialog ref={dialog} class="keys" aria-labelledby="keys-title" onClose={() => props.onClose()} onClick={(event) => event.target === dialog && dialog.close()}>
      <h2 id="keys-title">{page.say("keys")}</h2>
      <dl>
        <For each={keys()}>{([key, does]) => <div><dt><kbd>{key}</kbd></dt><dd><MathText text={does} /></dd></div>}</For>
      </dl>
      <button type="button" class="quiet strong" onClick={() => dialog.close()}>{page.say("close")}</button>
    </dialog>
  );
}

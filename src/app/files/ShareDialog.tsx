import { createResource, createSignal, Match, onMount, Show, Switch } from "solid-js";
import { wordProblem } from "../../base/wording.ts";
import type { Look } from "../../sheet/share/shared.ts";
import { writeLink } from "../../sheet/share/write-link.ts";
import { linkAddress } from "../address.ts";
import { copyText } from "../copy-text.ts";
import { shippedSheets } from "../gallery.ts";
import { useReader } from "../reader.ts";
import { useDesk } from "./desk.ts";
import { useSay } from "./messages.ts";

interface ShareDialogProps {
  readonly text: string;
  readonly look: Look;
  readonly onClose: () => void;
}

/** Some chat programs cut what is longer. */
const longest = 8000;

/** The sheet as a link: copied at once, with its length, and the file beside it where the link is long. */
export function ShareDialog(props: ShareDialogProps) {
  const desk = useDesk(), reader = useReader(), say = useSay();
  const [copied, setCopied] = createSignal(false);
  const [written] = createResource(async () => {
    const made = await writeLink({ text: props.text, ...props.look }, shippedSheets);
    if (made.ok) await copy(linkAddress(made.code));
    return made;
  });
  const address = () => {
    const made = written();
    return made?.ok ? linkAddress(made.code) : undefined;
  };
  const problem = () => {
    const made = written();
    return made && !made.ok ? made.problem : undefined;
  };
  async function copy(link: string) {
    setCopied(await copyText(link));
  }
  let dialog!: HTMLDialogElement;
  onMount(() => dialog.showModal());
  return (
    <dialog ref={dialog} class="ask share" aria-labelledby="share-title" onClose={() => props.onClose()} onClick={(event) => event.target === dialog && dialog.close()}>
      <h2 id="share-title">{say("shareTitle")}</h2>
      <Switch>
        <Match when={address()}>
          {(link) => (
            <>
              <p role="status">{say(copied() ? "linkCopied" : "notCopied")} <span class="share-length">{say("linkLength", { count: link().length.toLocaleString("en-US") })}</span></p>
              <input class="share-link" readOnly value={link()} aria-label={say("link")} onFocus={(event) => event.currentTarget.select()} />
              <Show when={link().length > longest}><p class="problem">{say("linkLong")}</p></Show>
              <p class="share-holds">{say("linkHolds")}</p>
            </>
          )}
        </Match>
        <Match when={problem()}>{(found) => <p class="problem" role="alert">{say("linkTooLarge", { problem: wordProblem(found(), reader.language()) })}</p>}</Match>
      </Switch>
      <div class="ask-foot">
        <Show when={address()}>{(link) => <button type="button" class="quiet strong" onClick={() => void copy(link())}>{say("copyAgain")}</button>}</Show>
        <Show when={problem() !== undefined || (address()?.length ?? 0) > longest}><button type="button" class="quiet strong" onClick={() => void desk.saveAs()}>{say("download")}</button></Show>
        <button type="button" class="quiet" onClick={() => dialog.close()}>{say("dismiss")}</button>
      </div>
    </dialog>
  );
}

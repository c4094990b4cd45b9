import "./guide.css";
import { createMemo, For, onMount } from "solid-js";
import { narrow } from "../narrow.ts";
import { useReader } from "../reader.ts";
import english from "./en.md?raw";
import { GuideBlock } from "./GuideBlock.tsx";
import { useSay } from "./messages.ts";
import { readGuide } from "./read-guide.ts";
import chinese from "./zh.md?raw";

interface GuideProps {
  readonly onClose: () => void;
  /** Opens a text as a new sheet. */
  readonly onSheet: (text: string) => void;
}

/** The guide: beside the sheet where there is room, so that what it says can be tried; over it on a narrow page. Esc and F1 close it. */
export default function Guide(props: GuideProps) {
  const reader = useReader();
  const say = useSay();
  const chapters = createMemo(() => readGuide(reader.language() === "zh" ? chinese : english));
  const before = document.activeElement;
  let dialog!: HTMLDialogElement;
  onMount(() => (narrow() ? dialog.showModal() : dialog.show()));
  let closed = false;
  // The dialog's own event comes late, when the guide may be open anew.
  const close = () => {
    if (closed) return;
    closed = true;
    dialog.close();
    props.onClose();
    if (before instanceof HTMLElement) before.focus();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== "F1" && event.key !== "Escape") return;
    event.preventDefault();
    close();
  };
  const take = (file: string) => {
    props.onSheet(file);
    if (narrow()) close();
  };
  const go = (chapter: number) => {
    const title = document.getElementById(`guide-${chapter}`);
    title?.scrollIntoView({ block: "start" });
    title?.focus({ preventScroll: true });
  };
  return (
    <dialog ref={dialog} class="guide" aria-labelledby="guide-title" onClose={close} onKeyDown={key}>
      <div class="guide-head">
        <h2 id="guide-title">{say("guide")}</h2>
        <button type="button" class="quiet strong" onClick={close}>{say("close")} <kbd>Esc</kbd></button>
      </div>
      <nav aria-label={say("contents")}>
        <ol><For each={chapters()}>{({ title }, i) => <li><button type="button" class="quiet" onClick={() => go(i())}>{title}</button></li>}</For></ol>
      </nav>
      <For each={chapters()}>
        {({ title, blocks }, i) => (
          <section>
            <h3 id={`guide-${i()}`} tabindex="-1">{title}</h3>
            <For each={blocks}>{(block) => <GuideBlock block={block} title={title} onSheet={take} />}</For>
          </section>
        )}
      </For>
    </dialog>
  );
}

import "./gallery.css";
import { createResource, For, onMount } from "solid-js";
import { introductionOf } from "../../sheet/introduction.ts";
import { afterPaint } from "../chart-module.ts";
import { galleryTitle, shippedSheets } from "../gallery.ts";
import { MathText } from "../MathText.tsx";
import { useReader } from "../reader.ts";
import { bothLanguages } from "../titles.ts";
import { firstSentence, groupsOf } from "./groups.ts";
import { useSay } from "./messages.ts";
import { thumbnailOf, type ThumbnailLine, thumbnailSize } from "./thumbnail.ts";

interface GalleryProps {
  readonly onOpen: (name: string) => void;
  readonly onClose: () => void;
}

/** Every sheet that ships: its title, what it shows in a sentence, and its first chart in few pixels. A press opens it. */
export default function Gallery(props: GalleryProps) {
  const reader = useReader();
  const say = useSay();
  let dialog!: HTMLDialogElement;
  onMount(() => dialog.showModal());
  const open = (name: string) => {
    dialog.close();
    props.onOpen(name);
  };
  return (
    <dialog ref={dialog} class="gallery" aria-labelledby="gallery-title" onClose={() => props.onClose()} onClick={(event) => event.target === dialog && dialog.close()}>
      <header class="gallery-head">
        <h2 id="gallery-title">{say("gallery")}</h2>
        <button type="button" class="quiet strong" onClick={() => dialog.close()}>{say("close")} <kbd>Esc</kbd></button>
      </header>
      <p class="gallery-about">{say("about")}</p>
      <For each={groupsOf([...shippedSheets.keys()])}>
        {({ document, names }) => (
          <section aria-labelledby={`gallery-${document ?? "begin"}`}>
            <h3 id={`gallery-${document ?? "begin"}`}>{document === undefined ? say("begin") : say("document", { name: document })}</h3>
            <ul>
              <For each={names}>
                {(name) => (
                  <li>
                    <button type="button" class="card" data-gallery={name} onClick={() => open(name)}>
                      <Thumbnail name={name} />
                      <strong><MathText text={reader.word(bothLanguages(galleryTitle(name)))} /></strong>
                      <span><MathText text={firstSentence(reader.word(introductionOf(shippedSheets.get(name)!)))} /></span>
                    </button>
                  </li>
                )}
              </For>
            </ul>
          </section>
        )}
      </For>
    </dialog>
  );
}

const known = new Map<string, Promise<readonly ThumbnailLine[]>>();
let last: Promise<unknown> = Promise.resolve();

/** One sheet is worked out after each painted frame, so that the gallery opens at once; what was drawn once is kept, as what ships does not change. */
function linesOf(name: string): Promise<readonly ThumbnailLine[]> {
  let lines = known.get(name);
  if (!lines) {
    lines = last.then(afterPaint).then(() => thumbnailOf(shippedSheets.get(name)!));
    known.set(name, lines);
    last = lines;
  }
  return lines;
}

function Thumbnail(props: { readonly name: string }) {
  const [lines] = createResource(() => props.name, linesOf, { initialValue: [] });
  const { width, height } = thumbnailSize;
  return (
    <svg class="thumbnail" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <For each={lines.latest}>{({ role, dash, path }) => <path class={`role-${role}`} d={path} stroke-dasharray={dash} />}</For>
    </svg>
  );
}

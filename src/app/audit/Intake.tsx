import { For, Show } from "solid-js";
import { fileSource, type Source, textSource } from "./auditing.ts";
import { useReader } from "../reader.ts";
import { useSay } from "./messages.ts";
import { samples } from "./samples/samples.ts";

interface IntakeProps {
  readonly onSource: (source: Source) => void;
  /** Why the last document gave no report. */
  readonly message: string | undefined;
}

const endings = ".md,.markdown,.mdx,.rst,.qmd,.rmd,.txt,.tex,.latex,.ltx,.html,.htm,.xhtml,.ipynb,.py,text/*";

/** Where a document comes in: dropped, chosen, pasted, or one of the samples. */
export function Intake(props: IntakeProps) {
  const reader = useReader();
  const say = useSay();
  let area!: HTMLTextAreaElement;
  const choose = (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    if (file) props.onSource(fileSource(file));
    input.value = "";
  };
  const check = () => props.onSource(textSource(say("pastedName"), area.value));
  return (
    <main class="intake">
      <Show when={props.message}>{(message) => <p class="intake-message" role="alert">{message()}</p>}</Show>
      <div class="drop-area">
        <p class="drop-lead">{say("dropHere")}</p>
        <label class="choose">
          <input type="file" class="visually-hidden" accept={endings} onChange={(event) => choose(event.currentTarget)} />
          <span>{say("choose")}</span>
        </label>
        <p class="stays">{say("stays")}</p>
      </div>
      <p class="what-is-read">{say("whatIsRead")}</p>
      <div class="paste">
        <textarea ref={area} rows={2} spellcheck={false} aria-label={say("orPaste")} placeholder={say("orPaste")} />
        <button type="button" class="quiet strong" onClick={check}>{say("check")}</button>
      </div>
      <h2>{say("samples")}</h2>
      <ul class="samples">
        <For each={samples}>{({ name, text, title }) => <li><button type="button" class="quiet strong" onClick={() => props.onSource(textSource(name, reader.word(text)))}>{say(title)}</button></li>}</For>
      </ul>
    </main>
  );
}

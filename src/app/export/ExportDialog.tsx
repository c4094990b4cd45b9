import { createMemo, createSignal, For, onMount, Show } from "solid-js";
import { type ExportFormat, exportFormats, exportSheet } from "../../sheet/export/export-sheet.ts";
import { columnNames } from "../../sheet/export/schedule.ts";
import { CopyButton } from "../CopyButton.tsx";
import { usePage } from "../page.ts";
import { saveFile } from "../save-file.ts";
import "./export.css";
import { formatWords, useExportSay } from "./messages.ts";

/** Lines of a preview: more would only be scrolled past. */
const mostLines = 200;

const formats = Object.keys(formatWords) as readonly ExportFormat[];

/** The sheet in another language: which, of which columns, how it looks, and the ways to take it along. */
export default function ExportDialog(props: { readonly onClose: () => void }) {
  const page = usePage();
  const say = useExportSay();
  const { store } = page;
  const names = createMemo(() => (store.cells(), columnNames(store.engine)));
  const [format, setFormat] = createSignal<ExportFormat>("numpy");
  const [left, setLeft] = createSignal<ReadonlySet<string>>(new Set());
  const chosen = () => names().filter((name) => !left().has(name));
  const hasColumns = () => format() !== "latex";
  const title = () => store.sheet().title || "Alphabar";
  /** Values of a large sheet that are still to come: what is shown until then is not what the sheet says. */
  const awaits = createMemo(() => hasColumns() && store.cells().some(({ id }) => ["stale", "running"].includes(store.state(id))));
  const text = createMemo(() => (awaits() || (hasColumns() && chosen().length === 0) ? "" : exportSheet({ engine: store.engine, title: title(), language: page.language() }, format(), chosen())));
  const lines = createMemo(() => text().split("\n"));
  const file = () => `${slug(title())}.${exportFormats[format()]}`;
  const flip = (name: string) => setLeft((known) => new Set(known.has(name) ? [...known].filter((other) => other !== name) : [...known, name]));
  let dialog!: HTMLDialogElement;
  let choice!: HTMLSelectElement;
  onMount(() => {
    dialog.showModal();
    choice.focus();
  });
  return (
    <dialog ref={dialog} class="export" aria-labelledby="export-title" onClose={() => props.onClose()} onClick={(event) => event.target === dialog && dialog.close()}>
      <header>
        <h2 id="export-title">{say("title")}</h2>
        <button type="button" class="quiet" onClick={() => dialog.close()}>{say("close")}</button>
      </header>
      <div class="export-choices">
        <label class="export-format">
          <span>{say("format")}</span>
          <select ref={choice} value={format()} onChange={(event) => setFormat(event.currentTarget.value as ExportFormat)}>
            <For each={formats}>{(one) => <option value={one}>{page.word(formatWords[one].name)}</option>}</For>
          </select>
        </label>
        <p class="export-about">{page.word(formatWords[format()].about)}</p>
        <fieldset disabled={!hasColumns()} aria-labelledby="export-which">
          <div class="export-which">
            <span id="export-which">{say("columns")}</span>
            <span class="export-all">
              <button type="button" class="quiet" onClick={() => setLeft(new Set<string>())}>{say("all")}</button>
              <button type="button" class="quiet" onClick={() => setLeft(new Set(names()))}>{say("none")}</button>
            </span>
          </div>
          <div class="export-columns">
            <For each={names()}>{(name) => <label><input type="checkbox" checked={!left().has(name)} onChange={() => flip(name)} /> <code>{name}</code></label>}</For>
          </div>
        </fieldset>
      </div>
      <Show when={text() !== ""} fallback={<p class="export-none" role="status">{say(awaits() ? "computing" : "noColumns")}</p>}>
        <pre class="export-preview" tabindex="0" role="region" aria-label={say("preview")}><code>{lines().slice(0, mostLines).map((line) => (line.length > 400 ? `${line.slice(0, 400)} …` : line)).join("\n")}</code></pre>
      </Show>
      <footer>
        <span class="export-cut" role="status">{lines().length > mostLines ? say("cut", { shown: mostLines, all: lines().length }) : ""}</span>
        <CopyButton name={say("copy")} text={text} />
        <button type="button" class="quiet strong" disabled={text() === ""} onClick={() => saveFile(file(), new Blob([text()], { type: "text/plain;charset=utf-8" }))}>{say("save", { file: file() })}</button>
      </footer>
    </dialog>
  );
}

/** A sheet's title as a file's name. */
const slug = (title: string): string => title.split("|")[0]!.trim().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "sheet";

import { createMemo, createSignal, For, onMount, Show } from "solid-js";
import type { Problem } from "../../base/problem.ts";
import { lineAndColumn } from "../../base/place.ts";
import { addComparison } from "../../sheet/compare/add-comparison.ts";
import type { Imported } from "../../sheet/import/imported.ts";
import { chosenList, readNumbers, readNumbersInText } from "../../sheet/import/read-file.ts";
import { nameOf } from "../../sheet/engine/expand.ts";
import { usePage } from "../page.ts";
import { ProblemLine } from "../ProblemLine.tsx";
import { columnsOf } from "./columns.ts";
import { useSay } from "./messages.ts";

interface CompareDialogProps {
  /** What was pasted already; empty when nothing was. */
  readonly list: string;
  readonly onClose: () => void;
  /** Shows the cell that compares, once it stands in the sheet. */
  readonly onAdded: (id: string) => void;
}

/** Takes a list, pasted or from a file, and the column it should equal; puts both into the sheet as data and a `compare` line. */
export default function CompareDialog(props: CompareDialogProps) {
  const page = usePage();
  const say = useSay();
  const columns = columnsOf(page);
  const [text, setText] = createSignal(props.list);
  const [file, setFile] = createSignal<{ readonly name: string; readonly imported: Imported }>();
  const [which, setWhich] = createSignal<string>();
  const [column, setColumn] = createSignal(columns.find((name) => name === page.lit()) ?? columns.find((name) => name === page.selected()) ?? columns[0]);
  const [first, setFirst] = createSignal<number>();
  let dialog!: HTMLDialogElement;
  let area!: HTMLTextAreaElement;
  onMount(() => {
    dialog.showModal();
    area.focus();
  });

  const imported = createMemo(() => file()?.imported ?? (text().trim() === "" ? undefined : readNumbersInText(text())));
  const names = () => {
    const now = imported();
    return now?.ok && now.lists.length > 1 ? now.lists.map(({ name }, i) => name ?? String(i + 1)) : [];
  };
  const chosen = createMemo(() => {
    const now = imported();
    return now && chosenList(now, names().length > 0 ? (names().includes(which() ?? "") ? which() : names()[0]) : undefined);
  });
  const problem = (): Problem | undefined => {
    const now = chosen();
    return now?.ok === false ? now.problem : undefined;
  };
  const place = () => {
    const start = problem()?.place?.start;
    if (start === undefined || file()) return "";
    const { line, column: at } = lineAndColumn(text(), start);
    return `${line}:${at} `;
  };
  const list = () => {
    const now = chosen();
    return now?.ok ? now.list : undefined;
  };
  const from = () => {
    const known = column() === undefined ? undefined : page.store.column(column()!);
    return first() ?? list()?.from ?? (known && list()?.values.length === known.values.length ? known.from : 1);
  };

  const take = async (chosenFile: File | undefined) => {
    if (!chosenFile) return;
    setFirst(undefined);
    setFile({ name: chosenFile.name, imported: readNumbers(new Uint8Array(await chosenFile.arrayBuffer())) });
  };
  const keep = () => {
    const now = list(), against = column();
    if (!now || against === undefined) return;
    const taken = new Set(page.store.cells().flatMap(({ line }) => (line ? [nameOf(line) ?? ""] : [])));
    const added = addComparison(page.document.text(), { name: "list", from: from(), precision: now.precision, values: now.values }, against, taken);
    dialog.close();
    page.document.act({ kind: "compare", subject: `${added.name}, ${against}` }, added.text);
    props.onAdded(added.id);
  };

  return (
    <dialog
      ref={dialog} class="ask compare" aria-labelledby="compare-title" onClose={() => props.onClose()} onClick={(event) => event.target === dialog && dialog.close()}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void take(event.dataTransfer?.files[0]);
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <h2 id="compare-title">{say("title")}</h2>
        <textarea
          ref={area} rows={5} spellcheck={false} autocomplete="off" aria-label={say("paste")} aria-describedby="compare-hint" placeholder={say("placeholder")} aria-invalid={problem() !== undefined}
          value={text()}
          onInput={() => {
            setFile(undefined);
            setFirst(undefined);
            setText(area.value);
          }}
        />
        <p id="compare-hint" class="compare-hint">{say("hint")}</p>
        <label class="compare-file">
          <input type="file" class="visually-hidden" accept=".npy,.csv,.tsv,.txt,.json,.py,text/*" onChange={(event) => void take(event.currentTarget.files?.[0])} />
          <span class="quiet strong">{say("choose")}</span> <Show when={file()}>{(one) => <span>{one().name}</span>}</Show>
        </label>
        <Show when={names().length > 0}>
          <label>{say("which")} <select onChange={(event) => setWhich(event.currentTarget.value)}><For each={names()}>{(name) => <option selected={name === which()}>{name}</option>}</For></select></label>
        </Show>
        <Show when={columns.length > 0} fallback={<p>{say("noColumn")}</p>}>
          <label>{say("column")} <select onChange={(event) => setColumn(event.currentTarget.value)}><For each={columns}>{(name) => <option selected={name === column()}>{name}</option>}</For></select></label>
        </Show>
        <label>{say("from")} <input type="number" min="0" max="1000000" step="1" value={from()} onInput={(event) => setFirst(event.currentTarget.validity.valid && event.currentTarget.value !== "" ? event.currentTarget.valueAsNumber : undefined)} /></label>
        <div class="ask-problem" role="status">
          <Show when={problem()}>{(found) => <><span>{place()}</span><ProblemLine problem={found()} /></>}</Show>
          <Show when={list()}>{(one) => <p>{say("read", { count: one().values.length, first: from(), last: from() + one().values.length - 1, precision: one().precision })}</p>}</Show>
        </div>
        <div class="ask-foot">
          <button type="button" class="quiet" onClick={() => dialog.close()}>{page.say("cancel")}</button>
          <button type="submit" class="quiet strong" disabled={!list() || column() === undefined}>{say("compare")}</button>
        </div>
      </form>
    </dialog>
  );
}

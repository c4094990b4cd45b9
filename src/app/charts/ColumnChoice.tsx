import { createMemo, createSignal, For, Show } from "solid-js";
import { rankOf } from "../commands/Palette.tsx";
import { usePage } from "../page.ts";
import { MathText } from "../MathText.tsx";
import { rowTitle } from "../titles.ts";
import { useChartSay } from "./messages.ts";
import { drawableIn } from "./shown-views.ts";

interface ColumnChoiceProps {
  readonly chosen: readonly string[];
  readonly onChosen: (columns: readonly string[]) => void;
}

/** The sheet's columns by name and title, those that are drawn first; letters narrow them down. */
export function ColumnChoice(props: ColumnChoiceProps) {
  const page = usePage();
  const say = useChartSay();
  const [query, setQuery] = createSignal("");
  const titles = createMemo(() => new Map(page.store.cells().flatMap((cell) => (cell.line?.kind === "column" || cell.line?.kind === "data" ? [[cell.line.name, rowTitle(page, { cell, bases: [] })] as const] : []))));
  // What is chosen while the list is open stays where it stands.
  const first = props.chosen;
  const names = createMemo(() => [...new Set([...first, ...drawableIn(page).columns])]);
  const found = createMemo(() =>
    names().map((name) => ({ name, rank: rankOf(`${name} ${titles().get(name) ?? ""}`, query()) })).filter(({ rank }) => rank !== undefined)
      .toSorted((a, b) => (query() === "" ? 0 : a.rank! - b.rank!)).map(({ name }) => name));
  return (
    <fieldset class="column-choice">
      <legend>{say("columns")}</legend>
      <input type="text" aria-label={say("findColumn")} placeholder={say("findColumn")} autocomplete="off" spellcheck={false} onInput={(event) => setQuery(event.currentTarget.value)} onKeyDown={(event) => event.key === "Enter" && event.preventDefault()} />
      <div class="column-list">
        <For each={found()}>
          {(name) => (
            <label>
              <input
                type="checkbox" checked={props.chosen.includes(name)}
                onChange={(event) => {
                  props.onChosen(event.currentTarget.checked ? [...props.chosen, name] : props.chosen.filter((other) => other !== name));
                  // A chart has at least one column.
                  event.currentTarget.checked = props.chosen.includes(name);
                }}
              />
              <code>{name}</code> <Show when={titles().get(name) !== name}><span><MathText text={titles().get(name) ?? ""} /></span></Show>
            </label>
          )}
        </For>
        <Show when={found().length === 0}><p>{say("noColumn")}</p></Show>
      </div>
    </fieldset>
  );
}

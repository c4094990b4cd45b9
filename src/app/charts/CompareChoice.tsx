import { createSignal, For, Show } from "solid-js";
import { useDesk } from "../files/desk.ts";
import type { KeptSheet } from "../files/kept-sheet.ts";
import { galleryTitle, shippedSheets } from "../gallery.ts";
import { usePage } from "../page.ts";
import { bothLanguages } from "../titles.ts";
import { useChartDesk } from "./chart-desk.ts";
import { useChartSay } from "./messages.ts";

/** Another sheet to draw beside this one: those that ship, and those that were worked on here, which are looked up once the list is asked for. */
export function CompareChoice() {
  const page = usePage();
  const desk = useDesk();
  const charts = useChartDesk();
  const say = useChartSay();
  const [kept, setKept] = createSignal<readonly KeptSheet[]>([]);
  const look = () => void desk.recent().then(setKept, () => undefined);
  const title = (name: string) => page.word(bothLanguages(name));
  const choose = (value: string) => {
    const [kind, id = ""] = [value.slice(0, 1), value.slice(2)];
    const own = kept().find((sheet) => sheet.id === id);
    if (kind === "s") charts.compareWith({ name: title(galleryTitle(id)), text: shippedSheets.get(id)! });
    else if (own) charts.compareWith({ name: title(own.title), text: own.text });
  };
  return (
    <select
      class="chart-choice compare-sheet" aria-label={say("compareSheet")} onFocus={look}
      onChange={(event) => {
        choose(event.currentTarget.value);
        event.currentTarget.value = "";
      }}
    >
      <option value="" selected>⋯ {say("compareSheet")}</option>
      <Show when={kept().length > 0}>
        <optgroup label={say("keptSheets")}><For each={kept()}>{(sheet) => <option value={`k ${sheet.id}`}>{title(sheet.title)}</option>}</For></optgroup>
      </Show>
      <optgroup label={say("shippedSheets")}><For each={[...shippedSheets.keys()]}>{(name) => <option value={`s ${name}`}>{title(galleryTitle(name))}</option>}</For></optgroup>
    </select>
  );
}

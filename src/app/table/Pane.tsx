import "./table.css";
import { createSignal, type JSX, lazy, Match, Suspense, Switch } from "solid-js";
import { useCommands } from "../commands/commands.ts";
import { usePage } from "../page.ts";
import { useSay } from "./messages.ts";

const Table = lazy(() => import("./Table.tsx"));

type Shown = "charts" | "table";

/** What stands beside the cells: the charts, or the table of values. */
export function Pane(props: { readonly charts: JSX.Element; readonly able: () => boolean }) {
  const page = usePage();
  const say = useSay();
  const [shown, setShown] = createSignal<Shown>("charts");
  useCommands().add([
    { id: "show-table", keys: ["Alt+2"], name: () => say("showTable"), able: props.able, run: () => setShown("table") },
    { id: "show-charts", keys: ["Alt+1"], name: () => say("showCharts"), able: props.able, run: () => setShown("charts") },
  ]);
  const tab = (one: Shown, name: string) => (
    <button type="button" role="tab" aria-selected={shown() === one} onClick={() => setShown(one)}>{name}</button>
  );
  return (
    <>
      <div class="pane-switch" role="tablist">{tab("charts", page.say("charts"))}{tab("table", say("table"))}</div>
      <Switch>
        <Match when={shown() === "charts"}>{props.charts}</Match>
        <Match when={shown() === "table"}><Suspense><Table /></Suspense></Match>
      </Switch>
    </>
  );
}

import { createSignal, lazy, Match, Suspense, Switch } from "solid-js";
import type { Cell } from "../sheet/cell.ts";
import type { Row } from "./cell-rows.ts";
import type { Command } from "./commands/commands.ts";
import { useSay } from "./commands/messages.ts";
import { Palette } from "./commands/Palette.tsx";
import { RenameDialog } from "./commands/RenameDialog.tsx";
import { useSay as useCompareSay } from "./compare/messages.ts";
import { useExportSay } from "./export/messages.ts";
import { ShareDialog } from "./files/ShareDialog.tsx";
import { KeyHelp } from "./KeyHelp.tsx";
import { usePage } from "./page.ts";
import { useSay as usePresentSay } from "./present/messages.ts";
import { cellName, rowTitle } from "./titles.ts";

const ExportDialog = lazy(() => import("./export/ExportDialog.tsx"));
const CompareDialog = lazy(() => import("./compare/CompareDialog.tsx"));
const Present = lazy(() => import("./present/Present.tsx"));

/** What lies over the page: one thing at a time. */
type Overlay = "palette" | "help" | "export" | "compare" | "share" | "present" | "mistake" | { readonly rename: Cell } | { readonly compare: string };

export interface Overlays {
  shown(): Overlay | undefined;
  show(overlay: Overlay | undefined): void;
  /** The commands that open them. */
  readonly commands: readonly Command[];
}

/** `able` says whether the sheet's cells can be acted on. */
export function createOverlays(rows: () => readonly Row[], able: () => boolean): Overlays {
  const page = usePage();
  const say = useSay(), exportSay = useExportSay(), compareSay = useCompareSay(), presentSay = usePresentSay();
  const [shown, show] = createSignal<Overlay>();
  const selected = () => rows().find(({ cell }) => cell.id === page.selected());
  const some = () => rows().length > 0;
  return {
    shown,
    show: (overlay) => void show(() => overlay),
    commands: [
      { id: "palette", keys: ["Mod+K"], whileTyping: true, name: () => say("palette"), run: () => show("palette") },
      { id: "export", keys: ["Mod+Shift+E"], name: () => exportSay("command"), run: () => show("export") },
      { id: "compare", name: () => compareSay("command"), words: "npy csv tensor list diff", able, run: () => show("compare") },
      { id: "present", keys: ["Shift+P", "P"], able: some, name: () => presentSay("present", { name: selected() ? `“${rowTitle(page, selected()!)}”` : "" }), run: () => show("present") },
      { id: "mistake", able: some, name: () => presentSay("find"), run: () => show("mistake") },
      { id: "help", keys: ["?"], name: () => say("keyList"), run: () => show("help") },
    ],
  };
}

interface OverlayViewProps {
  readonly overlays: Overlays;
  readonly rows: readonly Row[];
  /** Which sections are open, for a link. */
  readonly open: () => readonly number[];
  readonly onGo: (id: string) => void;
}

/** Whatever lies over the page now. */
export function OverlayView(props: OverlayViewProps) {
  const page = usePage();
  const say = useSay();
  const { shown, show } = props.overlays;
  /** Closing is heard after a command of the palette may have shown something else. */
  const close = (from: Overlay) => () => shown() === from && show(undefined);
  const places = () => props.rows.map((row): Command => ({ id: `go ${row.cell.id}`, name: () => say("goTo", { name: rowTitle(page, row) }), words: cellName(row.cell), run: () => props.onGo(row.cell.id) }));
  const renamed = () => {
    const now = shown();
    return typeof now === "object" && "rename" in now ? now : undefined;
  };
  /** The list to compare, empty when it is yet to be given. */
  const compared = () => {
    const now = shown();
    return now === "compare" ? { list: "" } : typeof now === "object" && "compare" in now ? { list: now.compare } : undefined;
  };
  return (
    <Suspense>
      <Switch>
        <Match when={shown() === "palette"}><Palette places={places()} onClose={close("palette")} /></Match>
        <Match when={shown() === "help"}><KeyHelp onClose={close("help")} /></Match>
        <Match when={shown() === "export"}><ExportDialog onClose={close("export")} /></Match>
        <Match when={compared()}>{(given) => <CompareDialog list={given().list} onClose={() => compared() && show(undefined)} onAdded={(id) => requestAnimationFrame(() => props.onGo(id))} />}</Match>
        <Match when={shown() === "share"}>
          <ShareDialog text={page.store.sheet().text} onClose={close("share")} look={{ t: page.t(), view: "sheet", language: page.language(), open: props.open() }} />
        </Match>
        <Match when={shown() === "present" || shown() === "mistake"}><Present rows={props.rows} game={shown() === "mistake"} onClose={() => show(undefined)} /></Match>
        <Match when={renamed()} keyed>{(one) => <RenameDialog cell={one.rename} onClose={close(one)} />}</Match>
      </Switch>
    </Suspense>
  );
}

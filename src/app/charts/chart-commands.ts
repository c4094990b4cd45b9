import type { Cell } from "../../sheet/cell.ts";
import type { Command } from "../commands/commands.ts";
import { galleryTitle, shippedSheets } from "../gallery.ts";
import type { Page } from "../page.ts";
import { bothLanguages } from "../titles.ts";
import type { ChartDesk } from "./chart-desk.ts";
import { useChartSay } from "./messages.ts";
import { newChart } from "./new-chart.ts";
import { drawableIn } from "./shown-views.ts";

interface ChartHands {
  readonly page: Page;
  readonly desk: ChartDesk;
  /** The selected cell. */
  readonly cell: () => Cell | undefined;
  /** Brings the charts into sight, where they are behind a tab. */
  readonly goToCharts: () => void;
}

/** What can be done with the charts by name. */
export function chartCommands({ page, desk, cell, goToCharts }: ChartHands): readonly Command[] {
  const say = useChartSay();
  const column = () => {
    const line = cell()?.line;
    return line?.kind === "column" || line?.kind === "data" ? line.name : undefined;
  };
  const title = (name: string) => page.word(bothLanguages(galleryTitle(name)));
  return [
    {
      id: "add-chart", name: () => say("add"), able: () => desk.able() && drawableIn(page).columns.length > 0,
      run() {
        goToCharts();
        desk.beginNew(newChart([column() ?? drawableIn(page).columns[0]!]));
      },
    },
    {
      id: "chart-column", name: () => say("chartColumn", { name: column() ?? "" }), able: () => desk.able() && column() !== undefined,
      run() {
        const name = column()!;
        desk.add(newChart([name]), name);
        page.notify(say("charted", { name }));
      },
    },
    {
      id: "pin", name: () => say("pin"),
      run() {
        desk.pin();
        page.notify(say("pinned"));
      },
    },
    {
      id: "unpin", name: () => say("unpin"), able: () => desk.pinned() !== undefined,
      run() {
        desk.unpin();
        page.notify(say("unpinned"));
      },
    },
    ...[...shippedSheets].map(([name, text]): Command => ({
      id: `compare ${name}`, name: () => say("compareWith", { name: title(name) }), words: name,
      run: () => desk.compareWith({ name: title(name), text }),
    })),
    { id: "compare-none", name: () => say("stopComparing"), able: () => desk.other() !== undefined, run: () => desk.compareWith(undefined) },
  ];
}

import type { ChartView } from "../../sheet/views/view.ts";

/** What a chart is called where its line has no title: its columns, and what they are over unless that is t. */
export const chartTitle = (view: ChartView, label: (name: string) => string): string =>
  `${view.columns.map(label).join(", ")}${view.over === "t" ? "" : ` / ${label(view.over)}`}`;

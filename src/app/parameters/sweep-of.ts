import type { ChartView } from "../../sheet/views/view.ts";
import type { ChartDesk } from "../charts/chart-desk.ts";
import { newChart } from "../charts/new-chart.ts";

/** A chart that sweeps a parameter: the first curve of the sheet's first chart, for the parameter's values. */
export function sweepOf(charts: ChartDesk, parameter: string): ChartView {
  const first = charts.views().map(({ line }) => line.view).find((view) => view?.kind === "chart");
  const { columns, over, x, y } = first ?? newChart(["t"]);
  return { kind: "chart", columns: columns.slice(0, 1), over, x, y, sweep: { parameter, values: [] } };
}

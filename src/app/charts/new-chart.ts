import type { ChartView } from "../../sheet/views/view.ts";

/** A chart of these columns over t, as it begins. */
export const newChart = (columns: readonly string[]): ChartView => ({ kind: "chart", columns, over: "t", x: { scale: "linear" }, y: { scale: "linear" } });

import { catalog } from "../../catalog.ts";
import { decimate, extent, pathThrough } from "../../chart/decimate.ts";
import type { Role } from "../../chart/curve.ts";
import { createEngine } from "../../sheet/engine/create-engine.ts";
import { readSheet } from "../../sheet/read-sheet.ts";
import type { ChartView } from "../../sheet/views/view.ts";
import { viewsOf } from "../../sheet/views/views.ts";
import { chartCurves } from "../charts/chart-curves.ts";

/** A line of a small picture: an SVG path in a box of `thumbnailSize`. */
export interface ThumbnailLine {
  readonly role: Role;
  readonly dash?: string;
  readonly path: string;
}

export const thumbnailSize = { width: 128, height: 64 };

/** A sheet's first chart, or signal and noise where it states none, in few pixels: as many lines as have values. */
export function thumbnailOf(text: string): readonly ThumbnailLine[] {
  const engine = createEngine(readSheet(text), catalog);
  const chart = viewsOf(text).map(({ view }) => view).find((view) => view?.kind === "chart") ?? usual;
  const curves = chartCurves(chart, { column: (name) => engine.column(name), label: (name) => name });
  const { width, height } = thumbnailSize, pad = 3;
  const isLog = chart.y.scale === "log";
  // On a logarithmic x axis the first steps have most of the width, and are drawn one by one.
  const isLogX = chart.x.scale === "log";
  const points = curves.map((curve) => decimate(curve, isLogX ? 1024 : width / 2, isLog ? 0 : -Infinity));
  const [low, high] = chart.y.low === undefined || chart.y.high === undefined ? (extent(points) ?? [0, 1]) : [chart.y.low, chart.y.high];
  const shape = isLog ? Math.log : (y: number) => y;
  const T = Math.max(1, engine.scalar("T") ?? 1), range = shape(high) - shape(low) || 1;
  const share = (t: number) => (isLogX ? Math.log(Math.max(1, t)) / Math.log(Math.max(2, T)) : t / T);
  return curves.map(({ role, dash }, i) => ({
    role, ...(dash !== undefined && { dash }),
    path: pathThrough(points[i]!, (t) => pad + share(t) * (width - 2 * pad), (y) => height - pad - ((shape(y) - shape(low)) / range) * (height - 2 * pad)),
  }));
}

const usual: ChartView = { kind: "chart", columns: ["signal", "noise"], over: "t", x: { scale: "linear" }, y: { scale: "linear", low: 0, high: 1 } };

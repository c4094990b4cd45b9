type Charts = typeof import("../chart/line-chart.ts") & typeof import("../chart/roll-chart.ts") & typeof import("../chart/scatter-chart.ts") & typeof import("../chart/cloud-chart.ts") &
  typeof import("../chart/histogram-chart.ts");

let loading: Promise<Charts> | undefined;

/** The charts' code, fetched once, after the first paint. */
export function chartModule(): Promise<Charts> {
  loading ??= afterPaint()
    .then(() => Promise.all([import("../chart/line-chart.ts"), import("../chart/roll-chart.ts"), import("../chart/scatter-chart.ts"), import("../chart/cloud-chart.ts"), import("../chart/histogram-chart.ts")]))
    .then(([lines, roll, scatter, cloud, histogram]) => ({ ...lines, ...roll, ...scatter, ...cloud, ...histogram }));
  return loading;
}

/** Resolves when the browser has painted what there is. */
export const afterPaint = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));

import type { Axes } from "../../src/chart/axes.ts";
import type { Curve, Role } from "../../src/chart/curve.ts";
import { type LineChart, lineChart } from "../../src/chart/line-chart.ts";
import { createEngine } from "../../src/sheet/engine/create-engine.ts";
import type { Engine } from "../../src/sheet/engine/engine.ts";
import { readSheet } from "../../src/sheet/read-sheet.ts";
import { referenceSheet } from "./reference-sheet.ts";
import { untilPainted } from "./until-painted.ts";

/*
 * The measured page: six charts of 16 curves over the reference sheet. A step sets β_T and shows all six; it is timed from the start of its frame until the browser
 * has painted it. Steps of both kinds take turns.
 */
const empty = { find: () => undefined, names: () => [], definer: () => undefined };
const charts: readonly { readonly names: readonly string[]; readonly yScale: Axes["yScale"] }[] = [
  { names: ["beta", "posteriorVariance"], yScale: "linear" },
  { names: ["alpha", "alphabar", "closed"], yScale: "linear" },
  { names: ["signal", "noise"], yScale: "linear" },
  { names: ["snr", "vlbWeight", "reciprocalSignal"], yScale: "log" },
  { names: ["logSnr", "logAlphabar", "posteriorLogVariance"], yScale: "linear" },
  { names: ["coefficientX0", "coefficientXt", "priorKl"], yScale: "linear" },
];
const roles: readonly Role[] = ["signal", "noise", "posterior"];

/** Milliseconds to paint, step by step, of dragging and of rebuilding. */
export interface Times {
  readonly patched: readonly number[];
  readonly rebuilt: readonly number[];
  readonly recomputed: readonly number[];
}

async function measure(T: number, steps: number): Promise<Times> {
  document.body.replaceChildren();
  const engine = createEngine(readSheet(referenceSheet.replace("T = 1000", `T = ${T}`)), empty);
  const hosts = charts.map(() => document.body.appendChild(document.createElement("div")));
  const drawn = hosts.map((host) => {
    host.className = "host";
    return { drag: lineChart(half(host), () => undefined), rest: lineChart(half(host), () => undefined) };
  });
  const show = (kind: "drag" | "rest") => {
    for (const [i, { names, yScale }] of charts.entries()) chartOf(drawn[i]!, kind).show(curvesOf(engine, names), { xDomain: [1, T], yScale, xLabel: "t" }, kind);
  };
  show("drag");
  show("rest");
  const patched: number[] = [], rebuilt: number[] = [], recomputed: number[] = [];
  for (let step = 0; step < 2 * (steps + 5); step++) {
    const kind = step % 2 === 0 ? "drag" : "rest";
    const cost = await untilPainted(() => {
      const started = performance.now();
      engine.set("beta_T", 0.015 + 0.005 * (((step * 7) % 200) / 200));
      recomputed.push(performance.now() - started);
      show(kind);
    });
    // The first steps warm the code up.
    if (step >= 10) (kind === "drag" ? patched : rebuilt).push(cost);
  }
  for (const { drag, rest } of drawn) for (const chart of [drag, rest]) chart.dispose();
  return { patched, rebuilt, recomputed };
}

const chartOf = (pair: { drag: LineChart; rest: LineChart }, kind: "drag" | "rest") => pair[kind];

function half(host: HTMLElement): HTMLElement {
  const box = document.createElement("div");
  box.className = "half";
  return host.appendChild(box);
}

function curvesOf(engine: Engine, names: readonly string[]): Curve[] {
  return names.map((name, i) => {
    const { from, values } = engine.column(name)!;
    return { name, label: name, role: roles[i]!, from, step: 1, values };
  });
}

declare global {
  interface Window {
    measure: typeof measure;
  }
}
window.measure = measure;

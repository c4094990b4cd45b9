import * as Plot from "@observablehq/plot";
import { type Histogram, normalDensity } from "./histogram.ts";

/** What a panel shows: the counted values, the law they should follow, and N(0, 1). */
export interface HistogramPanel {
  readonly counted: Histogram;
  readonly mean: number;
  readonly variance: number;
  /** The y axis's end, the same for all panels that stand side by side. */
  readonly top: number;
}

/** A small histogram with its curves; owns its host's content until disposed of. */
export interface HistogramChart {
  show(panel: HistogramPanel): void;
  dispose(): void;
}

const points = 121;

export function histogramChart(host: HTMLElement): HistogramChart {
  let shown: HistogramPanel | undefined;
  const draw = () => {
    const width = host.clientWidth, height = host.clientHeight;
    if (!shown || width === 0) return;
    const { counted: { low, width: step, densities }, mean, variance, top } = shown;
    const high = low + step * densities.length;
    const xs = Array.from({ length: points }, (_, i) => low + ((high - low) * i) / (points - 1));
    const bars = Array.from(densities, (density, i) => ({ from: low + i * step, to: low + (i + 1) * step, density }));
    const curve = (m: number, v: number, stroke: string, dash?: string) =>
      Plot.line(xs, { x: (x: number) => x, y: (x: number) => normalDensity(x, m, v), stroke, strokeWidth: dash === undefined ? 1.5 : 1, ...(dash !== undefined && { strokeDasharray: dash }) });
    const svg = Plot.plot({
      width, height, marginLeft: 2, marginRight: 2, marginTop: 4, marginBottom: 18,
      x: { domain: [low, high], label: null }, y: { domain: [0, top], axis: null, clamp: true },
      marks: [
        Plot.rectY(bars, { x1: "from", x2: "to", y: "density", fill: "var(--signal)", fillOpacity: 0.28, insetLeft: 0.25, insetRight: 0.25 }),
        Plot.ruleY([0], { stroke: "var(--hairline)" }),
        curve(0, 1, "var(--plain)", "4 3"), curve(mean, variance, "var(--signal)"),
        Plot.axisX([Math.ceil(low + 1), 0, Math.floor(high - 1)], { tickSize: 0, fill: "var(--ink-second)", fontSize: 11 }),
      ],
    }) as SVGSVGElement;
    for (const style of svg.querySelectorAll("style")) style.remove();
    for (const labelled of svg.querySelectorAll("[aria-label]")) labelled.removeAttribute("aria-label");
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("class", "plot");
    host.replaceChildren(svg);
  };
  const resized = new ResizeObserver(draw);
  resized.observe(host);
  return {
    show(panel) {
      shown = panel;
      draw();
    },
    dispose() {
      resized.disconnect();
      host.replaceChildren();
    },
  };
}

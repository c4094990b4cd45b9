import * as Plot from "@observablehq/plot";
import type { Axes, Domain, Scale } from "./axes.ts";
import type { Curve } from "./curve.ts";
import type { Points } from "./decimate.ts";
import { endLabels } from "./end-labels.ts";

/** What Plot drew, with the handles a drag needs to patch it. */
export interface Drawing {
  readonly svg: SVGSVGElement;
  /** One path a curve, in order. */
  readonly paths: readonly SVGPathElement[];
  readonly ghostLayer: SVGGElement;
  readonly labels: SVGGElement;
  readonly marks: SVGGElement;
  readonly rule: SVGLineElement;
  readonly width: number;
  readonly height: number;
  readonly right: number;
  readonly domains: { readonly x: Domain; readonly y: Domain };
  readonly toX: (x: number) => number;
  readonly toY: (y: number) => number;
  /** The x at a pixel, or undefined left and right of the axes. */
  readonly fromX: (pixel: number) => number | undefined;
}

export interface Size {
  readonly width: number;
  readonly height: number;
  readonly right: number;
}

const left = 46, top = 10, bottom = 24;

/** Draws axes, three horizontal gridlines and one line a curve, nothing of it outside of the axes. Colours are the page's custom properties. */
export function drawLines(curves: readonly Curve[], points: readonly Points[], axes: Axes, domains: Drawing["domains"], size: Size): Drawing {
  const xScale = axes.xScale ?? "linear";
  // What follows the data has nothing outside; a stated range may cut lines off.
  const clipped = axes.yDomain !== undefined || axes.xDomain !== undefined;
  const yTicks = yTicksOf(domains.y, axes.yScale);
  const svg = Plot.plot({
    ...size, marginLeft: left, marginRight: size.right, marginTop: top, marginBottom: bottom,
    x: { domain: domains.x, type: xScale, label: null },
    y: { domain: domains.y, type: axes.yScale, label: null },
    marks: [
      Plot.gridY(yTicks, { stroke: "var(--hairline)", strokeOpacity: 1 }),
      Plot.axisY(yTicks, { tickSize: 0, tickFormat: (y: number) => tickText(y, axes.yScale), fill: "var(--ink-second)", fontSize: 12 }),
      Plot.axisX(xTicksOf(domains.x, xScale, size.width), { tickSize: 0, tickFormat: (x: number) => tickText(x, xScale), fill: "var(--ink-second)", fontSize: 12 }),
      ...curves.map((curve, i) =>
        Plot.line(points[i]!.x, {
          x: points[i]!.x, y: points[i]!.y, stroke: `var(--${curve.role})`, strokeWidth: curve.width ?? (curve.role === "plain" ? 1.25 : 2),
          strokeDasharray: curve.dash, ...(curve.opacity !== undefined && { strokeOpacity: curve.opacity }), ...(clipped && { clip: "frame" as const }),
        })),
    ],
  }) as SVGSVGElement & Plot.Plot;
  // The page's policy forbids inline styles; its own stylesheet says what Plot's would have said.
  for (const style of svg.querySelectorAll("style")) style.remove();
  // Plot makes one group a line mark, in order, and leaves it empty where no point can be drawn; a drag may bring that curve back.
  const groups = [...svg.querySelectorAll<SVGGElement>("g[stroke-linejoin]")];
  const paths = curves.map((curve, i) => {
    const path = groups[i]!.querySelector("path") ?? groups[i]!.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "path"));
    path.setAttribute("data-curve", curve.name);
    return path;
  });
  for (const labelled of svg.querySelectorAll("[aria-label]")) labelled.removeAttribute("aria-label");
  for (const hidden of svg.querySelectorAll("[aria-hidden]")) hidden.removeAttribute("aria-hidden");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "plot");
  svg.setAttribute("data-x", axes.xLabel);
  const x = svg.scale("x")!, y = svg.scale("y")!;
  const drawing: Drawing = {
    svg, paths,
    ghostLayer: layer(svg, "g", "ghosts"), labels: layer(svg, "g", "labels"), rule: ruleIn(svg, size.height), marks: layer(svg, "g", "marks"),
    width: size.width, height: size.height, right: size.right, domains,
    toX: scaled(domains.x, xScale, (value) => x.apply(value) as number),
    toY: scaled(domains.y, axes.yScale, (value) => y.apply(value) as number),
    fromX: (pixel) => (pixel < left - 4 || pixel > size.width - size.right + 4 ? undefined : (x.invert!(clamp(pixel, left, size.width - size.right)) as number)),
  };
  const label = layer(svg, "text", "axis-label");
  // Clear of the last tick, whose number stands around the axis's end.
  label.setAttribute("x", String(size.width - size.right + 24));
  label.setAttribute("y", String(size.height - 8));
  label.textContent = axes.xLabel;
  const clip = svg.querySelector("[clip-path]")?.getAttribute("clip-path");
  if (clip) drawing.ghostLayer.setAttribute("clip-path", clip);
  endLabels(drawing.labels, curves, points, drawing.toY, drawing);
  return drawing;
}

function layer<Tag extends "g" | "line" | "text">(svg: SVGSVGElement, tag: Tag, name: string): SVGElementTagNameMap[Tag] {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  element.setAttribute("class", name);
  svg.append(element);
  return element;
}

function ruleIn(svg: SVGSVGElement, height: number): SVGLineElement {
  const rule = layer(svg, "line", "rule");
  rule.setAttribute("y1", String(top));
  rule.setAttribute("y2", String(height - bottom));
  return rule;
}

/** A scale as one multiplication, several times faster than asking Plot's for each point. */
function scaled([low, high]: Domain, scale: Scale, apply: (value: number) => number): (value: number) => number {
  const shape = scale === "log" ? Math.log : (value: number) => value;
  const base = shape(low), start = apply(low), slope = (apply(high) - start) / (shape(high) - base);
  // What lies far outside is cut off; a path takes no number of any size.
  return (value) => clamp(start + (shape(value) - base) * slope, -1e5, 1e5);
}

/** Three gridlines: bottom, middle, top of a linear axis; about three decades of a logarithmic one. */
function yTicksOf([low, high]: Domain, scale: Scale): number[] {
  if (scale === "linear") return low < 0 && high > 0 ? [low, 0, high] : [low, (low + high) / 2, high];
  return decades([low, high], 4);
}

/** Powers of ten inside of a domain, at most `most` + 1; its ends where it has fewer than two. */
function decades([low, high]: Domain, most: number): number[] {
  const first = Math.ceil(Math.log10(low) - 1e-9), last = Math.floor(Math.log10(high) + 1e-9);
  const step = Math.max(1, Math.ceil((last - first) / most));
  const ticks: number[] = [];
  for (let power = Math.ceil(first / step) * step; power <= last; power += step) ticks.push(10 ** power);
  return ticks.length < 2 ? [low, high] : ticks;
}

function xTicksOf([low, high]: Domain, scale: Scale, width: number): number[] {
  if (scale === "log") return decades([low, high], width < 320 ? 3 : 5);
  if (low < 0 && high > 0) return [low, low / 2, 0, high / 2, high];
  const whole = Number.isInteger(low) && Number.isInteger(high);
  if (whole && low >= 0 && high <= 4) return high > 1 ? Array.from({ length: Math.floor(high - low) + 1 }, (_, i) => low + i) : [low, 0.25, 0.5, 0.75, high].filter((x, i, all) => all.indexOf(x) === i);
  const quarters = width < 320 ? [0.5, 1] : [0.25, 0.5, 0.75, 1];
  // Steps stand at round numbers of their own: 1, 250, 500, 750, 1000.
  return [...new Set([low, ...quarters.map((share) => (whole && low >= 0 && low <= 1 ? Math.round(high * share) : low + share * (high - low)))])];
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A tick in few characters: powers of ten as 10⁻³, thousands and small fractions short. */
function tickText(value: number, scale: Scale): string {
  const power = Math.round(Math.log10(value));
  if (scale === "log" && Math.abs(Math.log10(value) - power) < 1e-9) {
    if (power === 0) return "1";
    return `10${power < 0 ? "⁻" : ""}${[...String(Math.abs(power))].map((digit) => superscripts[Number(digit)]).join("")}`;
  }
  if (Math.abs(value) >= 1e4) return `${Number((value / 1e3).toPrecision(4))}k`;
  return String(Number(value.toPrecision(3))).replace("-", "−");
}

const clamp = (x: number, low: number, high: number) => Math.min(Math.max(x, low), high);

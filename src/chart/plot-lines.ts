import * as Plot from "@observablehq/plot";
import type { Axes } from "./axes.ts";
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
  readonly rule: SVGLineElement;
  readonly width: number;
  readonly height: number;
  readonly right: number;
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

/** Draws axes, three horizontal gridlines and one line a curve. Colours are the page's custom properties. */
export function drawLines(
  curves: readonly Curve[], points: readonly Points[], axes: Axes, domain: readonly [number, number], size: Size,
): Drawing {
  const yTicks = ticksOf(domain, axes.yScale);
  const svg = Plot.plot({
    ...size, marginLeft: left, marginRight: size.right, marginTop: top, marginBottom: bottom,
    x: { domain: axes.xDomain, label: null },
    y: { domain, type: axes.yScale, label: null, clamp: true },
    marks: [
      Plot.gridY(yTicks, { stroke: "var(--hairline)", strokeOpacity: 1 }),
      Plot.axisY(yTicks, { tickSize: 0, tickFormat: (y: number) => tickText(y, axes.yScale), fill: "var(--ink-second)", fontSize: 12 }),
      Plot.axisX(xTicks(axes.xDomain, size.width), { tickSize: 0, tickFormat: (x: number) => tickText(x, "linear"), fill: "var(--ink-second)", fontSize: 12 }),
      ...curves.map((curve, i) =>
        Plot.line(points[i]!.x, {
          x: points[i]!.x, y: points[i]!.y, stroke: `var(--${curve.role})`, strokeWidth: curve.role === "plain" ? 1.25 : 2, strokeDasharray: curve.dash,
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
  const x = svg.scale("x")!, y = svg.scale("y")!;
  const drawing: Drawing = {
    svg, paths,
    ghostLayer: layer(svg, "g", "ghosts"), labels: layer(svg, "g", "labels"), rule: ruleIn(svg, size.height),
    width: size.width, height: size.height, right: size.right,
    toX: affine(axes.xDomain, (value) => x.apply(value) as number),
    toY: axes.yScale === "log" ? logarithmic(domain, (value) => y.apply(value) as number) : affine(domain, (value) => y.apply(value) as number),
    fromX: (pixel) => (pixel < left - 4 || pixel > size.width - size.right + 4 ? undefined : (x.invert!(clamp(pixel, left, size.width - size.right)) as number)),
  };
  endLabels(drawing.labels, curves, points, drawing.toY, drawing);
  return drawing;
}

function layer<Tag extends "g" | "line">(svg: SVGSVGElement, tag: Tag, name: string): SVGElementTagNameMap[Tag] {
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

/** A linear scale as one multiplication, several times faster than asking Plot's for each point; clamped to its domain like it. */
function affine([low, high]: readonly [number, number], scale: (value: number) => number): (value: number) => number {
  const start = scale(low), slope = (scale(high) - start) / (high - low);
  return (value) => start + (Math.min(Math.max(value, low), high) - low) * slope;
}

function logarithmic([low, high]: readonly [number, number], scale: (value: number) => number): (value: number) => number {
  const inner = affine([Math.log(low), Math.log(high)], (value) => scale(Math.exp(value)));
  return (value) => inner(Math.log(value));
}

/** Three gridlines: bottom, middle, top of a linear axis; about three decades of a logarithmic one. */
function ticksOf([low, high]: readonly [number, number], scale: "linear" | "log"): number[] {
  if (scale === "linear") return low < 0 ? [low, 0, high] : [low, (low + high) / 2, high];
  const first = Math.round(Math.log10(low)), last = Math.round(Math.log10(high));
  const step = Math.max(1, Math.ceil((last - first) / 4));
  const ticks: number[] = [];
  for (let power = Math.ceil(first / step) * step; power <= last; power += step) ticks.push(10 ** power);
  return ticks;
}

function xTicks([low, high]: readonly [number, number], width: number): number[] {
  if (low < 0) return [low, low / 2, 0, high / 2, high];
  if (high <= 4) return Array.from({ length: Math.floor(high - low) + 1 }, (_, i) => low + i);
  const quarters = width < 320 ? [0.5, 1] : [0.25, 0.5, 0.75, 1];
  return [...new Set([low, ...quarters.map((share) => Math.round(high * share))])];
}

const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** A tick in few characters: powers of ten as 10⁻³, thousands and small fractions short. */
function tickText(value: number, scale: "linear" | "log"): string {
  if (scale === "log") {
    const power = Math.round(Math.log10(value));
    if (power === 0) return "1";
    return `10${power < 0 ? "⁻" : ""}${[...String(Math.abs(power))].map((digit) => superscripts[Number(digit)]).join("")}`;
  }
  if (Math.abs(value) >= 1e4) return `${Number((value / 1e3).toPrecision(4))}k`;
  return String(Number(value.toPrecision(3))).replace("-", "−");
}

const clamp = (x: number, low: number, high: number) => Math.min(Math.max(x, low), high);

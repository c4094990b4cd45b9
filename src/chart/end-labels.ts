import type { Domain } from "./axes.ts";
import type { Curve } from "./curve.ts";
import type { Points } from "./decimate.ts";

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly right: number;
  readonly domains: { readonly x: Domain };
}

const lineHeight = 14;

/** Writes each line's name beside its rightmost point, moved apart where they would overlap. */
export function endLabels(
  layer: SVGGElement, curves: readonly Curve[], points: readonly Points[], toY: (y: number) => number, frame: Frame,
): void {
  const places = curves.map((_, i) => ({ i, y: clamp(toY(rightmost(points[i]!, frame.domains.x)), 10, frame.height - 26) }));
  const written = places.filter((place) => curves[place.i]!.label && Number.isFinite(place.y)).toSorted((a, b) => a.y - b.y);
  spread(written, 8, frame.height - 24);
  while (layer.childNodes.length > written.length) layer.lastChild!.remove();
  for (const [position, { i, y }] of written.entries()) {
    let text = layer.childNodes[position] as SVGTextElement | undefined;
    if (!text) {
      text = document.createElementNS("http://www.w3.org/2000/svg", "text");
      layer.append(text);
    }
    const curve = curves[i]!;
    set(text, "class", `end-label role-${curve.role}`);
    set(text, "x", String(frame.width - frame.right + 6));
    set(text, "y", y.toFixed(0));
    set(text, "dy", "0.32em");
    set(text, "data-curve", curve.name);
    if (text.textContent !== curve.label) text.textContent = curve.label;
  }
}

/** Touches the page only where something changed. */
function set(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Pushes neighbours apart downwards, then back up from the bottom edge. */
function spread(places: { y: number }[], top: number, bottom: number): void {
  let least = top;
  for (const place of places) {
    place.y = Math.max(place.y, least);
    least = place.y + lineHeight;
  }
  let most = bottom;
  for (const place of places.toReversed()) {
    place.y = Math.min(place.y, most);
    most = place.y - lineHeight;
  }
}

/** The height of the rightmost point that the axis shows; of a line from left to right it is the last. */
function rightmost({ x, y }: Points, [, end]: Domain): number {
  let right = -Infinity, found = NaN;
  for (let i = y.length - 1; i >= 0; i--)
    if (Number.isFinite(y[i]) && x[i]! > right && x[i]! <= end) {
      right = x[i]!;
      found = y[i]!;
    }
  return found;
}

const clamp = (x: number, low: number, high: number) => Math.min(Math.max(x, low), high);

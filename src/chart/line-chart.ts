import { type Axes, type Domain, fits, fitsAcross, xDomainFor, yDomainFor } from "./axes.ts";
import { type Curve, pointAt } from "./curve.ts";
import { decimate, pathThrough, type Points } from "./decimate.ts";
import { endLabels } from "./end-labels.ts";
import { nearestOn } from "./nearest-on.ts";
import { drawLines, type Drawing } from "./plot-lines.ts";
import { thin } from "./thin.ts";

export type Motion = "drag" | "live" | "rest";

/** A chart of lines that lives in a host element until it is disposed of. */
export interface LineChart {
  /**
   * Shows the curves. In "drag" their paths are patched inside the domain drawn before, with the old curves as a ghost;
   * "live" does the same without a ghost, for measurements that keep coming; at "rest", or when they leave the domain, Plot draws the chart anew.
   */
  show(curves: readonly Curve[], axes: Axes, motion: Motion): void;
  /** Moves the rule to x, or hides it. Curves that have an x of their own are marked where they are at this step, and the rule stands at the first one's x. */
  cursor(at: number | undefined): void;
  /** Draws the curve of this name, if there is one, stronger than the others. */
  light(name: string | undefined): void;
  dispose(): void;
}

const right = 76;

/** Draws into `host`, which gives the size; `onPoint` hears the x under the pointer, or the step of the nearest point on curves that have an x of their own. */
export function lineChart(host: HTMLElement, onPoint: (at: number) => void): LineChart {
  let drawing: Drawing | undefined;
  let shown: { curves: readonly Curve[]; axes: Axes } | undefined;
  let at: number | undefined;
  let lit: string | undefined;
  let ghosts = false;
  let width = 0;

  // A drag draws a bucket every third pixel, whose lowest and highest points are still there; at rest every pixel has its own.
  const pointsOf = (curves: readonly Curve[], axes: Axes, motion: Motion): Points[] => {
    width ||= host.clientWidth;
    const buckets = Math.max(20, Math.round((width - right - 40) / (motion === "rest" ? 1 : 3)));
    const even = (curve: Curve) => curve.x === undefined && axes.xScale !== "log";
    return curves.map((curve) => even(curve)
      ? decimate(within(curve, axes.xDomain ?? everywhere), buckets, axes.yScale === "log" ? 0 : -Infinity)
      : thin(curve, { width: buckets, height: host.clientHeight || 200, xScale: axes.xScale ?? "linear", yScale: axes.yScale }));
  };

  const draw = (curves: readonly Curve[], axes: Axes, points: readonly Points[]) => {
    width = host.clientWidth;
    if (width === 0) return;
    drawing = drawLines(curves, points, axes, { x: xDomainFor(axes, points), y: yDomainFor(axes, seen(points, axes)) }, { width, height: host.clientHeight, right });
    host.replaceChildren(drawing.svg);
    ghosts = false;
    placeRule();
    lightCurve();
  };

  const lightCurve = () => {
    for (const path of drawing?.paths ?? []) path.classList.toggle("lit", lit !== undefined && path.dataset["curve"] === lit);
  };

  const placeRule = () => {
    if (!drawing || !shown) return;
    const { rule, marks, toX, toY, domains } = drawing;
    const own = shown.curves.filter(({ x }) => x !== undefined);
    const met = at === undefined ? [] : own.flatMap((curve) => {
      const point = pointAt(curve, at!);
      return point ? [{ curve, x: toX(point[0]), y: toY(point[1]) }] : [];
    });
    const x = at === undefined ? NaN : own.length > 0 ? (met[0]?.x ?? NaN) : toX(at);
    const seen = x >= toX(domains.x[0]) - 0.5 && x <= toX(domains.x[1]) + 0.5;
    rule.setAttribute("visibility", seen ? "visible" : "hidden");
    if (seen) rule.setAttribute("transform", `translate(${x},0)`);
    while (marks.childNodes.length > met.length) marks.lastChild!.remove();
    for (const [i, { curve, x: cx, y: cy }] of met.entries()) {
      const mark = (marks.childNodes[i] as SVGCircleElement | undefined) ?? marks.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "circle"));
      for (const [name, value] of [["class", `role-${curve.role}`], ["cx", String(cx)], ["cy", String(cy)], ["r", "4"]] as const) mark.setAttribute(name, value);
    }
  };

  const patch = (curves: readonly Curve[], points: readonly Points[], motion: Motion) => {
    const { paths, ghostLayer, toX, toY, labels } = drawing!;
    if (!ghosts && motion === "drag") {
      ghostLayer.replaceChildren(...paths.map(ghostOf));
      ghosts = true;
    }
    for (const [i, path] of paths.entries()) path.setAttribute("d", pathThrough(points[i]!, toX, toY));
    endLabels(labels, curves, points, toY, drawing!);
    if (curves.some(({ x }) => x !== undefined)) placeRule();
  };

  const point = (event: PointerEvent) => {
    if (!drawing || (event.pointerType === "touch" && event.buttons === 0)) return;
    const box = host.getBoundingClientRect();
    // A presentation shows the chart enlarged: the pointer's pixels are not the drawing's.
    const scale = host.clientWidth / box.width || 1;
    const [left, top] = [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
    const x = drawing.fromX(left);
    if (x === undefined) return;
    const own = shown?.curves.filter((curve) => curve.x !== undefined) ?? [];
    const found = own.length === 0 ? x : nearestOn(own, [left, top], drawing);
    if (found !== undefined) onPoint(found);
  };
  host.addEventListener("pointermove", point);
  host.addEventListener("pointerdown", point);
  const resized = new ResizeObserver(() => {
    if (shown && drawing && (drawing.width !== host.clientWidth || drawing.height !== host.clientHeight))
      draw(shown.curves, shown.axes, pointsOf(shown.curves, shown.axes, "rest"));
  });
  resized.observe(host);

  return {
    show(curves, axes, motion) {
      const points = pointsOf(curves, axes, motion);
      const same = drawing && shown && sameLines(shown.curves, curves) && sameFrame(shown.axes, axes) && fits(drawing.domains.y, axes, seen(points, axes)) && fitsAcross(drawing.domains.x, axes, points);
      shown = { curves, axes };
      if (motion !== "rest" && same) patch(curves, points, motion);
      else draw(curves, axes, motion === "rest" ? points : pointsOf(curves, axes, "rest"));
    },
    cursor(next) {
      at = next;
      placeRule();
    },
    light(name) {
      lit = name;
      lightCurve();
    },
    dispose() {
      resized.disconnect();
      host.removeEventListener("pointermove", point);
      host.removeEventListener("pointerdown", point);
      host.replaceChildren();
    },
  };
}

/** The path where it was, in its group's colour. */
function ghostOf(path: SVGPathElement): Node {
  const group = path.parentNode!.cloneNode() as SVGGElement;
  const ghost = path.cloneNode() as SVGPathElement;
  ghost.removeAttribute("data-curve");
  group.append(ghost);
  return group;
}

const everywhere: Domain = [-Infinity, Infinity];

/** The part of a curve that the x axis shows, with a neighbour beyond a stated end. */
function within(curve: Curve, [low, high]: Domain): Curve {
  const { from, step, values } = curve;
  const start = Math.max(0, Math.floor((low - from) / step)), end = Math.min(values.length, Math.ceil((high - from) / step) + 1);
  return start <= 0 && end >= values.length ? curve : { ...curve, from: from + start * step, values: values.subarray(start, Math.max(start, end)) };
}

/** The points that decide about the y axis: those that x shows. */
const seen = (points: readonly Points[], axes: Axes): readonly Points[] =>
  axes.xDomain === undefined || axes.yDomain !== undefined ? points : points.map((line) => {
    const [low, high] = axes.xDomain!, { x } = line;
    if (x.length === 0 || (x[0]! >= low && x[0]! <= high && x.at(-1)! >= low && x.at(-1)! <= high)) return line;
    return { x, y: line.y.map((y, i) => (x[i]! >= low && x[i]! <= high ? y : NaN)) };
  });

const sameLines = (a: readonly Curve[], b: readonly Curve[]) =>
  a.length === b.length && a.every((curve, i) => {
    const other = b[i]!;
    return curve.name === other.name && curve.role === other.role && curve.label === other.label && curve.dash === other.dash && curve.opacity === other.opacity && (curve.x === undefined) === (other.x === undefined);
  });

const sameFrame = (a: Axes, b: Axes) =>
  a.yScale === b.yScale && a.xScale === b.xScale && sameDomain(a.xDomain, b.xDomain) && sameDomain(a.yDomain, b.yDomain);
const sameDomain = (a: Axes["xDomain"], b: Axes["xDomain"]) => a?.[0] === b?.[0] && a?.[1] === b?.[1];

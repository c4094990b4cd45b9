import { type Axes, fits, yDomainFor } from "./axes.ts";
import type { Curve } from "./curve.ts";
import { decimate, pathThrough, type Points } from "./decimate.ts";
import { endLabels } from "./end-labels.ts";
import { drawLines, type Drawing } from "./plot-lines.ts";

export type Motion = "drag" | "live" | "rest";

/** A chart of lines that lives in a host element until it is disposed of. */
export interface LineChart {
  /**
   * Shows the curves. In "drag" their paths are patched inside the domain drawn before, with the old curves as a ghost;
   * "live" does the same without a ghost, for measurements that keep coming; at "rest", or when they leave the domain, Plot draws the chart anew.
   */
  show(curves: readonly Curve[], axes: Axes, motion: Motion): void;
  /** Moves the rule to x, or hides it. */
  cursor(x: number | undefined): void;
  /** Draws the curve of this name, if there is one, stronger than the others. */
  light(name: string | undefined): void;
  dispose(): void;
}

const right = 76;

/** Draws into `host`, which gives the size; `onPoint` hears the x under the pointer. */
export function lineChart(host: HTMLElement, onPoint: (x: number) => void): LineChart {
  let drawing: Drawing | undefined;
  let shown: { curves: readonly Curve[]; axes: Axes } | undefined;
  let domain: readonly [number, number] = [0, 1];
  let at: number | undefined;
  let lit: string | undefined;
  let ghosts = false;
  let width = 0;

  // A drag draws a bucket every third pixel, whose lowest and highest points are still there; at rest every pixel has its own.
  const pointsOf = (curves: readonly Curve[], axes: Axes, motion: Motion): Points[] => {
    width ||= host.clientWidth;
    const buckets = Math.max(20, Math.round((width - right - 40) / (motion === "rest" ? 1 : 3)));
    return curves.map((curve) => decimate(within(curve, axes.xDomain), buckets, axes.yScale === "log" ? 0 : -Infinity));
  };

  const draw = (curves: readonly Curve[], axes: Axes, points: readonly Points[]) => {
    width = host.clientWidth;
    if (width === 0) return;
    domain = yDomainFor(axes, points);
    drawing = drawLines(curves, points, axes, domain, { width, height: host.clientHeight, right });
    host.replaceChildren(drawing.svg);
    ghosts = false;
    placeRule();
    lightCurve();
  };

  const lightCurve = () => {
    for (const path of drawing?.paths ?? []) path.classList.toggle("lit", lit !== undefined && path.dataset["curve"] === lit);
  };

  const placeRule = () => {
    if (!drawing) return;
    const x = at === undefined ? NaN : drawing.toX(at);
    drawing.rule.setAttribute("visibility", Number.isFinite(x) ? "visible" : "hidden");
    if (Number.isFinite(x)) drawing.rule.setAttribute("transform", `translate(${x},0)`);
  };

  const patch = (curves: readonly Curve[], points: readonly Points[], motion: Motion) => {
    const { paths, ghostLayer, toX, toY, labels } = drawing!;
    if (!ghosts && motion === "drag") {
      ghostLayer.replaceChildren(...paths.map(ghostOf));
      ghosts = true;
    }
    for (const [i, path] of paths.entries()) path.setAttribute("d", pathThrough(points[i]!, toX, toY));
    endLabels(labels, curves, points, toY, drawing!);
  };

  const point = (event: PointerEvent) => {
    if (!drawing || (event.pointerType === "touch" && event.buttons === 0)) return;
    const x = drawing.fromX(event.clientX - host.getBoundingClientRect().left);
    if (x !== undefined) onPoint(x);
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
      const same = drawing && shown && sameLines(shown.curves, curves) && sameFrame(shown.axes, axes) && fits(domain, axes, points);
      shown = { curves, axes };
      if (motion !== "rest" && same) patch(curves, points, motion);
      else draw(curves, axes, motion === "rest" ? points : pointsOf(curves, axes, "rest"));
    },
    cursor(x) {
      at = x;
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

/** The part of a curve that the x axis shows. */
function within(curve: Curve, [low]: readonly [number, number]): Curve {
  const before = Math.max(0, Math.ceil((low - curve.from) / curve.step));
  return before === 0 ? curve : { ...curve, from: curve.from + before * curve.step, values: curve.values.subarray(before) };
}

const sameLines = (a: readonly Curve[], b: readonly Curve[]) =>
  a.length === b.length && a.every((curve, i) => curve.name === b[i]!.name && curve.role === b[i]!.role && curve.label === b[i]!.label);

const sameFrame = (a: Axes, b: Axes) =>
  a.yScale === b.yScale && a.xDomain[0] === b.xDomain[0] && a.xDomain[1] === b.xDomain[1] && a.yDomain?.[1] === b.yDomain?.[1];

import { createMemo } from "solid-js";
import type { Problem } from "../../base/problem.ts";
import { createSweep } from "../../sheet/engine/sweep.ts";
import type { ChartView } from "../../sheet/views/view.ts";
import { plainNumber } from "../number-text.ts";
import type { Page } from "../page.ts";
import { sweptCurves } from "./swept-curves.ts";
import { sweptValues } from "./swept-values.ts";

/** A chart's sweep as it is now: its cases' curves, or why there are none. `now` is the value at which the sheet stands, as the cases name theirs. */
export interface ChartSweep {
  readonly kind: "number" | "choice";
  readonly now: string;
  readonly cases?: ReturnType<typeof sweptCurves>;
  readonly problem?: Problem;
}

/** Milliseconds of a frame that one sweep may take while a slider is dragged; one that takes longer waits until the slider rests. */
const frameShare = 4;

/** Follows the sheet without touching its engine; undefined while the view sweeps nothing. */
export function createChartSweep(page: Page, view: () => ChartView | undefined, label: (name: string) => string): () => ChartSweep | undefined {
  const { store } = page;
  const asked = createMemo(() => view()?.sweep);
  const values = createMemo(() => {
    const sweep = asked(), parameter = sweep && store.parameter(sweep.parameter);
    return parameter ? sweptValues(parameter, sweep!.values) : [];
  }, [], { equals: (a, b) => a.join(" ") === b.join(" ") });
  const sweep = createMemo(() => {
    const { columns, over, sweep: of } = view() ?? {};
    return of && values().length > 0 ? createSweep({ sheet: store.sheet(), catalog: page.catalog, columns: over === "t" ? columns! : [...columns!, over!], parameter: of.parameter, values: values() }) : undefined;
  });
  let cost = 0;
  return createMemo((before: ChartSweep | undefined): ChartSweep | undefined => {
    const of = asked(), now = view();
    if (!of || !now) return undefined;
    const parameter = store.parameter(of.parameter), current = sweep();
    if (!parameter) return { kind: "number", now: "", problem: { kind: "unknown name", subject: of.parameter } };
    if (before?.cases && cost > frameShare && store.dragging()) return before;
    const started = performance.now();
    const cases = current ? sweptCurves(now, current.at((name) => store.parameter(name)?.value), label) : [];
    cost = performance.now() - started;
    const at = { kind: parameter.kind, now: typeof parameter.value === "number" ? plainNumber(parameter.value) : parameter.value };
    return cases.length > 0 ? { ...at, cases } : { ...at, problem: { kind: "too large", subject: `sweep ${of.parameter}` } };
  });
}

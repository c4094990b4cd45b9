import { createMemo, For, Show } from "solid-js";
import type { Curve } from "../../chart/curve.ts";
import type { ChartView } from "../../sheet/views/view.ts";
import { FigureFrame, type FigureProps } from "../FigureFrame.tsx";
import { LineFigure } from "../LineFigure.tsx";
import { usePage } from "../page.ts";
import { ProblemLine } from "../ProblemLine.tsx";
import { chartAxes, chartCurves, type ColumnSource } from "./chart-curves.ts";
import { useChartDesk } from "./chart-desk.ts";
import { useChartSay } from "./messages.ts";
import { sheetSource } from "./sheet-source.ts";
import { SmallMultiples } from "./SmallMultiples.tsx";
import { createChartSweep } from "./chart-sweep.ts";
import { family } from "./swept-curves.ts";
import { wrongNames } from "./wrong-names.ts";

/** A chart that a view's line asks for. Names that are no columns are told; the others are drawn, with what is pinned under them and another sheet's beside them. */
export function ChartFigure(props: FigureProps & { readonly view: ChartView }) {
  const page = usePage();
  const desk = useChartDesk();
  const say = useChartSay();
  const source = sheetSource(page);
  // An edit elsewhere reads the views anew; only one that says something else is drawn anew.
  const view = createMemo(() => props.view, undefined, { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) });
  const problems = createMemo(() => wrongNames(page, props.view));
  const none = () => props.view.columns.every((name) => problems().some(({ subject }) => subject === name)) || problems().some(({ subject }) => subject === props.view.over);
  const sweep = createChartSweep(page, () => (props.open ? view() : undefined), source.label);
  const curves = createMemo((): Curve[] => {
    const swept = sweep();
    const before = desk.pinned(), other = desk.other();
    return [
      ...(before ? pale(view(), before) : []),
      ...(swept?.cases ? family(swept.cases, swept.kind, swept.now) : chartCurves(view(), source)),
      ...(other ? dashed(view(), other) : []),
    ];
  });
  const missing = () => {
    const other = desk.other();
    const columns = other ? props.view.columns.filter((name) => !other.column(name)) : [];
    return other && columns.length > 0 ? say("missingThere", { name: other.name, columns: columns.map(source.label).join(", ") }) : undefined;
  };
  const apart = () => {
    const swept = sweep();
    return props.view.sweep?.apart && swept?.cases ? swept : undefined;
  };
  const steps = () => Math.max(page.steps(), desk.other()?.steps ?? 1);
  const axes = () => chartAxes(view(), steps(), source.label);
  const notes = () => (
    <>
      <For each={problems()}>{(problem) => <ProblemLine problem={problem} />}</For>
      <Show when={sweep()?.problem}>{(problem) => <ProblemLine problem={problem()} />}</Show>
      <Show when={missing()}>{(text) => <span class="figure-note">{text()}</span>}</Show>
    </>
  );
  return (
    <Show
      when={!none()}
      fallback={<FigureFrame {...props}><For each={problems()}>{(problem) => <ProblemLine problem={problem} />}</For></FigureFrame>}
    >
      <Show
        when={!apart()}
        fallback={<FigureFrame {...props} shows="pictures"><div class="figure-values"><span class="figure-at">t = {page.t()}</span>{notes()}</div><SmallMultiples parameter={props.view.sweep!.parameter} swept={apart()!} axes={axes()} /></FigureFrame>}
      >
        <LineFigure {...props} curves={curves} axes={axes} cursor={page.t} onPoint={page.setT} at={`t = ${page.t()}`} controls={notes()} />
      </Show>
    </Show>
  );
}

/** As it was: without names, under the rest. */
const pale = (view: ChartView, source: ColumnSource): Curve[] => chartCurves(view, source).map((curve) => ({ ...curve, name: `${curve.name} before`, label: "", opacity: 0.35 }));

/** Another sheet's: thinner and dotted, with its label marked. */
const dashed = (view: ChartView, source: ColumnSource): Curve[] =>
  chartCurves(view, source).map((curve) => ({ ...curve, name: `${curve.name} other`, label: `${curve.label}′`, dash: "3 3", width: 1.5 }));

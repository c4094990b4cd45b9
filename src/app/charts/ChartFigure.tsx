import { createMemo, For, Show } from "solid-js";
import { nearest } from "../../base/nearest.ts";
import type { Problem } from "../../base/problem.ts";
import type { ChartView } from "../../sheet/views/view.ts";
import type { FigureProps } from "../FigureFrame.tsx";
import { FigureFrame } from "../FigureFrame.tsx";
import { LineFigure } from "../LineFigure.tsx";
import { type Page, usePage } from "../page.ts";
import { ProblemLine } from "../ProblemLine.tsx";
import { chartAxes, chartCurves, type ColumnSource } from "./chart-curves.ts";
import { columnLabel } from "./column-label.ts";
import { drawableIn } from "./shown-views.ts";

/** A chart that a view's line asks for. Names that are no columns are told; the others are drawn. */
export function ChartFigure(props: FigureProps & { readonly view: ChartView }) {
  const page = usePage();
  const source = sheetSource(page);
  const problems = createMemo(() => wrongNames(page, props.view));
  const none = () => props.view.columns.every((name) => problems().some(({ subject }) => subject === name)) || problems().some(({ subject }) => subject === props.view.over);
  return (
    <Show
      when={!none()}
      fallback={<FigureFrame {...props}><For each={problems()}>{(problem) => <ProblemLine problem={problem} />}</For></FigureFrame>}
    >
      <LineFigure
        {...props} curves={() => chartCurves(props.view, source)} axes={() => chartAxes(props.view, page.steps(), source.label)}
        cursor={page.t} onPoint={page.setT} at={`t = ${page.t()}`}
        controls={<For each={problems()}>{(problem) => <ProblemLine problem={problem} />}</For>}
      />
    </Show>
  );
}

/** The sheet's own columns. */
export function sheetSource(page: Page): ColumnSource {
  const origins = createMemo(() => new Map(page.store.cells().flatMap(({ line, origin }) => (line && "name" in line ? [[line.name, origin] as const] : []))));
  return {
    column: page.store.column,
    label: (name) => columnLabel(name, origins().get(name) === undefined ? "own" : "catalog"),
  };
}

/** What a chart is called where its line has no title: its columns, and what they are over unless that is t. */
export const chartTitle = (view: ChartView, label: (name: string) => string): string =>
  `${view.columns.map(label).join(", ")}${view.over === "t" ? "" : ` / ${label(view.over)}`}`;

/** Columns that the chart names and the sheet does not have. What a trainer measures may come later. */
function wrongNames(page: Page, view: ChartView): Problem[] {
  const { columns } = drawableIn(page);
  const wanted = view.over === "t" ? view.columns : [...view.columns, view.over];
  return wanted.filter((name) => !columns.includes(name) && !name.startsWith("live.")).map((name) => {
    const hint = nearest(name, columns);
    const known = page.store.cells().some(({ line }) => line && "name" in line && line.name === name);
    return { kind: known ? "not a column" : "unknown name", subject: name, ...(hint !== undefined && !known && { hint }) };
  });
}

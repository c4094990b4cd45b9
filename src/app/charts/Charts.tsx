import { createComputed, createMemo, createSignal, For, Index, Match, Show, Switch } from "solid-js";
import type { ChartView, PictureView } from "../../sheet/views/view.ts";
import { FigureFrame } from "../FigureFrame.tsx";
import { usePage } from "../page.ts";
import { Picture, pictures, pictureTitle } from "../pictures/pictures.tsx";
import { ProblemLine } from "../ProblemLine.tsx";
import { useChartDesk } from "./chart-desk.ts";
import { ChartBar } from "./ChartBar.tsx";
import { ChartEditor } from "./ChartEditor.tsx";
import { ChartFigure } from "./ChartFigure.tsx";
import { chartTitle } from "./chart-title.ts";
import { useChartSay } from "./messages.ts";
import { CompareChoice } from "./CompareChoice.tsx";
import { newChart } from "./new-chart.ts";
import { sheetSource } from "./sheet-source.ts";
import { drawableIn, type ShownView } from "./shown-views.ts";

/** The sheet's charts and pictures: the first open one large, the others small. Of the usual ones of a sheet that states none, all but two are folded. */
export function Charts() {
  const page = usePage();
  const desk = useChartDesk();
  const say = useChartSay();
  const { label } = sheetSource(page);
  /** The one that was made large; it and the first swap places. */
  const [enlarged, setEnlarged] = createSignal<string>();
  const [folds, setFolds] = createSignal<ReadonlyMap<string, boolean>>(new Map());
  const isOpen = (key: string, at: number) => folds().get(key) ?? (desk.stated() || at < 2 || key === "new");

  // A sheet that comes to state its views, because one of them was changed, shows the others as folded as they were.
  createComputed((before: { readonly stated: boolean; readonly keys: readonly string[] }) => {
    const now = { stated: desk.stated(), keys: desk.views().map(({ key }) => key) };
    if (now.stated && !before.stated) setFolds((known) => new Map([...before.keys.map((key, at) => [key, known.get(key) ?? (at < 2 || key === "new")] as const), ...known]));
    return now;
  }, { stated: desk.stated(), keys: desk.views().map(({ key }) => key) });

  const order = createMemo(() => {
    const all = desk.views();
    const at = all.findIndex(({ key }) => key === enlarged()), first = all.findIndex(({ key }, i) => isOpen(key, i));
    if (at < 0 || first < 0 || at === first) return all;
    return all.map((view, i) => (i === at ? all[first]! : i === first ? all[at]! : view));
  });
  const offered = () => [...pictures].filter(([, kind]) => kind.lacks(page, []) === undefined);
  const placeOf = (key: string) => desk.views().findIndex((view) => view.key === key);
  const large = () => order().find(({ key }) => isOpen(key, placeOf(key)))?.key;

  const titleOf = ({ line: { title, view, text } }: ShownView) => {
    if (title) return page.word(title);
    if (view?.kind === "picture") return pictureTitle(page, view);
    if (view?.kind !== "chart") return text;
    const name = chartTitle(view, label);
    return view.sweep ? say("by", { name, parameter: label(view.sweep.parameter) }) : name;
  };

  const frame = (shown: () => ShownView) => {
    const key = () => shown().key;
    const editing = () => desk.draft()?.key === key();
    return {
      get id() { return key(); },
      get title() { return titleOf(shown()); },
      get size() { return large() === key() ? ("large" as const) : ("small" as const); },
      get open() { return isOpen(key(), placeOf(key())); },
      onToggle: () => setFolds((known) => new Map(known).set(key(), !isOpen(key(), placeOf(key())))),
      onEnlarge: () => setEnlarged(key()),
      get tools() {
        const name = () => say("change", { name: titleOf(shown()) });
        return (
          <button
            type="button" class="tool" aria-label={name()} title={name()} aria-expanded={editing()} disabled={!desk.able() && !editing()}
            onClick={() => (editing() ? desk.cancel() : desk.begin(key()))}
          >
            <span aria-hidden="true">⋯</span>
          </button>
        );
      },
      get panel() { return <Show when={editing()}><ChartEditor title={titleOf(shown())} /></Show>; },
    };
  };

  return (
    <>
      <ChartBar />
      <Index each={order()}>
        {(one) => {
          const view = () => one().line.view;
          const chart = () => view() as ChartView, picture = () => view() as PictureView;
          return (
            <Switch fallback={<FigureFrame {...frame(one)}><Show when={one().line.problem}>{(problem) => <ProblemLine problem={problem()} />}</Show></FigureFrame>}>
              <Match when={view()?.kind === "chart"}><ChartFigure {...frame(one)} view={chart()} /></Match>
              <Match when={view()?.kind === "picture"}><Picture {...frame(one)} view={picture()} /></Match>
            </Switch>
          );
        }}
      </Index>
      <div class="chart-add">
        <button type="button" class="quiet" disabled={!desk.able() || drawableIn(page).columns.length === 0} onClick={() => desk.beginNew(newChart(drawableIn(page).columns.slice(0, 1)))}>+ {say("add")}</button>
        <select
          class="chart-choice add-picture" aria-label={say("addPicture")} disabled={!desk.able()}
          onChange={(event) => {
            const of = event.currentTarget.value;
            event.currentTarget.value = "";
            if (of !== "") desk.add({ kind: "picture", of, at: [] }, page.word(pictures.get(of)!.title));
          }}
        >
          <option value="" selected>+ {say("addPicture")}</option>
          <For each={offered()}>{([of, { title }]) => <option value={of}>{page.word(title)}</option>}</For>
        </select>
        <CompareChoice />
      </div>
    </>
  );
}

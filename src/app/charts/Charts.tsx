import { createMemo, createSignal, Index, Match, Switch } from "solid-js";
import type { ChartView, PictureView } from "../../sheet/views/view.ts";
import { FigureFrame } from "../FigureFrame.tsx";
import { usePage } from "../page.ts";
import { Picture, pictureTitle } from "../pictures/pictures.tsx";
import { ProblemLine } from "../ProblemLine.tsx";
import { ChartFigure, chartTitle, sheetSource } from "./ChartFigure.tsx";
import { createShownViews, type ShownView } from "./shown-views.ts";

/** The sheet's charts and pictures: the first open one large, the others small. Of the usual ones of a sheet that states none, all but two are folded. */
export function Charts() {
  const page = usePage();
  const shown = createShownViews(page);
  const { label } = sheetSource(page);
  /** The one that was made large; it and the first swap places. */
  const [enlarged, setEnlarged] = createSignal<string>();
  const [folds, setFolds] = createSignal<ReadonlyMap<string, boolean>>(new Map());
  const isOpen = (key: string, at: number) => folds().get(key) ?? (shown.stated() || at < 2);

  const order = createMemo(() => {
    const all = shown.views();
    const at = all.findIndex(({ key }) => key === enlarged()), first = all.findIndex(({ key }, i) => isOpen(key, i));
    if (at < 0 || first < 0 || at === first) return all;
    return all.map((view, i) => (i === at ? all[first]! : i === first ? all[at]! : view));
  });
  const placeOf = (key: string) => shown.views().findIndex((view) => view.key === key);
  const large = () => order().find(({ key }) => isOpen(key, placeOf(key)))?.key;

  const frame = (shownView: () => ShownView) => {
    const key = () => shownView().key;
    return {
      get id() { return key(); },
      get title() { return titleOf(shownView()); },
      get size() { return large() === key() ? ("large" as const) : ("small" as const); },
      get open() { return isOpen(key(), placeOf(key())); },
      onToggle: () => setFolds((known) => new Map(known).set(key(), !isOpen(key(), placeOf(key())))),
      onEnlarge: () => setEnlarged(key()),
    };
  };
  const titleOf = ({ line: { title, view, text } }: ShownView) =>
    title ? page.word(title) : view?.kind === "chart" ? chartTitle(view, label) : view?.kind === "picture" ? pictureTitle(page, view) : text;

  return (
    <Index each={order()}>
      {(one) => {
        const view = () => one().line.view;
        const chart = () => view() as ChartView, picture = () => view() as PictureView;
        return (
          <Switch fallback={<FigureFrame {...frame(one)}><ProblemLine problem={one().line.problem!} /></FigureFrame>}>
            <Match when={view()?.kind === "chart"}><ChartFigure {...frame(one)} view={chart()} /></Match>
            <Match when={view()?.kind === "picture"}><Picture {...frame(one)} view={picture()} /></Match>
          </Switch>
        );
      }}
    </Index>
  );
}

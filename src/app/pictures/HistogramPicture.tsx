import { createEffect, createMemo, For, Show } from "solid-js";
import { histogramOf, normalDensity } from "../../chart/histogram.ts";
import { FigureFrame } from "../FigureFrame.tsx";
import { MathText } from "../MathText.tsx";
import { shortNumber } from "../number-text.ts";
import { usePage } from "../page.ts";
import { visibleChart } from "../visible-chart.ts";
import { useSay } from "./messages.ts";
import { Panels } from "./Panels.tsx";
import { columnAt, lacksColumn, type PictureKind, type PictureProps } from "./picture.ts";
import { numbersOf, sheetData } from "./sheet-data.ts";

const count = 1000, bins = 30;

/** Numbers of the sheet's Gaussian data as a histogram of x_t, with the law of x_t, at the cursor or at the steps that are named. */
function HistogramPicture(props: PictureProps) {
  const page = usePage();
  const say = useSay();
  const data = createMemo(() => sheetData(page), undefined, { equals: (a, b) => Object.values(a).join() === Object.values(b).join() });
  const numbers = createMemo(() => numbersOf(data(), count));
  const alphabarAt = (t: number) => (t === 0 ? 1 : (columnAt(page, "alphabar", t) ?? NaN));
  const lawAt = (t: number) => ({ mean: Math.sqrt(alphabarAt(t)) * data().mean, variance: alphabarAt(t) * data().variance + 1 - alphabarAt(t) });
  /** The whole way is inside: the data, the noise, and half a unit more. */
  const domain = createMemo((): readonly [number, number] => {
    const reach = 3.2 * Math.sqrt(data().variance);
    return [Math.floor(Math.min(-3.5, data().mean - reach)), Math.ceil(Math.max(3.5, data().mean + reach))];
  });
  const shownAt = () => (props.at.length > 0 ? props.at : [page.t()]);
  /** One scale for all panels; a law that is nearly a point is cut off rather than let flatten the others. */
  const top = createMemo(() => Math.min(1.3, 1.25 * Math.max(...shownAt().map((t) => normalDensity(0, 0, lawAt(t).variance)), normalDensity(0, 0, 1))));

  const Box = (box: { readonly t: number }) => {
    let host!: HTMLDivElement;
    const chart = visibleChart(() => host, ({ histogramChart }) => histogramChart(host));
    createEffect(() => {
      const signal = Math.sqrt(alphabarAt(box.t)), noise = Math.sqrt(1 - alphabarAt(box.t));
      const values = numbers().clean.map((x, i) => signal * x + noise * numbers().noise[i]!);
      chart()?.show({ counted: histogramOf(values, domain(), bins), ...lawAt(box.t), top: top() });
    });
    return <div class="histogram-box" ref={host} role="img" aria-label={say("histogramAlternative", { count, t: box.t, mean: shortNumber(lawAt(box.t).mean, 3), variance: shortNumber(lawAt(box.t).variance, 3) })} />;
  };
  const atCursor = () => [["mean", lawAt(page.t()).mean], ["variance", lawAt(page.t()).variance]] as const;
  return (
    <FigureFrame {...props}>
      <div class="figure-values">
        <span class="figure-at">t = {page.t()}</span>
        <For each={atCursor()}>{([name, value]) => <span class="figure-value role-signal">{name === "mean" ? say("mean") : "σ²"} <b>{shortNumber(value, 4)}</b></span>}</For>
        <span class="figure-value">{say("seed", { seed: data().seed })}</span>
      </div>
      <Show when={props.at.length > 0} fallback={<Box t={page.t()} />}>
        <Panels at={props.at}>{(t) => <Box t={t} />}</Panels>
      </Show>
      <p class="figure-legend"><MathText text={say("histogramLegend", { count })} /></p>
    </FigureFrame>
  );
}

export const histogram: PictureKind = { title: { en: "Histograms of x_t", zh: "x_t 的直方图" }, lacks: lacksColumn("alphabar"), component: HistogramPicture };

import { createEffect, createMemo, Show } from "solid-js";
import { FigureFrame } from "../FigureFrame.tsx";
import { shortNumber } from "../number-text.ts";
import { usePage } from "../page.ts";
import { visibleChart } from "../visible-chart.ts";
import { useSay } from "./messages.ts";
import { Panels } from "./Panels.tsx";
import { columnAt, lacksColumn, type PictureKind, type PictureProps } from "./picture.ts";
import { cloudOf, sheetData } from "./sheet-data.ts";

const count = 2000;

/** Points of the sheet's data at the cursor, or side by side at the steps that are named. */
function PointsPicture(props: PictureProps) {
  const page = usePage();
  const say = useSay();
  const data = createMemo(() => sheetData(page), undefined, { equals: (a, b) => Object.values(a).join() === Object.values(b).join() });
  const cloud = createMemo(() => cloudOf(data(), count));
  const alphabarAt = (t: number) => (t === 0 ? 1 : (columnAt(page, "alphabar", t) ?? NaN));

  const Box = (box: { readonly t: number }) => {
    let host!: HTMLDivElement;
    const chart = visibleChart(() => host, ({ cloudChart }) => cloudChart(host));
    createEffect(() => {
      // The canvas takes its colours from the theme when it draws.
      page.theme();
      chart()?.show(cloud(), alphabarAt(box.t), cloud().extent);
    });
    return <div class="roll-box" ref={host} role="img" aria-label={say("pointsAlternative", { count, t: box.t })} />;
  };
  return (
    <FigureFrame {...props}>
      <div class="figure-values">
        <span class="figure-at">t = {page.t()}</span>
        <span class="figure-value">ᾱ <b>{shortNumber(alphabarAt(page.t()), 4)}</b></span>
        <span class="figure-value">{say("seed", { seed: data().seed })}</span>
      </div>
      <Show when={props.at.length > 0} fallback={<Box t={page.t()} />}>
        <Panels at={props.at} framed>{(t) => <Box t={t} />}</Panels>
      </Show>
    </FigureFrame>
  );
}

export const points: PictureKind = { title: { en: "Points of the data at their steps", zh: "各时刻的数据点" }, lacks: lacksColumn("alphabar"), component: PointsPicture };

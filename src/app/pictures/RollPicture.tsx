import { createEffect, For, Show } from "solid-js";
import { FigureFrame } from "../FigureFrame.tsx";
import { shortNumber } from "../number-text.ts";
import { usePage } from "../page.ts";
import { visibleChart } from "../visible-chart.ts";
import { columnAt, lacksColumn, type PictureKind, type PictureProps } from "./picture.ts";

const seed = 3;

/** The Swiss roll at the cursor, or side by side at the steps that are named. */
function RollPicture(props: PictureProps) {
  const page = usePage();
  const alphabarAt = (t: number) => columnAt(page, "alphabar", t) ?? NaN;
  const words = () => {
    const alphabar = alphabarAt(page.t());
    // A column that is being mended has no value: the line keeps its place and says none.
    if (Number.isNaN(alphabar)) return "ᾱ –";
    return page.say("rollValue", { alphabar: shortNumber(alphabar, 4), signal: shortNumber(Math.sqrt(alphabar), 3), noise: shortNumber(Math.sqrt(1 - alphabar), 3) });
  };
  return (
    <FigureFrame {...props}>
      <Show
        when={props.at.length > 0}
        fallback={<><div class="figure-values"><span class="figure-at">t = {page.t()}</span><span class="figure-value">{words()}</span></div><RollBox alphabar={alphabarAt(page.t())} /></>}
      >
        <ul class="panels">
          <For each={props.at}>{(t) => <Panel t={t} alphabar={alphabarAt(t)} />}</For>
        </ul>
      </Show>
    </FigureFrame>
  );
}

function Panel(props: { readonly t: number; readonly alphabar: number }) {
  const page = usePage();
  return (
    <li>
      <RollBox alphabar={props.alphabar} />
      <button type="button" class="panel-at" aria-pressed={page.t() === props.t} onClick={() => page.setT(props.t)}>t = {props.t}</button>
    </li>
  );
}

function RollBox(props: { readonly alphabar: number }) {
  const page = usePage();
  let host!: HTMLDivElement;
  const chart = visibleChart(() => host, ({ rollChart }) => rollChart(host, seed));
  createEffect(() => {
    // The canvas takes its colours from the theme when it draws.
    page.theme();
    chart()?.show(props.alphabar);
  });
  return <div class="roll-box" ref={host} role="img" aria-label={page.say("rollAlternative")} />;
}

export const roll: PictureKind = { title: { en: "5,000 points of the Swiss roll", zh: "瑞士卷的 5,000 个点" }, lacks: lacksColumn("alphabar"), component: RollPicture };

import { createEffect } from "solid-js";
import { FigureFrame, type FigureProps } from "./FigureFrame.tsx";
import { shortNumber } from "./number-text.ts";
import { usePage } from "./page.ts";
import { visibleChart } from "./visible-chart.ts";

interface RollProps {
  readonly alphabar: () => number | undefined;
}

const seed = 3;

/** The Swiss roll at the cursor, on a canvas. */
export function RollFigure(props: FigureProps & RollProps) {
  const page = usePage();
  const words = () => {
    const alphabar = props.alphabar() ?? NaN;
    return page.say("rollValue", { alphabar: shortNumber(alphabar, 4), signal: shortNumber(Math.sqrt(alphabar), 3), noise: shortNumber(Math.sqrt(1 - alphabar), 3) });
  };
  return (
    <FigureFrame {...props}>
      <div class="figure-values"><span class="figure-at">t = {page.t()}</span><span class="figure-value">{words()}</span></div>
      <RollBox alphabar={props.alphabar} />
    </FigureFrame>
  );
}

function RollBox(props: RollProps) {
  const page = usePage();
  let host!: HTMLDivElement;
  const chart = visibleChart(() => host, ({ rollChart }) => rollChart(host, seed));
  createEffect(() => {
    // The canvas takes its colours from the theme when it draws.
    page.theme();
    chart()?.show(props.alphabar() ?? NaN);
  });
  return <div class="roll-box" ref={host} role="img" aria-label={page.say("rollAlternative")} />;
}

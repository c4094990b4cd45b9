import { createMemo, For, Show } from "solid-js";
import { Figure } from "./Figure.tsx";
import { useSay } from "./messages.ts";
import { PlanePicture } from "./PlanePicture.tsx";
import { PlotPicture } from "./PlotPicture.tsx";
import { histogram } from "./SamplesFigure.tsx";
import { extentOf, type Training } from "./training.ts";

/** The samples on their way: the points at some of the steps that the sampler passed. */
export function StripFigure(props: { readonly training: Training }) {
  const say = useSay();
  const run = props.training;
  /** Five of the steps that were sent, the first and the last among them. */
  const strip = createMemo(() => {
    const all = [...run.strip()].toSorted(([a], [b]) => b - a);
    return all.filter((_, i) => all.length <= 5 || [0, 1, 2, 3, 4].some((k) => i === Math.round((k * (all.length - 1)) / 4)));
  });
  const dots = (points: Float32Array) => [{ points, colour: "--noise", size: 1.5, opacity: 0.5 }];
  const extent = () => extentOf(run.points());
  return (
    <Show when={strip().length > 1}>
      <Figure name="strip" title={say("stripFigure")}>
        <div class="train-strip" role="group" aria-label={say("stripAlternative")}>
          <For each={strip()}>
            {([t, points]) => (
              <figure>
                <Show when={run.points().dimension === 2} fallback={<PlotPicture curves={() => [{ name: "samples", label: "", role: "noise", ...histogram(points, extent()) }]} axes={() => ({ xDomain: [-extent(), extent()], yScale: "linear", xLabel: "x" })} motion={() => "rest"} label={`t = ${t}`} />}>
                    <PlanePicture small layers={() => dots(points)} extent={extent()} label={`t = ${t}`} />
                  </Show>
                <figcaption>t = {t}</figcaption>
              </figure>
            )}
          </For>
        </div>
      </Figure>
    </Show>
  );
}

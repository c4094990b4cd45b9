import { createMemo, For, Show } from "solid-js";
import { Figure } from "./Figure.tsx";
import { useSay } from "./messages.ts";
import { PlanePicture } from "./PlanePicture.tsx";
import { raised } from "./SamplesFigure.tsx";
import { extentOf, inPlane, type Training } from "./training.ts";

/** The samples on their way: the points at some of the steps that the sampler passed. */
export function StripFigure(props: { readonly training: Training }) {
  const say = useSay();
  const run = props.training;
  const strip = createMemo(() => [...run.strip()].toSorted(([a], [b]) => b - a));
  const dots = (points: Float32Array) => [{ points: raised(inPlane({ dimension: run.points().dimension, values: points }), run.points().dimension, 4), colour: "--noise", size: 1.5, opacity: 0.5 }];
  return (
    <Show when={strip().length > 1}>
      <Figure name="strip" title={say("stripFigure")}>
        <div class="train-strip" role="group" aria-label={say("stripAlternative")}>
          <For each={strip()}>
            {([t, points]) => (
              <figure>
                <PlanePicture small layers={() => dots(points)} extent={extentOf(run.points())} label={`t = ${t}`} />
                <figcaption>t = {t}</figcaption>
              </figure>
            )}
          </For>
        </div>
      </Figure>
    </Show>
  );
}

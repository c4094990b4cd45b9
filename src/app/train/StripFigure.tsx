import { createMemo, For, Show } from "solid-js";
import { random, seedOf } from "../../base/random.ts";
import { Figure } from "./Figure.tsx";
import { useSay } from "./messages.ts";
import { PlanePicture } from "./PlanePicture.tsx";
import { PlotPicture } from "./PlotPicture.tsx";
import { histogram } from "./SamplesFigure.tsx";
import type { Training } from "./training.ts";

const pictures = 5, shown = 1000;

/** Both ways at the same steps: data turned to noise, and the samples that the sampler drew from noise. */
export function StripFigure(props: { readonly training: Training }) {
  const say = useSay();
  const run = props.training;
  /** Five of the steps that were sent, the first and the last among them. */
  const strip = createMemo(() => {
    const all = [...run.strip()].toSorted(([a], [b]) => b - a);
    const wanted = Array.from({ length: pictures }, (_, k) => Math.round((k * (all.length - 1)) / (pictures - 1)));
    return all.filter((_, i) => all.length <= pictures || wanted.includes(i));
  });
  const forward = (t: number): Float32Array => {
    const schedule = run.schedule();
    const kept = "alphabar" in schedule ? schedule.alphabar[t]! : NaN;
    const draw = random(seedOf(`forward ${t}`, run.settings().seed));
    return run.points().values.slice(0, shown * run.points().dimension).map((x) => Math.sqrt(kept) * x + Math.sqrt(1 - kept) * draw.normal());
  };
  const rows = createMemo(() => [
    { name: "forwardStrip" as const, colour: "--signal", pictures: strip().map(([t]) => ({ t, points: forward(t) })).toReversed() },
    { name: "reverseStrip" as const, colour: "--noise", pictures: strip().map(([t, points]) => ({ t, points })) },
  ]);
  return (
    <Show when={strip().length > 1}>
      <Figure name="strip" title={say("stripFigure")}>
        <For each={rows()}>
          {(row) => (
            <div class="train-strip" role="group" aria-label={say(row.name)}>
              <p>{say(row.name)}</p>
              <For each={row.pictures}>{({ t, points }) => <Picture training={run} t={t} points={points} colour={row.colour} />}</For>
            </div>
          )}
        </For>
      </Figure>
    </Show>
  );
}

function Picture(props: { readonly training: Training; readonly t: number; readonly points: Float32Array; readonly colour: string }) {
  const run = props.training;
  const label = () => `t = ${props.t}`;
  const curves = () => [{ name: "points", label: "", role: props.colour === "--signal" ? "signal" as const : "noise" as const, ...histogram(props.points, run.extent()) }];
  return (
    <figure>
      <Show when={run.points().dimension === 2} fallback={<PlotPicture curves={curves} axes={() => ({ xDomain: [-run.extent(), run.extent()], yScale: "linear", xLabel: "x" })} motion={() => "rest"} label={label()} />}>
        <PlanePicture small layers={() => [{ points: props.points, colour: props.colour, size: 1.5, opacity: 0.5 }]} extent={run.extent()} label={label()} />
      </Show>
      <figcaption>{label()}</figcaption>
    </figure>
  );
}

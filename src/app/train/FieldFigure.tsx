import { createEffect, on } from "solid-js";
import type { Layer } from "../../chart/scatter-chart.ts";
import { Figure } from "./Figure.tsx";
import { useSay } from "./messages.ts";
import { PlanePicture } from "./PlanePicture.tsx";
import type { Training } from "./training.ts";

const side = 15;

/** Where the network would move each place of the plane at step t, against −ε̂, beside where the exact denoiser would. */
export function FieldFigure(props: { readonly training: Training; readonly t: number; readonly onT: (t: number) => void }) {
  const say = useSay();
  const run = props.training;
  const steps = () => {
    const schedule = run.schedule();
    return "alphabar" in schedule ? schedule.steps : 1;
  };
  const ask = () => {
    if (run.status() === "unready" || run.status() === "preparing" || run.status() === "stopped" || run.points().dimension !== 2) return;
    const at = new Float32Array(2 * side * side), extent = run.extent();
    for (let i = 0; i < side * side; i++) {
      at[2 * i] = extent * (((i % side) + 0.5) / side * 2 - 1) * 0.95;
      at[2 * i + 1] = extent * ((Math.floor(i / side) + 0.5) / side * 2 - 1) * 0.95;
    }
    run.askField(props.t, at);
  };
  createEffect(on([() => props.t, run.status, () => run.excess()?.step], ask));
  const layers = (): readonly Layer[] => {
    const field = run.field();
    if (!field) return [];
    const against = (vectors: Float32Array) => vectors.map((x) => -x);
    return [{ at: field.at, vectors: against(field.exact), colour: "--posterior" }, { at: field.at, vectors: against(field.network), colour: "--signal" }];
  };
  return (
    <Figure name="field" title={say("fieldFigure")} values={
      <>
        <span class="figure-at">t = {props.t}</span>
        <span class="figure-value role-signal">{say("network")}</span>
        <span class="figure-value role-posterior">{say("best")}</span>
      </>
    }>
      <PlanePicture layers={layers} extent={run.extent()} label={say("fieldAlternative")} />
      <input class="train-cursor" type="range" min={1} max={steps()} value={props.t} aria-label="t" onInput={(event) => props.onT(event.currentTarget.valueAsNumber)} />
    </Figure>
  );
}

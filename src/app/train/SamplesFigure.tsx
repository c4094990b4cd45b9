import { createEffect, createMemo, createSignal, For, on, Show } from "solid-js";
import type { Curve } from "../../chart/curve.ts";
import type { Dots, Layer, Ways } from "../../chart/scatter-chart.ts";
import type { Teller } from "../../train/protocol.ts";
import { ancestralSteps, ddimSteps, type Grid, gridOf, type ReverseStep } from "../../train/sample/coefficients.ts";
import { shortNumber } from "../number-text.ts";
import type { SheetStore } from "../sheet-store.ts";
import { Figure } from "./Figure.tsx";
import { useSay } from "./messages.ts";
import { PlanePicture } from "./PlanePicture.tsx";
import { Field, Menu } from "./RunSettings.tsx";
import { samplersIn, stepsOfCell } from "./sheet-sampler.ts";
import { PlotPicture } from "./PlotPicture.tsx";
import type { Training } from "./training.ts";

const tellers: readonly Teller[] = ["average", "weights", "exact"];
const grids: readonly Grid[] = ["every", "uniform", "quadratic", "trailing"];
const drawn = 1000, clampAt = 2.5, stations = 24, followed = 8, preview = 400, previewEvery = 8000;

interface SamplesFigureProps {
  readonly training: Training;
  readonly store: SheetStore | undefined;
}

/** Samples over the data, by any of the samplers, whose coefficients come from the sheet. */
export function SamplesFigure(props: SamplesFigureProps) {
  const say = useSay();
  const run = props.training;
  const [sampler, setSampler] = createSignal("ancestralPosterior");
  const [eta, setEta] = createSignal(0);
  const [grid, setGrid] = createSignal<Grid>("quadratic");
  const [count, setCount] = createSignal(50);
  const [clamped, setClamped] = createSignal(true);
  const [teller, setTeller] = createSignal<Teller>("average");
  const cells = createMemo(() => (props.store ? samplersIn(props.store) : []));
  const fromSheet = () => cells().includes(sampler());

  const steps = (): readonly ReverseStep[] | undefined => {
    const schedule = run.schedule();
    if (!("alphabar" in schedule)) return undefined;
    if (fromSheet()) return stepsOfCell(props.store!, sampler());
    const visited = gridOf(grid(), count(), schedule.steps);
    if (sampler() === "ddim") return ddimSteps(schedule.alphabar, visited, eta());
    return ancestralSteps(schedule.alphabar, visited, sampler() === "ancestralBeta" ? "beta" : "posterior");
  };
  const sample = (points: number, by = teller()) => {
    const found = steps();
    if (!found || found.length === 0) return;
    const shown = Array.from({ length: stations }, (_, i) => found[Math.min(found.length - 1, Math.round((i * found.length) / stations))]!.from);
    run.sample({ teller: by, steps: found, count: points, shown, ...(clamped() && standard() && { clamp: clampAt }) });
  };
  // Before anything is learned, what a network that knew all would draw.
  createEffect(on(run.status, (status) => {
    if (status === "ready" && !run.sampled() && !fromSheet() && grid() !== "every") sample(preview, "exact");
  }));
  // While the network learns, a few samples are drawn anew now and then, once the last are done.
  let previewed = 0;
  createEffect(on(() => run.excess()?.step, () => {
    const resting = run.status() !== "training" || run.sampled()?.done === false || performance.now() - previewed < previewEvery;
    if (resting || fromSheet() || grid() === "every" || teller() === "exact") return;
    previewed = performance.now();
    sample(preview);
  }, { defer: true }));

  /** The clamp is for standardised data, whose points lie within it. */
  const standard = () => run.extent() <= 3.21;

  const data = createMemo((): Dots => ({ points: run.points().values, colour: "--ink-second", size: 1.5, opacity: 0.22 }));
  const layers = (): readonly Layer[] => {
    const now = run.sampled();
    if (!now) return [data()];
    const ways: Ways = { stations: [...run.strip()].toSorted(([a], [b]) => b - a).map(([, points]) => points), count: followed, colour: "--noise" };
    const drawnBy: Dots = { points: now.points, colour: now.teller === "exact" ? "--posterior" : "--noise", size: 2.2, opacity: now.teller === "exact" ? 0.45 : 0.75 };
    return [data(), ...(now.done && now.teller !== "exact" ? [ways] : []), drawnBy];
  };
  /** Of one coordinate, the shares of the points in even stretches. */
  const curves = createMemo((): Curve[] => [
    { name: "data", label: say("data"), role: "plain", ...histogram(run.points().values, run.extent()) },
    ...(run.sampled() ? [{ name: "samples", label: say("samples"), role: run.sampled()!.teller === "exact" ? "posterior" : "noise", ...histogram(run.sampled()!.points, run.extent()) } as const] : []),
  ]);

  return (
    <Figure name="samples" title={say("samplesFigure")} values={
      <Show when={run.sampled()} fallback={<span>{say("samplesEmpty")}</span>}>
        {(now) => (
          <>
            <span class="figure-at">t = {now().t}</span>
            <Show when={now().teller === "exact"}><span class="figure-value role-posterior">{say("byExact")}</span></Show>
            <Show when={now().done && run.nearness()}>
              {(near) => <span>{say("nearness", Object.fromEntries(Object.entries(near()).map(([name, value]) => [name, shortNumber(value as number, 2)])))}</span>}
            </Show>
          </>
        )}
      </Show>
    }>
      <Show when={run.points().dimension === 2} fallback={<PlotPicture curves={curves} axes={() => ({ xDomain: [-run.extent(), run.extent()], yScale: "linear", xLabel: "x" })} motion={() => "rest"} label={say("samplesAlternative")} />}>
        <PlanePicture layers={layers} extent={run.extent()} label={say("samplesAlternative")} />
      </Show>
      <div class="train-sampler">
        <button type="button" class="primary" disabled={run.status() === "preparing"} onClick={() => sample(drawn)}>{say("sampleNow")}</button>
        <Menu label={say("sampler")} value={sampler()} onValue={setSampler}>
          <option value="ancestralPosterior">{say("ancestralPosterior")}</option>
          <option value="ancestralBeta">{say("ancestralBeta")}</option>
          <option value="ddim">{say("ddim")}</option>
          <For each={cells()}>{(name) => <option value={name}>{say("fromSheet", { name })}</option>}</For>
        </Menu>
        <Menu label={say("teller")} value={teller()} onValue={(value) => setTeller(value as Teller)}>
          <For each={tellers}>{(value) => <option value={value}>{say(value)}</option>}</For>
        </Menu>
        <Show when={!fromSheet()}>
          <Menu label={say("visited")} value={grid()} onValue={(value) => setGrid(value as Grid)}>
            <For each={grids}>{(value) => <option value={value}>{say(value)}</option>}</For>
          </Menu>
          <Show when={grid() !== "every"}><Field label={say("gridCount")} value={count()} low={1} high={10_000} whole onValue={setCount} /></Show>
        </Show>
        <Show when={sampler() === "ddim"}><Field label={say("eta")} value={eta()} low={0} high={1} onValue={setEta} /></Show>
        <Show when={standard()}><label class="train-check"><input type="checkbox" checked={clamped()} onChange={(event) => setClamped(event.currentTarget.checked)} /> {say("clamp")}</label></Show>
      </div>
    </Figure>
  );
}

/** The density of values on −extent … extent, in 80 stretches. */
export function histogram(values: Float32Array, extent: number): { readonly from: number; readonly step: number; readonly values: Float64Array } {
  const bins = 80, step = (2 * extent) / bins;
  const counts = new Float64Array(bins);
  for (const x of values) {
    const bin = Math.floor((x + extent) / step);
    if (bin >= 0 && bin < bins) counts[bin]!++;
  }
  return { from: step / 2 - extent, step, values: counts.map((count) => count / (values.length * step)) };
}

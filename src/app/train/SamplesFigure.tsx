import { createMemo, createSignal, For, Show } from "solid-js";
import { random, seedOf } from "../../base/random.ts";
import type { Dots } from "../../chart/scatter-chart.ts";
import type { Teller } from "../../train/protocol.ts";
import { ancestralSteps, ddimSteps, type Grid, gridOf, type ReverseStep } from "../../train/sample/coefficients.ts";
import { shortNumber } from "../number-text.ts";
import type { SheetStore } from "../sheet-store.ts";
import { Figure } from "./Figure.tsx";
import { useSay } from "./messages.ts";
import { PlanePicture } from "./PlanePicture.tsx";
import { Field, Menu } from "./RunSettings.tsx";
import { samplersIn, stepsOfCell } from "./sheet-sampler.ts";
import { extentOf, inPlane, type Training } from "./training.ts";

const tellers: readonly Teller[] = ["average", "weights", "exact"];
const grids: readonly Grid[] = ["every", "uniform", "quadratic", "trailing"];
const drawn = 1000, clampAt = 2.5;

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
  const sample = () => {
    const found = steps();
    if (!found || found.length === 0) return;
    const shown = Array.from({ length: 4 }, (_, i) => found[Math.min(found.length - 1, Math.round((i * found.length) / 4))]!.from);
    run.sample({ teller: teller(), steps: found, count: drawn, shown, ...(clamped() && standard() && { clamp: clampAt }) });
  };
  /** The clamp is for standardised data, whose points lie within it. */
  const standard = () => extentOf(run.points()) <= 3.21;

  const extent = () => extentOf(run.points());
  const data = createMemo((): Dots => ({ points: raised(inPlane(run.points()), run.points().dimension, 3), colour: "--ink-second", size: 1.5, opacity: 0.22 }));
  const layers = () => {
    const now = run.sampled();
    return now ? [data(), { points: raised(inPlane({ dimension: run.points().dimension, values: now.points }), run.points().dimension, 4), colour: "--noise", size: 2.2, opacity: 0.75 }] : [data()];
  };

  return (
    <Figure name="samples" title={say("samplesFigure")} values={
      <Show when={run.sampled()} fallback={<span>{say("samplesEmpty")}</span>}>
        {(now) => (
          <>
            <span class="figure-at">t = {now().t}</span>
            <Show when={now().done && run.nearness()}>
              {(near) => <span>{say("nearness", Object.fromEntries(Object.entries(near()).map(([name, value]) => [name, shortNumber(value as number, 2)])))}</span>}
            </Show>
          </>
        )}
      </Show>
    }>
      <PlanePicture layers={layers} extent={extent()} label={say("samplesAlternative")} />
      <div class="train-sampler">
        <button type="button" class="primary" disabled={run.status() === "preparing"} onClick={sample}>{say("sampleNow")}</button>
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

/** Points on a line are spread upwards at random, so that their density is seen: data below the middle, samples above. */
export function raised(points: Float32Array, dimension: 1 | 2, seed: number): Float32Array {
  if (dimension === 2) return points;
  const draw = random(seedOf("raised", seed));
  const side = seed === 3 ? -1 : 1;
  return points.map((x, i) => (i % 2 === 0 ? x : side * (0.15 + draw.uniform())));
}

import { createMemo, Show } from "solid-js";
import type { Axes } from "../../chart/axes.ts";
import { type Curve, valueAt } from "../../chart/curve.ts";
import { shortNumber } from "../number-text.ts";
import { Figure } from "./Figure.tsx";
import { useSay } from "./messages.ts";
import { PlotPicture } from "./PlotPicture.tsx";
import type { History } from "./history.ts";
import type { Training } from "./training.ts";

/** Losses as they were read, smoothed, over the line that no network can cross. */
export function LossFigure(props: { readonly training: Training }) {
  const say = useSay();
  const run = props.training;
  const last = () => Math.max(run.settings().rate.steps, 2);
  const curves = createMemo((): Curve[] => {
    const history = run.history(), floor = run.floor();
    const [raw, smooth] = evenly(history, last());
    return [
      { name: "raw", label: "", role: "plain", from: 0, step: raw.step, values: raw.values },
      { name: "smooth", label: say("loss"), role: "signal", from: 0, step: smooth.step, values: smooth.values },
      ...(floor ? [{ name: "floor", label: say("floor"), role: "posterior", dash: "5 3", from: 0, step: last(), values: Float64Array.of(floor.mean, floor.mean) } as const] : []),
    ];
  });
  const axes = (): Axes => ({ xDomain: [0, last()], yScale: "log", xLabel: "step" });
  return (
    <Figure name="loss" title={say("lossFigure")} values={
      <>
        <Show when={run.history().losses.length > 0}><span class="figure-value role-signal">{say("loss")} <b>{number(smoothedLoss(run.history()))}</b></span></Show>
        <Show when={run.floor()}>{(floor) => <span class="figure-value role-posterior">{say("floor")} <b>{number(floor().mean)}</b></span>}</Show>
        <Show when={run.excess()}>{(excess) => <span class="figure-value">{say("excessOver", { excess: `${number(excess().mean)} ± ${number(excess().standardError, 2)}` })}</span>}</Show>
      </>
    }>
      <PlotPicture curves={curves} axes={axes} motion={() => (run.status() === "training" ? "live" : "rest")} label={say("lossFigure")} />
    </Figure>
  );
}

/** The running loss by t, averaged over neighbouring t, beside the least that could be reached there. */
export function LossByStepFigure(props: { readonly training: Training; readonly t: number; readonly onT: (t: number) => void }) {
  const say = useSay();
  const run = props.training;
  const steps = () => {
    const schedule = run.schedule();
    return "alphabar" in schedule ? schedule.steps : 1;
  };
  const curves = createMemo((): Curve[] => {
    const found: Curve[] = [];
    const progress = run.progress(), floor = run.floor();
    if (progress) found.push({ name: "loss_t", label: say("loss"), role: "signal", from: 0, step: 1, values: smoothed(progress.lossByStep) });
    if (floor) found.push({ name: "floor_t", label: say("floor"), role: "posterior", dash: "5 3", from: 0, step: 1, values: smoothed(floor.byStep) });
    return found;
  });
  const axes = (): Axes => ({ xDomain: [1, Math.max(2, steps())], yScale: "linear", xLabel: "t" });
  return (
    <Figure name="loss-by-t" title={say("byStepFigure")} values={
      <>
        <span class="figure-at">t = {props.t}</span>
        {curves().map((curve) => <Show when={!Number.isNaN(valueAt(curve, props.t))}><span class={`figure-value role-${curve.role}`}>{curve.label} <b>{number(valueAt(curve, props.t))}</b></span></Show>)}
      </>
    }>
      <PlotPicture curves={curves} axes={axes} motion={() => (run.status() === "training" ? "live" : "rest")} cursor={() => props.t} onPoint={(x) => props.onT(Math.round(x))} label={say("byStepFigure")} />
    </Figure>
  );
}

/** Each t with its neighbours, a hundredth of all to either side; t without a sample yet are passed over. */
function smoothed(values: Float64Array): Float64Array {
  const reach = Math.floor(values.length / 100);
  return values.map((_, t) => {
    let sum = 0, count = 0;
    for (let s = Math.max(1, t - reach); s <= Math.min(values.length - 1, t + reach); s++)
      if (!Number.isNaN(values[s]!)) {
        sum += values[s]!;
        count++;
      }
    return t === 0 || count === 0 ? NaN : sum / count;
  });
}

const number = (x: number, digits = 3) => shortNumber(x, digits);

/** The mean of the last tenth of what was read, at least 20 entries. */
const smoothedLoss = ({ losses }: History): number => {
  const some = losses.slice(-Math.max(20, Math.round(losses.length / 10)));
  return some.reduce((sum, x) => sum + x, 0) / some.length;
};

interface Evenly {
  readonly step: number;
  readonly values: Float64Array;
}

const buckets = 400;

/** A history as curves over even steps: the mean of each stretch, and a mean over more of them that follows slowly. */
function evenly({ steps, losses }: History, last: number): readonly [Evenly, Evenly] {
  const sums = new Float64Array(buckets + 1), counts = new Float64Array(buckets + 1);
  steps.forEach((step, i) => {
    const bucket = Math.min(buckets, Math.round((step / last) * buckets));
    sums[bucket]! += losses[i]!;
    counts[bucket]!++;
  });
  const raw = sums.map((sum, i) => (counts[i] === 0 ? NaN : sum / counts[i]!));
  let held = NaN;
  const smooth = raw.map((value) => {
    if (Number.isNaN(value)) return NaN;
    held = Number.isNaN(held) ? value : held + 0.15 * (value - held);
    return held;
  });
  return [{ step: last / buckets, values: joined(raw) }, { step: last / buckets, values: joined(smooth) }];
}

/** Gaps between two known values are bridged; what comes after the last stays open. */
function joined(values: Float64Array): Float64Array {
  const result = values.slice();
  let before = -1;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) continue;
    for (let k = before < 0 ? i : before + 1; k < i; k++) result[k] = values[before]! + ((values[i]! - values[before]!) * (k - before)) / (i - before);
    before = i;
  }
  return result;
}

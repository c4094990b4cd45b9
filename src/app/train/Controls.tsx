import { createEffect, createSignal, Match, on, onMount, Show, Switch } from "solid-js";
import { wordProblem } from "../../base/wording.ts";
import shippedRun from "../assets/roll.alphabar-run?url";
import { shortNumber } from "../number-text.ts";
import { useReader } from "../reader.ts";
import { readRun, type SavedRun, writeRun } from "../../train/run-file.ts";
import { saveFile } from "../save-file.ts";
import { keepRun, keptRun } from "./kept-run.ts";
import { useSay } from "./messages.ts";
import type { Training } from "./training.ts";

/** Train, pause, step and start over; how far the run is; and what stands in its way. */
export function Controls(props: { readonly training: Training }) {
  const reader = useReader();
  const say = useSay();
  const run = props.training;
  const step = () => run.progress()?.step ?? 0;
  const all = () => run.settings().rate.steps;
  const busy = () => run.status() === "training" || run.status() === "preparing";
  const [offered, setOffered] = createSignal<SavedRun>();
  const [unread, setUnread] = createSignal<string>();
  onMount(() => void keptRun().then(setOffered));
  // A run that rests is kept in this browser.
  createEffect(on(run.status, (status, before) => {
    if (before === "training" && (status === "paused" || status === "done")) void run.save().then((saved) => saved && keepRun(saved));
  }));
  const take = (saved: SavedRun) => {
    setOffered(undefined);
    run.take(saved);
  };
  const download = async () => {
    const saved = await run.save();
    if (saved) saveFile(`run-${saved.learned.iteration}.alphabar-run`, new Blob([writeRun(saved, "everything")]));
  };
  const takeShipped = async () => {
    const read = readRun(new Uint8Array(await (await fetch(shippedRun)).arrayBuffer()));
    if (read.ok) take(read.run);
  };
  const open = async (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    if (!file) return;
    const read = readRun(new Uint8Array(await file.arrayBuffer()));
    setUnread(read.ok ? undefined : say("cannotRead", { name: file.name, problem: wordProblem(read.problem, reader.language()) }));
    if (read.ok) take(read.run);
    input.value = "";
  };
  const left = () => {
    const speed = run.progress()?.speed ?? 0;
    return speed > 0 ? timeText((all() - step()) / speed) : undefined;
  };
  const problem = () => {
    const schedule = run.schedule();
    return "alphabar" in schedule ? undefined : schedule;
  };
  return (
    <section class="train-controls" aria-label={say("title")} data-status={run.status()} data-step={step()} data-loss={run.progress()?.loss} data-backend={run.backend()?.name}>
      <div class="train-buttons">
        <Show when={run.status() === "training"} fallback={<button type="button" class="primary" disabled={busy() || problem() !== undefined || run.status() === "done"} onClick={() => run.train()}>{say(step() > 0 ? "goOn" : "train")}</button>}>
          <button type="button" class="primary" onClick={() => run.pause()}>{say("pause")}</button>
        </Show>
        <button type="button" class="quiet" disabled={busy() || problem() !== undefined || run.status() === "done"} onClick={() => run.train(1)}>{say("step")}</button>
        <button type="button" class="quiet" disabled={run.status() === "preparing" || problem() !== undefined} onClick={() => run.restart()}>{say("reset")}</button>
      </div>
      <div class="train-buttons">
        <button type="button" class="quiet" disabled={run.backend() === undefined || busy()} onClick={() => void download()}>{say("saveRun")}</button>
        <label class="train-file"><input type="file" accept=".alphabar-run" class="visually-hidden" onChange={(event) => void open(event.currentTarget)} /><span class="quiet">{say("openRun")}</span></label>
        <Show when={run.status() === "ready" && !offered()}><button type="button" class="quiet" onClick={() => void takeShipped()}>{say("shipped")}</button></Show>
        <Show when={offered()}>{(kept) => <button type="button" class="quiet strong" onClick={() => take(kept())}>{say("takeUp", { step: kept().learned.iteration.toLocaleString("en") })}</button>}</Show>
      </div>
      <Show when={unread()}>{(text) => <p class="train-message wrong" role="alert">{text()}</p>}</Show>
      <progress max={all()} value={step()} aria-label={say("stepsDone", { step: step(), all: all() })} />
      <p class="train-state" role="status">
        <span>{say(run.status())}</span>
        <span>{say("stepsDone", { step: step().toLocaleString("en"), all: all().toLocaleString("en") })}</span>
        <Show when={run.status() === "training" && run.progress()}>{(now) => <span>{say("speed", { speed: shortNumber(now().speed, 3) })}</span>}</Show>
        <Show when={run.status() === "training" && left()}>{(time) => <span>{say("left", { time: time() })}</span>}</Show>
      </p>
      <Show when={run.backend()}>
        {(backend) => (
          <p class="train-backend">
            {say("runsOn", { backend: backend().name, reason: say(backend().reason, { renderer: backend().renderer ?? "" }) })} · {say("parameters", { count: run.parameters().toLocaleString("en") })}
          </p>
        )}
      </Show>
      <Switch>
        <Match when={problem()}>{(p) => <p class="train-message wrong" role="alert">{say("noSchedule", { problem: wordProblem(p(), reader.language()) })}</p>}</Match>
        <Match when={run.failure()}>{(message) => <p class="train-message wrong" role="alert">{say("failed", { message: message() })}</p>}</Match>
        <Match when={run.stop()?.kind !== "done" && run.stop()}>
          {(stop) => {
            const why = stop();
            return (
              <p class="train-message wrong" role="alert">
                {why.kind === "not a number" ? say("notANumber", { step: why.step }) : say("lost", { message: "message" in why ? why.message : "" })}{" "}
                <button type="button" class="quiet strong" onClick={() => run.resume()}>{say("resume")}</button>
                <Show when={"message" in why && run.backend()?.name === "webgl"}> <button type="button" class="quiet strong" onClick={() => run.resume("wasm")}>{say("resumeOnWasm")}</button></Show>
              </p>
            );
          }}
        </Match>
        <Match when={run.foreign()}><p class="train-message" role="status">{say("foreign")}</p></Match>
        <Match when={run.stale() && step() > 0}>
          <p class="train-message" role="status">{say("stale")} <button type="button" class="quiet strong" onClick={() => run.restart()}>{say("reset")}</button></p>
        </Match>
      </Switch>
    </section>
  );
}

/** "1:05", "2:03:00". */
function timeText(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (n: number) => String(n).padStart(2, "0");
  const hours = Math.floor(whole / 3600), minutes = Math.floor((whole % 3600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

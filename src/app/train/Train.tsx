import "./train.css";
import { createMemo, createSignal, onMount, Show } from "solid-js";
import { dataNames } from "../../train/data/known-data.ts";
import type { BackendName } from "../../train/backend.ts";
import { usual } from "../../train/settings.ts";
import { Header } from "../Header.tsx";
import { narrow } from "../narrow.ts";
import type { SheetStore } from "../sheet-store.ts";
import { ViewTabs } from "../ViewTabs.tsx";
import type { ViewProps } from "../ViewSwitch.tsx";
import { Controls } from "./Controls.tsx";
import { FieldFigure } from "./FieldFigure.tsx";
import { LossByStepFigure, LossFigure } from "./LossFigures.tsx";
import { useSay } from "./messages.ts";
import { RunSettings } from "./RunSettings.tsx";
import { SamplesFigure } from "./SamplesFigure.tsx";
import { StripFigure } from "./StripFigure.tsx";
import { publishedSampler } from "./sheet-sampler.ts";
import { createTraining } from "./create-training.ts";

interface TrainProps extends ViewProps {
  /** The sheet whose schedule is trained on and whose cells follow. */
  readonly store: SheetStore | undefined;
  readonly onSheet: (text: string) => void;
}

const backends: readonly string[] = ["webgl", "wasm", "cpu"];

/** A diffusion model learning in the page, against what theory says is possible. */
export default function Train(props: TrainProps) {
  const say = useSay();
  const asked = new URLSearchParams(location.search).get("backend") ?? "";
  const training = createTraining(() => props.store, usual, backends.includes(asked) ? (asked as BackendName) : undefined);
  const steps = createMemo(() => {
    const schedule = training.schedule();
    return "alphabar" in schedule ? schedule.steps : 1;
  });
  const [wanted, setT] = createSignal(200);
  const t = () => Math.min(Math.max(1, wanted()), steps());
  onMount(() => training.restart());

  const tryPublished = () => {
    props.onSheet(publishedSampler);
    props.onView("train");
    training.setData({ kind: "known", name: dataNames.find((name) => name === "gaussianLine")! });
  };

  return (
    <div class="app train" classList={{ narrow: narrow() }} hidden={props.view !== "train"} data-status={training.status()}>
      <Header view={props.view} onView={props.onView} title={<span class="audit-title">{say("title")}</span>} />
      <main class="train-columns">
        <Show when={narrow()}><Controls training={training} /></Show>
        <div class="train-side">
          <Show when={!narrow()}><Controls training={training} /></Show>
          <RunSettings training={training} store={props.store} />
          <p class="train-try"><button type="button" class="quiet strong" onClick={tryPublished}>{say("tryPublished")}</button> {say("tryPublishedHint")}</p>
        </div>
        <div class="train-figures">
          <LossFigure training={training} />
          <LossByStepFigure training={training} t={t()} onT={setT} />
          <SamplesFigure training={training} store={props.store} />
          <Show when={training.points().dimension === 2}><FieldFigure training={training} t={t()} onT={setT} /></Show>
          <StripFigure training={training} />
        </div>
      </main>
      <Show when={narrow()}><ViewTabs view={props.view} onView={props.onView} /></Show>
    </div>
  );
}

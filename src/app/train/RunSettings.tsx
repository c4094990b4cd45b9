import { createEffect, createMemo, createSignal, createUniqueId, For, type JSX, Show } from "solid-js";
import { wordProblem } from "../../base/wording.ts";
import { type DataName, dataNames } from "../../train/data/known-data.ts";
import { countOf } from "../../train/data/points.ts";
import { readCsv } from "../../train/data/read-csv.ts";
import type { Target } from "../../train/model/architecture.ts";
import { document003, type Settings, small, usual } from "../../train/settings.ts";
import { plainNumber, readNumber } from "../number-text.ts";
import { useReader } from "../reader.ts";
import type { SheetStore } from "../sheet-store.ts";
import { DrawPlane } from "./DrawPlane.tsx";
import { type TrainMessage, useSay } from "./messages.ts";
import type { Training } from "./training.ts";

const presets: readonly { readonly name: TrainMessage; readonly settings: Settings }[] = [
  { name: "presetUsual", settings: usual }, { name: "presetSmall", settings: small }, { name: "preset003", settings: document003 },
];
const targets: readonly Target[] = ["epsilon", "x0", "v"];

/** The data, the network and the optimiser of the next run. */
export function RunSettings(props: { readonly training: Training; readonly store: SheetStore | undefined }) {
  const say = useSay();
  const reader = useReader();
  const run = props.training;
  const [problem, setProblem] = createSignal<string>();
  const [drawing, setDrawing] = createSignal(false);
  const change = (part: Partial<Settings>) => run.setSettings({ ...run.settings(), ...part });
  const rate = () => run.settings().rate;
  const columns = createMemo(() => (props.store?.cells() ?? []).flatMap(({ line }) => (line?.kind === "column" ? [line.name] : [])));
  const architecture = () => run.settings().architecture;
  const own = () => {
    const data = run.data();
    return data.kind === "own" ? say("ownPoints", { name: data.name, count: countOf(data.points) }) : undefined;
  };
  const choose = (name: string) => {
    setDrawing(name === "drawn");
    if (dataNames.includes(name as DataName)) run.setData({ kind: "known", name: name as DataName });
  };
  const open = async (file: File | undefined) => {
    if (!file) return;
    const read = readCsv(await file.text());
    setProblem(read.ok ? undefined : say("cannotRead", { name: file.name, problem: wordProblem(read.problem, reader.language()) }));
    if (!read.ok) return;
    setDrawing(false);
    run.setData({ kind: "own", name: file.name, points: read.points });
  };

  return (
    <section class="train-settings" aria-label={say("settings")}>
      <Menu label={say("data")} value={drawing() ? "drawn" : own() ? "own" : (run.data() as { name: string }).name} onValue={choose}>
        <For each={dataNames}>{(name) => <option value={name}>{say(name)}</option>}</For>
        <option value="drawn">{say("drawnData")}</option>
        <Show when={!drawing() && own()}>{(name) => <option value="own">{name()}</option>}</Show>
      </Menu>
      <Show when={drawing()}><DrawPlane onPoints={(values) => run.setData({ kind: "own", name: say("drawnData"), points: { dimension: 2, values } })} /></Show>
      <label class="train-file"><input type="file" accept=".csv,.tsv,.txt,text/csv" class="visually-hidden" onChange={(event) => void open(event.currentTarget.files?.[0])} /><span class="quiet strong">{say("ownData")}</span></label>
      <Show when={problem()}>{(text) => <p class="train-message wrong" role="alert">{text()}</p>}</Show>
      <Menu label={say("preset")} value={presets.find(({ settings }) => same(settings, run.settings()))?.name ?? ""} onValue={(name) => { const found = presets.find((p) => p.name === name); if (found) run.setSettings({ ...found.settings, seed: run.settings().seed }); }}>
        <Show when={!presets.some(({ settings }) => same(settings, run.settings()))}><option value="">–</option></Show>
        <For each={presets}>{({ name }) => <option value={name}>{say(name)}</option>}</For>
      </Menu>
      <Menu label={say("target")} value={run.settings().target} onValue={(target) => change({ target: target as Target })}>
        <For each={targets}>{(target) => <option value={target}>{say(target)}</option>}</For>
      </Menu>
      <Menu label={say("weight")} value={run.weight() ?? ""} onValue={(name) => run.setWeight(name === "" ? undefined : name)}>
        <option value="">{say("simple")}</option>
        <For each={columns()}>{(name) => <option value={name}>{name}</option>}</For>
      </Menu>
      <Show when={run.weight() && run.weightless() > 0}><p class="train-message">{say("weightless", { count: run.weightless() })}</p></Show>
      <div class="train-pair">
        <Field label={say("width")} value={architecture().width} low={2} high={512} whole onValue={(width) => change({ architecture: { ...architecture(), width: width + (width % 2) } })} />
        <Field label={say("depth")} value={architecture().depth} low={1} high={4} whole onValue={(depth) => change({ architecture: { ...architecture(), depth } })} />
      </div>
      <Menu label={say("ratePlan")} value={rate().kind} onValue={(kind) => change({ rate: { ...rate(), kind: kind as "cosine" | "constant" } })}>
        <option value="cosine">{say("cosine")}</option>
        <option value="constant">{say("constant")}</option>
      </Menu>
      <div class="train-pair">
        <Field label={say("rate")} value={rate().rate} low={1e-8} high={100} onValue={(value) => change({ rate: { ...rate(), rate: value } })} />
        <Field label={say("steps")} value={rate().steps} low={1} high={1e6} whole onValue={(steps) => change({ rate: { ...rate(), steps } })} />
        <Field label={say("batch")} value={run.settings().batch} low={1} high={4096} whole onValue={(batch) => change({ batch })} />
        <Field label={say("seed")} value={run.settings().seed} low={0} high={2 ** 31 - 1} whole onValue={(seed) => change({ seed })} />
      </div>
      <Field label={say("halfLife")} value={run.settings().halfLife} low={0.1} high={1e5} onValue={(halfLife) => change({ halfLife })} />
    </section>
  );
}

/** The same run, whatever the seed and the data's dimension. */
const same = (a: Settings, b: Settings): boolean =>
  JSON.stringify({ ...a, seed: 0, architecture: { ...a.architecture, dimension: 0 } }) === JSON.stringify({ ...b, seed: 0, architecture: { ...b.architecture, dimension: 0 } });

export function Menu(props: { readonly label: string; readonly value: string; readonly onValue: (value: string) => void; readonly children: JSX.Element }) {
  const id = createUniqueId();
  let menu!: HTMLSelectElement;
  // After the options, which come and go, so that the right one is chosen.
  createEffect(() => (menu.value = props.value));
  return (
    <div class="train-field">
      <label for={id}>{props.label}</label>
      <select id={id} ref={menu} onChange={(event) => props.onValue(event.currentTarget.value)}>{props.children}</select>
    </div>
  );
}

interface FieldProps {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly whole?: true;
  readonly onValue: (value: number) => void;
}

/** A number box; what is out of range or no number goes back to what it was. */
export function Field(props: FieldProps) {
  const id = createUniqueId();
  const take = (input: HTMLInputElement) => {
    const value = readNumber(input.value);
    const fits = value !== undefined && value >= props.low && value <= props.high && (!props.whole || Number.isInteger(value));
    if (fits && value !== props.value) props.onValue(value);
    input.value = plainNumber(props.value);
  };
  return (
    <div class="train-field">
      <label for={id}>{props.label}</label>
      <input id={id} inputMode="decimal" value={plainNumber(props.value)} onChange={(event) => take(event.currentTarget)} />
    </div>
  );
}

import { createMemo, Show } from "solid-js";
import { random, seedOf } from "../../base/random.ts";
import type { Curve, Role } from "../../chart/curve.ts";
import { momentsOf, walk, type Way } from "../../train/sample/walk.ts";
import { FigureFrame } from "../FigureFrame.tsx";
import { LineFigure } from "../LineFigure.tsx";
import { shortNumber } from "../number-text.ts";
import { type Page, usePage } from "../page.ts";
import { useSay } from "./messages.ts";
import { columnAt, type PictureKind, type PictureProps } from "./picture.ts";
import { sheetData } from "./sheet-data.ts";
import { stepReader } from "./step-laws.ts";

/** So many are drawn; more are counted, as far as the steps allow. */
const drawn = 12, mostSteps = 200_000, mostPaths = 200, longest = 100_000;

/** Seeded paths of a chain whose steps are a cell of the sheet, over t, with the exact mean and two deviations around it. */
function PathsPicture(props: PictureProps & { readonly way: Way }) {
  const page = usePage();
  const say = useSay();
  const data = createMemo(() => sheetData(page), undefined, { equals: (a, b) => Object.values(a).join() === Object.values(b).join() });
  const cell = () => props.by[0] ?? "forward";
  const reader = createMemo(() => stepReader(page.store.sheet().text, cell(), page.catalog));
  const laws = createMemo(() => (page.steps() > longest ? undefined : reader().read(parametersOf(page))));
  const start = () => {
    const { mean, variance } = data();
    if (props.way === "forwards") return { mean, variance };
    const alphabar = columnAt(page, "alphabar", page.steps()) ?? NaN;
    return { mean: Math.sqrt(alphabar) * mean, variance: alphabar * variance + 1 - alphabar };
  };
  const paths = createMemo(() => {
    const steps = laws();
    if (!steps) return [];
    const count = Math.max(drawn, Math.min(mostPaths, Math.floor(mostSteps / page.steps())));
    const { mean, variance } = start(), source = random(seedOf(`starts ${props.way}`, data().seed));
    return walk(Array.from({ length: count }, () => mean + Math.sqrt(variance) * source.normal()), steps, props.way, random(seedOf(`paths ${props.way}`, data().seed)));
  });
  const role = (): Role => (props.way === "forwards" ? "signal" : "posterior");
  const curves = createMemo((): Curve[] => {
    const steps = laws();
    if (!steps) return [];
    const { mean, variance } = momentsOf(start(), steps, props.way);
    const bound = (way: 1 | -1) => mean.map((value, t) => value + way * 2 * Math.sqrt(variance[t]!));
    const plain = { role: "plain", from: 0, step: 1 } as const;
    return [
      ...paths().slice(0, drawn).map((values, i): Curve => ({ name: `path-${i}`, label: "", role: role(), from: 0, step: 1, values, width: 1, opacity: 0.55 })),
      { ...plain, name: "mean", label: say("meanAndDeviation"), values: mean, dash: "7 3", width: 1.75 },
      { ...plain, name: "upper", label: "", values: bound(1), dash: "2 3", width: 1.25 }, { ...plain, name: "lower", label: "", values: bound(-1), dash: "2 3", width: 1.25 },
    ];
  });
  /** The same for every chain of a sheet, so that they can be compared: the data and the noise are inside. */
  const yDomain = (): readonly [number, number] => {
    const { mean, variance } = data(), reach = 3 * Math.sqrt(variance) + 1;
    return [Math.floor(Math.min(-3, mean - reach)), Math.ceil(Math.max(3, mean + reach))];
  };
  const counted = () => {
    const values = paths().map((path) => path[page.t()]!);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1));
    return say("counted", { count: values.length, mean: shortNumber(mean, 3), deviation: shortNumber(deviation, 3) });
  };
  return (
    <Show when={laws()} fallback={<FigureFrame {...props}><p class="figure-legend">{page.steps() > longest ? say("tooLong", { most: longest.toLocaleString(page.language()) }) : say("noSteps", { name: cell() })}</p></FigureFrame>}>
      <LineFigure
        {...props} curves={curves} axes={() => ({ xDomain: [0, Math.max(1, page.steps())], yScale: "linear", yDomain: yDomain(), xLabel: "t" })} cursor={page.t} onPoint={page.setT} at={`t = ${page.t()}`}
        controls={<><span class={`figure-value role-${role()}`}>{counted()}</span><span class="figure-value">{say("seed", { seed: data().seed })}</span></>}
      />
    </Show>
  );
}

/** The sheet's numbers and choices as they are now, dragged or not. */
function parametersOf({ store }: Page): ReadonlyMap<string, number | string> {
  const values = new Map<string, number | string>();
  for (const { line } of store.cells()) {
    if (line?.kind !== "parameter" && line?.kind !== "choice") continue;
    const value = store.parameter(line.name)?.value;
    if (value !== undefined) values.set(line.name, value);
  }
  return values;
}

const lacks: PictureKind["lacks"] = ({ store }, [cell = "forward"]) =>
  (store.cells().some(({ line }) => line?.kind === "function" && line.name === cell) ? undefined : cell);

export const paths: PictureKind = { title: { en: "Paths of the chain from x_0 on", zh: "从 x_0 出发的轨迹" }, lacks, component: (props) => <PathsPicture {...props} way="forwards" /> };

export const backwardPaths: PictureKind = { title: { en: "Paths back from x_T", zh: "从 x_T 返回的轨迹" }, lacks, component: (props) => <PathsPicture {...props} way="backwards" /> };

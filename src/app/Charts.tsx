import { createMemo, createSignal, For, Match, Switch } from "solid-js";
import type { Axes } from "../chart/axes.ts";
import type { Curve } from "../chart/curve.ts";
import type { Message } from "./messages.ts";
import { kindChoice } from "./kind-choice.ts";
import { LawFigure } from "./LawFigure.tsx";
import { LineFigure } from "./LineFigure.tsx";
import { type Page, usePage } from "./page.ts";
import { RollFigure } from "./RollFigure.tsx";
import { roleOf } from "./role-of.ts";
import { SchedulesFigure } from "./SchedulesFigure.tsx";

type ChartId = "signal" | "roll" | "schedules" | "snr" | "posterior" | "law";

const titles: Readonly<Record<ChartId, Message>> = {
  signal: "chartSignal", roll: "chartRoll", schedules: "chartSchedules", snr: "chartSnr", posterior: "chartPosterior", law: "chartLaw",
};

/** The columns that the charts over t draw, by chart. A chart is offered when the sheet has one of them. */
const columns = {
  signal: [{ name: "signal", label: "√ᾱ" }, { name: "noise", label: "√(1−ᾱ)", dash: "7 3" }],
  snr: [{ name: "snr", label: "SNR" }],
  posterior: [
    { name: "posteriorCoefficientX0", label: "x₀", role: "signal" },
    { name: "posteriorCoefficientXt", label: "xₜ", role: "posterior", dash: "7 3" },
    { name: "posteriorVariance", label: "β̃", role: "noise", dash: "2 3" },
  ],
} as const satisfies Record<string, readonly { name: string; label: string; role?: Curve["role"]; dash?: string }[]>;

/** The sheet's charts: the first large, the next small, the rest folded under their headings. */
export function Charts() {
  const page = usePage();
  const { store } = page;
  const [order, setOrder] = createSignal<readonly ChartId[]>(["signal", "roll", "schedules", "snr", "posterior", "law"]);
  const [open, setOpen] = createSignal<ReadonlySet<ChartId>>(new Set<ChartId>(["signal", "roll"]));

  const offered = createMemo(() => order().filter((id) => {
    if (id === "roll" || id === "law") return store.column("alphabar") !== undefined;
    if (id === "schedules") return kindChoice(page) !== undefined;
    return columns[id].some(({ name }) => store.column(name) !== undefined);
  }), [], { equals: (a, b) => a.join() === b.join() });

  const frame = (id: ChartId) => ({
    id,
    get title() { return page.say(titles[id]); },
    get size() { return offered().find((other) => open().has(other)) === id ? ("large" as const) : ("small" as const); },
    get open() { return open().has(id); },
    onToggle: () => setOpen((ids) => new Set(ids.has(id) ? [...ids].filter((other) => other !== id) : [...ids, id])),
    onEnlarge: () => {
      const large = offered().find((other) => open().has(other))!;
      // The two swap places.
      setOrder((ids) => ids.map((other) => (other === id ? large : other === large ? id : other)));
    },
  });

  const overT = (yScale: Axes["yScale"], yDomain?: Axes["yDomain"]): Axes => ({
    xDomain: [Math.min(1, page.steps() - 1), page.steps()], yScale, xLabel: "t", ...(yDomain && { yDomain }),
  });
  const alphabarAt = (t: number) => {
    const column = store.column("alphabar");
    return column?.values[t - column.from];
  };

  return (
    <For each={offered()}>
      {(id) => (
        <Switch>
          <Match when={id === "roll"}><RollFigure {...frame(id)} alphabar={() => alphabarAt(page.t())} /></Match>
          <Match when={id === "law"}><LawFigure {...frame(id)} alphabar={() => alphabarAt(page.t())} /></Match>
          <Match when={id === "schedules"}><SchedulesFigure {...frame(id)} overT={overT} /></Match>
          <Match when={id === "signal" || id === "snr" || id === "posterior" ? id : undefined} keyed>
            {(over) => (
              <LineFigure
                {...frame(over)} curves={() => curvesOf(page, over)} axes={() => overT(over === "snr" ? "log" : "linear", over === "snr" ? undefined : [0, 1])}
                cursor={page.t} onPoint={page.setT} at={`t = ${page.t()}`}
              />
            )}
          </Match>
        </Switch>
      )}
    </For>
  );
}

function curvesOf(page: Page, id: keyof typeof columns): Curve[] {
  return columns[id].flatMap((shown: { name: string; label: string; role?: Curve["role"]; dash?: string }) => {
    const column = page.store.column(shown.name);
    return column ? [{ role: roleOf(shown.name), ...shown, from: column.from, step: 1, values: column.values }] : [];
  });
}

import { extractParameter, literalsIn } from "../../sheet/edit/extract-parameter.ts";
import type { Cell } from "../../sheet/cell.ts";
import type { ChartDesk } from "../charts/chart-desk.ts";
import type { Command } from "../commands/commands.ts";
import { namesIn } from "../commands/sheet-commands.ts";
import { kindChoice } from "../kind-choice.ts";
import type { Page } from "../page.ts";
import { cellName } from "../titles.ts";
import { useParameterSay } from "./messages.ts";
import { sweepOf } from "./sweep-of.ts";

interface ParameterHands {
  readonly page: Page;
  readonly charts: ChartDesk;
  /** The selected cell. */
  readonly cell: () => Cell | undefined;
  readonly goTo: (id: string) => void;
  readonly goToCharts: () => void;
}

/** Numbers of one cell that are offered. */
const most = 6;

/** What can be done with parameters, and to make more of them. */
export function parameterCommands({ page, charts, cell, goTo, goToCharts }: ParameterHands): readonly Command[] {
  const say = useParameterSay();
  const { store } = page;
  const parameter = () => page.touched() ?? store.cells().find(({ line }) => line?.kind === "parameter" && line.name !== "T")?.id;
  /** Numbers in the selected cell, which must be the sheet's own and not be typed just now. */
  const literals = () => {
    const at = cell();
    return at?.origin === undefined && at !== undefined && charts.able() ? literalsIn(at.text).filter(({ text }, i, all) => all.findIndex((other) => other.text === text) === i).slice(0, most) : [];
  };
  const sweep = (name: string) => {
    goToCharts();
    charts.beginNew(sweepOf(charts, name));
  };
  return [
    { id: "play", keys: ["Alt+T"], name: () => say(page.play.playing() ? "pause" : "play"), run: page.play.toggle },
    { id: "sweep", name: () => say("sweep", { name: parameter() ?? "" }), able: () => charts.able() && parameter() !== undefined, run: () => sweep(parameter()!) },
    { id: "sweep-schedules", name: () => say("compareSchedules"), able: () => charts.able() && kindChoice(page) !== undefined, run: () => sweep(kindChoice(page)!.name) },
    ...Array.from({ length: most }, (_, i): Command => ({
      // The palette says its names once more while the sheet changes under it.
      id: `extract-${i}`, name: () => say("extract", { number: literals()[i]?.text ?? "", name: cell() ? cellName(cell()!) : "" }), able: () => literals()[i] !== undefined,
      run() {
        const { text: number, place } = literals()[i]!;
        const made = extractParameter(store.sheet(), cell()!.id, place, namesIn(page));
        if (!made) return;
        page.document.act({ kind: "edit", subject: cellName(cell()!) }, made.text);
        goTo(made.name);
        page.notify(say("extracted", { number, name: made.name }));
      },
    })),
  ];
}

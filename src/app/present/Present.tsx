import "./present.css";
import { createMemo, createSignal, onMount, Show } from "solid-js";
import type { ChartView } from "../../sheet/views/view.ts";
import { cellLatex } from "../cell-latex.ts";
import type { Row } from "../cell-rows.ts";
import { chartAxes, chartCurves } from "../charts/chart-curves.ts";
import { sheetSource } from "../charts/sheet-source.ts";
import { Formula } from "../Formula.tsx";
import { PlotBox } from "../LineFigure.tsx";
import { MathText } from "../MathText.tsx";
import { shortNumber } from "../number-text.ts";
import { usePage } from "../page.ts";
import { CursorSlider } from "../ParameterBar.tsx";
import { cellName, rowTitle } from "../titles.ts";
import { VerdictBadge } from "../VerdictBadge.tsx";
import { FindMistake } from "./FindMistake.tsx";
import { useSay } from "./messages.ts";

interface PresentProps {
  readonly rows: readonly Row[];
  readonly game: boolean;
  readonly onClose: () => void;
}

/** One cell and one chart for a room: large type, thick lines, and the arrows for t and for the next cell. Verdicts wait until they are asked for. */
export default function Present(props: PresentProps) {
  const page = usePage();
  const say = useSay();
  const { store } = page;
  const [verdicts, setVerdicts] = createSignal(false);
  const [game, setGame] = createSignal(props.game);
  const at = () => Math.max(0, props.rows.findIndex(({ cell }) => cell.id === page.selected()));
  const row = () => props.rows[at()];
  const verdict = () => {
    const id = row()!.cell.id;
    return page.here(id)?.kind ?? page.verification.check(id)?.kind;
  };
  const source = sheetSource(page);
  // A column is drawn itself; a claim or a law by what it reads.
  const columns = createMemo(() => {
    const { cell } = row()!;
    const names = cell.line?.kind === "column" || cell.line?.kind === "data" ? [cellName(cell)] : store.cells().filter(({ id }) => store.uses(cell.id).includes(id)).map(cellName);
    return [...new Set(names)].filter((name) => store.column(name) !== undefined).slice(0, 3);
  }, [] as string[], { equals: (a, b) => a.join() === b.join() });
  const view = (): ChartView => ({ kind: "chart", columns: columns(), over: "t", x: { scale: "linear" }, y: { scale: "linear" } });
  const value = () => {
    const column = store.column(cellName(row()!.cell));
    return column ? column.values[page.t() - column.from] : store.scalar(cellName(row()!.cell));
  };
  const step = (way: number) => {
    const next = props.rows[Math.min(Math.max(at() + way, 0), props.rows.length - 1)];
    if (next) page.select(next.cell.id);
  };
  let dialog!: HTMLDialogElement;
  onMount(() => dialog.showModal());
  const key = (event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).closest("input[type=text]")) return;
    const stride = event.shiftKey ? 10 : 1;
    const moves: Readonly<Record<string, () => void>> = {
      ArrowRight: () => page.setT(page.t() + stride), ArrowLeft: () => page.setT(page.t() - stride),
      ArrowDown: () => step(1), ArrowUp: () => step(-1), PageDown: () => step(1), PageUp: () => step(-1),
      v: () => setVerdicts(!verdicts()), m: () => setGame(!game()),
    };
    const move = moves[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!move || (game() && !["m", "M"].includes(event.key))) return;
    event.preventDefault();
    move();
  };

  return (
    <dialog ref={dialog} class="present" aria-label={say("present", { name: row() ? rowTitle(page, row()!) : "" })} onClose={() => props.onClose()} onKeyDown={key}>
      <div class="present-tools">
        <span class="present-keys" aria-hidden="true">{say("keys")}</span>
        <button type="button" class="quiet" aria-pressed={game()} onClick={() => setGame(!game())}>{say("find")}</button>
        <Show when={!game()}><button type="button" class="quiet" aria-pressed={verdicts()} onClick={() => setVerdicts(!verdicts())}>{say(verdicts() ? "hide" : "verdicts")}</button></Show>
        <button type="button" class="quiet strong" autofocus onClick={() => dialog.close()}>{say("leave")}</button>
      </div>
      <Show when={!game()} fallback={<FindMistake rows={props.rows} />}>
        <Show when={row()}>
          {(shown) => (
            <div class="present-cell">
              <p class="present-title"><MathText text={rowTitle(page, shown())} /><Show when={verdicts() && verdict()}>{(kind) => <VerdictBadge kind={kind()} about={shown().cell.id} />}</Show></p>
              <div class="present-formula">
                <Show when={cellLatex(shown().cell, shown().bases)} fallback={<code>{shown().cell.text}</code>}>{(latex) => <Formula latex={latex()} />}</Show>
              </div>
              <p class="present-value" aria-live="polite"><span>t = {page.t()}</span><Show when={value() !== undefined}><b>{shortNumber(value()!)}</b></Show></p>
              <Show when={columns().length > 0} fallback={<div class="present-chart" />}>
                <div class="present-chart"><PlotBox title={rowTitle(page, row()!)} words={`t = ${page.t()}`} curves={() => chartCurves(view(), source)} axes={() => chartAxes(view(), page.steps(), source.label)} cursor={page.t} onPoint={page.setT} /></div>
              </Show>
              <CursorSlider />
            </div>
          )}
        </Show>
      </Show>
    </dialog>
  );
}

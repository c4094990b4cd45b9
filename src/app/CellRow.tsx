import { createEffect, createMemo, createSignal, lazy, Show, Suspense } from "solid-js";
import type { CellState } from "../sheet/hosts/hosted-engine.ts";
import { CellEditor } from "./CellEditor.tsx";
import { cellLatex } from "./cell-latex.ts";
import type { Cell } from "../sheet/cell.ts";
import type { Row } from "./cell-rows.ts";
import type { Editing } from "./editing.ts";
import { CellStateMark } from "./heavy/CellStateMark.tsx";
import { pasteBelow } from "./editor/paste-below.ts";
import { Formula } from "./Formula.tsx";
import { MathText } from "./MathText.tsx";
import { usePage } from "./page.ts";
import { ProblemLine } from "./ProblemLine.tsx";
import { Spark } from "./Spark.tsx";
import { cellName, rowSource, rowTitle } from "./titles.ts";
import { Value } from "./Value.tsx";
import { VerdictBadge } from "./VerdictBadge.tsx";
import type { VerdictKind } from "./verdict-kind.ts";

const ComparisonResult = lazy(() => import("./compare/ComparisonResult.tsx"));
const Evidence = lazy(() => import("./Evidence.tsx"));

export interface CellRowProps {
  readonly row: Row;
  readonly editing: Editing;
  readonly current: boolean;
  readonly onCurrent: () => void;
  readonly ref?: (element: HTMLLIElement) => void;
}

/** A cell: title, formula, value at the cursor, its curve, its verdict; the evidence opens under it. */
export function CellRow(props: CellRowProps) {
  const page = usePage();
  const { store } = page;
  const cell = () => props.row.cell;
  const name = () => cellName(cell());
  const latex = createMemo(() => cellLatex(cell(), props.row.bases));
  const isColumn = () => cell().line?.kind === "column" || cell().line?.kind === "data";
  const problem = createMemo(() => [cell(), ...props.row.bases].map((part) => store.problem(part.id) ?? part.problem).find((found) => found !== undefined));
  const value = createMemo(() => {
    const kind = cell().line?.kind;
    if (isColumn()) {
      const column = store.column(name());
      return column?.values[page.t() - column.from];
    }
    return kind === "scalar" || kind === "parameter" ? store.scalar(name()) : undefined;
  });
  const state = createMemo(() => (problem() ? (problem()!.kind === "broken cell" ? "blocked" : "error") : store.state(cell().id)));
  const isAwaited = () => state() === "stale" || state() === "running";
  const isHere = () => {
    const { line } = cell();
    return line?.kind === "claim" && line.here;
  };
  const verdict = createMemo((): VerdictKind | undefined => {
    if (isHere()) return page.here(cell().id)?.kind;
    return page.verification.check(cell().id)?.kind;
  });
  const cause = createMemo(() => (verdict() === "refuted" ? undefined : page.standsOn(cell().id)));
  const open = () => page.isOpen(cell().id);
  const edited = () => props.editing.isEditing(props.row);
  const [title, setTitle] = createSignal<HTMLButtonElement>();

  // Leaving the editor gives the keyboard back to the cell.
  createEffect<boolean>((was) => {
    if (was && !edited()) title()?.focus();
    return edited();
  }, false);

  return (
    <li
      ref={(element) => props.ref?.(element)}
      class="cell" classList={{ lit: page.lit() === name(), open: open(), broken: problem() !== undefined, refuted: verdict() === "refuted", awaited: isAwaited(), here: isHere() }}
      data-cell={cell().id} onFocusIn={() => props.onCurrent()}
      onClick={(event) => {
        if (event.detail !== 1 || (event.target as Element).closest("button, a, textarea, summary, .evidence, .formula[tabindex]")) return;
        page.toggle(cell().id);
        // What was clicked is what F2, Enter, Del and typing are about.
        title()?.focus({ preventScroll: true });
      }}
      onDblClick={(event) => {
        if ((event.target as Element).closest("button:not(.cell-title), textarea, .evidence")) return;
        // The first of the two clicks opened or closed the evidence.
        if (!(event.target as Element).closest(".formula[tabindex]")) page.toggle(cell().id);
        props.editing.begin(props.row);
      }}
    >
      <div class="cell-head">
        <button
          ref={setTitle} type="button" class="cell-title" aria-expanded={open()} tabindex={props.current ? 0 : -1}
          onClick={(event) => event.detail <= 1 && page.toggle(cell().id)}
          onKeyDown={(event) => {
            if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
            const begins = event.key === "Enter" ? () => props.editing.begin(props.row) : replaces(event.key, cell()) ? () => props.editing.beginWith(props.row, event.key) : undefined;
            if (!begins) return;
            event.preventDefault();
            begins();
          }}
          onPaste={(event) => pasteBelow(event, () => props.editing.beginBelow(props.row))}
        >
          <MathText text={rowTitle(page, props.row)} />
        </button>
        <span class="cell-source">{rowSource(page, props.row)}</span>
        <span class="cell-verdict"><Show when={verdict()}>{(kind) => <VerdictBadge kind={kind()} about={cell().id} neutral={cause() !== undefined} />}</Show><Show when={notFresh(state())}>{(marked) => <CellStateMark state={marked()} />}</Show></span>
      </div>
      <Show
        when={!edited()}
        fallback={
          <CellEditor
            name={name()} text={props.editing.text()} problem={props.editing.problem()}
            selection={props.editing.selection()} onSelection={props.editing.select}
            onText={props.editing.type} onKeep={props.editing.keep} onCancel={props.editing.cancel} onBelow={props.editing.keepAndBelow}
            onLeave={(way) => {
              const list = title()?.closest(".cell-list");
              props.editing.keep();
              goBeside(list, title(), way);
            }}
          />
        }
      >
        <div class="cell-body">
          <Show when={latex()} fallback={<code class="cell-text">{cell().text.slice(0, 400)}</code>}>{(text) => <Formula latex={text()} />}</Show>
          <Show when={value() !== undefined || isColumn()}>
            <Value name={name()} value={value()} />
          </Show>
          <Show when={isColumn()}><Spark name={name()} /></Show>
        </div>
      </Show>
      <Show when={cell().line?.kind === "compare" && !problem()}><Suspense><ComparisonResult id={cell().id} /></Suspense></Show>
      <Show when={edited() ? undefined : problem()}>{(found) => <ProblemLine problem={found()} />}</Show>
      <Show when={cause()}>{(below) => <p class="stands-on"><MathText text={page.say("standsOn", { name: below() })} /></p>}</Show>
      <Show when={open()}><Evidence row={props.row} /></Show>
    </li>
  );
}

const notFresh = (state: CellState) => (state === "fresh" ? undefined : state);

/** Whether a key on a selected cell begins a text in its place: a letter, `=`, and a digit on what is a number. A capital P presents. */
const replaces = (key: string, { line }: Cell): boolean => (key !== "P" && /^[\p{L}\\=]$/u.test(key)) || (/^\d$/.test(key) && (line?.kind === "parameter" || line?.kind === "scalar"));

/** Gives the keyboard to the cell after or before one. */
function goBeside(list: Element | null | undefined, title: HTMLElement | undefined, way: "next" | "previous"): void {
  const titles = [...list?.querySelectorAll<HTMLElement>(".cell-title") ?? []];
  const at = titles.findIndex((one) => one === title);
  titles[at + (way === "next" ? 1 : -1)]?.focus();
}

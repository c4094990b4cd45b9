import { createEffect, createMemo, createSignal, For, Index, on, onCleanup, onMount, Show } from "solid-js";
import { copyText } from "../copy-text.ts";
import { MathText } from "../MathText.tsx";
import { readNumber } from "../number-text.ts";
import { usePage } from "../page.ts";
import { roleOf } from "../role-of.ts";
import { NameText } from "../Slider.tsx";
import { ColumnMenu } from "./ColumnMenu.tsx";
import { ColumnPicker } from "./ColumnPicker.tsx";
import { useSay } from "./messages.ts";
import { formatted } from "./number-format.ts";
import { contentHeight, topFor, windowAt } from "./scrolling.ts";
import { at, blockText, corners, moved, type Selection } from "./selection.ts";
import { createTableColumns } from "./table-columns.ts";

const headHeight = 34;

/** The sheet's columns over t = 0 … T: only the rows in sight are drawn. A block is marked by mouse, touch or Shift and the arrows, and copied with every digit. */
export default function Table() {
  const page = usePage();
  const say = useSay();
  const columns = createTableColumns(page);
  const rows = () => page.steps() + 1;
  const rowHeight = matchMedia("(pointer: coarse)").matches ? 36 : 26;
  const [top, setTop] = createSignal(0);
  const [height, setHeight] = createSignal(0);
  const [selection, setSelection] = createSignal<Selection>(at(page.t(), 0));
  const [marking, setMarking] = createSignal(false);
  let box!: HTMLDivElement;

  const shown = createMemo(() => windowAt(top(), height(), rows(), rowHeight));
  const steps = createMemo(() => Array.from({ length: Math.max(0, shown().count) }, (_, i) => shown().first + i));
  const data = createMemo(() => columns.shown().map(({ name, format }) => ({ name, format, column: page.store.column(name) })));
  const valueAt = (name: string, t: number) => {
    const column = page.store.column(name);
    return column?.values[t - column.from];
  };
  const isDrawn = (t: number) => t >= shown().first && t < shown().first + shown().count;
  const marked = createMemo(() => corners(selection()));
  const isMarked = (t: number, column: number) => {
    const { from, to } = marked();
    return t >= from.t && t <= to.t && column >= from.column && column <= to.column;
  };

  onMount(() => {
    const resized = new ResizeObserver(() => setHeight(box.clientHeight - headHeight));
    resized.observe(box);
    onCleanup(() => resized.disconnect());
  });
  const reveal = (t: number) => {
    const next = topFor(t, box.scrollTop, height(), rows(), rowHeight);
    if (next !== box.scrollTop) box.scrollTop = next;
  };
  // The cursor is in sight: when the table appears, and when it is moved from elsewhere.
  createEffect(on([page.t, height], ([t, tall]) => tall > 0 && !marking() && reveal(t)));

  const select = (next: Selection) => {
    setSelection(next);
    page.setT(Math.max(1, next.head.t));
    reveal(next.head.t);
  };
  const key = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.target !== box) return;
    const rowsInSight = Math.max(1, Math.floor(height() / rowHeight) - 1);
    const next = moved(selection(), { key: event.key, shiftKey: event.shiftKey, mod: event.ctrlKey || event.metaKey }, rowsInSight, { last: rows() - 1, columns: data().length });
    if (!next) return;
    event.preventDefault();
    select(next);
  };
  const spotOf = (target: EventTarget | null) => {
    const cell = (target as Element | null)?.closest<HTMLElement>("[data-t]");
    return cell ? { t: Number(cell.dataset["t"]), column: Number(cell.dataset["column"]) } : undefined;
  };
  const text = () => blockText(selection(), data().map(({ name }) => name), valueAt);
  const said = () => {
    const { from, to } = marked();
    page.notify(say("copied", { rows: to.t - from.t + 1, columns: to.column - from.column + 1 }));
  };
  const go = (typed: string) => {
    const t = readNumber(typed);
    if (t === undefined) return;
    const near = Math.min(Math.max(Math.round(t), 0), rows() - 1);
    select(at(near, selection().head.column));
    box.focus();
  };

  return (
    <div class="table-pane">
      <div class="table-tools">
        <label class="table-jump">{say("goTo")} <input type="text" inputmode="numeric" value={selection().head.t} onChange={(event) => go(event.currentTarget.value)} /></label>
        <ColumnPicker columns={columns} />
        <button type="button" class="quiet" title={say("copyHint")} onClick={() => void copyText(text()).then((done) => (done ? said() : page.notify(say("notCopied"))))}>{say("copy")}</button>
      </div>
      <Show when={data().length > 0} fallback={<p class="table-none">{say("none")}</p>}>
        <div
          ref={box} class="table-box" role="grid" tabindex={0} aria-label={say("tableOf", { rows: rows() })} aria-rowcount={rows() + 1} aria-colcount={data().length + 1} aria-multiselectable="true"
          aria-activedescendant={isDrawn(selection().head.t) ? `at-${selection().head.t}-${selection().head.column}` : undefined}
          style={{ "--columns": data().length, "--row": `${rowHeight}px` }}
          onScroll={() => setTop(box.scrollTop)} onKeyDown={key}
          onCopy={(event) => {
            if (!event.clipboardData) return;
            event.clipboardData.setData("text/plain", text());
            event.preventDefault();
            said();
          }}
          onPointerDown={(event) => {
            const spot = spotOf(event.target);
            if (!spot || event.button !== 0) return;
            setSelection({ anchor: event.shiftKey ? selection().anchor : spot, head: spot });
            page.setT(Math.max(1, spot.t));
            setMarking(event.pointerType === "mouse");
          }}
          onPointerOver={(event) => {
            const spot = marking() ? spotOf(event.target) : undefined;
            if (spot) setSelection({ anchor: selection().anchor, head: spot });
          }}
          onPointerUp={() => setMarking(false)} onPointerLeave={() => setMarking(false)}
        >
          <div class="table-row table-head" role="row" aria-rowindex={1}>
            <div class="table-t" role="columnheader" aria-colindex={1}>t</div>
            <For each={data()}>
              {({ name, format }, i) => (
                <div class={`table-name role-${roleOf(name)}`} role="columnheader" aria-colindex={i() + 2} data-name={name} classList={{ lit: page.lit() === name }}>
                  <ColumnMenu columns={columns} at={i()} format={format}><NameText name={name} /></ColumnMenu>
                </div>
              )}
            </For>
          </div>
          <div class="table-content" role="presentation" style={{ height: `${contentHeight(rows(), rowHeight)}px` }}>
            <div class="table-rows" role="presentation" style={{ transform: `translateY(${shown().offset}px)` }}>
              <Index each={steps()}>
                {(t) => (
                  <div class="table-row" role="row" aria-rowindex={t() + 2} classList={{ now: t() === page.t() }}>
                    <div class="table-t" role="rowheader" aria-colindex={1}>{t()}</div>
                    <Index each={data()}>
                      {(one, i) => {
                        const value = () => one().column?.values[t() - one().column!.from];
                        return (
                          <div
                            id={`at-${t()}-${i}`} class="table-cell" role="gridcell" aria-colindex={i + 2} aria-selected={isMarked(t(), i)} data-t={t()} data-column={i}
                            classList={{ none: value() === undefined }}
                          >
                            {value() === undefined ? "–" : formatted(value()!, one().format)}
                          </div>
                        );
                      }}
                    </Index>
                  </div>
                )}
              </Index>
            </div>
          </div>
        </div>
      </Show>
      <p class="table-foot"><MathText text={say("tableOf", { rows: rows() })} /></p>
    </div>
  );
}

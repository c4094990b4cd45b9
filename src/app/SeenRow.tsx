import { createEffect, createMemo, createSignal, onCleanup, Show } from "solid-js";
import { CellRow } from "./CellRow.tsx";
import { type Row, sameButPlaces } from "./cell-rows.ts";
import type { Editing } from "./editing.ts";
import { MathText } from "./MathText.tsx";
import { watchNear } from "./near-viewport.ts";
import { usePage } from "./page.ts";
import { rowTitle } from "./titles.ts";

interface SeenRowProps {
  readonly row: Row;
  readonly editing: Editing;
  readonly isCurrent: (id: string) => boolean;
  readonly isEdited: (id: string) => boolean;
  /** In a short list every row is whole. */
  readonly isShort: boolean;
  /** Stands near at first, before anything was measured. */
  readonly isEarly: boolean;
}

/**
 * A row of a long list: whole while it is near what can be seen or has the keyboard, else its title and its plain text, which can be searched and walked through but
 * follow no value and set no formula.
 */
export function SeenRow(props: SeenRowProps) {
  const page = usePage();
  // Every keystroke moves the places of all rows below; out of sight nobody looks at them.
  const row = createMemo(() => props.row, undefined, { equals: sameButPlaces });
  const id = () => row().cell.id;
  const isCurrent = () => props.isCurrent(id());
  const [near, setNear] = createSignal(props.isEarly);
  const [height, setHeight] = createSignal<number>();
  const whole = createMemo(() => props.isShort || near() || props.isEdited(id()));
  let item!: HTMLLIElement;

  const heard = (isNear: boolean, tall: number) => {
    const within = item.contains(document.activeElement);
    if (isNear === near() || (!isNear && within)) return;
    if (!isNear) setHeight(tall);
    setNear(isNear);
    // A row that was made anew has lost the keyboard; an editor in it was not.
    if (within) queueMicrotask(() => item.contains(document.activeElement) || item.querySelector<HTMLElement>(".cell-title")?.focus({ preventScroll: true }));
  };
  createEffect(() => {
    whole();
    onCleanup(watchNear(item, heard));
  });

  return (
    <Show
      when={whole()}
      fallback={
        <li ref={item} class="cell far" data-cell={id()} style={height() === undefined ? undefined : { height: `${height()}px` }}>
          <div class="cell-head">
            <button type="button" class="cell-title" aria-expanded={page.isOpen(id())} tabindex={isCurrent() ? 0 : -1} onFocus={() => page.select(id())}>
              <MathText text={rowTitle(page, row())} />
            </button>
          </div>
          <div class="cell-body"><code class="cell-text">{row().cell.text.slice(0, 400)}</code></div>
        </li>
      }
    >
      <CellRow row={props.row} editing={props.editing} current={isCurrent()} onCurrent={() => page.select(id())} ref={(element) => (item = element)} />
    </Show>
  );
}

import { createMemo, createSelector, Index, Show } from "solid-js";
import type { Section } from "./cell-rows.ts";
import type { Editing } from "./editing.ts";
import { usePage } from "./page.ts";
import { SeenRow } from "./SeenRow.tsx";
import { headingText } from "./titles.ts";

/** Rows that are all kept whole; of more, those near what can be seen. And how many a screen shows at first. */
const wholeAtMost = 60, firstRows = 10;

interface CellListProps {
  readonly sections: readonly Section[];
  readonly editing: Editing;
  readonly isFolded: (section: number) => boolean;
  readonly onFold: (section: number) => void;
}

/** Every cell, folded under its heading. Arrow keys walk the cells; left and right move the cursor t. */
export function CellList(props: CellListProps) {
  const page = usePage();
  let list!: HTMLDivElement;

  /** The rows that are not folded away. */
  const unfolded = createMemo(() => props.sections.flatMap((section, i) => (props.isFolded(i) ? [] : section.rows)));
  const isCurrent = createSelector(createMemo(() => (unfolded().some((row) => row.cell.id === page.selected()) ? page.selected() : unfolded()[0]?.cell.id)));
  const isEdited = createSelector(createMemo(() => (props.editing.active() ? unfolded().find((row) => props.editing.isEditing(row))?.cell.id : undefined)));
  const isShort = createMemo(() => unfolded().length <= wholeAtMost);

  const walk = (event: KeyboardEvent) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const titles = [...list.querySelectorAll<HTMLElement>(".cell-title")];
    const at = titles.indexOf(event.target as HTMLElement);
    if (at < 0) return;
    const stride = event.shiftKey ? 10 : 1;
    const moves: Record<string, () => void> = {
      ArrowDown: () => titles[at + 1]?.focus(),
      ArrowUp: () => titles[at - 1]?.focus(),
      Home: () => titles[0]?.focus(),
      End: () => titles.at(-1)?.focus(),
      ArrowRight: () => page.setT(page.t() + stride),
      ArrowLeft: () => page.setT(page.t() - stride),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };

  const point = (event: PointerEvent) => {
    const named = (event.target as Element).closest?.("[data-name]");
    page.light(named?.getAttribute("data-name") ?? undefined);
  };

  return (
    <div ref={list} class="cell-list" onKeyDown={walk} onPointerOver={point} onPointerLeave={() => page.light(undefined)}>
      <Index each={props.sections}>
        {(section, i) => (
          <section class="cells" id={`section-${i}`}>
            <h2>
              <button type="button" class="fold" aria-expanded={!props.isFolded(i)} onClick={() => props.onFold(i)}>
                <span class="chevron" aria-hidden="true" />
                {headingText(page, section())}
                <Show when={props.isFolded(i)}>
                  <span class="count">{section().rows.length === 1 ? page.say("oneCell") : page.say("fold", { count: section().rows.length })}</span>
                </Show>
              </button>
            </h2>
            <Show when={!props.isFolded(i)}>
              <ul>
                <Index each={section().rows}>
                  {(row, place) => (
                    <SeenRow row={row()} editing={props.editing} isCurrent={isCurrent} isEdited={isEdited} isShort={isShort()} isEarly={i === 0 && place < firstRows} />
                  )}
                </Index>
              </ul>
            </Show>
          </section>
        )}
      </Index>
      <button type="button" class="add-cell" hidden={page.store.cells().length === 0} onClick={() => props.editing.beginNew()}>+ {page.say("addCell")}</button>
    </div>
  );
}

import "./dependencies.css";
import { createMemo, createSignal, For, onCleanup, onMount, Show } from "solid-js";
import type { Cell } from "../sheet/cell.ts";
import type { Row } from "./cell-rows.ts";
import { MathText } from "./MathText.tsx";
import { type Page, usePage } from "./page.ts";
import { roleOf } from "./role-of.ts";
import { NameText } from "./Slider.tsx";
import { cellName, rowTitle } from "./titles.ts";

interface DependenciesProps {
  readonly row: Row;
  readonly onGo: (id: string) => void;
}

const most = 9, rowHeight = 30, gap = 44;

/** What a cell reads on its left, what reads it on its right, each a way there; lines carry the colour of what is read. */
export function Dependencies(props: DependenciesProps) {
  const page = usePage();
  const named = (ids: readonly string[]): readonly Cell[] => {
    const mine = new Set([...props.row.bases, props.row.cell].map(({ id }) => id));
    const asked = new Set(ids);
    return page.store.cells().filter((other) => asked.has(other.id) && !mine.has(other.id) && other.line?.kind !== "use" && other.line?.kind !== "base");
  };
  const all = (of: (id: string) => readonly string[]) => named([...props.row.bases, props.row.cell].flatMap(({ id }) => of(id)));
  const reads = createMemo(() => all(page.store.uses));
  const readBy = createMemo(() => all(page.store.usedBy));
  const rows = () => Math.max(1, Math.min(most, reads().length), Math.min(most, readBy().length));
  const height = () => rows() * rowHeight;
  let host!: HTMLDivElement;
  const [wide, setWide] = createSignal(true);
  onMount(() => {
    const watch = new ResizeObserver(([entry]) => setWide(entry!.contentRect.width > 460));
    watch.observe(host);
    onCleanup(() => watch.disconnect());
  });

  return (
    <div ref={host} class="dependencies" classList={{ wide: wide() }} style={{ "--rows": rows() }}>
      <Show when={!wide() && reads().length > 0}><p class="dependency-more">{page.say("reads")}</p></Show>
      <Side label={page.say("reads")} cells={reads()} onGo={props.onGo} />
      <Show when={wide()}><Lines cells={reads()} height={height()} way="in" role={undefined} /></Show>
      <p hidden={!wide()} class={`dependency own role-${roleOf(cellName(props.row.cell))}`}><Label cell={props.row.cell} /></p>
      <Show when={wide()}><Lines cells={readBy()} height={height()} way="out" role={roleOf(cellName(props.row.cell))} /></Show>
      <Show when={!wide() && readBy().length > 0}><p class="dependency-more">{page.say("readBy")}</p></Show>
      <Side label={page.say("readBy")} cells={readBy()} onGo={props.onGo} />
    </div>
  );
}

function Side(props: { readonly label: string; readonly cells: readonly Cell[]; readonly onGo: (id: string) => void }) {
  const page = usePage();
  return (
    <ul class="dependency-side" aria-label={props.label}>
      <For each={props.cells.slice(0, props.cells.length > most ? most - 1 : most)}>
        {(cell) => (
          <li>
            <button type="button" class={`dependency role-${roleOf(cellName(cell))}`} classList={{ broken: isBroken(page, cell) }} title={rowTitle(page, { cell, bases: [] })} data-name={cellName(cell)} onClick={() => props.onGo(cell.id)}>
              <Label cell={cell} />
            </button>
          </li>
        )}
      </For>
      <Show when={props.cells.length > most}><li class="dependency-more">+ {props.cells.length - most + 1}</li></Show>
    </ul>
  );
}

/** A curve from every row of one side to the middle. */
function Lines(props: { readonly cells: readonly Cell[]; readonly height: number; readonly way: "in" | "out"; readonly role: string | undefined }) {
  const count = () => Math.min(most, props.cells.length);
  const y = (row: number) => props.height / 2 + (row - (count() - 1) / 2) * rowHeight;
  const path = (row: number) => {
    const side = y(row), middle = props.height / 2, [from, to] = props.way === "in" ? [side, middle] : [middle, side];
    return `M0,${from}C${gap / 2},${from} ${gap / 2},${to} ${gap},${to}`;
  };
  return (
    <svg class="dependency-lines" width={gap} height={props.height} aria-hidden="true">
      <For each={props.cells.slice(0, most)}>{(cell, i) => <path class={`role-${props.role ?? roleOf(cellName(cell))}`} d={path(i())} />}</For>
    </svg>
  );
}

function Label(props: { readonly cell: Cell }) {
  const page = usePage();
  return <Show when={props.cell.line && "name" in props.cell.line} fallback={<MathText text={rowTitle(page, { cell: props.cell, bases: [] })} />}><NameText name={cellName(props.cell)} /></Show>;
}

const isBroken = (page: Page, cell: Cell): boolean => page.store.problem(cell.id) !== undefined;

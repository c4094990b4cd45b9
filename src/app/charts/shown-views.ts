import { createMemo } from "solid-js";
import type { Page } from "../page.ts";
import { kindChoice } from "../kind-choice.ts";
import { type ViewLine, viewsOf } from "../../sheet/views/views.ts";
import { type Drawable, defaultViews } from "./default-views.ts";

/** A view of the sheet that is a chart, a picture or a problem. `key` tells it from the others while their order and their options change. */
export interface ShownView {
  readonly key: string;
  readonly line: ViewLine;
}

/** What the sheet shows besides its cells and its table: the views that it states, or the usual ones. */
export interface ShownViews {
  readonly views: () => readonly ShownView[];
  /** Whether the sheet states its views itself. */
  readonly stated: () => boolean;
  /** The lines that state the usual views. */
  readonly usual: () => readonly string[];
}

export function createShownViews(page: Page): ShownViews {
  const inText = createMemo(() => viewsOf(page.store.sheet().text), [], { equals: sameLines });
  const usual = createMemo(() => defaultViews(drawableIn(page)), [], { equals: (a, b) => a.join("\n") === b.join("\n") });
  const stated = () => inText().some(({ view }) => view?.kind !== "table");
  const views = createMemo(() => {
    const counts = new Map<string, number>();
    const lines = stated() ? inText() : viewsOf(["```view", ...usual(), "```"].join("\n"));
    return lines.filter(({ view }) => view?.kind !== "table").map((line) => {
      const name = keyOf(line), count = (counts.get(name) ?? 0) + 1;
      counts.set(name, count);
      return { key: count === 1 ? name : `${name}-${count}`, line };
    });
  });
  return { views, stated, usual };
}

/** The columns a chart can draw: everything with an index, whoever brought it. */
export function drawableIn(page: Page): Drawable {
  const cells = page.store.cells().filter(({ line }) => line?.kind === "column" || line?.kind === "data");
  const named = cells.flatMap(({ line, origin }) => (line && "name" in line ? [{ name: line.name, own: origin === undefined }] : []));
  return {
    columns: [...new Set(named.map(({ name }) => name))], own: [...new Set(named.filter(({ own }) => own).map(({ name }) => name))],
    choosesSchedule: kindChoice(page) !== undefined,
  };
}

function keyOf({ view }: ViewLine): string {
  return view?.kind === "chart" ? view.columns[0]! : view?.kind === "picture" ? view.of : "problem";
}

const sameLines = (a: readonly ViewLine[], b: readonly ViewLine[]) =>
  a.length === b.length && a.every((line, i) => line.text === b[i]!.text && line.lines.start === b[i]!.lines.start && line.title?.en === b[i]!.title?.en && line.title?.zh === b[i]!.title?.zh);

import type { Component } from "solid-js";
import type { Wording } from "../../sheet/formula.ts";
import type { FigureProps } from "../FigureFrame.tsx";
import type { Page } from "../page.ts";

/** What a picture is given: its place in the page, the cells that its line names, and the steps (none: the cursor's). */
export interface PictureProps extends FigureProps {
  readonly by: readonly string[];
  readonly at: readonly number[];
}

/** A picture that the page can draw by itself, from a sheet's columns and parameters. */
export interface PictureKind {
  readonly title: Wording;
  /** What the sheet lacks that the picture needs, by name: a column, or a choice of schedule. Undefined when it can be drawn. */
  readonly lacks: (page: Page, by: readonly string[]) => string | undefined;
  readonly component: Component<PictureProps>;
}

/** The value of a column at a step. */
export function columnAt(page: Page, name: string, t: number): number | undefined {
  const column = page.store.column(name);
  return column?.values[t - column.from];
}

/** The name of a column when the sheet does not define it. */
export const lacksColumn = (name: string) => (page: Page): string | undefined =>
  page.store.cells().some(({ line }) => (line?.kind === "column" || line?.kind === "data") && line.name === name) ? undefined : name;

/** The names of these columns that the sheet does not define, the first one. */
export const lacksColumns = (page: Page, names: readonly string[]): string | undefined => names.map((name) => lacksColumn(name)(page)).find((name) => name !== undefined);

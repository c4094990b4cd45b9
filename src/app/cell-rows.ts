import type { Cell } from "../sheet/cell.ts";

/** A line as it is shown: a cell with the base cases that belong to its column. */
export interface Row {
  readonly cell: Cell;
  readonly bases: readonly Cell[];
}

/** Rows under one heading. Parameters stand in their own bar and come last, under a heading of their own. */
export interface Section {
  readonly kind: "cells" | "parameters";
  readonly heading: string;
  readonly rows: readonly Row[];
}

/**
 * Groups the cells for the page. A `use` line stands for the cells it brought and is shown only when it went wrong.
 * The cells of the stretch that is being edited are one row, whatever they become while it is typed.
 */
export function sectionsOf(cells: readonly Cell[], broken: (cell: Cell) => boolean, edited: (cell: Cell) => boolean): readonly Section[] {
  const sections: { kind: "cells"; heading: string; rows: Row[] }[] = [];
  const parameters: Row[] = [];
  let bases: Cell[] = [];
  let stretch: Cell[] = [], brought: Cell[] = [];
  const put = (row: Row) => {
    let section = sections.at(-1);
    if (!section || section.heading !== row.cell.heading) sections.push((section = { kind: "cells", heading: row.cell.heading, rows: [] }));
    section.rows.push(row);
  };
  const show = (cell: Cell) => {
    const kind = cell.line?.kind;
    if (kind === "base" && !broken(cell)) {
      bases.push(cell);
      return;
    }
    const row = { cell, bases: bases.filter((base) => base.line?.kind === "base" && cell.line?.kind === "column" && base.line.name === cell.line.name) };
    bases = [];
    if (broken(cell) || (kind !== "use" && kind !== "parameter" && kind !== "choice")) put(row);
    else if (kind !== "use") parameters.push(row);
  };
  const endStretch = () => {
    const last = stretch.at(-1), after = brought;
    if (last) put({ cell: last, bases: stretch.slice(0, -1) });
    [stretch, brought] = [[], []];
    after.forEach(show);
  };
  for (const cell of cells) {
    if (edited(cell)) stretch.push(cell);
    // What a `use` in the stretch brings stands between its cells, and is shown after all of them.
    else if (stretch.length > 0 && cell.origin !== undefined) brought.push(cell);
    else {
      endStretch();
      show(cell);
    }
  }
  endStretch();
  return parameters.length ? [...sections, { kind: "parameters", heading: "", rows: parameters }] : sections;
}

/** Whether two rows show the same, wherever they stand. */
export function sameButPlaces(a: Row, b: Row): boolean {
  return a === b || (sameCell(a.cell, b.cell) && a.bases.length === b.bases.length && a.bases.every((base, i) => sameCell(base, b.bases[i]!)));
}

const sameCell = (a: Cell, b: Cell): boolean =>
  a.id === b.id && a.text === b.text && a.line === b.line && a.title?.en === b.title?.en && a.title?.zh === b.title?.zh && a.source === b.source && a.origin === b.origin && a.heading === b.heading &&
  (a.problem === undefined) === (b.problem === undefined);

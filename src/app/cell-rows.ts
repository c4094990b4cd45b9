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
 * Groups the cells for the page. A `use` line stands for the cells it brought and is shown only when it went wrong;
 * `shown` keeps a cell in its place whatever it is (the one being edited).
 */
export function sectionsOf(cells: readonly Cell[], broken: (cell: Cell) => boolean, shown: (cell: Cell) => boolean): readonly Section[] {
  const sections: { kind: "cells"; heading: string; rows: Row[] }[] = [];
  const parameters: Row[] = [];
  let bases: Cell[] = [];
  for (const cell of cells) {
    const kind = cell.line?.kind;
    const plain = !broken(cell) && !shown(cell);
    if (kind === "base" && plain) {
      bases.push(cell);
      continue;
    }
    const mine = bases.filter((base) => base.line?.kind === "base" && cell.line?.kind === "column" && base.line.name === cell.line.name);
    bases = [];
    const row = { cell, bases: mine };
    if (plain && kind === "use") continue;
    if (plain && (kind === "parameter" || kind === "choice")) {
      parameters.push(row);
      continue;
    }
    let section = sections.at(-1);
    if (!section || section.heading !== cell.heading) sections.push((section = { kind: "cells", heading: cell.heading, rows: [] }));
    section.rows.push(row);
  }
  return parameters.length ? [...sections, { kind: "parameters", heading: "", rows: parameters }] : sections;
}

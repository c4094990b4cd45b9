import type { Cell } from "./value.ts";

/** Room for n cells, to be written. */
export function roomFor(n: number): Cell[] {
  const cells: Cell[] = [];
  cells.length = n;
  return cells;
}

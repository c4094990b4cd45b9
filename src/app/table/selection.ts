/** A block of the table: rows are steps t, columns count from 0. The anchor is where it began, the head where it ends and the keyboard is. */
export interface Selection {
  readonly anchor: Spot;
  readonly head: Spot;
}

export interface Spot {
  readonly t: number;
  readonly column: number;
}

export interface Extent {
  readonly last: number;
  readonly columns: number;
}

export const at = (t: number, column: number): Selection => ({ anchor: { t, column }, head: { t, column } });

/** The selection after a key; undefined for keys that move nothing. Shift keeps the anchor; a page is `rows` rows. */
export function moved({ anchor, head }: Selection, event: { readonly key: string; readonly shiftKey: boolean; readonly mod: boolean }, rows: number, { last, columns }: Extent): Selection | undefined {
  const far = event.mod;
  const spots: Readonly<Record<string, Spot>> = {
    ArrowDown: { ...head, t: far ? last : head.t + 1 },
    ArrowUp: { ...head, t: far ? 0 : head.t - 1 },
    ArrowRight: { ...head, column: far ? columns - 1 : head.column + 1 },
    ArrowLeft: { ...head, column: far ? 0 : head.column - 1 },
    PageDown: { ...head, t: head.t + rows },
    PageUp: { ...head, t: head.t - rows },
    Home: far ? { t: 0, column: 0 } : { ...head, column: 0 },
    End: far ? { t: last, column: columns - 1 } : { ...head, column: columns - 1 },
  };
  const spot = spots[event.key];
  if (!spot) return undefined;
  const next = { t: Math.min(Math.max(spot.t, 0), last), column: Math.min(Math.max(spot.column, 0), columns - 1) };
  return { anchor: event.shiftKey ? anchor : next, head: next };
}

/** The corners of a selection, first before last. */
export const corners = ({ anchor, head }: Selection) => ({
  from: { t: Math.min(anchor.t, head.t), column: Math.min(anchor.column, head.column) },
  to: { t: Math.max(anchor.t, head.t), column: Math.max(anchor.column, head.column) },
});

/**
 * A block as tab-separated text with every digit, as spreadsheet programs paste it: a row a step, t first, under a line of names. `valueAt` is undefined where a column has no value.
 */
export function blockText(selection: Selection, names: readonly string[], valueAt: (name: string, t: number) => number | undefined): string {
  const { from, to } = corners(selection);
  const shown = names.slice(from.column, to.column + 1);
  const alone = from.t === to.t && from.column === to.column;
  const cell = (name: string, t: number) => String(valueAt(name, t) ?? "");
  if (alone) return cell(shown[0]!, from.t);
  const lines = [["t", ...shown].join("\t")];
  for (let t = from.t; t <= to.t; t++) lines.push([t, ...shown.map((name) => cell(name, t))].join("\t"));
  return `${lines.join("\n")}\n`;
}

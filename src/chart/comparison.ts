import type { Sheet } from "../sheet/cell.ts";
import type { Column, Engine } from "../sheet/engine/engine.ts";

/** The same quantity under several schedules, each in a small sheet of its own. */
export interface Comparison {
  /** The column of each schedule with the given parameters; a schedule that has no value, or too many of them, is left out. */
  columns(quantity: "beta" | "alphabar", parameters: ReadonlyMap<string, number>): ReadonlyMap<string, Column>;
}

/** `start` opens a sheet that uses `schedule.<kind>` and what follows from β. */
export function createComparison(kinds: readonly string[], read: (text: string) => Sheet, start: (sheet: Sheet) => Engine): Comparison {
  const engines = new Map<string, Engine>();
  return {
    columns(quantity, parameters) {
      const columns = new Map<string, Column>();
      for (const kind of kinds) {
        let engine = engines.get(kind);
        if (!engine) engines.set(kind, (engine = start(read(sheetOf(kind)))));
        for (const [name, value] of parameters) {
          const known = engine.parameter(name);
          if (known && known.value !== value) engine.set(name, value);
        }
        // One that only plans has no values of these parameters.
        const column = engine.computes() ? engine.column(quantity) : undefined;
        if (column) columns.set(kind, column);
      }
      return columns;
    },
  };
}

const sheetOf = (kind: string) => `\`\`\`sheet\nuse schedule.${kind}\nuse derived.alpha\nuse derived.alphabar\n\`\`\`\n`;

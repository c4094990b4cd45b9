import type { DataLine } from "../../read/text/line.ts";
import { printDataHeader, shortest } from "../../read/text/print-data-block.ts";
import { appendBlock } from "../edit/append-block.ts";
import { freeName } from "../edit/duplicate.ts";

/** A list to put into a sheet: what it is called, and its numbers. */
export type NewData = Omit<DataLine, "kind">;

/** The sheet's text with the comparison, the name the data got, and the id of the cell that compares. */
export interface Added {
  readonly text: string;
  readonly name: string;
  readonly id: string;
}

/** The text with a data block at its end and a line that compares it with a column. `taken` are the names in use: the data get a free one. */
export function addComparison(text: string, data: NewData, column: string, taken: ReadonlySet<string>): Added {
  const name = taken.has(data.name) ? freeName(data.name, taken) : data.name;
  const id = `compare ${name} with ${column}`;
  const block = appendBlock(text, printDataHeader({ ...data, name }), Array.from(data.values, (value) => shortest(value, data.precision)));
  return { text: appendBlock(block, "sheet", [id]), name, id };
}

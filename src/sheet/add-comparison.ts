import type { DataLine } from "../read/text/line.ts";
import { printDataBlock } from "../read/text/print-data-block.ts";
import { freeName } from "./duplicate.ts";
import { breakOf } from "./units.ts";

/** A list to put into a sheet: what it is called, and its numbers. */
export type NewData = Omit<DataLine, "kind">;

/** The sheet's text with the comparison, the name the data got, and the id of the cell that compares. */
export interface Added {
  readonly text: string;
  readonly name: string;
  readonly id: string;
}

/**
 * The text with a data block at its end and a line that compares it with a column. `taken` are the names in use: the data get a free one. What stands in the text stays
 * byte for byte; a sheet without a fence is fenced, since a block beside it would make prose of it.
 */
export function addComparison(text: string, data: NewData, column: string, taken: ReadonlySet<string>): Added {
  const name = taken.has(data.name) ? freeName(data.name, taken) : data.name;
  const id = `compare ${name} with ${column}`;
  const lineBreak = breakOf(text);
  const block = printDataBlock({ kind: "data", ...data, name }).replaceAll("\n", lineBreak);
  const sheet = ["```sheet", id, "```", ""].join(lineBreak);
  const before = fenced(text, lineBreak);
  return { text: `${before}${before === "" ? "" : lineBreak}${block}${lineBreak}${lineBreak}${sheet}`, name, id };
}

/** The text with every fence closed, ending with its line. */
function fenced(text: string, lineBreak: string): string {
  if (text.trim() === "") return "";
  const ended = text.endsWith("\n") ? text : text + lineBreak;
  const open = openFence(text);
  if (open === undefined) return `\`\`\`sheet${lineBreak}${ended}\`\`\`${lineBreak}`;
  return open === "" ? ended : `${ended}${open}${lineBreak}`;
}

/** The fence that is not closed, "" where every one is, undefined where there is none at all. */
function openFence(text: string): string | undefined {
  let fence: string | undefined;
  for (const [, bar] of text.matchAll(/^ {0,3}(```+|~~~+)/gm)) if (fence === undefined || fence === "" || bar!.startsWith(fence)) fence = fence ? "" : bar!;
  return fence;
}

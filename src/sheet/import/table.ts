import { fail, attempt, type Problem } from "../../base/problem.ts";
import { numberOf } from "../../read/text/data-block.ts";
import { type Imported, type ImportedList, mostImported, type Refused } from "./imported.ts";

/** A field with its place in the text. */
interface Field {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * A table: a line a row, fields parted by tabs, semicolons or commas (whichever the first line has, in this order), quoted where need be. A first row with a word in it
 * names the columns. Empty fields before a column's first number and after its last are steps without a value; a column called t of whole numbers says which steps the rows
 * are. A column with anything else in it is refused with the place of it.
 */
export function readTable(text: string): Imported {
  const read = attempt(() => tableOf(text));
  return read.ok ? { ok: true, ...read.value } : read;
}

/** Whether a text without brackets is a table rather than a list: named columns, or several in every line parted by tabs. */
export function isTable(text: string): boolean {
  const lines = text.slice(0, 20_000).split("\n").map((line) => line.trimEnd()).filter((line) => line !== "").slice(0, 3);
  const first = lines[0] ?? "";
  if (/[[({]/.test(first)) return false;
  const fields = first.split(separatorOf(first));
  const isNamed = fields.every((field) => /^\s*"?[\p{L}_][^=]*"?\s*$/u.test(field) && !isNumeral(field.trim())) && lines.length > 1;
  return isNamed || (lines.length > 1 && fields.length > 1 && first.includes("\t") && lines.every((line) => line.split("\t").length === fields.length));
}

function tableOf(text: string): { lists: readonly ImportedList[]; refused: readonly Refused[] } {
  const rows = rowsOf(text);
  const head = rows[0] ?? fail("missing value", "", { place: { start: 0, end: text.length } });
  const isNamed = head.some(({ text: said }) => said !== "" && !isNumeral(said));
  const body = isNamed ? rows.slice(1) : rows;
  if (body.length > mostImported) fail("too large", String(body.length), { place: { start: 0, end: 0 }, hint: String(mostImported) });
  const columns = head.map((field, i) => ({ name: isNamed && field.text !== "" ? field.text : String(i + 1), cells: body.map((row) => row[i]), at: field }));
  const steps = columns.find(({ name }) => name === "t" || name === "step");
  const first = steps && stepsFrom(steps.cells);
  const lists: ImportedList[] = [], refused: Refused[] = [];
  for (const column of columns) {
    if (column === steps && first !== undefined && columns.length > 1) continue;
    const read = attempt(() => numbersOf(column.cells, column.at));
    if (!read.ok) refused.push({ name: column.name, problem: read.problem });
    else lists.push({ ...(isNamed && { name: column.name }), ...(first !== undefined ? { from: first + read.value.skipped } : read.value.skipped > 0 && { from: 1 + read.value.skipped }), precision: "float64", values: read.value.values });
  }
  if (lists.length === 0) fail(...asFailure(refused[0]!.problem));
  return { lists, refused };
}

const asFailure = ({ kind, subject, ...more }: Problem): Parameters<typeof fail> => [kind, subject, more];

function numbersOf(cells: readonly (Field | undefined)[], column: Field): { values: Float64Array; skipped: number } {
  const isEmpty = (cell: Field | undefined) => cell === undefined || cell.text === "";
  let skipped = 0, end = cells.length;
  while (skipped < end && isEmpty(cells[skipped])) skipped++;
  while (end > skipped && isEmpty(cells[end - 1])) end--;
  if (skipped === end) fail("missing value", column.text, { place: column });
  const values = Float64Array.from(cells.slice(skipped, end), (cell, i) => {
    if (cell === undefined || cell.text === "") return fail("missing value", column.text, { place: cell ?? cells[skipped + i - 1] ?? column });
    if (!isNumeral(cell.text)) fail("not a number", cell.text.slice(0, 80), { place: cell });
    return numberOf(cell.text.replace(",", "."));
  });
  return { values, skipped };
}

/** The first of whole numbers that count up by one. */
function stepsFrom(cells: readonly (Field | undefined)[]): number | undefined {
  const first = Number(cells[0]?.text || NaN);
  return Number.isInteger(first) && first >= 0 && cells.every((cell, i) => cell?.text !== "" && Number(cell?.text) === first + i) ? first : undefined;
}

/** A comma between digits is a point where it does not part fields. */
const isNumeral = (text: string): boolean => text.length < 1100 && /^[+-]?(?:(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+-]?\d+)?|inf(?:inity)?|nan)$/i.test(text);

const separatorOf = (line: string): string => ["\t", ";", ","].find((separator) => line.includes(separator)) ?? ",";

function rowsOf(text: string): readonly (readonly Field[])[] {
  const separator = separatorOf(text.split("\n", 1)[0]!);
  const rows: Field[][] = [];
  let row: Field[] = [];
  let at = text.startsWith("\ufeff") ? 1 : 0;
  while (at < text.length) {
    const field = text[at] === '"' ? quoted(at) : plain(at);
    row.push(field.field);
    at = field.next;
    if (text[at] === separator) {
      at++;
      if (at < text.length) continue;
      row.push({ text: "", start: at, end: at });
    }
    if (text[at] === "\r") at++;
    if (text[at] === "\n") at++;
    if (row.some((one) => one.text !== "")) rows.push(row);
    row = [];
  }
  return rows;

  function plain(start: number): { field: Field; next: number } {
    let end = start;
    while (end < text.length && text[end] !== separator && text[end] !== "\n") end++;
    const said = text.slice(start, end), from = start + (said.length - said.trimStart().length);
    const trimmed = said.trim();
    return { field: { text: trimmed, start: from, end: from + trimmed.length }, next: end };
  }

  function quoted(start: number): { field: Field; next: number } {
    let end = start + 1;
    for (; end < text.length; end++) {
      if (text[end] !== '"') continue;
      if (text[end + 1] !== '"') break;
      end++;
    }
    if (end >= text.length) fail("unclosed bracket", '"', { place: { start, end: start + 1 } });
    let next = end + 1;
    while (text[next] === " ") next++;
    if (next < text.length && text[next] !== separator && text[next] !== "\r" && text[next] !== "\n") fail("unexpected token", text[next]!, { place: { start: next, end: next + 1 } });
    return { field: { text: text.slice(start + 1, end).replaceAll('""', '"').trim(), start, end: end + 1 }, next };
  }
}

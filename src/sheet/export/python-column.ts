import { attempt } from "../../base/problem.ts";
import type { ColumnQuantity } from "../../evaluate/columns/quantity.ts";
import { readsItself, recurrence } from "../../evaluate/columns/recurrence.ts";
import { wholeOf } from "../../evaluate/columns/shape.ts";
import { number, type Term } from "../../term/term.ts";
import { pythonTerm, type Said } from "./python-term.ts";

/**
 * The statements that compute a column, or columns that need one another's earlier rows: whole arrays where the engine has no order of rows, running products and sums where the
 * library's go from left to right like the engine's, and else a loop over the steps. Every operation is the engine's, in the engine's order.
 */
export function pythonColumns(group: readonly ColumnQuantity[], said: Said): readonly string[] {
  const [only] = group;
  const written = group.length === 1 ? attempt(() => (readsItself(only!.body ?? number(0), only!.name) ? running(only!, said) : stretched(only!, said))) : undefined;
  return written?.ok && written.value ? written.value : looped(group, said);
}

/** More first rows than this are not written out one by one. */
const mostHeads = 8;

/** first, first + 1, …, written one by one: base cases, and rows whose readings would leave a column. */
function heads(column: ColumnQuantity, until: number, said: Said): readonly string[] | undefined {
  if (until - column.from > mostHeads || until > said.T + 1) return undefined;
  return Array.from({ length: until - column.from }, (_, i) => head(column, column.from + i, said));
}

function head(column: ColumnQuantity, t: number, said: Said): string {
  const base = column.bases.get(t);
  if (base) return pythonTerm(base, { kind: "none" }, said).text;
  if (column.body && t >= column.bodyFrom) return pythonTerm(column.body, { kind: "step", t }, said).text;
  return pythonTerm(number(column.before!), { kind: "none" }, said).text;
}

const firstFree = ({ bodyFrom, bases }: ColumnQuantity): number => Math.max(bodyFrom, ...[...bases.keys()].map((t) => t + 1));

/** All rows at once, from the first step at which every reading stays inside. */
function stretched(column: ColumnQuantity, said: Said): readonly string[] | undefined {
  if (!column.body) return undefined;
  for (let from = firstFree(column); from <= firstFree(column) + mostHeads && from <= said.T; from++) {
    const body = attempt(() => wholeArray(column.body!, from, said));
    if (!body.ok) continue;
    const before = heads(column, from, said);
    return before && [`${said.nameOf(column.name)} = ${before.length === 0 ? ownArray(body.value, said) : said.library.join(before, body.value)}`];
  }
  return undefined;
}

function wholeArray(body: Term, from: number, said: Said): string {
  const { text, long } = pythonTerm(body, { kind: "stretch", from }, said);
  return long ? text : said.library.full(span(from), text);
}

/** A column of its own, not another's under a second name. */
const ownArray = (array: string, { library }: Said): string => (/^[\p{L}\p{N}_]+(\[[^\]]*\])?$/u.test(array) ? library.copy(array) : array);

/** x_t = x_{t−1} · f_t, x_{t−1} + f_t or x_{t−1} − f_t, after first rows of which only the last may be other than 1 or 0. */
function running(column: ColumnQuantity, said: Said): readonly string[] | undefined {
  const form = recurrence(column.body!, column.name);
  const from = firstFree(column);
  if (!form || form.second || from === column.from) return undefined;
  const firstRows = Array.from({ length: from - column.from }, (_, i) => column.bases.get(column.from + i) ?? (column.from + i < column.bodyFrom ? number(column.before!) : column.body!));
  const first = firstRows.some((row) => readsItself(row, column.name)) ? undefined : heads(column, from, said);
  if (!first) return undefined;
  const array = wholeArray(form.op === "-" ? { kind: "negate", of: form.first } : form.first, from, said);
  const { library } = said;
  const op = form.op === "*" ? "*" : "+";
  const isNeutral = wholeOf(firstRows.at(-1)!) === (op === "*" ? 1 : 0);
  if (!isNeutral && first.length > 1) return undefined;
  return [`${said.nameOf(column.name)} = ${isNeutral ? library.join(first, library.cumulative(op, array)) : library.cumulative(op, library.join(first, array))}`];
}

/** Step by step. Rows before a column begins are left out, and base cases come before its formula. */
function looped(group: readonly ColumnQuantity[], said: Said): readonly string[] {
  const start = Math.min(...group.map(({ from }) => from));
  const rooms = group.map(({ name, from }) => `${said.nameOf(name)} = ${said.library.room(span(from))}`);
  const bodies = group.map((column) => rowLine(column, start, said));
  // One column's first rows are better set before the loop.
  const [only] = group;
  const bodyStart = group.length === 1 && only!.body ? firstFree(only!) : start;
  if (group.length === 1 && bodyStart > start && bodyStart - start <= mostHeads && bodyStart <= said.T) {
    const set = attempt(() => Array.from({ length: bodyStart - start }, (_, i) => `${said.nameOf(only!.name)}[${i}] = ${head(only!, start + i, said)}`));
    if (set.ok) {
      const value = pythonTerm(only!.body!, { kind: "loop", from: bodyStart }, said).text;
      return [...rooms, ...set.value, `for step in range(${bodyStart}, T + 1):`, `    ${said.nameOf(only!.name)}[${shifted(start)}] = ${value}`];
    }
  }
  return [...rooms, `for step in range(${start}, T + 1):`, ...bodies.map((line) => `    ${line}`)];
}

function rowLine(column: ColumnQuantity, start: number, said: Said): string {
  const cases = [...column.bases].map(([t, base]) => `${bracketed(pythonTerm(base, { kind: "none" }, said).text)} if step == ${t} else `);
  const early = column.before !== undefined && column.bodyFrom > column.from ? `${column.before} if step < ${column.bodyFrom} else ` : "";
  const value = column.body ? pythonTerm(column.body, { kind: "loop", from: column.bodyFrom }, said).text : 'float("nan")';
  const assign = `${said.nameOf(column.name)}[${shifted(column.from)}] = ${cases.join("")}${early}${value}`;
  return column.from > start ? `if step >= ${column.from}: ${assign}` : assign;
}

const bracketed = (text: string): string => (/ if /.test(text) ? `(${text})` : text);

/** How many steps from … T are. */
export const span = (from: number): string => (from === 1 ? "T" : from < 1 ? `T + ${1 - from}` : `T - ${from - 1}`);

const shifted = (from: number): string => (from === 0 ? "step" : from > 0 ? `step - ${from}` : `step + ${-from}`);


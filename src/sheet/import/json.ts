import { attempt, fail } from "../../base/problem.ts";
import { numberOf } from "../../read/text/data-block.ts";
import { type Imported, type ImportedList, mostImported, type Refused } from "./imported.ts";

/**
 * A JSON object whose entries, or the entries of its "columns", are lists of numbers, as `alphabar evaluate --format json` writes it; null is a step without a value, and
 * "NaN" and "Infinity" are numbers. A list t of whole numbers says which steps they are. Plain lists are `readList`'s.
 */
export function readJson(text: string): Imported {
  const read = attempt(() => listsOf(text));
  return read.ok ? { ok: true, ...read.value } : read;
}

function listsOf(text: string): { lists: readonly ImportedList[]; refused: readonly Refused[] } {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return fail("bad file", `JSON: ${error instanceof Error ? error.message.slice(0, 80) : ""}`);
  }
  const object = entriesOf(parsed), columns = object.get("columns");
  const entries = columns !== null && typeof columns === "object" && !Array.isArray(columns) ? entriesOf(columns) : object;
  const steps = object.get("t"), first: unknown = Array.isArray(steps) ? steps[0] : undefined;
  const lists: ImportedList[] = [], refused: Refused[] = [];
  for (const [name, list] of entries) {
    if (!Array.isArray(list) || name === "t") continue;
    const read = attempt(() => listOf(name, list, typeof first === "number" && Number.isInteger(first) && first >= 0 ? first : undefined));
    if (read.ok) lists.push(read.value);
    else refused.push({ name, problem: read.problem });
  }
  if (lists.length === 0 && refused[0]) fail(refused[0].problem.kind, refused[0].problem.subject);
  if (lists.length === 0) fail("missing value", "JSON", { hint: "{\"beta\": [0.1, 0.2]}" });
  return { lists, refused };
}

function listOf(name: string, list: readonly unknown[], first: number | undefined): ImportedList {
  let start = 0, end = list.length;
  while (start < end && list[start] === null) start++;
  while (end > start && list[end - 1] === null) end--;
  if (start === end) fail("missing value", name);
  if (end - start > mostImported) fail("too large", String(end - start), { hint: String(mostImported) });
  const values = Float64Array.from(list.slice(start, end), (value, i) => {
    if (typeof value === "number") return value;
    if (typeof value === "string" && /^(-?Infinity|NaN)$/.test(value)) return numberOf(value);
    return fail("not a number", `${name}[${start + i}]: ${JSON.stringify(value).slice(0, 60)}`);
  });
  return { name, ...(first !== undefined ? { from: first + start } : start > 0 && { from: 1 + start }), precision: "float64", values };
}

const entriesOf = (value: unknown): ReadonlyMap<string, unknown> => new Map(value !== null && typeof value === "object" && !Array.isArray(value) ? Object.entries(value) : []);

import type { ColumnQuantity } from "../../evaluate/columns/quantity.ts";
import { recurrence } from "../../evaluate/columns/recurrence.ts";
import { keyOf, lagOf } from "../../evaluate/columns/shape.ts";
import { pythonName } from "../../term/print-python.ts";
import type { Schedule } from "./schedule.ts";

/** What a program's own words are: no cell may take them. */
const own = ["np", "numpy", "torch", "math", "t", "step", "_prod", "_sum", "_power", "abs", "float", "int", "max", "min", "range"];

/** Hidden running products and sums that are, row by row, a column of the sheet: one array does for both. By the hidden name. */
export function twins({ quantities }: Schedule): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const q of quantities.values()) {
    if (q.kind !== "column" || q.body?.kind !== "index" || lagOf(q.body.index) !== 0 || q.bases.size > 0) continue;
    const hidden = quantities.get(q.body.name);
    if (/^[∏∑]/.test(q.body.name) && hidden?.kind === "column" && hidden.from === q.from && !found.has(hidden.name)) found.set(hidden.name, q.name);
  }
  return found;
}

/** A Python name for everything a schedule computes or reads: the sheet's own name where Python allows it, and a telling one for hidden columns. */
export function pythonNames(schedule: Schedule): ReadonlyMap<string, string> {
  const { quantities, given, parameters } = schedule;
  const taken = new Set(own);
  const names = new Map<string, string>();
  const take = (of: string, wished: string): void => {
    let name = pythonName(wished.normalize("NFKC").replace(/[^\p{L}\p{N}_]/gu, "_"));
    while (taken.has(name)) name += "_";
    taken.add(name);
    names.set(of, name);
  };
  const typed = [...parameters.keys(), ...given.keys(), ...[...quantities.keys()].filter((name) => /^[\p{L}_]/u.test(name))];
  for (const name of typed) take(name, name);
  for (const [hidden, shown] of twins(schedule)) names.set(hidden, names.get(shown)!);
  const columns = [...schedule.all.values()].filter((q): q is ColumnQuantity => q.kind === "column");
  for (const name of quantities.keys()) if (!names.has(name)) take(name, name.startsWith("1-∏") ? `one_minus_${productOf(name, columns)}` : name.startsWith("∏") ? "running_product" : "running_sum");
  return names;
}

/** The column that runs as the product whose complement this is. */
function productOf(complement: string, columns: readonly ColumnQuantity[]): string {
  const isProduct = ({ name, body }: ColumnQuantity): boolean => {
    const form = body && recurrence(body, name);
    return form?.op === "*" && form.second === undefined && `1-∏${keyOf(form.first)}` === complement;
  };
  const product = columns.find(isProduct);
  const shown = product && columns.find(({ body }) => body?.kind === "index" && body.name === product.name && lagOf(body.index) === 0);
  return (shown ?? product)?.name.replace(/^∏.*/, "product") ?? "product";
}

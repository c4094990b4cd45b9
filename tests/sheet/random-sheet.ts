import { expect } from "vitest";
import type { Random } from "../../src/base/random.ts";
import { moveCell, removeCell } from "../../src/sheet/edit/arrange.ts";
import type { Cell, Sheet } from "../../src/sheet/cell.ts";
import { duplicateCell } from "../../src/sheet/edit/duplicate.ts";
import { editCell, insertAfter, setParameterText, unfold } from "../../src/sheet/edit/edit.ts";
import type { Engine } from "../../src/sheet/engine/engine.ts";
import type { Catalog } from "../../src/sheet/formula.ts";
import { renameName } from "../../src/sheet/edit/rename.ts";

/* Random sheets, and what two engines over the same one must have in common. */

export const catalog: Catalog = {
  find: (name) => {
    const text = { "kind.one": "scale = 2\nbase[t] = scale * t / T", "kind.two": "scale = 2\nbase[t] = (t / T)^2", derived: "twice[t] = 2 * base[t]" }[name];
    return text === undefined ? undefined : { title: { en: name, zh: name }, paper: "", sources: [], domain: "", text };
  },
  names: () => ["derived", "kind.one", "kind.two"],
  definer: (cell) => (cell === "twice" ? "derived" : undefined),
};
export const parameters = ["T", "a", "b", "c", "scale", "kind"] as const;
const columns = ["x", "y", "z", "u", "v", "w"] as const;

/** How many columns both could show. A refused value is the live engine's alone: the fresh one was never asked. */
export function compared(live: Engine, fresh: Engine, at: string): number {
  let shown = 0;
  expect(live.cells().map((c) => c.id), at).toEqual(fresh.cells().map((c) => c.id));
  for (const { id, line } of live.cells()) {
    const refused = line?.kind === "parameter" || line?.kind === "choice";
    if (!refused) expect(live.problem(id)?.kind, `${at}\n${id}`).toBe(fresh.problem(id)?.kind);
    expect(live.claimHere(id), `${at}\n${id}`).toEqual(fresh.claimHere(id));
  }
  const names = new Set(live.cells().flatMap(({ line }) => (line?.kind === "column" ? [line.name] : [])));
  for (const name of names) {
    const a = live.column(name), b = fresh.column(name);
    expect(a?.from, `${at}\n${name}`).toBe(b?.from);
    if (!a || !b) continue;
    shown++;
    expect(a.values.length).toBe(b.values.length);
    const differs = a.values.findIndex((value, i) => !Object.is(value, b.values[i]));
    expect(differs, `${at}\n${name}[${a.from + differs}] is ${a.values[differs]}, fresh ${b.values[differs]}`).toBe(-1);
  }
  for (const { line } of live.cells()) if (line?.kind === "scalar") compareNumbers(line.name);
  return shown;

  function compareNumbers(name: string): void {
    if (!live.problem(name)) expect(live.scalar(name), at).toBe(fresh.scalar(name));
  }
}

export function start(r: Random): string[] {
  return ["T = 5", "a = 1", "b = 2 in -10..10", "c = 0.5", "kind = choice(one, two)", "use kind[kind]", "use derived", "y[0] = 1", ...columns.map((name) => columnLine(r, name)), "p = x[T] + a", "q = p * 2", "claim here x[t] <= y[t]", "claim here y[t] >= y[t-1] for t >= 2"];
}

export function edited(r: Random, lines: readonly string[]): string[] {
  // Deleted cells add up; now and then it starts over.
  if (r.uniform() < 0.1) return start(r);
  const next = [...lines], at = r.whole(0, next.length - 1);
  const kind = r.uniform();
  if (kind < 0.7) {
    const name = pick(r, columns);
    const of = next.findIndex((line) => line.startsWith(`${name}[t]`));
    if (of >= 0) next[of] = columnLine(r, name);
    else next.push(columnLine(r, name));
  } else if (kind < 0.8) next.splice(at, 1);
  else if (kind < 0.9) next.splice(at, 0, pick(r, ["a = 3", "y[0] = 2", "z[0] = 1", "u[1] = 4", "nonsense = (", "T = 9", "scale = 7", "use derived", "g(n) = n * a + y[1]"]));
  else next[at] = pick(r, ["a = 4", "c = 0.25", "p = 2 * b", "T = 6", "q = x[1] - c", "claim here x[t] > 0"]);
  return next;
}

export function columnLine(r: Random, name: string): string {
  const from = pick(r, ["", "", "", " for t >= 0", " for t >= 2"]);
  const other = () => pick(r, columns.filter((c) => c < name || r.uniform() < 0.04));
  const operand = (): string =>
    pick(r, [() => `${other()}[t]`, () => `${other()}[t]`, () => `${other()}[t-1]`, () => "t", () => "a", () => "b", () => "0.3", () => "base[t]", () => "twice[t]", () => `${other()}[T]`, () => "p"])();
  const body = pick(r, [
    () => `${operand()} * ${operand()} + ${operand()}`, () => `sqrt(abs(${operand()})) / (1 + c^2)`, () => `1 - ${operand()}`, () => `${name}[t-1] * (1 - c / 9)`,
    () => `${operand()} + c * ${name}[t-1]`, () => `prod(1 - base[s] / 9, s, 1, t)`, () => `sum(${other()}[s], s, 1, t-1)`, () => `t == 1 ? ${operand()} : ${operand()}`, () => `(${operand()} - ${operand()}) / ${operand()}`,
    () => `min(${operand()}, ${operand()})`, () => `sin(${name}[t-1]) + ${operand()}`,
  ])();
  return `${name}[t] = ${body}${from}`;
}

export const pick = <V>(r: Random, from: readonly V[]): V => from[r.whole(0, from.length - 1)]!;

/** A random one of the edits a person can make, as the sheet's new text; and the names a rename gave and took. */
export function editedText(r: Random, sheet: Sheet, cells: readonly Cell[]): { readonly text: string; readonly renamed?: readonly [from: string, to: string] } {
  const own = pick(r, sheet.cells), any = pick(r, cells);
  const taken = new Set(cells.flatMap(({ line }) => (line && "name" in line ? [line.name] : [])));
  const name = pick(r, [...taken]);
  const line = () => pick(r, [() => columnLine(r, pick(r, columns)), () => "d = 3 * a", () => "nonsense = (", () => "claim here x[t] > 0"])();
  const kind = r.uniform();
  if (kind < 0.2) return { text: editCell(sheet, own.id, line()) };
  if (kind < 0.3) return { text: insertAfter(sheet, own.id, line()) };
  if (kind < 0.38) return { text: removeCell(sheet, own.id) };
  if (kind < 0.5) return { text: duplicateCell(sheet, own.id, taken) };
  if (kind < 0.62) return { text: moveCell(sheet, own.id, pick(r, ["up", "down"])) };
  if (kind < 0.67) return { text: unfold(sheet, cells, any.id) };
  if (kind < 0.75) return { text: setParameterText(sheet, cells, name, pick(r, [1, 2, 7, "one", "two"])) };
  const to = `${pick(r, ["n", "m", "k"])}${r.whole(0, 9)}`;
  const renamed = renameName(sheet, cells, name, to);
  return renamed.ok ? { text: renamed.text, renamed: [name, to] } : { text: sheet.text };
}

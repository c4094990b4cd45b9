import { createEngine } from "../../src/sheet/engine/create-engine.ts";
import type { Engine } from "../../src/sheet/engine/engine.ts";
import type { Catalog } from "../../src/sheet/formula.ts";
import { readSheet } from "../../src/sheet/read-sheet.ts";
import { handWritten } from "./hand-written.ts";
import { mathjsMatrices, mathjsRows } from "./mathjs-engines.ts";
import { numpyTimes } from "./numpy.ts";
import { referenceSheet } from "./reference-sheet.ts";
import type { Row } from "./row.ts";

/*
 * A full recompute of the reference sheet, as when its schedule is dragged: every column depends on beta_T, which is new in every run. Contestants take turns, so that
 * a noisy machine is noisy for all of them, and medians are compared. β is scaled by 1000/T, as is usual for other T, so that ᾱ ends near 4e-5 at every T and no
 * contestant rests on zeros.
 */
const empty: Catalog = { find: () => undefined, names: () => [], definer: () => undefined };
const sizes = [1e3, 1e5, 1e6] as const;
const suite = "engine";

export async function run(): Promise<Row[]> {
  const rows: Row[] = [];
  const numpy = numpyTimes(sizes, (T) => (T === 1e3 ? 201 : 21));
  for (const T of sizes) {
    const label = `T=1e${Math.log10(T)}`;
    const floor = handWritten(T);
    const engine = createEngine(readSheet(referenceSheet.replace("T = 1000", `T = ${T}`).replace("beta_1 = 1e-4", `beta_1 = ${0.1 / T}`)), empty);
    const parameters = { beta_1: 0.1 / T, beta_T: 20 / T, m2: 1 };
    const next = () => (parameters.beta_T *= 1 + 1e-6);
    const by = {
      alphabar: () => void engine.set("beta_T", parameters.beta_T),
      "hand-written": () => floor.run(parameters),
    };
    const fast = interleaved(by, T === 1e3 ? 1001 : T === 1e5 ? 61 : 21, next);
    check(engine, floor.columns, T);
    const hand = fast["hand-written"];
    const add = (name: string, value: number) => rows.push({ suite, name: `${name} ${label}`, value, unit: "ms", ratio: value / hand, against: "hand-written" });
    rows.push({ suite, name: `hand-written ${label}`, value: hand, unit: "ms" });
    add("alphabar", fast.alphabar);
    if (T < 1e6) {
      const perRow = mathjsRows(T), matrices = mathjsMatrices(T);
      const slow = interleaved({ rows: () => void perRow(parameters), matrices: () => void matrices(parameters) }, T === 1e3 ? 11 : 3, next);
      add("mathjs rows", slow.rows);
      add("mathjs matrices", slow.matrices);
    }
    const others = numpy?.get(T);
    if (others) add("numpy", median(others));
  }
  return [...rows, ...reactivity()];
}

/** How much one parameter's change recomputes: all 17 columns and numbers hang on beta_T, one on m2. */
function reactivity(): Row[] {
  const engine = createEngine(readSheet(referenceSheet), empty);
  const columns = (names: readonly string[]) => names.filter((name) => engine.column(name)).length;
  return [
    { suite, name: "columns recomputed after beta_T", value: columns(engine.set("beta_T", 0.03).recomputed), unit: "columns" },
    { suite, name: "columns recomputed after m2", value: columns(engine.set("m2", 2).recomputed), unit: "columns" },
  ];
}

/** Medians in milliseconds; each round runs everybody once, a few rounds go before to warm up. */
function interleaved<K extends string>(contestants: Record<K, () => void>, rounds: number, next: () => void): Record<K, number> {
  const names = Object.keys(contestants) as K[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  const warm = Math.ceil(rounds / 5);
  for (let round = -warm; round < rounds; round++) {
    next();
    for (const name of names) {
      const start = performance.now();
      contestants[name]();
      if (round >= 0) times[name].push(performance.now() - start);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<K, number>;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1]!;
}

/** Both must have computed the same sheet, or the figures mean nothing. */
function check(engine: Engine, columns: Readonly<Record<string, Float64Array>>, T: number): void {
  for (const [name, expected] of Object.entries(columns)) {
    const { from, values } = engine.column(name)!;
    for (let t = 2; t <= T; t += Math.ceil(T / 97)) {
      const a = values[t - from]!, b = expected[t]!;
      // The hand-written loop subtracts 1 − ᾱ and so keeps fewer digits; log SNR passes through zero.
      if (!(Math.abs(a - b) <= 1e-6 * Math.max(Math.abs(b), 1e-3))) throw new Error(`${name}[${t}] is ${a} here and ${b} in the hand-written loop`);
    }
  }
}

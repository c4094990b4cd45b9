import { withPage } from "./page-in-chromium.ts";
import type { Row } from "./row.ts";
import type { Make, Timed } from "./train-page.ts";

const suite = "train";

/** Training steps of document 003's network, batch 128, in Chromium: own programs against core operations, in turns, on WebGL in software and on wasm. */
export async function run(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const { backend, own, rounds } of [{ backend: "wasm", own: "transposed", rounds: 6 }, { backend: "webgl", own: "packed", rounds: 4 }] as const) {
    const timed: Timed = await withPage("train-page.ts", "webgl", (page) => page.evaluate(([name, makes, turns]) => window.time(name, makes, turns, 6), [backend, ["plain", own] as Make[], rounds] as const));
    const median = (make: Make) => timed.milliseconds[make]!.toSorted((a, b) => a - b)[Math.floor(timed.milliseconds[make]!.length / 2)]!;
    rows.push(
      { suite, name: `${backend}: a step, core operations`, value: median("plain"), unit: "ms" },
      { suite, name: `${backend}: a step, own`, value: median(own), unit: "ms", ratio: median("plain") / median(own), against: "faster than core operations" },
      { suite, name: `${backend}: host time of an own step`, value: timed.host[own]!, unit: "ms", ratio: timed.host[own]! / timed.host["plain"]!, against: "core operations" },
      { suite, name: `${backend}: losses apart, largest`, value: Math.max(...timed.losses["plain"]!.map((loss, i) => Math.abs(loss / timed.losses[own]![i]! - 1))), unit: "relative" },
      { suite, name: `${backend}: tensors gained`, value: timed.tensors[1] - timed.tensors[0], unit: "tensors" },
    );
    if (backend === "webgl") rows.push({ suite, name: "webgl: programs a step", value: timed.programs[own]!, unit: "programs", ratio: timed.programs["plain"]! / timed.programs[own]!, against: "fewer than core operations" });
  }
  return rows;
}

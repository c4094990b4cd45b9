import { spawnSync } from "node:child_process";
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
  const walked = await withPage("train-page.ts", "pictures", (page) => page.evaluate(() => window.walk("wasm")));
  const own = { train: rows.find(({ name }) => name === "wasm: a step, own")!.value, ...walked };
  const torch = timesOfTorch();
  for (const [work, name] of [["train", "a training step"], ["forward", "a forward step, 5,000 points"], ["ancestral", "an ancestral step, 1,000 points"]] as const)
    rows.push({ suite, name: `wasm: ${name}`, value: own[work], unit: "ms", ...(torch && { ratio: own[work] / torch[work], against: "PyTorch, one thread" }) });
  return rows;
}

/** PyTorch's times on this machine, where a Python with it is installed. */
function timesOfTorch(): Readonly<Record<"train" | "forward" | "ancestral", number>> | undefined {
  for (const python of ["python3", "/usr/bin/python3"]) {
    const { status, stdout } = spawnSync(python, ["tests/bench/torch_steps.py"], { encoding: "utf8" });
    if (status === 0) return JSON.parse(stdout) as Record<"train" | "forward" | "ancestral", number>;
  }
  return undefined;
}

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
    const median = (make: Make) => middle(timed.milliseconds[make]!);
    rows.push(
      { suite, name: `${backend}: a step, core operations`, value: median("plain"), unit: "ms" },
      { suite, name: `${backend}: a step, own`, value: median(own), unit: "ms", ratio: median("plain") / median(own), against: "faster than core operations" },
      { suite, name: `${backend}: host time of an own step`, value: timed.host[own]!, unit: "ms", ratio: timed.host[own]! / timed.host["plain"]!, against: "core operations" },
      { suite, name: `${backend}: losses apart, largest`, value: Math.max(...timed.losses["plain"]!.map((loss, i) => Math.abs(loss / timed.losses[own]![i]! - 1))), unit: "relative" },
      { suite, name: `${backend}: tensors gained`, value: timed.tensors[1] - timed.tensors[0], unit: "tensors" },
    );
    if (backend === "webgl") rows.push({ suite, name: "webgl: programs a step", value: timed.programs[own]!, unit: "programs", ratio: timed.programs["plain"]! / timed.programs[own]!, against: "fewer than core operations" });
  }
  return [...rows, ...(await besideTorch(3))];
}

const works = { train: "a training step", forward: "a forward step, 5,000 points", ancestral: "an ancestral step, 1,000 points" } as const;
type Times = Readonly<Record<keyof typeof works, number>>;

/** Wasm and PyTorch in turns, so that a busy machine is busy for both; medians over the turns, of times and of their ratios. */
async function besideTorch(turns: number): Promise<Row[]> {
  const own: Times[] = [], torch: Times[] = [];
  await withPage("train-page.ts", "pictures", async (page) => {
    for (let turn = 0; turn < turns; turn++) {
      const timed: Timed = await page.evaluate(() => window.time("wasm", ["transposed"], 2, 6));
      own.push({ train: middle(timed.milliseconds["transposed"]!), ...(await page.evaluate(() => window.walk("wasm"))) });
      torch.push(...timesOfTorch());
    }
  });
  return Object.entries(works).map(([work, name]) => {
    const taken = own.map((times) => times[work as keyof Times]);
    return { suite, name: `wasm: ${name}`, value: middle(taken), unit: "ms", ...(torch.length === turns && { ratio: middle(taken.map((time, i) => time / torch[i]![work as keyof Times])), against: "PyTorch, one thread" }) };
  });
}

const middle = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** PyTorch's times on this machine, once, where a Python with it is installed; otherwise none. */
function timesOfTorch(): readonly Times[] {
  for (const python of ["python3", "/usr/bin/python3"]) {
    const { status, stdout } = spawnSync(python, ["tests/bench/torch_steps.py"], { encoding: "utf8" });
    if (status === 0) return [JSON.parse(stdout) as Times];
  }
  return [];
}

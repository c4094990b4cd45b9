import { launch } from "../browser/chromium.mjs";
import { serve } from "../browser/site.mjs";
import { withPage } from "./page-in-chromium.ts";
import type { Row } from "./row.ts";
import { join } from "node:path";
import { build } from "vite";
import { mkdtempSync, rmSync } from "node:fs";

const suite = "train-tab";
type Page = Awaited<ReturnType<Awaited<ReturnType<typeof launch>>["newPage"]>>;

/**
 * The built page while 003's network learns on wasm, in Chromium: what a slider drag takes with and without training, in turns; the page's own long tasks, by the clock and
 * by the processor's time, which other work on the machine does not stretch; and what 10,000 steps of a small network leave behind in memory.
 */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(process.cwd(), "node_modules", ".bench-tab-"));
  await build({ configFile: join(process.cwd(), "vite.config.ts"), logLevel: "error", build: { outDir: folder, emptyOutDir: true } });
  const site = await serve(folder);
  const browser = await launch("pictures");
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
    await page.goto(`${site.address}?backend=wasm#train`);
    await page.waitForSelector(".train-controls[data-status=ready]", { timeout: 120_000 });
    await page.waitForSelector("[data-figure=loss] .role-posterior b", { timeout: 120_000 });
    const tasks = await longTasks(page, 15_000);
    const { training, resting } = await drags(page, 4);
    await page.close();
    const { tensors, heap } = await withPage("train-page.ts", "pictures", (steady) => steadiness(steady));
    return [
      { suite, name: "a drag, p95, while training", value: p95(training), unit: "ms", ratio: p95(training) / p95(resting), against: "without training" },
      { suite, name: "a drag, p95, without training", value: p95(resting), unit: "ms" },
      { suite, name: "a drag, median, while training", value: quantile(training, 0.5), unit: "ms", ratio: quantile(training, 0.5) / quantile(resting, 0.5), against: "without training" },
      { suite, name: "long tasks in 15 s of training", value: tasks.wall.length, unit: "tasks" },
      { suite, name: "the longest, by the clock", value: Math.max(0, ...tasks.wall), unit: "ms" },
      { suite, name: "the longest task, processor time", value: Math.max(0, ...tasks.cpu), unit: "ms" },
      { suite, name: "tensors gained in 10,000 steps", value: tensors, unit: "tensors" },
      { suite, name: "heap gained from step 1,000 to 10,000", value: (heap[1] - heap[0]) / 1e6, unit: "MB", ratio: heap[1] / heap[0], against: "the heap at step 1,000" },
    ];
  } finally {
    await browser.close();
    site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tasks over 50 ms that the page reports while it trains, and the processor's time of all its longer tasks, from a trace. */
async function longTasks(page: Page, milliseconds: number): Promise<{ readonly wall: readonly number[]; readonly cpu: readonly number[] }> {
  const session = await page.context().newCDPSession(page);
  const events: { readonly name: string; readonly pid: number; readonly tid: number; readonly tdur?: number; readonly args: { readonly name?: string } }[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as typeof events)));
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { seen });
    new PerformanceObserver((list) => seen.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask" });
    document.querySelector<HTMLButtonElement>(".train-controls .primary")!.click();
  });
  await page.waitForTimeout(1000);
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["disabled-by-default-devtools.timeline", "toplevel", "__metadata"] } });
  await page.evaluate(() => void ((window as unknown as { seen: number[] }).seen.length = 0));
  await page.waitForTimeout(milliseconds);
  const wall = await page.evaluate(() => (window as unknown as { seen: number[] }).seen.slice());
  const ended = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await ended;
  const mains = new Set(events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ pid, tid }) => `${pid} ${tid}`));
  const cpu = events.filter(({ name, pid, tid }) => (name === "RunTask" || name === "ThreadControllerImpl::RunTask") && mains.has(`${pid} ${tid}`)).map(({ tdur = 0 }) => tdur / 1000);
  return { wall, cpu };
}

/** Times from a slider's event to the painted frame, with training and without, `turns` times each in turn. Training is on when it begins. */
async function drags(page: Page, turns: number): Promise<{ readonly training: number[]; readonly resting: number[] }> {
  const training: number[] = [], resting: number[] = [];
  const view = (name: string) => page.getByRole("button", { name, exact: true }).first().click();
  for (let turn = 0; turn < 2 * turns; turn++) {
    await view("Sheet");
    await page.waitForTimeout(500);
    (turn % 2 === 0 ? training : resting).push(...(await page.evaluate(drag)));
    await view("Train");
    await page.locator(".train-controls .primary").click();
    await page.waitForSelector(`.train-controls[data-status=${turn % 2 === 0 ? "paused" : "training"}]`, { timeout: 60_000 });
  }
  return { training, resting };
}

async function drag(): Promise<number[]> {
  const slider = document.querySelector<HTMLInputElement>("[data-parameter=beta_T] input[type=range]")!;
  const [low, high] = [Number(slider.min), Number(slider.max)];
  const times: number[] = [];
  for (let i = 0; i < 45; i++) {
    const began = performance.now();
    slider.value = String(low + (high - low) * (0.4 + 0.2 * Math.sin(i / 6)));
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((painted) => requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.addEventListener("message", painted);
      after.port1.start();
      after.port2.postMessage(undefined);
    }));
    // The first ones warm the code up.
    if (i >= 5) times.push(performance.now() - began);
  }
  return times;
}

/** What 9,000 steps after the first 1,000 leave behind: tensors, and bytes of the heap after a collection. */
async function steadiness(page: Page): Promise<{ readonly tensors: number; readonly heap: readonly [number, number] }> {
  const session = await page.context().newCDPSession(page);
  const now = async (step: number) => {
    const tensors = await page.evaluate((to) => window.steady("wasm", to), step);
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    return { tensors, heap: usedSize };
  };
  const early = await now(1000), late = await now(10_000);
  return { tensors: late.tensors - early.tensors, heap: [early.heap, late.heap] };
}

const quantile = (times: readonly number[], share: number): number => times.toSorted((a, b) => a - b)[Math.floor(share * times.length)]!;
const p95 = (times: readonly number[]): number => quantile(times, 0.95);

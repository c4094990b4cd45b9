import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { launch } from "../browser/chromium.mjs";
import { serve } from "../browser/site.mjs";
import type { Times } from "./drag-page.ts";
import type { Row } from "./row.ts";

const suite = "drag";
const steps = 60;

/** One step of a drag in Chromium: recompute and six charts patched, against the same six rebuilt by Plot, turn by turn in one run. */
export async function run(): Promise<Row[]> {
  const root = process.cwd();
  const folder = mkdtempSync(join(root, "node_modules", ".bench-drag-"));
  const site = await pageIn(folder, root);
  const browser = await launch("pictures");
  try {
    const page = await browser.newPage({ viewport: { width: 1300, height: 1300 } });
    await page.goto(site.address);
    await page.waitForFunction(() => "measure" in window);
    const rows: Row[] = [];
    for (const T of [1e3, 1e4]) {
      const times: Times = await page.evaluate(([size, count]) => window.measure(size!, count!), [T, steps]);
      rows.push(...rowsOf(`T=1e${Math.log10(T)}`, times));
    }
    return rows;
  } finally {
    await browser.close();
    site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pageIn(folder: string, root: string) {
  const entry = join(folder, "index.html"), output = join(folder, "built");
  writeFileSync(entry, `<!doctype html><meta charset="utf-8"><title>drag</title><link rel="stylesheet" href="./page.css"><body><script type="module" src="./entry.ts"></script>`);
  writeFileSync(join(folder, "page.css"), ".host{display:flex}.half{width:560px;height:200px;overflow:hidden;contain:strict}.ghosts path{stroke-opacity:.35}.rule{stroke:#000}:root{--signal:#224192;--noise:#8e521c;--posterior:#491445;--hairline:#dedbd2;--ink-second:#5a6068}");
  writeFileSync(join(folder, "entry.ts"), `import "${join(root, "tests/bench/drag-page.ts")}";`);
  await build({ root: folder, base: "./", configFile: false, logLevel: "error", build: { outDir: output, emptyOutDir: true, target: "es2022" } });
  return serve(output);
}

function rowsOf(label: string, { patched, rebuilt, recomputed }: Times): Row[] {
  const against = "Plot rebuilt";
  const row = (name: string, value: number, unit: string, ratio?: number): Row => ({ suite, name: `${name} ${label}`, value, unit, ...(ratio !== undefined && { ratio, against }) });
  const late = (times: readonly number[]) => times.filter((time) => time > 16.7).length / times.length;
  return [
    row("patched p50", quantile(patched, 0.5), "ms", quantile(patched, 0.5) / quantile(rebuilt, 0.5)),
    row("patched p95", quantile(patched, 0.95), "ms", quantile(patched, 0.95) / quantile(rebuilt, 0.95)),
    row("patched over 16.7 ms", 100 * late(patched), "% of frames"),
    row("rebuilt p50", quantile(rebuilt, 0.5), "ms"),
    row("rebuilt p95", quantile(rebuilt, 0.95), "ms"),
    row("recompute alone p50", quantile(recomputed, 0.5), "ms"),
  ];
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

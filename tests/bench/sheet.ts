import { referenceSheet } from "./reference-sheet.ts";
import type { Row } from "./row.ts";
import { withPage } from "./page-in-chromium.ts";

const suite = "sheet";
const keystrokes = 60, opens = 5;

/** The app's own page over a sheet of 1,000 cells, and over sixteen columns of a million steps. Turns with the engine alone, so that a noisy machine is noisy for both. */
export async function run(): Promise<Row[]> {
  return withPage("sheet-page.tsx", "pictures", async (page) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    const rows: Row[] = [];
    for (const headings of [1, 25]) {
      const label = headings === 1 ? "1,000 cells unfolded" : `1,000 cells, ${headings} headings`;
      const times = [];
      for (let i = 0; i < opens; i++) times.push(await page.evaluate((count) => window.bench.open(window.bench.largeSheet(1000, count)), headings));
      const [painted, engine] = [times.map((t) => t.painted), times.map((t) => t.engine)];
      rows.push(row(`open, ${label}`, quantile(painted, 0.5), quantile(engine, 0.5)), { suite, name: `engine alone, ${label}`, value: quantile(engine, 0.5), unit: "ms" });
      const typed = await page.evaluate((count) => window.bench.type(count), keystrokes);
      rows.push(
        row(`keystroke p50, ${label}`, quantile(typed.painted, 0.5), quantile(typed.engine, 0.5)),
        row(`keystroke p95, ${label}`, quantile(typed.painted, 0.95), quantile(typed.engine, 0.95)),
        { suite, name: `engine alone p50, ${label}`, value: quantile(typed.engine, 0.5), unit: "ms" },
      );
    }
    const table = await page.evaluate(([text, T]) => window.bench.scroll(text, T, 300), [`\`\`\`sheet\n${referenceSheet}\`\`\`\n`, 1e5] as const);
    for (const share of [0.5, 0.99]) {
      const [frame, still] = [quantile(table.scrolled, share), quantile(table.still, share)];
      rows.push({ suite, name: `table of T = 1e5, frame while it scrolls p${share * 100}`, value: frame, unit: "ms", ratio: frame / still, against: "a frame at rest" });
    }
    const huge = await page.evaluate(([text, T]) => window.bench.huge(text, T), [`\`\`\`sheet\n${referenceSheet}\`\`\`\n`, 1e6] as const);
    rows.push(
      { suite, name: `T = 1e6, ${huge.columns} columns: until computed`, value: huge.opened, unit: "ms" },
      { suite, name: "T = 1e6: T dragged over 20 frames, until computed", value: huge.dragged, unit: "ms" },
      { suite, name: "T = 1e6: longest task on the page's thread", value: huge.longest, unit: "ms" },
      { suite, name: "T = 1e6: tasks over 50 ms", value: huge.tasks, unit: "tasks" },
    );
    return rows;
  });
}

const row = (name: string, value: number, engine: number): Row => ({ suite, name, value, unit: "ms", ratio: value / engine, against: "engine alone" });

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}

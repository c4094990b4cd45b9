import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import solid from "vite-plugin-solid";
import { launch } from "./chromium.mjs";
import { serve } from "./site.mjs";

/** Builds a page of this script, opens it in Chromium and hands it over once it says `ready`; all is gone when `use` is done. */
export async function withPage(entry, drawing, use) {
  const root = process.cwd();
  const folder = mkdtempSync(join(root, "node_modules", ".page-"));
  writeFileSync(join(folder, "index.html"), `<!doctype html><meta charset="utf-8"><title>page</title><body><script type="module" src="./entry.ts"></script>`);
  writeFileSync(join(folder, "entry.ts"), `import "${join(root, entry)}";`);
  await build({ root: folder, base: "./", configFile: false, logLevel: "error", plugins: [solid()], worker: { format: "es" }, build: { outDir: join(folder, "built"), emptyOutDir: true, target: "es2022", assetsInlineLimit: 0 } });
  const site = await serve(join(folder, "built"));
  const browser = await launch(drawing);
  try {
    const page = await browser.newPage();
    await page.goto(site.address);
    await page.waitForFunction(() => "ready" in window);
    return await use(page);
  } finally {
    await browser.close();
    site.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

// The golden losses, PyTorch's, in a real Chromium on wasm and on WebGL in software: `node tests/browser/golden.mjs`.
import { withPage } from "./page-in-chromium.mjs";

let passed = 0, failed = 0;
const check = (name, holds, found = "") => {
  if (holds) passed++;
  else failed++;
  console.log(`${holds ? "✓" : "✗"} ${name}${holds ? "" : `: ${found}`}`);
};

await withPage("tests/browser/golden-page.ts", "webgl", async (page) => {
  const golden = await page.evaluate(() => window.golden);
  for (const asked of ["wasm", "webgl"]) {
    const { backend, own, core } = await page.evaluate((name) => window.losses(name), asked);
    check(`${asked}: it is the backend that was asked for`, backend === asked, backend);
    for (const [make, losses] of [["its own make", own], ["core operations", core]]) {
      const apart = Math.max(...losses.map((loss, i) => Math.abs(loss / golden[i] - 1)));
      check(`${asked}: twenty losses of ${make} are PyTorch's to 1e-4`, losses.length === 20 && apart < 1e-4, String(apart));
    }
  }
});

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

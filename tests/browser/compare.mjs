// A list compared with a column in a real Chromium: `node tests/browser/compare.mjs` after `npx vite build`.
import { visit } from "./visit.mjs";

const { check, open, accessible, run, text } = await visit();

await run(pasted, onCell, file);

async function openDialog(page, words) {
  await page.keyboard.press("Control+k");
  await page.fill(".palette input", words);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".ask.compare[open]");
}

async function pasted() {
  const { page, complaints, close } = await open({ ready: "[data-curve=signal][d]" });
  await openDialog(page, "compare");
  const products = [];
  for (let i = 0, product = 1; i < 1000; i++) products.push((product *= 1 - (1e-4 + ((0.02 - 1e-4) * i) / 999)));
  await page.fill(".compare textarea", "tensor([0.1, 0.2,\n oops])");
  check("a word among the numbers is named with its place", (await text(page, ".compare .ask-problem")).includes("2:2"), await text(page, ".compare .ask-problem"));
  check("and nothing can be compared", await page.isDisabled(".compare button[type=submit]"));
  await page.fill(".compare textarea", `tensor([${products.join(", ")}])`);
  await page.selectOption(".compare select", "alpha");
  await accessible(page, "comparing a list");
  await page.click(".compare button[type=submit]");
  await page.waitForSelector(".comparison-why");
  check("ᾱ for α is found", (await text(page, ".comparison-why")).includes("prod(alpha[s], s, 1, t)"), await text(page, ".comparison"));
  check("the keyboard is at the cell that compares", (await page.evaluate(() => document.activeElement?.closest("[data-cell]")?.dataset.cell)) === "compare list with alpha");
  check("and what it found is in sight", await page.evaluate(() => { const { top, bottom } = document.querySelector(".comparison").getBoundingClientRect(); return top >= 0 && bottom <= innerHeight; }));
  await accessible(page, "a comparison");
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => !document.querySelector(".comparison"));
  check("undo takes list and comparison out", (await page.locator('[data-cell="list"]').count()) === 0);
  check("no console error", complaints.length === 0, complaints.join("\n"));
  await close();
}

/** Numbers pasted where a formula would stand open the comparison with that cell. */
async function onCell() {
  const { page, complaints, close } = await open({ ready: "[data-curve=signal][d]" });
  await page.focus('[data-cell="alphabar"] .cell-title');
  await page.evaluate(() => navigator.clipboard.writeText("tensor([0.9999, 0.9998, 0.9996, 0.9995])"));
  await page.keyboard.press("Control+v");
  await page.waitForSelector(".ask.compare[open]");
  check("a pasted list is taken for one", (await page.inputValue(".compare textarea")).startsWith("tensor([0.9999"));
  check("with the cell it was pasted on", (await page.inputValue(".compare select")) === "alphabar");
  check("and no cell was begun", (await page.locator(".editor").count()) === 0);
  await page.keyboard.press("Escape");
  check("no console error", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function file() {
  const { page, close } = await open({ width: 390, theme: "dark", language: "zh", ready: "[data-cell]" });
  await openDialog(page, "npy");
  const header = new TextEncoder().encode("{'descr': '<f4', 'fortran_order': False, 'shape': (1000,), }\n");
  const betas = Float32Array.from({ length: 1000 }, (_, i) => 1e-4 + ((0.02 - 1e-4) * i) / 999);
  const bytes = Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length, 0, ...header, ...new Uint8Array(betas.buffer)]);
  await page.setInputFiles(".compare input[type=file]", { name: "betas.npy", mimeType: "application/octet-stream", buffer: bytes });
  await page.waitForFunction(() => document.querySelector(".compare .ask-problem")?.textContent?.includes("float32"));
  await page.selectOption(".compare select", "beta");
  await accessible(page, "comparing a file, narrow, dark, Chinese");
  await page.click(".compare button[type=submit]");
  await page.waitForSelector(".comparison-verdict");
  check("a float32 file is equal to float32's rounding, said in Chinese", (await text(page, ".comparison-verdict")).includes("在 float32 的舍入误差内相等"), await text(page, ".comparison"));
  await close();
}

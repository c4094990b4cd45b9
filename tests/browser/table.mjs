// The table of values in a real Chromium: `node tests/browser/table.mjs` after `npx vite build`.
import { clipboard, everyLook, visit } from "./visit.mjs";

const { check, open: visited, accessible, run, text } = await visit();

async function open(how = {}) {
  const opened = await visited({ ...how, ready: "[data-curve=signal][d]" });
  if (how.width === 390) await opened.page.locator(".tabs button").nth(1).click();
  await opened.page.locator(".pane-switch button").nth(1).click();
  await opened.page.waitForSelector(".table-cell");
  return opened;
}
const now = (page) => text(page, ".table-row.now .table-t");

await run(blocks, columns, many, ...everyLook.map((look) => () => looks(look)));

async function blocks() {
  const { page, complaints, close } = await open();
  check("the cursor's row is in sight", (await now(page)) === "100", await now(page));
  await page.fill(".table-jump input", "998");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".table-row.now .table-t")?.textContent === "998");
  check("a jump to t moves the page's cursor", (await page.locator('[data-parameter="t"] .number-box').first().inputValue()) === "998");
  await page.keyboard.press("Shift+Control+ArrowDown");
  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Control+c");
  const lines = (await clipboard(page)).trimEnd().split("\n").map((line) => line.split("\t"));
  check("a block is copied as a spreadsheet reads it", lines.length === 4 && lines[0].join() === "t,beta,alpha" && lines[3][0] === "1000" && lines[3][1] === "0.02", JSON.stringify(lines));
  await page.locator('[data-parameter="t"] .range').first().focus();
  await page.keyboard.press("Home");
  await page.waitForFunction(() => document.querySelector(".table-row.now .table-t")?.textContent === "1");
  check("the table follows the cursor", await page.locator(".table-row.now").isVisible());
  check("no console error", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function columns() {
  const { page, close } = await open();
  const names = () => page.locator(".table-name").evaluateAll((all) => all.map((name) => name.dataset.name).join());
  const before = await names();
  await page.locator(".column-name").first().click();
  await page.getByRole("button", { name: "every digit" }).click();
  await page.waitForFunction(() => document.querySelector(".table-cell")?.textContent.length > 12);
  check("a column's format shows every digit", true);
  await page.locator(".column-name").first().click();
  await page.getByRole("button", { name: "Move right" }).click();
  await page.waitForFunction((was) => document.querySelector(".table-name").dataset.name !== was, before.split(",")[0]);
  check("a column moves with its format", (await page.locator(".table-row .table-cell").nth(1).textContent()).length > 12);
  await page.getByRole("button", { name: "Columns" }).click();
  await page.locator(".menu label", { hasText: "snr" }).first().click();
  await page.keyboard.press("Escape");
  check("a column is added", (await names()).includes("snr"), await names());
  await page.locator("body").press("Control+z");
  await page.locator("body").press("Control+z");
  await page.locator("body").press("Control+z");
  check("all of it can be undone", (await names()) === before, await names());
  await close();
}

async function many() {
  const { page, complaints, close } = await open();
  await page.fill("#box-T", "10000");
  await page.keyboard.press("Enter");
  await page.waitForSelector('.table-box[aria-rowcount="10002"]');
  await page.fill(".table-jump input", "9999");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector(".table-row.now .table-t")?.textContent === "9999");
  check("few rows are drawn, however many there are", (await page.locator(".table-row").count()) < 60);
  check("no console error", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function looks({ width, theme, language }) {
  const { page, close } = await open({ width, theme, language });
  await accessible(page, `table, ${width}, ${theme}, ${language}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  check(`nothing wider than the page (${width}, ${language})`, !wide);
  await close();
}

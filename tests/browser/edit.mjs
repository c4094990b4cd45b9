// Changing a sheet by hand in a real Chromium: `node tests/browser/edit.mjs` after `npx vite build`.
import { visit } from "./visit.mjs";

const { check, open: visited, accessible, run, text } = await visit();
const open = (how = {}) => visited({ ...how, ready: "[data-curve=signal][d]" });
const at = (page, cell) => page.locator(`[data-cell="${cell}"]`);
const focus = (page, cell) => page.focus(`[data-cell="${cell}"] .cell-title`);
const focused = (page) => page.evaluate(() => document.activeElement?.closest("[data-cell]")?.dataset.cell);

await run(cells, broken, pointed, renaming, palette, parameters, rounding);

async function cells() {
  const { page, complaints, close } = await open();
  await focus(page, "beta");
  await page.keyboard.press("Control+d");
  await at(page, "beta_2").waitFor();
  check("a copy has a name of its own", true);
  await page.keyboard.press("Control+z");
  check("undo takes it back", (await at(page, "beta_2").count()) === 0);
  check("and says what was undone", (await text(page, ".notice")).includes("duplicate"), await text(page, ".notice"));
  await page.keyboard.press("Control+Shift+z");
  await at(page, "beta_2").waitFor();
  check("redo brings it again", true);

  const order = () => page.locator("[data-cell]").evaluateAll((all) => all.map((cell) => cell.dataset.cell));
  await focus(page, "beta_2");
  const before = await order();
  await page.keyboard.press("Alt+ArrowUp");
  const after = await order();
  check("Alt+↑ moves a cell up", after.indexOf("beta_2") === before.indexOf("beta_2") - 1, after.slice(0, 4).join());
  check("and the keyboard goes with it", (await focused(page)) === "beta_2", await focused(page));
  await page.keyboard.press("Delete");
  check("Delete takes it out", (await at(page, "beta_2").count()) === 0);
  check("and the keyboard goes to its neighbour", (await focused(page)) !== undefined);

  await focus(page, "beta");
  await page.keyboard.press("Control+Enter");
  await page.waitForSelector(".editor textarea");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("double[t] = 2 * beta[t]");
  await page.keyboard.press("Enter");
  await at(page, "double").waitFor();
  const value = Number((await text(page, '[data-cell="double"] .value')).replace("−", "-"));
  check("a new cell below has its value", Math.abs(value - 2 * Number(await text(page, '[data-cell="beta"] .value'))) < 1e-6, String(value));
  for (let i = 0; i < 4; i++) await page.keyboard.press("Control+z");
  check("everything can be undone", (await order()).join() === before.filter((id) => id !== "beta_2").join(), (await order()).slice(0, 6).join());
  check("no console error", complaints.length === 0, complaints.join("\n"));
  await close();
}

/** A column that cannot be computed has no value anywhere, rather than one that is no number. */
async function broken() {
  const { page, close } = await open();
  await focus(page, "alphabar");
  await page.keyboard.press("F2");
  await page.waitForSelector(".editor textarea:focus");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("alphabar[t] = nothing[t]");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".cell.broken", { timeout: 8000 });
  check("no NaN is shown", !(await text(page, "main")).includes("NaN"), (await text(page, "main")).match(/.{20}NaN.{20}/)?.[0]);
  await close();
}

/** What a pointer begins, the keyboard goes on with. */
async function pointed() {
  const { page, complaints, close } = await open();
  await page.click(".add-cell");
  await page.waitForSelector(".editor textarea:focus");
  check("a cell added at the end of a folded sheet is in sight", true);
  await page.waitForTimeout(300);
  check("and keeps the keyboard", await page.evaluate(() => document.activeElement?.matches(".editor textarea")));
  await page.keyboard.press("Escape");
  await page.click('[data-cell="alphabar"] .cell-body', { position: { x: 400, y: 10 } });
  check("a click on a cell selects it", (await focused(page)) === "alphabar", await focused(page));
  await page.keyboard.press("F2");
  check("so that F2 edits it", await page.locator('[data-cell="alphabar"] .editor textarea').waitFor({ timeout: 5000 }).then(() => true, () => false));
  await page.keyboard.press("Escape");
  check("no console error", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function renaming() {
  const { page, close } = await open();
  await focus(page, "alphabar");
  await page.keyboard.press("Shift+F2");
  await page.waitForSelector(".ask[open]");
  await page.fill("#ask-name", "beta");
  await page.waitForSelector(".ask .problem");
  check("a taken name is refused at once", true);
  await accessible(page, "renaming");
  await page.fill("#ask-name", "kept");
  await page.keyboard.press("Enter");
  await at(page, "kept").waitFor();
  check("a cell is renamed with all that reads it", (await page.locator(".cell.broken").count()) === 0);
  await page.keyboard.press("Control+z");
  await at(page, "alphabar").waitFor();
  await close();
}

async function palette() {
  const { page, close } = await open();
  await page.keyboard.press("Control+k");
  await page.waitForSelector(".palette[open]");
  await accessible(page, "palette");
  await page.keyboard.type("alphabar");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.closest("[data-cell]"));
  check("the palette goes to a cell by its name", (await focused(page))?.includes("alphabar"), await focused(page));
  await page.keyboard.press("Control+k");
  await page.keyboard.press("Escape");
  check("Esc closes it and gives the keyboard back", (await focused(page))?.includes("alphabar"), await focused(page));
  await close();
}

async function parameters() {
  const { page, close } = await open();
  const box = page.locator("#box-beta_T");
  const before = await box.inputValue();
  await page.locator('[data-parameter="beta_T"] .range').first().focus();
  await page.keyboard.press("ArrowRight");
  const moved = await page.waitForFunction((was) => document.querySelector("#box-beta_T").value !== was, before).then(() => box.inputValue());
  await page.waitForFunction(() => !document.querySelector(".app").classList.contains("dragging"));
  await page.keyboard.press("Control+z");
  await page.waitForFunction((was) => document.querySelector("#box-beta_T").value === was, before);
  check("a slider can be undone", true);
  await page.keyboard.press("Control+Shift+z");
  await page.waitForFunction((now) => document.querySelector("#box-beta_T").value === now, moved);
  check("and set again", true);
  await close();
}

async function rounding() {
  const { page, close } = await open({ verdicts: "given" });
  const claim = async (line) => {
    await focus(page, "beta");
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector(".editor textarea");
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(line);
    await page.keyboard.press("Enter");
    return page.locator(`[data-cell="${line}"] > .cell-head .badge:not([data-verdict=pending])`).getAttribute("data-verdict");
  };
  const told = await claim("claim here cos(pi / 2) == 0");
  check("what fails in float64 by rounding alone is not refuted", told === "upheld" || told === "undecided", told);
  check("what fails is", (await claim("claim here alphabar[1] < 0.5")) === "refuted");
  await close();
}

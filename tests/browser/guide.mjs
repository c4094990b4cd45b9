// The guide in a real Chromium: `node tests/browser/guide.mjs` after `npx vite build`.
import { everyLook, visit } from "./visit.mjs";

const { check, open, accessible, run } = await visit();
const shown = (page) => page.locator("dialog.guide[open]").count().then((count) => count === 1);
const hasKeyboard = (page, selector) => page.evaluate((inside) => document.activeElement?.closest(inside) !== null, selector);

/** By keyboard alone: F1 opens it, an example becomes a sheet, Esc closes it and gives the keyboard back. */
async function byKeyboard() {
  const { page, complaints, close } = await open({ ready: ".cell" });
  await page.locator(".cell-title").first().focus();
  await page.keyboard.press("F1");
  await page.waitForSelector("dialog.guide[open] .guide-example .katex");
  check("F1 opens the guide and gives it the keyboard", await hasKeyboard(page, ".guide"));
  check("every example is typeset", await page.evaluate(() => [...document.querySelectorAll(".guide-example")].every((example) => example.querySelector(".katex") && !example.querySelector(".katex-error"))));
  check("the cells beside it stay in reach", await page.locator(".cell-title").first().evaluate((title) => {
    const { left, top } = title.getBoundingClientRect();
    return title.contains(document.elementFromPoint(left + 4, top + 4));
  }));
  await page.keyboard.press("Escape");
  check("Esc closes it", !(await shown(page)));
  check("the keyboard is back where it was", await hasKeyboard(page, ".cell"));
  await page.keyboard.press("F1");
  await page.waitForSelector("dialog.guide[open]");
  await page.locator(".guide-example button").first().press("Enter");
  check("an example opens as a sheet", await page.waitForFunction(() => document.querySelector('[data-cell="beta"] .value')?.textContent.includes("0.002"), undefined, { timeout: 20_000 }).then(() => true, () => false));
  check("its claims are upheld", await page.waitForFunction(() => document.querySelectorAll(".columns .badge[data-verdict=upheld]").length >= 2, undefined, { timeout: 30_000 }).then(() => true, () => false));
  check("the guide stays beside it", await shown(page));
  check("no console error on the way", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function looks() {
  for (const look of everyLook) {
    const { page, complaints, close } = await open({ ...look, ready: ".cell" });
    const name = Object.values(look).join(", ");
    // A narrow header has no room for it: there it is among the commands.
    if (look.width === 390) await page.keyboard.press("F1");
    else await page.locator(".page-tools button", { hasText: look.language === "zh" ? "指南" : "Guide" }).click();
    await page.waitForSelector("dialog.guide[open] .guide-example .katex");
    await accessible(page, name);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth || document.querySelector(".guide").scrollWidth > document.querySelector(".guide").clientWidth);
    check(`nothing sticks out (${name})`, !wide);
    check(`the page complained of nothing (${name})`, complaints.length === 0, complaints.join("\n"));
    await close();
  }
}

await run(byKeyboard, looks);

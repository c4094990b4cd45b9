// Presenting a sheet in a real Chromium: `node tests/browser/present.mjs` after `npx vite build`.
import { visit } from "./visit.mjs";

const { check, open: visited, accessible, run, text } = await visit();
const open = (how = {}) => visited({ ...how, ready: "[data-curve=signal][d]" });

await run(presenting, mistakes, () => looks(1440, "dark", "zh"), () => looks(390, "light", "en"));

async function presenting() {
  const { page, complaints, close } = await open({ verdicts: "given" });
  await page.focus('[data-cell="alphabar"] .cell-title');
  await page.keyboard.press("Shift+P");
  await page.waitForSelector(".present[open] path[data-curve=alphabar][d]");
  const line = await page.locator(".present path[data-curve=alphabar]").evaluate((path) => parseFloat(getComputedStyle(path).strokeWidth) * path.getBoundingClientRect().width / path.getBBox().width);
  check("lines are 4 pixels", Math.abs(line - 4) < 0.6, String(line));
  const letters = await page.locator(".present-value").evaluate((value) => parseFloat(getComputedStyle(value).fontSize));
  check("text is 24 pixels", letters >= 24, String(letters));
  check("no verdict is given away", (await page.locator(".present .badge").count()) === 0);
  const before = await text(page, ".present-value");
  await page.keyboard.press("ArrowRight");
  check("an arrow moves t", (await text(page, ".present-value")) !== before);
  await page.keyboard.press("v");
  await page.waitForSelector(".present .badge");
  check("verdicts come when asked for", true);
  const title = await text(page, ".present-title");
  await page.keyboard.press("ArrowDown");
  check("another arrow goes to the next cell", (await text(page, ".present-title")) !== title);
  await accessible(page, "presenting");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".present", { state: "detached" });
  check("Esc leaves", true);
  check("no console error", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function mistakes() {
  const { page, complaints, close } = await open({ verdicts: "given" });
  await page.keyboard.press("Control+k");
  await page.keyboard.type("mistake");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".mistake-forms button", { timeout: 60_000 });
  check("several forms are shown", (await page.locator(".mistake-forms button").count()) >= 3);
  await accessible(page, "the mistake");
  await page.locator(".mistake-forms button").first().click();
  await page.waitForSelector(".mistake-forms [data-wrong]");
  check("the wrong one is shown with its counterexample", /\d/.test(await text(page, ".mistake-answer")), await text(page, ".mistake-answer"));
  check("no console error", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function looks(width, theme, language) {
  const { page, close } = await open({ width, theme, language, verdicts: "given" });
  await page.locator('[data-cell="signal"] .cell-title').focus();
  await page.keyboard.press("Shift+P");
  await page.waitForSelector(".present[open] path[data-curve=signal][d]");
  await accessible(page, `presenting, ${width}, ${theme}, ${language}`);
  check(`nothing wider than the page (${width}, ${language})`, await page.locator(".present").evaluate((dialog) => dialog.scrollWidth <= innerWidth));
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/present-${width}.png` });
  await page.keyboard.press("m");
  await page.waitForSelector(".mistake-forms button", { timeout: 60_000 });
  await page.locator(".mistake-forms button").first().click();
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/mistake-${width}.png` });
  await close();
}

// A person's first sheet by keyboard alone, from an empty page to a colleague's screen, in a real Chromium: `node tests/browser/journey.mjs` after `npx vite build`.
import { readFileSync } from "node:fs";
import { visit } from "./visit.mjs";

const { address, check, open: visited, accessible, run, text } = await visit();
const open = (how = {}) => visited({ ready: "[data-cell], .empty-sheet", ...how });

const ids = (page) => page.locator("[data-cell]").evaluateAll((all) => all.map((cell) => cell.dataset.cell));
const focused = (page) => page.evaluate(() => document.activeElement?.closest("[data-cell]")?.dataset.cell);
const verdict = (page, cell, kind) => page.waitForSelector(`[data-cell="${cell}"] .badge.${kind}, [data-cell="${cell}"] [data-verdict="${kind}"]`, { timeout: 15000 }).then(() => true, () => false);
/** A command by its name. */
async function command(page, words) {
  await page.keyboard.press("Control+k");
  await page.waitForSelector(".palette[open]");
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
}
/** Goes on with Tab until what is meant has the keyboard. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 80; presses++) {
    if (await page.evaluate((meant) => document.activeElement?.matches(meant), selector)) return true;
    await page.keyboard.press("Tab");
  }
  return false;
}
async function saved(page, act) {
  const [download] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

const claim = "claim alphabar[t] < alphabar[t-1]";
let page, complaints, close, mine = [];

await run(written, undone, sent, taken);

/** An own schedule beside cosine, and a claim about it that was first written without its word. */
async function written() {
  ({ page, complaints, close } = await open({ verdicts: "given", before: (fresh) => fresh.addInitScript(() => delete window.showSaveFilePicker) }));
  await command(page, "New sheet");
  await page.waitForSelector(".empty-sheet textarea:focus");
  await accessible(page, "an empty sheet");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForSelector('[data-cell="beta"]');
  await page.keyboard.press("Control+Enter");
  await page.keyboard.type("alphabar[t] = prod(1 - beta[s], s, 1, t)");
  await page.keyboard.press("Shift+Enter");
  await page.waitForFunction(() => document.activeElement?.value === "x = 1");
  await page.keyboard.type("cosine[t] = cos((t/T + 0.008) / 1.008 * pi / 2)^2");
  await page.keyboard.press("Shift+Enter");
  await page.waitForFunction(() => document.activeElement?.value === "x = 1");
  await page.keyboard.type("alphabar[t] < alphabar[t-1]");
  await page.waitForSelector(".editor .mend");
  check("a comparison on its own is offered as a claim", (await text(page, ".editor .advice")).includes(claim), await text(page, ".editor .advice"));
  await accessible(page, "a line that cannot be read yet");
  await page.keyboard.press("Home");
  await page.keyboard.type("claim ");
  await page.keyboard.press("Enter");
  check("the claim holds", await verdict(page, claim, "upheld"));
  check("the keyboard is back at the cell", (await focused(page)) === claim, await focused(page));
  check("both schedules are drawn", (await page.locator("[data-curve=alphabar][d]").count()) > 0 && (await page.locator("[data-curve=cosine][d]").count()) > 0);
  await page.keyboard.press("Space");
  await page.waitForSelector(`[data-cell="${claim}"] .evidence .reason`);
  check("its scope says how long the schedules were", /T drawn up to \d+/.test(await text(page, `[data-cell="${claim}"] .scope`)), await text(page, `[data-cell="${claim}"] .scope`));
  await accessible(page, "the evidence");
  await page.keyboard.press("Space");
  mine = await ids(page);
}

/** All the way back to nothing, and forth again: the empty sheet's field does not keep the keys to itself. */
async function undone() {
  for (let steps = 0; steps < 12 && (await page.locator("[data-cell]").count()) > 0; steps++) await page.keyboard.press("Control+z");
  await page.waitForSelector(".empty-sheet textarea:focus");
  check("everything can be undone", (await ids(page)).length === 0);
  for (let steps = 0; steps < 12; steps++) await page.keyboard.press("Control+y");
  await page.waitForSelector(`[data-cell="${claim}"]`, { timeout: 8000 }).catch(() => undefined);
  check("and done again", (await ids(page)).join() === mine.join(), (await ids(page)).join());
}

/** A link in a fresh browser, and the same sheet after a reload. */
async function sent() {
  await command(page, "Share a link");
  await page.waitForSelector(".share-link:focus");
  const link = await page.locator(".share-link").inputValue();
  await accessible(page, "a link");
  await page.keyboard.press("Escape");
  const other = await open({ at: link.slice(address.length), verdicts: "given" });
  await other.page.waitForSelector(`[data-cell="${claim}"]`);
  check("the link opens the same cells elsewhere", (await ids(other.page)).join() === mine.join(), (await ids(other.page)).join());
  check("where the claim is worked out again", await verdict(other.page, claim, "upheld"));
  await accessible(other.page, "what a link opened");
  await other.close();
  await page.waitForSelector('.safety[data-safety="kept"]', { state: "attached" });
  await page.reload();
  await page.waitForSelector(`[data-cell="${claim}"]`);
  check("a reload keeps the sheet", (await ids(page)).join() === mine.join(), (await ids(page)).join());
}

/** Saved as a file, and exported in every format. */
async function taken() {
  const file = await saved(page, () => page.keyboard.press("Control+s"));
  check("the file is the sheet in plain text", file.text.includes(claim) && file.text.includes("```sheet"), file.text.slice(0, 200));
  await page.keyboard.press("Control+Shift+E");
  await page.waitForSelector(".export select:focus");
  await accessible(page, "export");
  const formats = await page.locator(".export select option").evaluateAll((all) => all.map(({ value }) => value));
  for (const [at, format] of formats.entries()) {
    await tabTo(page, ".export select");
    await page.keyboard.press("Home");
    for (let down = 0; down < at; down++) await page.keyboard.press("ArrowDown");
    check(`${format} is chosen by the arrows`, (await page.locator(".export select").inputValue()) === format, await page.locator(".export select").inputValue());
    check("and its button is reached", await tabTo(page, ".export footer .strong"));
    const { name, text: made } = await saved(page, () => page.keyboard.press("Enter"));
    const isWhole = { csv: made.trimEnd().split("\n").length === 101, json: isJson(made) }[format] ?? (made.includes("cos") || made.includes("alphabar = ["));
    check(`${name} holds the sheet`, isWhole && made.length > 200, made.slice(0, 200));
  }
  await page.keyboard.press("Escape");
  await page.waitForSelector(".export", { state: "detached" });
  check("no console error", complaints.length === 0, complaints.join("\n"));
  await close();
}

function isJson(made) {
  try {
    return JSON.stringify(JSON.parse(made)).includes("alphabar");
  } catch {
    return false;
  }
}

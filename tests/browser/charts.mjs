// Charts by hand in a real Chromium: `node tests/browser/charts.mjs` after `npx vite build`.
import { everyLook, visit } from "./visit.mjs";

const { check, open: visited, accessible, run, text } = await visit();
const open = (how = {}) => visited({ ...how, ready: "[data-curve=signal][d]" });
const chart = (page, key) => page.locator(`[data-chart="${key}"]`);
const curve = (page, key, name) => chart(page, key).locator(`path[data-curve="${name}"]`);
const keys = (page) => page.locator(".charts [data-chart]").evaluateAll((all) => all.map((one) => one.dataset.chart));
const change = (page, key) => chart(page, key).locator(".tool[aria-expanded]").click();
const line = (page) => page.locator(".chart-editor .chart-line");
const keep = (page) => page.locator(".chart-editor button[type=submit]").click();
const undo = (page) => page.locator("body").press("Control+z");

/** Until a set parameter is at rest and everything is drawn for it. */
async function rest(page) {
  await page.waitForFunction(() => document.querySelector(".app.dragging"));
  await page.waitForFunction(() => !document.querySelector(".app.dragging"));
}

async function command(page, words) {
  await page.keyboard.press("Control+k");
  await page.locator(".palette input").fill(words);
  await page.keyboard.press("Enter");
  await page.locator(".palette").waitFor({ state: "detached" });
}

await run(changing, adding, sweeping, beside, reading, parameters, ...everyLook.map((look) => () => looks(look)));

async function changing() {
  const { page, complaints, close } = await open();
  const before = await curve(page, "signal", "signal").getAttribute("d");
  await change(page, "signal");
  await page.locator(".chart-editor select").first().selectOption("snr");
  await page.locator(".chart-editor .segments button").nth(1).click();
  check("the form writes the line", (await line(page).inputValue()) === "chart signal, noise over snr, x log, y 0..1", await line(page).inputValue());
  check("a change is drawn before it is kept", (await curve(page, "signal", "signal").getAttribute("d")) !== before);
  check("the cursor's step is a point of a curve over a column", (await chart(page, "signal").locator(".marks circle").count()) === 2);
  await keep(page);
  check("what is kept stays", (await curve(page, "signal", "signal").getAttribute("d")) !== before && (await page.locator(".chart-editor").count()) === 0);
  check("the other charts are still there", (await keys(page)).join() === "signal,roll,schedules,snr,posteriorCoefficientX0,law", (await keys(page)).join());
  check("and as folded as they were", (await page.locator(".charts .figure.folded").count()) === 4, String(await page.locator(".charts .figure.folded").count()));
  await undo(page);
  check("undo takes a change of a chart back", (await curve(page, "signal", "signal").getAttribute("d")) === before);

  await change(page, "signal");
  await line(page).fill("chart signal, noize");
  await page.waitForSelector('[data-chart="signal"] .problem');
  check("a name that is no column is told in its chart, and the rest is drawn", (await text(page, '[data-chart="signal"] .figure-values .problem')).includes("noise") && (await curve(page, "signal", "signal").count()) === 1);
  await line(page).fill("chart signal over");
  check("a line that cannot be read cannot be kept", await page.locator(".chart-editor button[type=submit]").isDisabled());
  await page.keyboard.press("Escape");
  check("Esc takes it back", (await curve(page, "signal", "signal").getAttribute("d")) === before && (await page.locator(".chart-editor").count()) === 0);

  await change(page, "snr");
  await page.locator(".chart-editor button", { hasText: "Up" }).click();
  check("a chart moves up", (await keys(page)).join() === "signal,roll,snr,schedules,posteriorCoefficientX0,law", (await keys(page)).join());
  await change(page, "roll");
  await page.locator(".chart-editor button", { hasText: "Remove" }).click();
  check("a picture is removed, and it is said how to have it back", !(await keys(page)).includes("roll") && (await text(page, ".notice")).includes("Z"), await text(page, ".notice"));
  await undo(page);
  check("undo brings it back", (await keys(page)).includes("roll"));
  check("no console error while charts are changed", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function adding() {
  const { page, complaints, close } = await open();
  await page.locator(".chart-add button").click();
  await page.locator(".column-choice input[type=text]").fill("posterior var");
  await page.locator(".column-list label", { hasText: "posteriorVariance" }).locator("input").check();
  await page.locator(".column-choice input[type=text]").fill("");
  await page.locator(".column-list label").first().locator("input").uncheck();
  await keep(page);
  check("a chart of a column that was searched for is added last", (await keys(page)).at(-1) === "posteriorVariance", (await keys(page)).join());
  check("and drawn", await curve(page, "posteriorVariance", "posteriorVariance").waitFor({ state: "attached" }).then(() => true));
  await page.focus('[data-cell="alphabar"] .cell-title');
  await command(page, "chart alphabar");
  check("the selected cell's column gets a chart by its command", (await keys(page)).at(-1) === "alphabar", (await keys(page)).join());
  await undo(page);
  await undo(page);
  await page.locator(".add-picture").selectOption("roll");
  check("a picture is added from a list", (await keys(page)).at(-1) === "roll-2", (await keys(page)).join());
  await undo(page);
  check("all are undone", (await keys(page)).length === 6, (await keys(page)).join());
  check("no console error while charts are added", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function sweeping() {
  const { page, complaints, close } = await open();
  await change(page, "signal");
  await line(page).fill("chart alphabar, sweep beta_T in 0.01 0.02 0.1");
  await keep(page);
  const lines = () => page.locator('[data-chart="alphabar"] path[data-curve]').evaluateAll((all) => all.map((path) => path.getAttribute("d")));
  await page.waitForFunction(() => document.querySelectorAll('[data-chart="alphabar"] path[data-curve]').length === 3);
  check("a sweep draws a curve for each value, named at its end", (await page.locator('[data-chart="alphabar"] .end-label').allTextContents()).join() === "0.1,0.02,0.01" || (await page.locator('[data-chart="alphabar"] .end-label').count()) === 3, (await page.locator('[data-chart="alphabar"] .end-label').allTextContents()).join());
  const before = await lines();
  await page.locator("#box-beta_1").fill("0.01");
  await page.locator("#box-beta_1").press("Enter");
  await rest(page);
  check("it follows the other parameters", (await lines()).every((d, i) => d !== before[i]));
  check("the sheet's own columns are as they were", (await text(page, '[data-cell="alphabar"] .value')).length > 0);
  await change(page, "alphabar");
  await line(page).fill("chart alphabar, sweep kind, apart");
  await keep(page);
  await page.waitForFunction(() => document.querySelectorAll('[data-chart="alphabar"] .multiples .plot-box path[data-curve]').length === 5);
  check("options of a choice can have a small picture each", true);
  check("no console error while sweeping", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function beside() {
  const { page, complaints, close } = await open();
  await command(page, "pin the curves");
  const pale = () => curve(page, "signal", "signal before").getAttribute("d");
  const was = await pale();
  await page.locator("#box-beta_T").fill("0.1");
  await page.locator("#box-beta_T").press("Enter");
  await rest(page);
  check("pinned curves stay where they were under the live ones", (await curve(page, "signal", "signal").getAttribute("d")) !== was && (await pale()) === was);
  await page.locator(".chart-bar button").click();
  check("and are unpinned", (await curve(page, "signal", "signal before").count()) === 0);
  await command(page, "compare curves posterior");
  await curve(page, "signal", "signal other").waitFor({ state: "attached" });
  check("another sheet's columns are drawn beside", (await curve(page, "signal", "signal other").getAttribute("d")) === was, "the other sheet stands at the first values");
  check("and it is named", (await text(page, ".chart-bar")).includes("One step back"), await text(page, ".chart-bar"));
  await page.locator(".chart-bar button").click();
  await page.locator(".compare-sheet").focus();
  await page.waitForFunction(() => document.querySelectorAll(".compare-sheet optgroup").length === 2);
  await page.locator(".compare-sheet optgroup").first().locator("option").first().evaluate((option) => {
    const list = option.closest("select");
    list.value = option.value;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  });
  check("a sheet that was worked on here can be compared with, too", (await text(page, ".chart-bar")).includes("forward"), await text(page, ".chart-bar"));
  check("no console error while comparing", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function reading() {
  const { page, complaints, close } = await open();
  const box = chart(page, "signal").locator(".plot-box");
  await box.focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  check("arrows move along a chart", (await box.getAttribute("aria-valuenow")) === "12", await box.getAttribute("aria-valuenow"));
  const words = await box.getAttribute("aria-valuetext");
  check("and the values there are in its words", /^t = 12, √ᾱ 0\.99\d*, √\(1−ᾱ\) 0\.\d+$/.test(words), words);
  await page.keyboard.press("End");
  check("End goes to T", (await page.locator("#box-t").inputValue()) === "1000");
  await chart(page, "signal").locator(".tool[aria-pressed]").click();
  const rows = chart(page, "signal").locator("tbody tr");
  check("a chart is also a table, thinned with a note", (await rows.count()) === 101 && (await text(page, '[data-chart="signal"] caption')).includes("101 of 1001"), await text(page, '[data-chart="signal"] caption'));
  await page.locator("#box-T").fill("100");
  await page.locator("#box-T").press("Enter");
  await rest(page);
  check("whole when it is short", (await rows.count()) === 101 && (await chart(page, "signal").locator("caption").count()) === 0, String(await rows.count()));
  check("no console error while reading", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function parameters() {
  const { page, complaints, close } = await open();
  const tool = page.locator('.slider[data-parameter="beta_T"] .slider-tool');
  await tool.focus();
  await page.keyboard.press("Enter");
  const field = (i) => page.locator(".range-editor input").nth(i);
  check("a slider's range opens by key, at its first field", await field(0).evaluate((input) => input === document.activeElement));
  await field(0).fill("3");
  await page.keyboard.press("Enter");
  check("a range that cannot be is told", (await page.locator(".range-editor .problem").count()) === 1);
  await field(0).fill("0.1");
  await field(1).fill("0.9");
  await field(2).fill("0.2");
  await field(3).uncheck();
  await page.keyboard.press("Enter");
  check("a range is kept, the value brought into it", (await page.locator("#box-beta_T").inputValue()) === "0.1", await page.locator("#box-beta_T").inputValue());
  check("and the keyboard is back at the slider", await tool.evaluate((button) => button === document.activeElement));
  const range = page.locator('.slider[data-parameter="beta_T"] input[type=range]');
  await range.focus();
  await page.keyboard.press("ArrowRight");
  await rest(page);
  check("arrow keys go by its step", (await page.locator("#box-beta_T").inputValue()) === "0.3", await page.locator("#box-beta_T").inputValue());
  await undo(page);
  await undo(page);
  check("undo takes both back", (await page.locator("#box-beta_T").inputValue()) === "0.02", await page.locator("#box-beta_T").inputValue());

  await tool.focus();
  await page.keyboard.press("Enter");
  await page.locator(".range-editor button", { hasText: "Sweep" }).click();
  check("a slider is swept from its range", (await line(page).inputValue()) === "chart signal, y 0..1, sweep beta_T", await line(page).inputValue());
  await page.keyboard.press("Escape");

  await page.locator("#box-t").fill("1000");
  await page.locator("#box-t").press("Enter");
  await page.focus('[data-cell="alphabar"] .cell-title');
  await page.keyboard.press("Alt+t");
  await page.waitForFunction(() => Number(document.querySelector("#box-t").value) > 5 && Number(document.querySelector("#box-t").value) < 900);
  check("t plays, from the start when it stands at T", true);
  await page.keyboard.press("Alt+t");
  const at = await page.locator("#box-t").inputValue();
  await page.waitForTimeout(200);
  check("and halts", (await page.locator("#box-t").inputValue()) === at);

  await page.focus('[data-cell="alphabar"] .cell-title');
  await page.keyboard.press("Control+Enter");
  await page.locator(".editor textarea").fill("mine[t] = 0.02 * t / T");
  await page.locator(".editor textarea").press("Enter");
  await page.focus('[data-cell="mine"] .cell-title');
  await command(page, "make 0.02");
  await page.locator('.slider[data-parameter="c"]').waitFor();
  check("a number in a formula becomes a parameter", (await page.locator("#box-c").inputValue()) === "0.02");
  check("no console error with parameters", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function looks({ width, theme, language }) {
  const name = `${width}, ${theme}, ${language}`;
  const { page, complaints, close } = await open({ width, theme, language });
  if (width === 390) await page.locator(".tabs button").nth(1).click();
  await change(page, "signal");
  await line(page).fill("chart signal, sweep beta_T");
  await page.waitForTimeout(300);
  await accessible(page, `a chart under change, ${name}`);
  await keep(page);
  await chart(page, "signal").locator(".tool[aria-pressed]").click();
  await page.waitForTimeout(200);
  await accessible(page, `a chart as a table, ${name}`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  check(`no sideways scroll (${name})`, wide <= 0, `${wide} px`);
  check(`no console error (${name})`, complaints.length === 0, complaints.join("\n"));
  await close();
}

// The built page in a real Chromium, as a reader uses it: `node tests/browser/page.mjs` after `npx vite build`.
import { copied, everyLook, visit } from "./visit.mjs";

const { check, open: visited, accessible, run, text } = await visit();
/** The sheet, with its first curve drawn and its claims judged. */
const open = (how = {}) => visited({ ...how, verdicts: "given", ready: "[data-curve=signal][d]" });

const pathOf = (page, curve) => page.locator(`[data-chart] path[data-curve="${curve}"]`).first().getAttribute("d");
const verdictOf = (cell) => `[data-cell="${cell}"] > .cell-head .badge`;
const waitForVerdict = (page, cell, kind) =>
  page.waitForSelector(`[data-cell="${cell}"] > .cell-head .badge[data-verdict=${kind}]`, { timeout: 60_000 }).then(() => true, () => false);

/** Drags a slider's thumb to a share of its track, stopping half way to look. */
async function drag(page, parameter, share, look = async () => undefined) {
  const range = page.locator(`[data-parameter="${parameter}"] .range`).first();
  const box = await range.boundingBox();
  const now = await range.evaluate((input) => (input.value - input.min) / (input.max - input.min));
  const x = (part) => box.x + 8 + part * (box.width - 16), y = box.y + box.height / 2;
  await page.mouse.move(x(now), y);
  await page.mouse.down();
  const steps = 12;
  for (let i = 1; i <= steps; i++) {
    await page.mouse.move(x(now + ((share - now) * i) / steps), y);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }
  const seen = await look();
  await page.mouse.up();
  return seen;
}

const endsNearNoise = "claim here alphabar[T] < 0.01";
const workedExample = "claim prod(1 - 0.02 * k / 1000, k, 1, 100) ≈ 0.819";

await run(firstRun, dragging, cursor, editing, keyboard, newSheet, ...everyLook.map(({ width, theme, language }) => () => looks(width, theme, language)));

async function firstRun() {
  const { page, complaints, close } = await open();
  check("the page opens on the forward process", (await text(page, ".sheet-title")) === "The forward process");
  check("the first-run line is there", (await text(page, ".first-run")).includes("Drag β"));
  check("000's worked example is refuted", await waitForVerdict(page, workedExample, "refuted"));
  const inView = await page.locator(`[data-cell="${workedExample}"]`).evaluate((cell) => cell.getBoundingClientRect().bottom <= innerHeight);
  check("the refuted cell is in view at 1440 × 900", inView);
  check("ᾱ is proved", await waitForVerdict(page, "alphabar", "proved"));
  await page.click(`[data-cell="${workedExample}"] .cell-title`);
  const reason = await text(page, `[data-cell="${workedExample}"] .reason`);
  check("its evidence gives both sides", reason.includes("0.90387") && reason.includes("0.819"), reason);
  const program = await copied(page, page.getByRole("button", { name: "Copy as Python" }), (held) => held.includes("from decimal import"));
  check("the counterexample is copied as a Python program", program.includes("from decimal import") && program.includes("0.819"), program.slice(0, 200));
  await page.waitForFunction(() => !document.querySelector(".outline progress"), undefined, { timeout: 60_000 });
  const refuted = await page.locator(".cell-head .badge[data-verdict=refuted]").count();
  check("nothing else is refuted", refuted === 1, `${refuted} refuted`);
  check("no console error", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function dragging() {
  const { page, complaints, close } = await open();
  await waitForVerdict(page, workedExample, "refuted");
  await waitForVerdict(page, "alphabar", "proved");
  const before = { path: await pathOf(page, "signal"), number: await text(page, `[data-cell="alphabar"] .value`), verdict: await text(page, verdictOf(endsNearNoise)) };
  await page.evaluate(() => {
    window.badges = [];
    const badge = document.querySelector('[data-cell="alphabar"] > .cell-head .cell-verdict');
    new MutationObserver(() => window.badges.push(badge.textContent)).observe(badge, { childList: true, subtree: true, characterData: true });
  });
  const held = await drag(page, "beta_T", 0.1, async () => ({
    path: await pathOf(page, "signal"), number: await text(page, `[data-cell="alphabar"] .value`), ghosts: await page.locator(".ghosts path").count(),
  }));
  check("during the drag the curve moves", held.path !== before.path);
  check("during the drag the number moves", held.number !== before.number, `${before.number} → ${held.number}`);
  check("during the drag the old curve stays as a ghost", held.ghosts > 0);
  check("a claim about this sheet is now refuted", before.verdict.includes("upheld") && (await waitForVerdict(page, endsNearNoise, "refuted")), before.verdict);
  check("a claim about every schedule kept its badge", (await page.evaluate(() => window.badges.length)) === 0);
  check("the first-run line is gone", await page.waitForSelector(".first-run", { state: "detached", timeout: 5000 }).then(() => true, () => false));
  await page.waitForFunction(() => document.querySelectorAll(".ghosts path").length === 0, undefined, { timeout: 5000 }).catch(() => undefined);
  check("at rest the ghost is gone", (await page.locator(".ghosts path").count()) === 0);
  await page.selectOption("#choice-kind", "cosine");
  await page.waitForSelector('[data-cell="beta"] .cell-title:has-text("Cosine")');
  check("another schedule brings its own formula", (await text(page, '[data-cell="beta"] .formula')).includes("min"));
  await page.fill("#box-T", "1");
  await page.press("#box-T", "Enter");
  await page.waitForSelector('[data-cell="T"] .problem', { timeout: 5000 }).catch(() => undefined);
  const told = await text(page, '[data-cell="T"] .problem');
  check("a parameter outside its range says so and keeps its value", told.includes("outside its range") && (await page.inputValue("#box-T")) === "1000", told);
  check("no console error", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function cursor() {
  const { page, close } = await open();
  const before = await text(page, `[data-cell="alphabar"] .value`);
  const box = await page.locator("[data-chart=signal] .plot-box").boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const t = Number(await page.locator("#box-t").inputValue());
  check("hovering a chart moves t", t > 300 && t < 700, `t = ${t}`);
  check("numbers follow t", (await text(page, `[data-cell="alphabar"] .value`)) !== before);
  await page.click('[data-cell="alphabar"] .value');
  check("a click on a number shows all digits", (await text(page, '[data-cell="alphabar"] .value')).length > 12);
  await page.locator('[data-cell="beta"] .katex-html [data-name="beta_T"]').first().hover();
  check("hovering a symbol lights its slider", await page.locator('[data-parameter="beta_T"].lit').count() === 1);
  await close();
}

async function editing() {
  const { page, complaints, close } = await open();
  await waitForVerdict(page, "alphabar", "proved");
  await page.dblclick('[data-cell="alphabar"] .formula');
  const area = page.locator('[data-cell="alphabar"] textarea');
  await area.waitFor();
  const original = await area.inputValue();
  check("a double click opens the cell's text", original.includes("alphabar[t] = alphabar[t-1] * alpha[t]"), original);
  await area.fill(original.replace("* alpha[t]", "* alpha[t-"));
  await page.waitForSelector('[data-cell="alphabar"] .problem');
  check("a text that does not parse says so at the cell", (await page.locator('[data-cell="alphabar"] .editor-mirror .wrong').count()) === 1, await text(page, '[data-cell="alphabar"] .problem'));
  await area.fill(original.replace("* alpha[t]", "* alpa[t]"));
  await page.waitForSelector('[data-cell="alphabar"] .problem:has-text("alpha")');
  check("an unknown name is told with the nearest one", (await text(page, '[data-cell="alphabar"] .problem')).includes("did you mean alpha"), await text(page, '[data-cell="alphabar"] .problem'));
  check("the rest of the sheet lives on", /\d/.test(await text(page, '[data-cell="beta"] .value')));
  await area.evaluate((node) => {
    node.dispatchEvent(new CompositionEvent("compositionstart"));
    node.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true }));
    node.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", isComposing: true, bubbles: true }));
    node.dispatchEvent(new CompositionEvent("compositionend"));
  });
  check("an input method's keys are not the page's", (await area.count()) === 1);
  await area.fill(original.replace("* alpha[t]", "* sqrt(alpha[t])"));
  check("a wrong formula is refuted", await waitForVerdict(page, "alphabar", "refuted"));
  await area.press("Enter");
  await page.waitForSelector('[data-cell="alphabar"] textarea', { state: "detached" });
  await page.click('[data-cell="alphabar"] .cell-title');
  await page.waitForSelector('[data-cell="alphabar"] .evidence h3:has-text("Counterexample")');
  const reason = await text(page, '[data-cell="alphabar"] .reason');
  check("its evidence has a counterexample", /T = \d+/.test(reason), reason);
  const onTop = await text(page, '[data-cell="signal"] .stands-on').catch(() => "");
  check("a cell on top of it says so and is not blamed", onTop.includes("stands on alphabar") && (await page.locator('[data-cell="signal"] > .cell-head .badge.refuted').count()) === 0, onTop);
  await page.locator('[data-cell="alphabar"] .cell-title').press("Enter");
  const again = page.locator(".editor textarea");
  await again.fill(original);
  check("the repaired formula is proved again", await waitForVerdict(page, "alphabar", "proved"));
  await again.fill("nonsense(");
  await again.press("Escape");
  check("Esc takes the edit back", (await page.locator('[data-cell="alphabar"] .katex-html').first().textContent()).includes("√") || (await page.locator('[data-cell="alphabar"] .formula svg').count()) > 0);
  check("no console error while editing", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function keyboard() {
  const { page, close } = await open();
  await page.focus(".cell-title[tabindex='0']");
  const focused = () => page.evaluate(() => document.activeElement.closest("[data-cell]")?.dataset.cell);
  const first = await focused();
  await page.keyboard.press("ArrowDown");
  const second = await focused();
  await page.keyboard.press("ArrowUp");
  check("arrow keys walk the cells", first !== second && (await focused()) === first, `${first}, ${second}`);
  await page.keyboard.press("Space");
  check("space opens the evidence", (await page.locator(`[data-cell="${first}"] .evidence`).waitFor().then(() => true, () => false)));
  const t = Number(await page.locator("#box-t").inputValue());
  await page.keyboard.press("ArrowRight");
  check("right moves t by one", Number(await page.locator("#box-t").inputValue()) === t + 1);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  check("Enter edits, Esc comes back to the cell", (await focused()) === first);
  await page.keyboard.press("?");
  check("? lists the keys", await page.locator("dialog.keys[open]").count() === 1);
  await page.keyboard.press("Escape");
  check("Esc closes the list", await page.locator("dialog.keys[open]").count() === 0);
  await close();
}

async function newSheet() {
  const { page, complaints, close } = await open();
  await page.click(".sheet-choice");
  await page.click("[data-command='file new']");
  const area = page.locator(".empty-sheet textarea");
  await area.waitFor();
  await area.press("Tab");
  await area.press("Enter");
  await page.waitForSelector('[data-cell="beta"] .value');
  await page.waitForSelector(".badge[data-verdict=upheld]");
  check("an empty sheet's ghost lines are accepted with Tab, and its claim is judged", (await page.locator(".badge").count()) === 1);
  await page.dblclick('[data-cell="beta"] .formula');
  await page.locator(".editor textarea").fill(`beta[t] = ${"(".repeat(1000)}t${")".repeat(1000)}`);
  await page.waitForSelector('[data-cell="beta"] .problem');
  check("a thousand nested parentheses are told to be too deep", /deep|large/.test(await text(page, '[data-cell="beta"] .problem')), await text(page, '[data-cell="beta"] .problem'));
  const started = Date.now();
  await page.locator(".editor textarea").evaluate((node) => {
    node.value = "x".repeat(10_000_000);
    node.dispatchEvent(new InputEvent("input", { bubbles: true }));
  });
  await page.locator(".editor textarea").press("Escape");
  await page.waitForSelector('[data-cell="beta"] .value');
  check("a pasted 10 MB string is survived", Date.now() - started < 20_000, `${Date.now() - started} ms`);
  check("no console error on a new sheet", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function looks(width, theme, language) {
  const name = `${width}, ${theme}, ${language}`;
  const { page, complaints, close } = await open({ width, height: width === 390 ? 844 : 900, theme, language });
  await waitForVerdict(page, workedExample, "refuted");
  await page.locator(`[data-cell="${workedExample}"] .cell-title`).click();
  await page.waitForSelector(`[data-cell="${workedExample}"] .evidence`);
  if (width === 1440) for (const chart of ["schedules", "snr", "posteriorCoefficientX0", "law"]) await page.click(`[data-chart=${chart}] .fold`);
  await page.waitForTimeout(400);
  await accessible(page, name);
  const least = width === 390 ? 44 : 24;
  const small = () => page.evaluate((size) => [...document.querySelectorAll("button, input, select, summary")].filter((target) => {
    const { width: w, height: h } = target.getBoundingClientRect();
    return h > 0 && (h < size - 0.5 || w < 24 - 0.5);
  }).map((target) => `${target.className || target.tagName} ${target.getBoundingClientRect().width}×${target.getBoundingClientRect().height}`), least);
  check(`targets are at least ${least} px high (${name})`, (await small()).length === 0, (await small()).slice(0, 6).join(" | "));
  const tabs = width === 390 ? [1, 2, 3, 0] : [];
  for (const tab of tabs) {
    await page.locator(".tabs button").nth(tab).click();
    await page.waitForTimeout(150);
    await accessible(page, `${name}, tab ${tab + 1}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    check(`no sideways scroll (${name}, tab ${tab + 1})`, wide <= 0, `${wide} px`);
  }
  check(`the page speaks ${language} (${name})`, (await page.locator("html").getAttribute("lang")).startsWith(language));
  const violations = await page.evaluate(() => window.violations);
  check(`no policy violation (${name})`, violations.length === 0, violations.join("\n"));
  check(`no console error (${name})`, complaints.length === 0, complaints.join("\n"));
  await close();
}

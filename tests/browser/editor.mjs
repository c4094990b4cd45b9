// The formula editor of the built page in a real Chromium: `node tests/browser/editor.mjs` after `npx vite build`.
import { everyLook, visit } from "./visit.mjs";

const { check, open: visited, accessible, run, text } = await visit();
const open = (how = {}) => visited({ ...how, ready: "[data-curve=signal][d]" });
const area = ".editor textarea", list = ".suggestions [role=listbox]";
const value = (page) => page.locator(area).inputValue();
const shots = process.env.SHOTS;
const shot = (page, name) => (shots ? page.screenshot({ path: `${shots}/${name}.png` }) : undefined);

/** The clipboard's text as if the reader had copied it elsewhere. */
async function paste(page, copied) {
  await page.evaluate((one) => navigator.clipboard.writeText(one), copied);
  await page.keyboard.press("ControlOrMeta+V");
}

async function newSheet(page) {
  await page.click(".sheet-choice");
  await page.click("[data-command='file new']");
  await page.waitForSelector(".empty-sheet textarea");
}

await run(derivation, lists, pasted, mended, cellKeys, touch, ...everyLook.map((look) => () => looks(look)));

async function derivation() {
  const { page, complaints, close } = await open({ verdicts: "given" });
  await newSheet(page);
  const keys = page.keyboard;
  check("an empty sheet has the keyboard in its editor", await page.locator(area).evaluate((node) => node === document.activeElement));
  await keys.type("T = 100");
  await keys.press("Shift+Enter");
  check("Shift+Enter keeps and begins the next cell", (await value(page)) === "x = 1", await value(page));
  await keys.type("beta_1 = 1e-4 in 1e-6..0.01 log");
  await keys.press("Shift+Enter");
  await keys.type("beta_T = 0.02");
  await keys.press("Shift+Enter");
  await keys.type("\\beta[t] = beta_1 + (beta_T - be");
  check("a letter's name becomes the letter", (await value(page)).startsWith("β[t] = "), await value(page));
  await keys.press("ArrowDown");
  await keys.press("ArrowUp");
  const options = await page.locator(`${list} [role=option] code`).allTextContents();
  check("the sheet's own names are suggested", options.includes("beta_1") && options.includes("beta_T"), options.join(", "));
  const at = options.indexOf("beta_1");
  for (let i = 0; i <= at; i++) await keys.press("ArrowDown");
  const chosen = await page.locator(area).getAttribute("aria-activedescendant");
  check("the textarea names the chosen option", chosen !== null && (await page.locator(`[id="${chosen}"]`).getAttribute("aria-selected")) === "true", String(chosen));
  const now = await page.locator(`${list} [aria-selected=true] code`).textContent();
  await keys.press("Enter");
  check("Enter takes the chosen one and keeps the editor open", (await value(page)).endsWith(`- ${now}`), await value(page));
  await page.locator(area).fill("β[t] = beta_1 + (beta_T - beta_1) * (t - 1) / (T - 1)");
  await keys.press("Shift+Enter");
  await keys.type("alpha[t] = 1 - bet");
  await page.waitForSelector(list);
  await keys.type("a");
  await keys.press("Tab");
  check("Tab takes the first suggestion, at the column's own step", (await value(page)) === "alpha[t] = 1 - beta[t]", await value(page));
  await keys.press("Shift+Enter");
  await paste(page, "\\bar\\alpha_t = \\prod_{s=1}^t \\alpha_s");
  await page.waitForSelector(".pasted code");
  check("pasted LaTeX is read into the sheet's language", (await value(page)) === "alphabar[t] = prod(alpha[s], s, 1, t) for t >= 0", await value(page));
  check("and the reading is shown", (await text(page, ".pasted")).includes("alphabar[t] = prod(alpha[s], s, 1, t)"));
  await keys.press("Shift+Enter");
  await keys.type("claim alphabar[t] <= alphabar[t-1] for ev");
  await page.waitForSelector(list);
  await keys.press("Tab");
  await keys.press("Enter");
  check("the text is kept with Enter", (await page.locator(area).count()) === 0);
  await page.waitForSelector('[data-cell="alphabar"] .value');
  const values = await Promise.all(["beta", "alpha", "alphabar"].map((cell) => text(page, `[data-cell="${cell}"] .value`)));
  check("every cell of the derivation has a value", values.every((one) => /\d/.test(one)), values.join(", "));
  check("its claim is judged", await page.waitForSelector(".cell-head .badge[data-verdict=upheld], .cell-head .badge[data-verdict=proved]", { timeout: 60_000 }).then(() => true, () => false));
  check("nothing in it is broken", (await page.locator(".cell.broken").count()) === 0);
  check("no console error while it was written", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function lists() {
  const { page, complaints, close } = await open();
  await page.focus('[data-cell="alphabar"] .cell-title');
  await page.keyboard.press("F2");
  await page.waitForSelector(area);
  const original = await value(page);
  await page.keyboard.press("End");
  await page.keyboard.type(" + sq");
  await page.waitForSelector(list);
  check("the list comes after two letters", (await page.locator(`${list} [role=option]`).first().textContent()).includes("sqrt(x)"));
  await accessible(page, "with the suggestions open");
  await page.keyboard.press("Escape");
  check("Esc closes the list first", (await page.locator(list).count()) === 0 && (await page.locator(area).count()) === 1);
  await page.keyboard.press("Backspace");
  await page.keyboard.type("q");
  await page.waitForSelector(list);
  await page.keyboard.press("Tab");
  check("a function opens its bracket and says what it takes", (await value(page)).endsWith("sqrt(") && (await text(page, ".call")).includes("x"), await text(page, ".editor-says"));
  const stale = await page.locator(".typeset.stale .katex").count();
  check("the last reading stays, paler, while the text is broken", stale === 1);
  const height = await page.locator(".editor").evaluate((node) => node.offsetHeight);
  await page.keyboard.type("2)");
  check("what is read again is set again", (await page.locator(".typeset.stale").count()) === 0);
  const after = await page.locator(".editor").evaluate((node) => node.offsetHeight);
  check("nothing jumps when the reading comes back", Math.abs(after - height) <= 1, `${height} → ${after}`);
  check("the bracket at the caret and its partner are marked", (await page.locator(".editor-mirror .bracket").count()) === 2);
  await page.keyboard.type(" * \\gamma");
  await page.keyboard.press("Space");
  check("Greek is written by name", (await value(page)).endsWith("* γ"), await value(page));
  await page.keyboard.press("ControlOrMeta+Z");
  check("the text field's own undo takes it back", /\\gamma ?$/.test(await value(page)), await value(page));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.waitForSelector(area, { state: "detached" });
  await page.keyboard.press("Enter");
  check("Esc restores the cell", (await value(page)) === original, await value(page));
  await page.locator(area).fill("use ");
  await page.keyboard.press("Control+Space");
  await page.waitForSelector(list);
  check("after use stand the catalog's formulas, set below the list", (await page.locator(`${list} [role=option]`).count()) > 20 && (await page.locator(".stands-for .katex").count()) <= 1);
  await page.keyboard.press("Escape");
  await page.locator(area).fill("snr2[t] = alphabar");
  await page.keyboard.type("[t]");
  await page.keyboard.press("Enter");
  check("Enter with nothing chosen keeps the cell", (await page.locator(area).count()) === 0);
  check("no console error at the list", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function pasted() {
  const { page, complaints, close } = await open();
  await newSheet(page);
  await paste(page, "T = 10\nbeta[t] = 0.02 * t / T\nalpha[t] = 1 - beta[t]");
  check("several lines of the sheet's language stay as they are", (await value(page)).split("\n").length === 3);
  await page.keyboard.press("Enter");
  await page.waitForSelector('[data-cell="alpha"] .value');
  check("and make as many cells", (await page.locator('[data-cell="beta"], [data-cell="alpha"], [data-parameter="T"]').count()) === 3);
  await page.focus('[data-cell="alpha"] .cell-title');
  await page.keyboard.press("ControlOrMeta+Enter");
  await paste(page, "$\\bar{\\alpha}_0 = 1,\\quad \\bar{\\alpha}_t = \\bar{\\alpha}_{t-1}\\alpha_t$");
  await page.waitForSelector(".pasted code");
  check("a formula between dollars becomes its cells", (await value(page)) === "alphabar[0] = 1\nalphabar[t] = alphabar[t-1] * alpha[t]", await value(page));
  await page.getByRole("button", { name: "Keep as pasted" }).click();
  check("it can be kept as it was pasted", (await value(page)).startsWith("$\\bar"), await value(page));
  await page.locator(area).fill("");
  await paste(page, "ᾱₜ = ∏ₛ₌₁ᵗ αₛ");
  await page.waitForSelector(".pasted code");
  check("so is Unicode mathematics", (await value(page)) === "alphabar[t] = prod(alpha[s], s, 1, t) for t >= 0", await value(page));
  await page.keyboard.press("ControlOrMeta+Z");
  check("undo goes back to the text as pasted", (await value(page)) === "ᾱₜ = ∏ₛ₌₁ᵗ αₛ", await value(page));
  await page.locator(area).fill("");
  await paste(page, "\\nabla_x \\log p(x) = 0");
  await page.waitForSelector(".pasted .problem");
  check("what cannot be read is pasted as it is, with the reason", (await value(page)) === "\\nabla_x \\log p(x) = 0" && (await text(page, ".pasted .problem")).includes("pasted as it is"), await text(page, ".pasted"));
  await page.locator(area).fill("rest[t] = 2 * ");
  await page.keyboard.press("End");
  await paste(page, "\\sqrt{1-\\alpha_t}");
  await page.waitForSelector(".pasted code");
  check("an expression goes into the line", (await value(page)) === "rest[t] = 2 * sqrt(1 - alpha[t])" || (await value(page)) === "rest[t] = 2 * (sqrt(1 - alpha[t]))", await value(page));
  await page.keyboard.press("Enter");
  await page.waitForSelector('[data-cell="rest"] .value');
  check("no console error while pasting", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function mended() {
  const { page, close } = await open();
  await page.focus('[data-cell="alphabar"] .cell-title');
  await page.keyboard.press("Enter");
  await page.locator(area).fill("alphabar[0] = 1\nalphabar[t] = alphabar[t-1] * alpa[t]");
  await page.waitForSelector(".mend.meant");
  check("an error is underlined at its place", (await text(page, ".editor-mirror .wrong")) === "alpa[t]" || (await text(page, ".editor-mirror .wrong")).startsWith("alpa"), await text(page, ".editor-mirror .wrong"));
  check("the nearest name is named", (await text(page, ".mend.meant")).includes("did you mean alpha?"), await text(page, ".advice"));
  await page.click(".mend.meant");
  check("and takes its place when it is pressed", (await value(page)).endsWith("* alpha[t]"), await value(page));
  check("the keyboard stays in the text", await page.locator(area).evaluate((node) => node === document.activeElement));
  await page.keyboard.press("Escape");
  await close();
}

async function cellKeys() {
  const { page, complaints, close } = await open();
  const title = page.locator('[data-cell="alphabar"] .cell-title');
  await title.focus();
  await page.keyboard.press("=");
  await page.waitForSelector(area);
  check("= on a cell keeps its left side", (await value(page)) === "alphabar[0] = 1\nalphabar[t] = ", await value(page));
  await page.keyboard.press("Escape");
  await page.waitForSelector(area, { state: "detached" });
  check("Esc gives the keyboard back to the cell", await title.evaluate((node) => node === document.activeElement));
  await page.keyboard.press("q");
  await page.waitForSelector(area);
  check("a letter begins a new text", (await value(page)) === "q", await value(page));
  for (let i = 0; i < 3 && (await page.locator(area).count()) > 0; i++) await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  check("and Esc restores the old one", (await value(page)).includes("alphabar[t] = alphabar[t-1] * alpha[t]"), await value(page));
  await page.keyboard.press("Tab");
  await page.waitForSelector(area, { state: "detached" });
  const next = await page.evaluate(() => {
    const titles = [...document.querySelectorAll(".cell-title")];
    return titles.indexOf(document.activeElement) - titles.findIndex((one) => one.closest("[data-cell]").dataset.cell === "alphabar");
  });
  check("Tab keeps and goes to the next cell", next === 1, String(next));
  await page.focus('[data-cell="alpha"] .cell-title');
  await paste(page, "\\gamma_t = \\sqrt{1-\\bar\\alpha_t}");
  await page.waitForSelector(".pasted code");
  check("a formula pasted on a cell begins one below it", (await value(page)) === "gamma[t] = sqrt(1 - alphabar[t])", await value(page));
  await page.keyboard.press("Enter");
  await page.waitForSelector('[data-cell="gamma"] .value');
  check("no console error at the cells", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function touch() {
  const { page, complaints, close } = await visited({ width: 390, ready: ".cell-title" });
  await page.locator('[data-cell="alphabar"] .formula').first().dblclick();
  await page.waitForSelector(area);
  await page.locator(area).fill("");
  await page.keyboard.type("mine[t] = alp");
  await page.waitForSelector(list);
  const option = page.locator(`${list} [role=option]`).first();
  const { height } = await option.boundingBox();
  check("a suggestion is large enough for a finger", height >= 40, String(height));
  await option.tap();
  check("a tap takes it", /^mine\[t\] = alpha\w*\[t\]$/.test(await value(page)), await value(page));
  check("the editor fits a phone", await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1));
  check("no console error on a phone", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function looks({ width, theme, language }) {
  const { page, close } = await visited({ width, theme, language, ready: ".cell-title" });
  const name = `${width} ${theme} ${language}`;
  await page.focus('[data-cell="alphabar"] .cell-title');
  await page.keyboard.press("F2");
  await page.waitForSelector(area);
  await page.locator(area).fill("mine[t] = clip(alphabar[t-1], 0, sqrt(alpa[t])) * po");
  await page.keyboard.press("End");
  await page.keyboard.type("s");
  await page.waitForSelector(list);
  await page.keyboard.press("ArrowDown");
  await shot(page, `list ${name}`.replaceAll(" ", "-"));
  await accessible(page, `editor, ${name}`);
  await page.keyboard.press("Escape");
  await page.locator(area).fill("mine[t] = clip(alphabar[t-1], 0, sqrt(alpa[t]))");
  for (let i = 0; i < 14; i++) await page.keyboard.press("ArrowLeft");
  await shot(page, `problem ${name}`.replaceAll(" ", "-"));
  await page.locator(area).fill("");
  await paste(page, "\\tilde\\mu_t(x_t,x_0) = \\frac{\\sqrt{\\bar\\alpha_{t-1}}\\beta_t}{1-\\bar\\alpha_t}x_0 + \\frac{\\sqrt{\\alpha_t}(1-\\bar\\alpha_{t-1})}{1-\\bar\\alpha_t}x_t");
  await page.waitForSelector(".pasted code");
  await shot(page, `pasted ${name}`.replaceAll(" ", "-"));
  check(`the editor is within the page (${name})`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1));
  await close();
}

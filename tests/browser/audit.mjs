// The audit of a document in a real Chromium, as a reader uses it: `node tests/browser/audit.mjs` after `npx vite build`.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { copied, everyLook, visit } from "./visit.mjs";

const { address, check, open: visited, accessible, run, text } = await visit();
const tutorial = (name) => fileURLToPath(new URL(`../tutorials/${name}`, import.meta.url));
/** The audit, where a document may be dropped. */
const open = (how = {}) => visited({ at: "#audit", ready: (how.at ?? "#audit") === "#audit" ? ".drop-area" : "body", ...how });

const audited = (page) => page.waitForSelector("[data-audit=audited] .document", { timeout: 60_000 }).then(() => true, () => false);
const choose = (page, file) => page.setInputFiles("input[type=file]", file);
/** Three claims that hang on what is not said: a schedule, what γ is, and the law of the data. */
const leftOpen = "# Notes\n\nWith the usual schedule $\\bar\\alpha_{500} \\approx 0.0786$.\n\n$$x_t = \\sqrt{1-\\gamma_t}\\,x_0 + \\gamma_t\\,\\epsilon$$\n\nThen $q(x_t) = \\mathcal N(0, I)$, and $\\alpha_t = 1 - \\beta_t$.\n";
/** Does something that judges the document anew, and waits for the new report. */
const again = async (page, act) => {
  await page.evaluate(() => document.querySelector(".document")?.setAttribute("data-old", ""));
  await act();
  await page.waitForSelector("[data-audit=audited] .review", { timeout: 60_000 });
  await page.waitForFunction(() => !document.querySelector(".document[data-old]") && !document.querySelector(".conventions .again"), undefined, { timeout: 60_000 });
};
const samples = { wrong: 0, right: 1, code: 2 };
const sample = (page, which) => page.locator(".samples button").nth(samples[which]).click();
const message = (page) => page.waitForSelector(".intake-message", { timeout: 60_000 }).then((node) => node.textContent(), () => "no message");

/** Drops a text as a file on the page. */
const drop = (page, name, content) => page.evaluate(([fileName, written]) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([written], fileName));
  document.querySelector(".audit").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
}, [name, content]);
const paste = (page, content, html = "") => page.evaluate(([plain, rich]) => {
  const data = new DataTransfer();
  data.setData("text/plain", plain);
  if (rich) data.setData("text/html", rich);
  document.querySelector(".audit").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}, [content, html]);

await run(laterThanTheSheet, wayThrough, noMistake, waysIn, declaring, badInput, progress, keyboard, back, ...everyLook.map(({ width, theme, language }) => () => looks(width, theme, language)));

async function laterThanTheSheet() {
  const { page, requests, close } = await open({ at: "" });
  await page.waitForSelector("[data-curve=signal][d]");
  check("the sheet loads nothing of the audit", !requests.some((url) => /Audit|\/worker-/.test(url)), requests.filter((url) => /Audit|\/worker-/.test(url)).join(" "));
  await page.getByRole("button", { name: "Audit" }).click();
  check("a click on Audit shows where to drop a document", await page.waitForSelector(".drop-area").then(() => true, () => false));
  check("nothing leaves this computer is said", (await text(page, ".stays")) === "Nothing leaves this computer.");
  await page.getByRole("button", { name: "Sheet", exact: true }).click();
  check("the sheet is as it was", (await page.locator('[data-cell="alphabar"]').isVisible()) && !(await page.locator(".drop-area").isVisible()));
  await close();
}

async function wayThrough() {
  const { page, complaints, requests, close } = await open({ verdicts: "given" });
  await sample(page, "wrong");
  check("a sample is audited", await audited(page));
  check("its counts stand in one line", /^7 claims: 3 refuted, 4 proved; 7 understood$/.test(await text(page, ".counts")), await text(page, ".counts"));
  check("three claims are marked refuted, with glyph and word", (await page.locator(".claim-mark.refuted").allTextContents()).join() === "✕refuted,✕refuted,✕refuted");
  check("the list shows what is refuted first", (await page.locator(".finding").count()) === 3);
  check("prose, headings, a table, formulas and code are typeset", (await page.locator(".document h3, .document td .katex, .document p .katex, .document pre").count()) > 6);
  await page.locator(".claim-mark.refuted").nth(1).click();
  await page.waitForSelector(".evidence");
  const evidence = page.locator(".evidence");
  check("a click on a mark opens its evidence", (await evidence.count()) === 1 && (await text(page, ".finding.open .finding-place")) === "line 24", await text(page, ".finding.open .finding-place"));
  check("the evidence says where both sides differ", /the left side is .* and the right side is/i.test(await text(page, ".evidence .reason")), await text(page, ".evidence .reason"));
  check("both sides are printed with numbers", (await page.locator(".evidence .roads .katex").count()) >= 3 && (await page.locator(".evidence .roads .result").count()) === 2);
  check("both sides are drawn over t", await page.waitForSelector(".evidence path[data-curve=left][d]").then(() => page.locator(".evidence path[data-curve=right][d]").count().then((count) => count === 1), () => false));
  check("the right form is typeset", (await page.locator(".right-form .katex").count()) === 1);
  const latex = await copied(page, page.getByRole("button", { name: "Copy as LaTeX" }), (held) => held.includes("\\beta"));
  check("the right form is copied as LaTeX", /\\bar ?\{?\\alpha\}?_\{t-1\}/.test(latex) && latex.includes("\\beta"), latex);
  const copyPython = page.getByRole("button", { name: "Copy as Python" }), button = await copyPython.elementHandle(), before = await button.boundingBox();
  const python = await copied(page, copyPython, (held) => held.includes("from decimal import"));
  check("the counterexample is copied as Python", python.includes("getcontext().prec"), python.slice(0, 200));
  const saying = await button.boundingBox();
  check("a button that says so stays where it was", saying.x === before.x && saying.width === before.width, JSON.stringify([before, saying]));
  const complaint = await copied(page, page.getByRole("button", { name: "This verdict is wrong" }), (held) => held.includes("seems wrong"));
  check("a complaint has the claim, the seed and the path", complaint.includes("\\tilde\\beta_t") && complaint.includes('"seed"') && complaint.includes('"path"'), complaint.slice(0, 300));
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save the report" }).click()]);
  const report = readFileSync(await download.path(), "utf8");
  check("the report is saved as Markdown", download.suggestedFilename() === "three-mistakes.audit.md" && report.startsWith("# Audit of three-mistakes.md") && (report.match(/^### line/gm) ?? []).length === 3, report.slice(0, 300));
  await page.locator(".segments button").nth(2).click();
  check("all claims can be listed", (await page.locator(".finding").count()) === 7);
  await page.locator(".segments button").nth(1).click();
  check("a filter without findings says so", (await text(page, ".nothing")) === "Nothing in it is undecided.");
  await page.locator(".segments button").nth(0).click();
  await page.locator(".finding-title").first().click();
  await page.getByRole("button", { name: "Open in sheet" }).click();
  await page.waitForSelector('[data-cell^="claim "] .badge[data-verdict=refuted]', { timeout: 60_000 }).catch(() => undefined);
  check("the claim opens in a sheet and is refuted there", (await page.locator('[data-cell^="claim "] > .cell-head .badge[data-verdict=refuted]').count()) === 1);
  check("its definitions are cells with values", /\d/.test(await text(page, '[data-cell="alphabar"] .value')));
  check("no cell of it is broken", (await page.locator(".cell .problem").count()) === 0, (await page.locator(".cell .problem").allTextContents()).join());
  check("the sheet is named after the document", (await page.locator(".sheet-title").textContent()) === "From three-mistakes.md, line 14");
  await page.getByRole("button", { name: "Audit" }).click();
  check("the report is still there", (await page.locator(".finding.open").count()) === 1);
  check("nothing was asked of another host", requests.every((url) => url.startsWith(address) || url.startsWith("blob:") || url.startsWith("data:")));
  check("no console error on the way", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function noMistake() {
  const { page, complaints, close } = await open();
  await sample(page, "right");
  await audited(page);
  check("the sample without a mistake has none", (await page.locator(".claim-mark.refuted").count()) === 0 && (await page.locator(".claim-mark.proved").count()) >= 4, await text(page, ".counts"));
  await page.locator(".claim-mark.proved").nth(1).click();
  check("a proved claim says why", (await text(page, ".evidence .reason")).includes("same function"));
  check("the convention is named", (await page.locator(".evidence .facts").first().textContent()).includes("cumulative"), await page.locator(".evidence .facts").first().textContent());
  await page.getByRole("button", { name: "Another document" }).click();
  await code(page);
  check("no console error with code", complaints.length === 0, complaints.join("\n"));
  await close();
}

/** The sample with code: its claims at their lines, the evidence of a wrong sampler, and its way into a sheet. */
async function code(page) {
  await sample(page, "code");
  await audited(page);
  const rows = (kind) => page.locator(`.code-row.${kind}:has(.claim-mark) .code-line`).allTextContents();
  check("code that is right is marked at its lines", (await rows("upheld")).some((line) => line.startsWith("alpha_bars = ")), (await rows("upheld")).join());
  const wrong = page.locator(".code-row.refuted", { hasText: "alpha_bars[t - 1]" });
  check("the wrong line of the sampler is marked refuted", (await wrong.locator(".claim-mark.refuted").count()) === 1, (await rows("refuted")).join());
  check("a keyword, a string and a name are told apart", (await page.locator(".listing .py-keyword").count()) > 8 && (await page.locator(".listing .py-string").first().textContent()).startsWith('"""'));
  await wrong.locator(".claim-mark").click();
  await page.waitForSelector(".code-evidence");
  check("its evidence shows the line with its number", /^\d+mean = \(x - betas\[t\]/.test(await text(page, ".numbered-row")), await text(page, ".numbered-row"));
  check("its reason names the coefficient that is wrong", /coefficient of .* is .*; it should be /.test(await text(page, ".evidence .reason")), await text(page, ".evidence .reason"));
  check("what it computes stands beside what it should be, with numbers", (await page.locator(".both-sides .side").count()) === 2 && (await page.locator(".side .in-numbers").allTextContents()).every((numbers) => /\d/.test(numbers)));
  check("both are drawn over the steps", await page.waitForSelector(".code-evidence path[data-curve=computes][d]").then(() => true, () => false));
  check("the right line is marked as a change", (await text(page, ".changed ins")).includes("alpha_bars[t])") && (await text(page, ".changed del")).includes("alpha_bars[t - 1])"), await text(page, ".changed"));
  const right = await copied(page, page.getByRole("button", { name: "Copy the line" }), (held) => held.startsWith("mean = "));
  check("the right line is copied as it can be pasted", right.includes("alpha_bars[t]") && !right.includes("t - 1"), right);
  await page.getByRole("button", { name: "Open in sheet" }).click();
  await page.waitForSelector('[data-cell="code"]');
  check("both columns open in a sheet", (await page.locator('[data-cell="should"]').count()) === 1 && (await page.locator(".cell .problem").count()) === 0);
}

async function codeWaysIn(page) {
  const listing = "import numpy as np\n\nbetas = np.linspace(1e-4, 0.02, 50)\nalphas = 1 - betas\nalpha_bars = np.cumprod(alphas)\n";
  const cells = [{ cell_type: "code", metadata: {}, outputs: [], execution_count: null, source: listing.split(/(?<=\n)/) }];
  const notebook = JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
  for (const [name, act] of [["tables.py", () => drop(page, "tables.py", listing)], ["tables.ipynb", () => choose(page, { name: "tables.ipynb", mimeType: "application/json", buffer: Buffer.from(notebook) })], ["pasted code", () => paste(page, listing)]]) {
    await act();
    await audited(page);
    const marked = await page.locator(".code-row.upheld:has(.claim-mark) .code-line").allTextContents();
    check(`${name} is read, its claims marked at their lines`, marked.some((line) => line.startsWith("alpha_bars = ")), marked.join());
    await page.getByRole("button", { name: "Another document" }).click();
  }
}

async function waysIn() {
  const { page, complaints, close } = await open();
  for (const [name, least] of [["vlb-terms.md", 15], ["exercises-solutions.tex", 15], ["faq-zh.html", 10], ["posterior-bayes.ipynb", 15], ["notes-plain.txt", 10]]) {
    await choose(page, tutorial(name));
    const done = await audited(page);
    const marks = done ? await page.waitForFunction((count) => document.querySelectorAll(".claim-mark").length >= count, least, { timeout: 20_000 }).then(() => true, () => false) : false;
    check(`${name} is shown with its claims marked`, marks, `${await page.locator(".claim-mark").count()} marks`);
    const left = await page.locator(".document").evaluate((node) => {
      const copy = node.cloneNode(true);
      for (const part of copy.querySelectorAll(".katex, code, .plain-math")) part.remove();
      return copy.textContent.match(/\$\$|\\begin|\\item|<\/?\w+>|\\n/g) ?? [];
    });
    check(`${name} has no mark-up left in its prose`, left.length === 0, left.join(" "));
    await page.getByRole("button", { name: "Another document" }).click();
  }
  await codeWaysIn(page);
  await drop(page, "a.md", "The variance is $1-\\bar\\alpha_t$ and $\\alpha_t = 1 + \\beta_t$.");
  check("a dropped file is audited", (await audited(page)) && (await page.locator(".claim-mark").count()) === 1);
  await page.getByRole("button", { name: "Another document" }).click();
  await paste(page, "We have $\\alpha_t = 1 - \\beta_t$ here.");
  check("pasted text is audited", (await audited(page)) && (await page.locator(".claim-mark.proved").count()) === 1);
  await page.getByRole("button", { name: "Another document" }).click();
  await paste(page, "αt=1−βt", '<p>We have <math><semantics><mi>α</mi><annotation encoding="application/x-tex">\\alpha_t = 1 - \\beta_t</annotation></semantics></math></p>');
  check("a pasted web page is read by its annotations", (await audited(page)) && (await page.locator(".claim-mark.proved").count()) === 1);
  await page.getByRole("button", { name: "Another document" }).click();
  await paste(page, "Nothing mathematical at all.");
  check("a text without claims says so", (await audited(page)) && (await text(page, ".counts")).startsWith("No claim"));
  check("no console error on the ways in", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function declaring() {
  const { page, complaints, close } = await open();
  await drop(page, "open.md", leftOpen);
  await audited(page);
  check("a document that leaves things open has undecided claims", (await page.locator(".claim-mark.undecided").count()) === 3, await text(page, ".counts"));
  await page.locator(".segments button").nth(1).click();
  await page.locator(".finding-title").first().click();
  check("an undecided claim says why in a reader's words", (await text(page, ".evidence .reason")).includes("states no noise schedule with all its numbers"), await text(page, ".evidence .reason"));
  check("and offers what would settle it", (await page.locator(".offers .offer").allTextContents()).includes("schedule linear 1e-4 to 0.02 over 1000 steps"));
  await again(page, () => page.locator(".offer", { hasText: "linear" }).first().click());
  check("a click judges it again, and it stays open", (await text(page, ".finding.open .badge")).includes("upheld"), await page.locator(".finding.open .badge").allTextContents().then((all) => all.join()));
  check("its evidence names the declared convention", (await text(page, ".finding.open .facts")).includes("declared: schedule linear 1e-4 to 0.02 over 1000 steps"), await text(page, ".finding.open .facts"));
  check("what is declared is listed", (await text(page, ".conventions .declared code")) === "schedule linear 1e-4 to 0.02 over 1000 steps");
  await page.locator(".finding.undecided .finding-title").first().click();
  await page.fill(".begun input", "1-ᾱ_t");
  await again(page, () => page.getByRole("button", { name: "Declare", exact: true }).click());
  check("a letter that is defined by hand settles its claims", (await page.locator(".claim-mark.undecided").count()) === 1 && (await text(page, ".finding.open .badge")).includes("refuted"), await text(page, ".counts"));
  const noted = await copied(page, page.getByRole("button", { name: "Copy the document with its note" }), (held) => held.startsWith("<!--"));
  check("the document is copied with its note", noted === `<!-- alphabar: schedule linear 1e-4 to 0.02 over 1000 steps; let γ_t = 1-ᾱ_t -->\n\n${leftOpen}`, noted.slice(0, 200));
  await again(page, () => page.getByRole("button", { name: "Withdraw this declaration: let γ_t = 1-ᾱ_t" }).click());
  check("a declaration can be withdrawn", (await page.locator(".claim-mark.undecided").count()) === 2 && (await page.locator(".conventions .declared").count()) === 1);
  await again(page, () => page.locator(".conventions .withdraw").first().click());
  check("and the last one, with its note", (await page.locator(".claim-mark.undecided").count()) === 3 && (await page.locator(".conventions .declared").count()) === 0);
  await page.locator(".segments button").nth(2).click();
  const gamma = page.locator(".finding.undecided", { hasText: "γ" });
  if ((await gamma.locator(".begun").count()) === 0) await gamma.locator(".finding-title").click();
  await gamma.locator(".begun input").fill("1-δ_t");
  await again(page, () => page.getByRole("button", { name: "Declare", exact: true }).click());
  check("a wrong declaration is said to be one and can be withdrawn", (await text(page, ".conventions .wrong")).includes("unknown name") && (await page.locator(".conventions .wrong .withdraw").count()) === 1);
  check("no console error while declaring", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function badInput() {
  const { page, complaints, close } = await open();
  await choose(page, { name: "empty.md", mimeType: "text/markdown", buffer: Buffer.alloc(0) });
  check("an empty file is told to be empty", (await message(page)) === "empty.md is empty: there is nothing to check.");
  await choose(page, { name: "picture.png", mimeType: "image/png", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2, 3, 4, 5, 6, 7]) });
  await page.waitForSelector(".intake-message:has-text('picture.png')");
  check("a binary file is told to be one", (await message(page)).includes("a binary file"), await message(page));
  const started = Date.now();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "$x_t = 1$ ".repeat(1_000_000));
    document.querySelector(".paste textarea").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await page.waitForSelector(".intake-message:has-text('too large')");
  check("a paste of 10 MB is told to be too large, with what is allowed", /10\.0 MB.*up to 2 MB/.test(await message(page)) && Date.now() - started < 5000, await message(page));
  await drop(page, "odd.md", "$\\frac{1}{$ and $$\\begin{align} x &= \\undefinedthing{y} $$ and \\(\\href{javascript:alert(1)}{x}\\) <img src=x onerror=alert(1)> **");
  check("broken formulas are shown as they were written", (await audited(page)) && (await page.locator(".document .unset").count()) >= 1);
  check("a document's links and images do not become the page's", (await page.locator(".document a, .document img").count()) === 0);
  const violations = await page.evaluate(() => window.violations);
  check("bad input violates no policy", violations.length === 0, violations.join("\n"));
  check("bad input logs no error", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function progress() {
  const { page, close } = await open();
  const long = readFileSync(tutorial("vlb-terms.md"), "utf8");
  // Each copy has letters of its own, so that no verdict is known before.
  await drop(page, "long.md", Array.from({ length: 60 }, (_, i) => long.replaceAll("0.02", `0.0${200 + i}`).replaceAll("x_0=1", `x_0=${i + 2}`)).join("\n\n"));
  await page.waitForSelector(".working progress[value]", { timeout: 60_000 }).catch(() => undefined);
  const first = await text(page, ".working p");
  check("progress is told in claims", /\d+ of \d+ claims/.test(first), first);
  const slowest = await page.evaluate(() => new Promise((resolve) => {
    let last = performance.now(), worst = 0, frames = 0;
    const frame = () => {
      const now = performance.now();
      worst = Math.max(worst, now - last);
      last = now;
      if (++frames < 30) requestAnimationFrame(frame);
      else resolve(worst);
    };
    requestAnimationFrame(frame);
  }));
  check("the page stays responsive meanwhile", slowest < 500, `${Math.round(slowest)} ms`);
  await page.getByRole("button", { name: "Cancel" }).click();
  check("Cancel stops at once", await page.waitForSelector(".drop-area", { timeout: 2000 }).then(() => true, () => false));
  await sample(page, "right");
  check("another document can be audited after it", await audited(page));
  await close();
}

async function keyboard() {
  const { page, close } = await open();
  await sample(page, "wrong");
  await audited(page);
  const focused = () => page.evaluate(() => document.activeElement.closest("[data-finding]")?.dataset.finding);
  await page.focus(".finding-title[tabindex='0']");
  const first = await focused();
  await page.keyboard.press("ArrowDown");
  const second = await focused();
  check("arrows walk the findings", first !== undefined && second !== undefined && first !== second);
  await page.keyboard.press("Enter");
  check("Enter opens the evidence", await page.waitForSelector(`[data-finding="${second}"] .evidence`).then(() => true, () => false));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Escape");
  check("Esc closes it and comes back to the finding", (await page.locator(".evidence").count()) === 0 && (await focused()) === second);
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  check("Home and End go to the first and last", (await focused()) === first);
  await close();
}

async function back() {
  const { page, close } = await open({ width: 390, height: 844 });
  await sample(page, "wrong");
  await audited(page);
  await page.locator(".claim-mark.refuted").first().click();
  check("on a narrow page a mark leads to its evidence", (await page.locator(".evidence .reason").isVisible()) && !(await page.locator(".document").count()));
  await page.getByRole("button", { name: "Show in the document" }).click();
  check("and back to its place", await page.locator(".claimed.current").first().isVisible());
  await page.locator(".audit .tabs button").first().click();
  check("the tabs at the foot lead to the sheet", await page.locator(".pocket").isVisible());
  await page.locator(".app:not(.audit):visible .tabs button", { hasText: "Audit" }).click();
  check("and from the sheet to the audit", await page.locator(".document").isVisible());
  await close();
}

async function looks(width, theme, language) {
  const name = `${width}, ${theme}, ${language}`;
  const { page, complaints, close } = await open({ width, height: width === 390 ? 844 : 900, theme, language });
  await page.waitForTimeout(300);
  const inspect = async (part) => {
    await accessible(page, `${name}, ${part}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    check(`no sideways scroll (${name}, ${part})`, wide <= 0, `${wide} px`);
    const small = await page.evaluate((size) => [...document.querySelectorAll("button, input:not([type=file]), select, summary, .choose span")].filter((target) => {
      // A mark in a line of text has its room around it.
      const least = target.matches(".claim-mark") ? 24 : size;
      const { width: w, height: h } = target.getBoundingClientRect();
      return h > 0 && (h < least - 0.5 || w < 24 - 0.5);
    }).map((target) => `${target.className || target.tagName} ${target.getBoundingClientRect().width}×${target.getBoundingClientRect().height}`), width === 390 ? 44 : 24);
    check(`targets are large enough (${name}, ${part})`, small.length === 0, small.slice(0, 6).join(" | "));
  };
  await inspect("empty");
  await choose(page, tutorial("vlb-terms.md"));
  await audited(page);
  await page.waitForTimeout(500);
  await inspect("document");
  await page.locator(".claim-mark.refuted").first().click();
  await page.waitForSelector(".evidence");
  await page.waitForTimeout(600);
  await inspect("evidence");
  check(`the page speaks ${language} (${name})`, (await page.locator("html").getAttribute("lang")).startsWith(language) && (await text(page, ".finding .badge")).includes(language === "zh" ? "有反例" : "refuted"));
  await again(page, () => drop(page, "open.md", leftOpen));
  if (width === 390) await page.locator(".audit .tabs button").nth(2).click();
  await page.locator(".segments button").nth(2).click();
  await page.locator(".finding.undecided .finding-title").first().click();
  await page.waitForSelector(".offers");
  await page.waitForTimeout(600);
  await inspect("offers");
  await again(page, () => page.locator(".offer").first().click());
  await page.waitForSelector(".conventions .withdraw");
  await page.waitForTimeout(600);
  await inspect("declared");
  if (process.env.PICTURES) await page.locator(".finding.undecided .finding-title").first().click();
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/declared-${width}-${theme}-${language}.png` });
  // One language has both widths and themes.
  if (language === "zh") {
    await page.getByRole("button", { name: "换一篇文档" }).click();
    await sample(page, "code");
    await audited(page);
    await inspect("code");
    await page.locator(".code-row.refuted .claim-mark").last().click();
    await page.waitForSelector(".code-evidence");
    await page.waitForTimeout(600);
    await inspect("code evidence");
  }
  const violations = await page.evaluate(() => window.violations);
  check(`no policy violation (${name})`, violations.length === 0, violations.join("\n"));
  check(`no console error (${name})`, complaints.length === 0, complaints.join("\n"));
  await close();
}

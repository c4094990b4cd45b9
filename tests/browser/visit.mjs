import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { launch } from "./chromium.mjs";
import { serve } from "./site.mjs";

/** Where the built page lies. */
const folder = process.env.SITE ?? fileURLToPath(new URL("../../dist/app", import.meta.url));
const axe = fileURLToPath(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url));

/**
 * The built page served and a browser to visit it with: `check` counts and prints what holds, `open` gives a fresh page with everything it complains
 * about and fetches, and `run` goes through the tours, prints the counts and ends the process. What a tour throws is a failure, too.
 * Checking a sheet's claims takes seconds of every page; only who asks for `verdicts: "given"` has them. With a file, that file is opened from disk instead, by a browser without a network. "webgl" gives the browser WebGL in software, which costs it half a core.
 */
export async function visit(file, drawing = "pictures") {
  if (!existsSync(file ?? `${folder}/index.html`)) {
    console.error(`nothing to test: run \`npx vite build${file ? " --mode single" : ""}\` first`);
    process.exit(2);
  }
  let passed = 0, failed = 0;
  const check = (name, holds, detail = "") => {
    if (holds) passed++;
    else failed++;
    console.log(`${holds ? "  ok  " : "FAILED"} ${name}${holds || detail === "" ? "" : `: ${detail}`}`);
  };
  const site = file ? { address: pathToFileURL(file).href, stop() {} } : await serve(folder);
  const browser = await launch(drawing);

  async function open({ width = 1440, height = width === 390 ? 844 : 900, theme = "light", language = "en", at = "", ready = "body", verdicts = "left out", before = async (_page) => {} } = {}) {
    const context = await browser.newContext({
      viewport: { width, height }, colorScheme: theme, locale: language === "zh" ? "zh-CN" : "en-US", hasTouch: width < 500,
      permissions: ["clipboard-read", "clipboard-write"],
    });
    if (file) await context.setOffline(true);
    const page = await context.newPage();
    const complaints = [], requests = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text().slice(0, 300)));
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("request", (request) => requests.push(request.url()));
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener("securitypolicyviolation", (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
    });
    if (verdicts === "left out") await page.route(/\/browser-worker-[^/]*\.js$/, (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
    await before(page);
    await page.goto(`${site.address}${at}`);
    await page.waitForSelector(ready);
    return { page, complaints, requests, close: () => context.close() };
  }

  /** Accessibility as axe sees it. */
  async function accessible(page, name) {
    if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(readFileSync(axe, "utf8"));
    // What fades in has not its colours yet.
    await page.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined))));
    const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] }));
    check(`no axe violation (${name})`, violations.length === 0, violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ")}`).join("\n"));
  }

  async function run(...tours) {
    try {
      for (const tour of tours) await tour();
    } catch (error) {
      check("the run came to its end", false, String(error));
    } finally {
      await browser.close();
      site.stop();
    }
    console.log(`${passed} passed, ${failed} failed`);
    process.exit(failed === 0 ? 0 : 1);
  }

  return { address: site.address, check, open, accessible, run, text: (page, selector) => page.locator(selector).first().textContent() };
}

/** What the clipboard holds once it is what is expected, or what it held when a minute was over. */
export async function clipboard(page, holds = (text) => text !== "") {
  const end = Date.now() + 60_000;
  for (let text = ""; ; await page.waitForTimeout(100)) {
    text = await page.evaluate(() => navigator.clipboard.readText());
    if (holds(text) || Date.now() > end) return text;
  }
}

/** Clicks a copy button, waits until it says that it has copied, and gives what the clipboard then holds. A click that a busy machine has lost is made once more. */
export async function copied(page, button, holds) {
  const node = await button.elementHandle();
  const said = (timeout) => page.waitForFunction((one) => one.dataset.copy === "copied", node, { timeout, polling: 50 }).then(() => true, () => false);
  await node.click();
  if (!(await said(20_000))) {
    await node.click();
    await said(60_000);
  }
  return clipboard(page, holds);
}

/** Both widths, themes and languages: each pair of them once. `LOOKS=all` takes all eight. */
export const everyLook = [1440, 390].flatMap((width) => ["light", "dark"].flatMap((theme) => ["en", "zh"].map((language) => ({ width, theme, language }))))
  .filter(({ width, theme, language }) => process.env.LOOKS === "all" || ((width === 1440) !== (theme === "light")) === (language === "zh"));

// The page as one file, opened from disk without a network: `node tests/browser/single.mjs` after `npx vite build --mode single`.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { visit } from "./visit.mjs";

const file = process.env.SINGLE ?? fileURLToPath(new URL("../../dist/single/alphabar.html", import.meta.url));
const { check, open, run, text } = await visit(file);
const patience = { timeout: 60_000 };
const seen = (page, selector) => page.waitForSelector(selector, patience).then(() => true, () => false);

function size() {
  const bytes = readFileSync(file);
  const megabytes = (count) => `${(count / 1e6).toFixed(2)} MB`;
  console.log(`       ${megabytes(bytes.length)}, ${megabytes(gzipSync(bytes).length)} compressed`);
  check("the file is below 6 MB", bytes.length < 6e6);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(bytes.toString("utf8"))?.[1] ?? "";
  check("its policy allows nothing by default, and no inline script but by its hash", policy.startsWith("default-src 'none'; script-src 'sha256-") && !/unsafe-(inline|eval)'/.test(policy.replace("'wasm-unsafe-eval'", "")), policy);
  check("its policy names no host and no scheme but data and blob", (policy.match(/[a-z]+:/g) ?? []).every((scheme) => scheme === "data:" || scheme === "blob:"), policy);
}

async function whole() {
  const { page, complaints, requests, close } = await open({ at: "?backend=wasm", ready: ".cell" });
  check("the sheet is drawn: formulas are typeset and have values", (await page.locator(".cell .katex").count()) > 5 && /\d/.test(await text(page, '[data-cell="alphabar"] .value')));
  check("the charts are drawn", await seen(page, ".charts svg path[d]"));
  check("a formula is proved, in a worker", await seen(page, ".badge[data-verdict=proved]"));
  check("a formula is refuted", await seen(page, ".badge[data-verdict=refuted]"));
  await page.evaluate(() => document.fonts.ready);
  const faces = await page.evaluate(() => [...document.fonts].filter((face) => face.status === "loaded").map((face) => face.family.replaceAll('"', "")));
  check("its own faces are in use", ["Source Sans 3", "Source Serif 4", "KaTeX_Main"].every((family) => faces.includes(family)), faces.join(", "));
  check("no face failed", await page.evaluate(() => [...document.fonts].every((face) => face.status !== "error")));

  await page.keyboard.press("F1");
  check("the guide opens", await seen(page, "dialog.guide[open] .guide-example .katex"));
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Audit", exact: true }).click();
  await page.getByRole("button", { name: /three mistakes/i }).click();
  check("a document is audited, in a worker", await seen(page, ".claim-mark.refuted"));
  check("its three mistakes are found", await page.waitForFunction(() => document.querySelectorAll(".finding").length === 3, undefined, patience).then(() => true, () => false));

  await page.getByRole("button", { name: "Train", exact: true }).click();
  check("the trainer gets ready", await seen(page, ".train-controls[data-status=ready]"));
  const state = () => page.evaluate(() => ({ ...document.querySelector(".train-controls").dataset }));
  check("it runs on wasm", (await state()).backend === "wasm", JSON.stringify(await state()));
  await page.getByRole("button", { name: "Look at a trained one" }).click();
  check("the shipped run opens", await page.waitForFunction(() => document.querySelector(".train-backend").textContent.includes("34,178"), undefined, patience).then(() => true, () => false), await text(page, ".train-backend"));
  await page.reload();
  check("the view stays over a reload", await seen(page, ".train-controls[data-status=ready]"));
  for (let step = 1; step <= 3; step++) {
    await page.getByRole("button", { name: "One step" }).click();
    await page.waitForFunction((least) => Number(document.querySelector(".train-controls").dataset.step) >= least, step, patience);
    await seen(page, ".train-controls[data-status=paused]");
  }
  const trained = await state();
  check("three steps have a loss", Number(trained.step) === 3 && Number(trained.loss) > 0.1 && Number(trained.loss) < 10, JSON.stringify(trained));
  check("nothing was asked of a network", requests.every((url) => /^(file|blob|data):/.test(url)) && requests.filter((url) => url.startsWith("file:")).every((url) => url.includes("alphabar.html")), requests.filter((url) => !url.startsWith("data:")).join(" "));
  const violations = await page.evaluate(() => window.violations);
  check("the policy was not broken", violations.length === 0, violations.join(" | "));
  check("no console error on the way", complaints.length === 0, complaints.join("\n"));
  await close();
}

await run(size, whole);

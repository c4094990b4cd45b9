// The gallery of the built page in a real Chromium: `node tests/browser/gallery.mjs` after `npx vite build`.
import { readdirSync } from "node:fs";
import { everyLook, visit } from "./visit.mjs";

const { check, open, accessible, run } = await visit();
const names = readdirSync(new URL("../../src/gallery", import.meta.url)).map((file) => file.replace(/\.md$/, ""));


async function openGallery(page) {
  await page.click(".file-menu > .sheet-choice");
  await page.click("[data-command=gallery]");
  await page.waitForSelector(".gallery .card");
}

await run(everySheet, ...everyLook.map((look) => () => looks(look)));

async function everySheet() {
  const { page, complaints, close } = await open({ ready: ".sheet-choice" });
  await openGallery(page);
  check("every shipped sheet has its card", (await page.locator(".gallery .card").count()) === names.length);
  await page.waitForFunction((count) => [...document.querySelectorAll(".gallery .thumbnail")].filter((one) => one.querySelector("path[d]")).length === count, names.length, { timeout: 60_000 });
  await page.keyboard.press("Escape");
  check("Esc closes the gallery", await page.waitForSelector(".gallery", { state: "detached", timeout: 5000 }).then(() => true, () => false));
  for (const name of names) {
    await openGallery(page);
    await page.click(`[data-gallery="${name}"]`);
    await page.waitForSelector(".cell-list [data-cell]");
    const drawn = await page.waitForSelector(".figure.large .plot-box svg, .figure.large canvas, .figure.large .histogram-box svg, .figure.large .image-box", { timeout: 20_000 }).then(() => true, () => false);
    check(`${name} opens with one click, and draws`, drawn);
    check(`${name} has no problem and no view that cannot be drawn`, (await page.locator(".problem").count()) === 0, (await page.locator(".problem").allTextContents()).join(" | "));
  }
  await openGallery(page);
  await page.click('[data-gallery="000-paths"]');
  await page.waitForSelector('[data-chart="backwardPaths"] path[data-curve="path-0"]');
  const ends = () => page.locator('[data-chart^="backwardPaths"] [data-curve="path-0"]').evaluateAll((paths) => paths.map((path) => path.getAttribute("d")));
  const before = await ends();
  await page.fill("#box-seed", "6");
  await page.press("#box-seed", "Enter");
  await page.waitForTimeout(600);
  const after = await ends();
  check("another seed draws other paths", before.length === 2 && after.every((path, i) => path !== before[i]));
  check("no console error", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function looks({ width, theme, language }) {
  const { page, complaints, close } = await open({ width, theme, language, ready: ".sheet-choice" });
  await openGallery(page);
  await accessible(page, `gallery, ${width} px, ${theme}, ${language}`);
  check(`the gallery fits ${width} px`, await page.locator(".gallery").evaluate((gallery) => gallery.scrollWidth <= gallery.clientWidth));
  await page.click('[data-gallery="002-histograms"]');
  await page.waitForSelector(".gallery", { state: "detached" });
  if (width < 500) await page.locator("nav.tabs button").nth(1).click();
  await page.waitForSelector(".histogram-box svg");
  await accessible(page, `histograms, ${width} px, ${theme}, ${language}`);
  check(`its panels fit ${width} px`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  check("no console error", complaints.length === 0, complaints.join("\n"));
  await close();
}

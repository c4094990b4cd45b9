// Taking a sheet along from a real Chromium: `node tests/browser/export.mjs` after `npx vite build`. With SHOTS=folder it keeps screenshots there.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { copied, visit } from "./visit.mjs";

const { check, open: visited, accessible, run, text } = await visit();
const open = (how = {}) => visited({ ...how, ready: "[data-curve=signal][d]" });
const shots = process.env.SHOTS;
const shot = (page, name) => shots && page.screenshot({ path: `${shots}/${name}.png` });

await run(formats, screens, pictures);

async function saved(page, click) {
  const [download] = await Promise.all([page.waitForEvent("download"), click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

async function formats() {
  const { page, complaints, close } = await open();
  await page.keyboard.press("Control+Shift+E");
  await page.waitForSelector(".export[open]");
  check("the dialog has the keyboard", await page.evaluate(() => document.activeElement?.closest(".export") !== null));
  check("NumPy comes first", (await text(page, ".export-preview")).includes("alphabar = np.concatenate"));
  await accessible(page, "export");
  const starts = { numpy: "import numpy", "numpy exact": "import numpy", pytorch: "import torch", "pytorch exact": "import torch", table: "alphabar = [", csv: "t,beta,alpha", json: '{"parameters"', latex: "\\begin{align*}" };
  for (const [format, start] of Object.entries(starts)) {
    await page.selectOption(".export-format select", format);
    const { name, bytes } = await saved(page, () => page.click(".export footer .strong"));
    const found = bytes.toString("utf8");
    check(`${format} is saved whole, as ${name}`, found.includes(start) && /\.(py|csv|json|tex)$/.test(name) && found.length > 2000, found.slice(0, 200));
    if (format === "csv") check("with a row for every t", found.trimEnd().split("\n").length === 1002);
    if (format === "numpy") {
      const { status, stdout } = spawnSync("python3", ["-c", `${found}\nprint(alphabar[-1] < 1e-4, len(beta))`], { encoding: "utf8" });
      check("the program runs", status !== 0 || stdout.trim() === "True 1000", stdout);
    }
  }
  await page.selectOption(".export-format select", "numpy");
  await page.click(".export-all button:nth-child(2)");
  check("nothing chosen is said", await page.isVisible(".export-none"));
  await page.click('.export-columns label:has-text("noiseVariance") input');
  const chosen = await copied(page, page.locator(".export footer .copy"), (held) => held.includes("noiseVariance = "));
  check("a copy has the chosen column and what it stands on", chosen.includes("noiseVariance = ") && chosen.includes("beta = ") && !chosen.includes("logsnr"), chosen);
  await page.keyboard.press("Escape");
  await page.locator(".export").waitFor({ state: "detached" });
  check("Esc closes it", true);
  check("no console error", complaints.length === 0, complaints.join("\n"));
  await close();
}

async function screens() {
  for (const how of [{ width: 1440, theme: "light", language: "en" }, { width: 390, theme: "dark", language: "zh" }]) {
    const { page, close } = await open(how);
    await page.keyboard.press("Control+Shift+E");
    await page.waitForSelector(".export-preview");
    const box = await page.locator(".export").boundingBox();
    check(`it fits ${how.width} px`, box.x >= 0 && box.x + box.width <= how.width && (await page.evaluate(() => document.querySelector(".export").scrollWidth <= document.querySelector(".export").clientWidth)), JSON.stringify(box));
    await accessible(page, `export, ${how.width} px, ${how.theme}`);
    await shot(page, `dialog-${how.width}`);
    await close();
  }
}

async function pictures() {
  for (const theme of ["light", "dark"]) {
    const { page, complaints, close } = await open({ theme });
    for (const id of ["signal", "roll"]) {
      const figure = page.locator(`[data-chart="${id}"]`);
      const choose = (kind) => async () => {
        await figure.locator(".picture-menu summary").click();
        await figure.locator(`.picture-choices button:has-text("${kind}")`).click();
      };
      const svg = await saved(page, choose("SVG"));
      const source = svg.bytes.toString("utf8");
      check(`${id} (${theme}) as SVG says all of its style itself`, !/var\(--|class=|light-dark/.test(source) && source.includes("<rect"), source.slice(0, 300));
      const alone = await page.context().newPage();
      await alone.setContent("");
      await alone.goto(`data:image/svg+xml;base64,${svg.bytes.toString("base64")}`);
      check(`${id} (${theme}) opens alone`, (await alone.locator("svg text, svg title").count()) > 0);
      if (id === "signal") check("with a legend of its curves", (await alone.locator("svg > line").count()) === 2 && (await alone.locator("svg > text").allTextContents()).join(" ").includes("√ᾱ"));
      await alone.setViewportSize({ width: 760, height: 480 });
      await shot(alone, `${id}-${theme}`);
      await alone.close();
      const png = await saved(page, choose("PNG"));
      const width = Number(/ width="(\d+)"/.exec(source)[1]);
      check(`${id} (${theme}) as PNG is twice as large`, png.bytes.readUInt32BE(16) === 2 * width, `${png.bytes.readUInt32BE(16)} against ${width}`);
    }
    await page.locator('[data-chart="signal"] .picture-menu summary').click();
    await accessible(page, `picture menu, ${theme}`);
    await shot(page, `menu-${theme}`);
    await page.keyboard.press("Escape");
    check("Esc closes the menu", (await page.locator(".picture-menu[open]").count()) === 0);
    check("no console error", complaints.length === 0, complaints.join("\n"));
    await close();
  }
}

// A model trained in a real Chromium, on wasm and on WebGL in software: `node tests/browser/train.mjs` after `npx vite build`.
import { readFileSync } from "node:fs";
import { everyLook, visit } from "./visit.mjs";

const { check, open: visited, accessible, run } = await visit(undefined, "webgl");
/** The trainer, on one backend; ready when the run is. */
const open = ({ backend = "wasm", at = "#train", ...how } = {}) => visited({ at: `${backend === "any" ? "" : `?backend=${backend}`}${at}`, ready: at === "#train" ? ".train-controls" : "body", ...how });

const patience = { timeout: 90_000 };
const reached = (page, status) => page.waitForSelector(`.train-controls[data-status=${status}]`, patience).then(() => true, () => false);
const stepped = (page, step) => page.waitForFunction((least) => Number(document.querySelector(".train-controls").dataset.step) >= least, step, patience).then(() => true, () => false);
const state = (page) => page.evaluate(() => ({ ...document.querySelector(".train-controls").dataset }));
const field = (page, label) => page.locator(".train-field").filter({ has: page.locator(`label:text-is("${label}")`) }).locator("input, select");
const set = async (page, label, value) => {
  const box = field(page, label);
  if (await box.evaluate((element) => element.tagName === "SELECT")) return box.selectOption(value);
  await box.fill(String(value));
  await box.press("Enter");
};
/** A change of the settings makes the run anew: it is ready again after a moment. */
const anew = async (page) => {
  await page.waitForTimeout(100);
  return reached(page, "ready");
};
const primary = (page) => page.locator(".train-controls .primary").click();
const oneStep = (page) => page.getByRole("button", { name: "One step" }).click();

/** Losses of the first steps, one by one. */
async function firstLosses(page, count) {
  const losses = [];
  for (let step = 1; step <= count; step++) {
    await oneStep(page);
    await stepped(page, step);
    await reached(page, "paused");
    losses.push(Number((await state(page)).loss));
  }
  return losses;
}

/** Both backends train, pause, go on and sample, and have the same losses. */
async function backends() {
  const histories = {};
  for (const backend of ["wasm", "webgl"]) {
    const { page, complaints, close } = await open({ backend });
    check(`${backend}: the run gets ready`, await reached(page, "ready"));
    check(`${backend}: it is the backend that was asked for`, (await state(page)).backend === backend, JSON.stringify(await state(page)));
    await oneStep(page);
    check(`${backend}: document 003's own network makes a step`, await stepped(page, 1) && Number((await state(page)).loss) > 0.5);
    await reached(page, "paused");
    await set(page, "Width", 32);
    check(`${backend}: a change of the network is said to need a new run`, await page.waitForSelector(".train-message:has-text('have changed')", patience).then(() => true, () => false));
    await page.getByRole("button", { name: "Start over" }).first().click();
    await anew(page);
    histories[backend] = await firstLosses(page, 4);
    check(`${backend}: four single steps have losses`, histories[backend].every((loss) => loss > 0 && loss < 10), histories[backend].join(" "));
    await primary(page);
    check(`${backend}: it trains`, await stepped(page, 30));
    await primary(page);
    check(`${backend}: it pauses`, await reached(page, "paused"));
    const paused = (await state(page)).step;
    await page.waitForTimeout(400);
    check(`${backend}: a paused run stands still`, (await state(page)).step === paused);
    await primary(page);
    check(`${backend}: it goes on`, await stepped(page, Number(paused) + 5));
    await primary(page);
    await reached(page, "paused");
    check(`${backend}: the floor is drawn`, await page.waitForSelector("[data-figure=loss] .role-posterior b", patience).then(() => true, () => false));
    await set(page, "How many", 5);
    await page.locator(".train-sampler .primary").click();
    check(`${backend}: samples come and are measured`, await page.waitForSelector("[data-figure=samples] .figure-values:has-text('energy distance')", patience).then(() => true, () => false));
    check(`${backend}: nothing was complained of`, complaints.length === 0 && (await page.evaluate(() => window.violations)).length === 0, complaints.join(" | "));
    await close();
  }
  const apart = Math.max(...histories.wasm.map((loss, i) => Math.abs(loss - histories.webgl[i]) / loss));
  check("wasm and WebGL programs have the same losses to 1e-4", apart < 1e-4, `${apart}: ${histories.wasm.join(" ")} / ${histories.webgl.join(" ")}`);
}

/** A cell over live values moves while the network learns. */
async function live() {
  const { page, complaints, close } = await open({ at: "" });
  await page.waitForSelector(".cell");
  await page.click(".sheet-choice");
  await page.click("[data-command='file new']");
  await page.evaluate(() => document.querySelector("textarea")?.focus());
  await page.keyboard.insertText("T = 50\nuse schedule.linear\nuse derived.alphabar\ngap[t] = live.loss_t[t] * 2\nlast = live.step");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Train", exact: true }).first().click();
  check("the sheet's schedule is trained on", await reached(page, "ready"));
  await set(page, "Width", 16);
  await anew(page);
  await primary(page);
  await stepped(page, 20);
  await primary(page);
  await reached(page, "paused");
  await page.waitForTimeout(300);
  const step = Number((await state(page)).step);
  await page.getByRole("button", { name: "Sheet", exact: true }).first().click();
  const shown = await page.evaluate(() => document.querySelector("main.columns").textContent);
  check("a cell over live.step shows the step", shown.includes(String(step)), `${step}: ${shown.slice(0, 300)}`);
  check("the page complained of nothing", complaints.length === 0, complaints.join(" | "));
  await close();
}

/** A sheet of these lines, and its trainer over a small network. */
async function overSheet(lines, how) {
  const opened = await open({ at: "", ...how });
  const { page } = opened;
  await page.waitForSelector(".cell");
  await page.click(".sheet-choice");
  await page.click("[data-command='file new']");
  await page.evaluate(() => document.querySelector("textarea")?.focus());
  await page.keyboard.insertText(lines.join("\n"));
  await page.keyboard.press("Enter");
  await view(page, "Train");
  await reached(page, "ready");
  await set(page, "Width", 16);
  await anew(page);
  return opened;
}
const view = (page, name) => page.getByRole("button", { name, exact: true }).first().click();
const edit = async (page, cell, text) => {
  await page.dblclick(`[data-cell="${cell}"] .formula`);
  await page.locator(".editor textarea").fill(text);
  await page.locator(".editor textarea").press("Enter");
};
const valueOf = (page, cell) => page.locator(`[data-cell="${cell}"] .value`).first().textContent();
const holds = (page, test, wanted) => page.waitForFunction(test, wanted, patience).then(() => true, () => false);

/** What befalls a sheet while its schedule is learned: live cells move, a broken cell and T = 1 are told and cost nothing else. */
async function sheetWhileTraining() {
  const { page, complaints, close } = await overSheet(["T = 50", "b = 0.02", "beta[t] = b", "alpha[t] = 1 - beta[t]", "alphabar[0] = 1", "alphabar[t] = alphabar[t-1] * alpha[t]", "gap[t] = live.loss_t[t] * 2", "far[t] = t * 10"]);
  await primary(page);
  await stepped(page, 20);
  await view(page, "Sheet");
  await holds(page, () => /\d/.test(document.querySelector('[data-cell="gap"] .value').textContent));
  const early = await valueOf(page, "gap");
  check("a cell over live.loss_t moves while the network learns", await holds(page, (before) => document.querySelector('[data-cell="gap"] .value').textContent !== before, early), early);
  await edit(page, "alpha", "alpha[t] = 1 - bta[t]");
  await page.waitForSelector('[data-cell="alpha"] .problem', patience);
  check("a cell that breaks while the network learns is told at its place", (await page.locator('[data-cell="alpha"] .problem').textContent()).includes("did you mean"));
  check("no other cell is lost", /\d/.test(await valueOf(page, "far")) && /\d/.test(await valueOf(page, "beta")) && /\d/.test(await valueOf(page, "gap")));
  await view(page, "Train");
  check("the trainer says that the sheet has no schedule", (await page.locator(".train-message.wrong").textContent()).includes("no ᾱ"));
  const { step } = await state(page);
  check("what was begun goes on meanwhile", await stepped(page, Number(step) + 5));
  await primary(page);
  check("and pauses", await reached(page, "paused"));
  await view(page, "Sheet");
  await edit(page, "alpha", "alpha[t] = 1 - beta[t]");
  await view(page, "Train");
  check("mended, it is the same schedule, and training goes on", await page.waitForSelector(".train-message.wrong", { state: "detached", ...patience }).then(() => true, () => false) && (await page.locator(".train-message").count()) === 0);
  await primary(page);
  check("the run goes on where it was", await stepped(page, Number((await state(page)).step) + 5));
  await view(page, "Sheet");
  await page.fill("#box-T", "1");
  await page.press("#box-T", "Enter");
  await view(page, "Train");
  check("T = 1 while training is said to belong to a new run", await page.waitForSelector(".train-message:has-text('have changed')", patience).then(() => true, () => false));
  await page.getByRole("button", { name: "Start over" }).first().click();
  check("a schedule of one step gets ready", await anew(page));
  await oneStep(page);
  check("a schedule of one step trains", await stepped(page, 1) && Number((await state(page)).loss) > 0);
  await page.locator(".train-sampler .primary").click();
  check("and is sampled", await page.waitForSelector("[data-figure=samples] .figure-values:has-text('energy distance')", patience).then(() => true, () => false));
  await view(page, "Sheet");
  await edit(page, "beta", "beta[t] = b * (t - 1) / (T - 1)");
  await view(page, "Train");
  const told = await page.waitForSelector(".train-message.wrong", patience).then((message) => message.textContent(), () => "");
  check("a schedule that T = 1 breaks is told with its step", told.includes("outside its range") && told.includes("t = 1"), told);
  check("the page complained of nothing meanwhile", complaints.length === 0, complaints.join(" | "));
  await close();
}

/** Puts code before that of the trainer's worker. */
const inWorker = (code) => (page) => page.route(/assets\/worker-[^/]*\.js$/, async (route) => {
  const response = await route.fetch();
  await route.fulfill({ response, body: `${code}\n${await response.text()}` });
});
/** Contexts of the worker that the page can take away, as a driver does. */
const losable = inWorker(`{
  const contexts = [], get = OffscreenCanvas.prototype.getContext;
  OffscreenCanvas.prototype.getContext = function (...how) { const context = get.apply(this, how); if (context) contexts.push(context); return context; };
  new BroadcastChannel("lose").onmessage = () => contexts.forEach((context) => context.isContextLost() || context.getExtension("WEBGL_lose_context").loseContext());
}`);

/** A lost context: training stops at the last sound weights and says so; they are taken up on WebGL anew and on wasm. */
async function lost() {
  const { page, complaints, close } = await open({ backend: "webgl", before: losable });
  await reached(page, "ready");
  await set(page, "Width", 16);
  await anew(page);
  const lose = () => page.evaluate(() => new BroadcastChannel("lose").postMessage("now"));
  await primary(page);
  await stepped(page, 5);
  await lose();
  check("a lost context stops the training", await reached(page, "stopped"));
  check("it says that the device was lost", (await page.locator(".train-message.wrong").textContent()).includes("device was lost"));
  await page.getByRole("button", { name: "Take them up", exact: true }).click();
  check("the last sound weights are taken up on a new context", await holds(page, () => ["paused", "ready"].includes(document.querySelector(".train-controls").dataset.status)) && (await state(page)).backend === "webgl", JSON.stringify(await state(page)));
  await primary(page);
  check("and it trains on from them", await stepped(page, 5));
  await lose();
  check("a context lost again stops it again", await reached(page, "stopped"));
  await page.getByRole("button", { name: "Take them up on wasm" }).click();
  check("the weights are taken up on wasm", await holds(page, () => ["paused", "ready"].includes(document.querySelector(".train-controls").dataset.status)) && (await state(page)).backend === "wasm", JSON.stringify(await state(page)));
  await primary(page);
  check("and it trains on there", await stepped(page, 20));
  check("a lost context is no error of the page's", complaints.length === 0, complaints.join(" | "));
  await close();
}

/** No worker has WebGL: a real graphics processor is used on the page's thread, a software one is not. */
async function pageThread() {
  const none = inWorker("OffscreenCanvas.prototype.getContext = () => null;");
  const real = async (page) => {
    await none(page);
    await page.addInitScript(() => {
      const ask = WebGL2RenderingContext.prototype.getParameter;
      WebGL2RenderingContext.prototype.getParameter = function (name) {
        return name === 0x9246 ? "A real card" : ask.call(this, name);
      };
    });
  };
  const here = await open({ backend: "any", before: real });
  check("without WebGL in a worker the run gets ready on the page's thread", await reached(here.page, "ready") && (await state(here.page)).backend === "webgl", JSON.stringify(await state(here.page)));
  check("it says so", (await here.page.locator(".train-backend").textContent()).includes("the page's own thread"));
  await set(here.page, "Width", 16);
  await anew(here.page);
  await primary(here.page);
  check("it trains there", await stepped(here.page, 20));
  const frames = await here.page.evaluate(() => new Promise((resolve) => {
    let count = 0;
    const next = () => (++count === 10 ? resolve(count) : requestAnimationFrame(next));
    next();
  }));
  check("the page has frames meanwhile", frames === 10);
  await primary(here.page);
  check("it pauses there", await reached(here.page, "paused"));
  await here.page.locator(".train-sampler .primary").click();
  check("it samples there", await here.page.waitForSelector("[data-figure=samples] .figure-values:has-text('energy distance')", patience).then(() => true, () => false));
  check("nothing was complained of on the page's thread", here.complaints.length === 0, here.complaints.join(" | "));
  await here.close();
  const software = await open({ backend: "any", before: none });
  check("software graphics on the page's thread give way to wasm in the worker", await reached(software.page, "ready") && (await state(software.page)).backend === "wasm", JSON.stringify(await state(software.page)));
  await software.close();
}

/** A rate that is far too high ends by itself, with the last sound weights. */
async function tooFast() {
  const { page, close } = await open();
  await reached(page, "ready");
  await set(page, "Width", 16);
  await anew(page);
  await set(page, "Learning rate", 100);
  await set(page, "Rate over time", "constant");
  await anew(page);
  await primary(page);
  const ended = await page.waitForFunction(() => ["stopped", "done"].includes(document.querySelector(".train-controls").dataset.status) || Number(document.querySelector(".train-controls").dataset.step) > 300, undefined, patience).then(() => true, () => false);
  const status = (await state(page)).status;
  check("a learning rate of 100 neither hangs nor breaks the page", ended, status);
  if (status === "stopped") check("it says why training stopped", (await page.locator(".train-message.wrong").textContent()).includes("learning rate"));
  await close();
}

/** A file with words in it is refused at its place; batch 1 and points on a line train. */
async function badData() {
  const { page, close } = await open();
  await reached(page, "ready");
  await page.setInputFiles(".train-settings .train-file input", { name: "mine.csv", mimeType: "text/csv", buffer: Buffer.from("x,y\n1,2\n3,four\n") });
  check("a CSV with a word in it is refused with line and column", (await page.locator(".train-message.wrong").textContent()).includes("line 3, column 3"));
  await page.setInputFiles(".train-settings .train-file input", { name: "line.csv", mimeType: "text/csv", buffer: Buffer.from("1\n2\n4\n4\n") });
  await anew(page);
  await set(page, "Width", 8);
  await set(page, "Batch", 1);
  await anew(page);
  await oneStep(page);
  check("a batch of 1 on four points of a line trains", await stepped(page, 1) && Number((await state(page)).loss) > 0);
  await close();
}

/** A run that was saved is taken up where it was: on another page it makes the same next losses. */
async function saved() {
  const first = await open();
  await reached(first.page, "ready");
  await set(first.page, "Width", 16);
  await anew(first.page);
  await firstLosses(first.page, 2);
  const [download] = await Promise.all([first.page.waitForEvent("download"), first.page.getByRole("button", { name: "Save the run" }).click()]);
  // The download's file goes with its page.
  const file = { name: "saved.alphabar-run", mimeType: "application/octet-stream", buffer: readFileSync(await download.path()) };
  await oneStep(first.page);
  await stepped(first.page, 3);
  const { loss } = await state(first.page);
  await first.close();
  const second = await open();
  await reached(second.page, "ready");
  await second.page.setInputFiles(".train-controls .train-file input", file);
  check("a saved run is taken up", await reached(second.page, "paused"));
  await oneStep(second.page);
  await stepped(second.page, 3);
  check("its next loss is that of the run that was not saved", (await state(second.page)).loss === loss, `${(await state(second.page)).loss} for ${loss}`);
  await second.close();
}

/** Document 004's update, with the exact denoiser of N(3, 0.5²): no training, and the samples are far from the data; the mended one's are near. */
async function published() {
  const { page, complaints, close } = await open();
  await reached(page, "ready");
  await page.getByRole("button", { name: "See a published sampler go wrong" }).click();
  await anew(page);
  const drawn = async (sampler) => {
    await set(page, "Sampler", sampler);
    await set(page, "With", "exact");
    const before = await page.locator("[data-figure=samples] .figure-values").textContent();
    await page.locator(".train-sampler .primary").click();
    await page.waitForFunction((text) => {
      const now = document.querySelector("[data-figure=samples] .figure-values").textContent;
      return now.includes("Wasserstein") && now !== text;
    }, before, patience);
    return Number(/Wasserstein ([\d.e+-]+)/.exec((await page.locator("[data-figure=samples] .figure-values").textContent()).replace(" × 10", "e"))?.[1] ?? NaN);
  };
  const wrong = await drawn("published"), right = await drawn("mended");
  check("the published update's samples are far from the data, the mended one's near", !(wrong < 0.2) && right < 0.1, `${wrong} ${right}`);
  check("nothing was complained of", complaints.length === 0, complaints.join(" | "));
  await close();
}

/** The run that ships with the page: its samples are near the roll without a step of training. */
async function shipped() {
  const { page, complaints, close } = await open();
  await reached(page, "ready");
  await page.getByRole("button", { name: "Look at a trained one" }).click();
  await page.waitForTimeout(500);
  await reached(page, "ready");
  await page.waitForFunction(() => document.querySelector(".train-backend").textContent.includes("34,178"), undefined, patience);
  await page.locator(".train-sampler .primary").click();
  await page.waitForSelector("[data-figure=samples] .figure-values:has-text('energy distance')", patience);
  const energy = Number(/energy distance ([\d.e−-]+)/.exec(await page.locator("[data-figure=samples] .figure-values").textContent())[1].replace("−", "-"));
  check("the samples of the run that ships are near the data", energy < 0.02, String(energy));
  check("nothing was complained of by the run that ships", complaints.length === 0, complaints.join(" | "));
  await close();
}

/** Nothing is out of reach of an assistive reader, nothing wider than the page, in every look. */
async function looks() {
  for (const look of everyLook) {
    const { page, complaints, close } = await open(look);
    const name = `${look.width} ${look.theme} ${look.language}`;
    check(`the trainer gets ready (${name})`, await reached(page, "ready"));
    check(`what is not known yet is not shown as a number (${name})`, !(await page.locator(".train-figures").textContent()).includes("NaN"));
    await accessible(page, `trainer ${name}`);
    check(`nothing is wider than the page (${name})`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    check(`nothing was complained of (${name})`, complaints.length === 0, complaints.join(" | "));
    await close();
  }
}

const tours = [backends, live, sheetWhileTraining, lost, pageThread, tooFast, badData, saved, published, shipped, looks];
// `node tests/browser/train.mjs lost` goes through one of them.
const asked = process.argv.slice(2);
await run(...tours.filter(({ name }) => asked.length === 0 || asked.includes(name)));

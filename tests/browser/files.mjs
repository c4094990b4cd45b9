// Sheets that are kept, opened, saved and sent in a real Chromium: `node tests/browser/files.mjs` after `npx vite build`.
import { readFileSync } from "node:fs";
import { clipboard, everyLook, visit } from "./visit.mjs";

const { address, check, open: visited, accessible, run, text } = await visit();
const open = (how = {}) => visited({ ready: ".cell, .empty-sheet", ...how });

const at = (page, cell) => page.locator(`[data-cell="${cell}"]`);
const title = (page) => text(page, ".sheet-title");
const note = (page, kind) => page.waitForSelector(`[data-note="${kind}"]`, { timeout: 8000 }).then((found) => found.textContent(), () => undefined);
const safety = (page, state) => page.waitForSelector(`.safety[data-safety="${state}"]`, { timeout: 8000, state: "attached" }).then(() => true, () => false);
const menu = async (page, item) => {
  await page.click(".sheet-choice");
  await page.click(`.menu ${item}`);
};
/** A cell's text replaced in the editor, and left there. */
const type = async (page, cell, words) => {
  await page.dblclick(`[data-cell="${cell}"] .formula, [data-cell="${cell}"] .cell-text`);
  await page.locator(`[data-cell] .editor textarea`).fill(words);
};
const edit = async (page, cell, words) => {
  await type(page, cell, words);
  await page.keyboard.press("Enter");
};
const linkOf = async (page) => {
  await menu(page, "[data-command=share]");
  const link = await page.locator(".share-link").inputValue();
  await page.keyboard.press("Escape");
  return link;
};
/** A file dropped on the page: its bytes, and words that many times behind them. */
const give = (page, name, content, words = "", times = 0) => page.evaluate(({ called, code, filling, count }) => {
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(atob(code), (sign) => sign.charCodeAt(0)), filling.repeat(count)], called));
  for (const kind of ["dragenter", "dragover"]) document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
  window.hinted = document.querySelector(".drop-hint") !== null;
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}, { called: name, code: Buffer.from(content).toString("base64"), filling: words, count: times });
const quiet = (page, complaints, name) => page.evaluate(() => window.violations ?? []).then((violations) => check(`nothing was complained of (${name})`, complaints.length + violations.length === 0, [...complaints, ...violations].join(" | ")));

const mine = "# Mine | 我的\r\n\r\nWords.\r\n\r\n```sheet\r\nT = 20\r\nramp[t] = t / T\r\nhalf[t] = ramp[t] / 2\r\n```";

await run(kept, shared, harmed, badFiles, saved, onDisk, twoTabs, denied, large, ...everyLook.map((look) => () => looks(look)));

/** What was typed is there again: kept or not, in this tab or in another visit. */
async function kept() {
  const { page, complaints, close } = await open();
  check("a sheet that ships is unchanged", await safety(page, "unchanged"));
  await edit(page, "alphabar", "alphabar[0] = 1\nalphabar[t] = alphabar[t-1] * alpha[t] * 1");
  check("an edit is kept in the browser by itself", await safety(page, "kept"));
  await type(page, "beta", "beta[t] = 0.0125 * t /");
  await page.reload();
  await page.waitForSelector(".cell");
  check("after a reload the edit is there", (await at(page, "alphabar").count()) === 1 && (await linkOf(page)).length > 0);
  check("what was being typed is there, too", (await text(page, '[data-cell="beta"]')).includes("0.0125"), await text(page, '[data-cell="beta"]'));
  check("and it is said", (await note(page, "here again"))?.includes("here again"));
  await page.keyboard.press("Control+z");
  await page.waitForFunction(() => !document.querySelector('[data-cell="beta"]').textContent.includes("0.0125"));
  check("it can be undone", true);
  const again = await page.context().newPage();
  await page.close();
  await again.goto(address);
  await again.waitForSelector(".cell");
  check("another visit opens the last sheet", (await note(again, "here again")) !== undefined && (await safety(again, "kept")));
  await menu(again, "[data-command='file new']");
  await again.waitForSelector(".empty-sheet");
  await again.locator(".empty-sheet textarea").fill("T = 7\nlone[t] = t");
  await safety(again, "kept");
  await again.reload();
  check("what was typed in an empty sheet is there again", await again.waitForSelector('[data-cell="lone"]', { timeout: 8000 }).then(() => true, () => false));
  await again.click(".sheet-choice");
  await again.waitForSelector("[data-recent]");
  check("the menu lists both", (await again.locator("[data-recent]").count()) === 2, String(await again.locator("[data-recent]").count()));
  await again.locator("[data-recent]").nth(1).click();
  await at(again, "alphabar").waitFor();
  check("a recent sheet opens", (await title(again)) === "The forward process");
  await quiet(again, complaints, "kept");
  await close();
}

/** A link opened in a fresh profile shows the same sheet in the same state, and no verdict that came with it. */
async function shared() {
  const { page, complaints, close } = await open();
  await edit(page, "alphabar", "alphabar[0] = 1\nalphabar[t] = alphabar[t-1] * alpha[t] * 1");
  await page.fill("#box-t", "321");
  await page.press("#box-t", "Enter");
  await page.locator(".cells > h2 .fold").nth(1).click();
  await page.getByRole("button", { name: "中文" }).click();
  await menu(page, "[data-command=share]");
  const link = await page.locator(".share-link").inputValue();
  check("the link is copied", (await clipboard(page, (held) => held === link)) === link);
  check("a shipped sheet with an edit is a short link", link.length < 600 && (await text(page, ".share-length")).includes(String(link.length)), `${link.length}`);
  const value = await text(page, '[data-cell="alphabar"] .value');
  const fresh = await open({ at: new URL(link).hash, verdicts: "given" });
  await at(fresh.page, "alphabar").waitFor();
  check("a fresh profile has the same value at the same t", (await text(fresh.page, '[data-cell="alphabar"] .value')) === value && (await fresh.page.inputValue("#box-t")) === "321", value);
  check("in the same language", (await fresh.page.locator("html").getAttribute("lang")) === "zh-Hans");
  check("with the same unfolded", (await fresh.page.locator(".cells > h2 .fold").nth(1).getAttribute("aria-expanded")) === "true");
  check("it is not kept before it is changed", await safety(fresh.page, "unchanged"));
  await fresh.page.waitForSelector('[data-cell="alphabar"] .badge[data-verdict=proved]', { timeout: 60_000 });
  check("its verdicts are worked out there", true);
  await fresh.page.reload();
  await at(fresh.page, "alphabar").waitFor();
  check("loading the link again gives the same", (await fresh.page.inputValue("#box-t")) === "321");
  check("its sheet travels on as it came", (await linkOf(fresh.page)).includes("#s="));
  await fresh.page.evaluate((hash) => (location.hash = hash), `#s=${"x".repeat(40)}`);
  await note(fresh.page, "bad link");
  check("a damaged link in an open page gives an empty sheet and says so", (await fresh.page.locator(".empty-sheet").count()) === 1);
  await fresh.page.evaluate((hash) => (location.hash = hash), new URL(link).hash);
  check("and the sound one opens in its place", await at(fresh.page, "alphabar").waitFor({ timeout: 8000 }).then(() => true, () => false));
  await quiet(page, complaints, "shared");
  await quiet(fresh.page, fresh.complaints, "link");
  await fresh.close();
  await close();
}

/** Links that came to harm: a message with the reason, an empty sheet to go on with, and nothing run. */
async function harmed() {
  const first = await open();
  const hash = new URL(await linkOf(first.page)).hash;
  await first.close();
  const cases = [["cut", hash.slice(0, -7), "cut short"], ["nothing", "#s=", "cut short"], ["damaged", `${hash.slice(0, 40)}${hash[40] === "A" ? "B" : "A"}${hash.slice(41)}`, "damaged"], ["newer", `#s=CQ${hash.slice(5)}`, "newer version"], ["script", "#s=<img src=x onerror=alert(1)>", "damaged"]];
  for (const [name, at_, words] of cases) {
    const { page, complaints, close } = await open({ at: at_ });
    const said = await note(page, "bad link");
    check(`a link that is ${name} says so`, said?.includes(words), said ?? "nothing");
    check(`and leaves an empty sheet that works (${name})`, (await page.locator(".empty-sheet textarea").count()) === 1);
    await page.locator(".empty-sheet textarea").fill("T = 5\nx[t] = t");
    await page.keyboard.press("Enter");
    check(`one can go on (${name})`, await at(page, "x").waitFor({ timeout: 8000 }).then(() => true, () => false));
    await quiet(page, complaints, name);
    await close();
  }
}

/** Files that are no sheets, or not quite: a message with the place, the open sheet untouched, everything readable kept. */
async function badFiles() {
  const { page, complaints, close } = await open();
  await give(page, "mine.md", mine);
  check("a file held over the page is hinted at", await page.evaluate(() => window.hinted));
  await at(page, "half").waitFor();
  check("a dropped sheet opens under its title", (await title(page)) === "Mine" && (await safety(page, "in the file")));
  const refused = [
    ["picture.md", Buffer.from([0x89, 0x50, 0, 0, 1, 2, 3]), "byte 3 is 0"],
    ["letter.txt", "Dear reader,\nthis is a letter.\n", "Line 1"],
    ["page.md", "<script>window.hacked = 1</script>\n<img src=x onerror='window.hacked = 1'>\n", "Line 1"],
    ["huge.md", "", "too large", 17_000_000],
  ];
  for (const [name, content, words, size] of refused) {
    await give(page, name, content, "a", size);
    await page.waitForFunction((called) => document.querySelector('[data-note="bad file"]')?.textContent.includes(called), name, { timeout: 15_000 }).catch(() => undefined);
    const said = await note(page, "bad file");
    check(`${name} is refused with its place`, said?.includes(name) && said.includes(words), said ?? "nothing");
  }
  check("the open sheet is as it was", (await title(page)) === "Mine" && (await at(page, "half").count()) === 1);
  const readable = [
    ["latin.md", Buffer.concat([Buffer.from("# Mine\n\n```sheet\n# caf"), Buffer.from([0xe9]), Buffer.from("\nT = 5\nkept[t] = t\n```\n")]), ["byte 23", "4:6"]],
    ["broken.md", "# Mine\n\n```sheet\nT = 5\nkept[t] = t\nbad[t] = (t\n```\n", ["Line 6", "unclosed bracket"]],
    ["newer.md", "# Mine\n\n```sheet 2\nT = 5\nkept[t] = t\n```\n", ["Line 3", "newer version"]],
  ];
  for (const [name, content, words] of readable) {
    await give(page, name, content);
    await page.waitForFunction((called) => document.querySelector('[data-note="file said"]')?.textContent.includes(called), name, { timeout: 15_000 }).catch(() => undefined);
    const said = await note(page, "file said");
    check(`${name} is open, and what is wrong is said with its place`, words.every((part) => said?.includes(part)) && (await at(page, "kept").count()) === 1, said ?? "nothing");
  }
  await give(page, "wide.md", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("# Wide\n\n```sheet\nT = 5\nwide[t] = t\n```\n", "utf16le")]));
  check("UTF-16 with its mark is read", await at(page, "wide").waitFor({ timeout: 8000 }).then(() => true, () => false));
  await give(page, "notes.md", "# Notes\n\nThe marginal is $x_t = \\sqrt{\\bar\\alpha_t} x_0 + \\bar\\alpha_t \\epsilon$.\n\n```python\nx = 1\n```\n");
  await note(page, "bad file");
  await page.getByRole("button", { name: "Audit it instead" }).click();
  check("a tutorial can be audited instead", await page.waitForSelector("[data-audit=audited]", { timeout: 60_000 }).then(() => true, () => false));
  check("no script of a file was run", (await page.evaluate(() => window.hacked)) === undefined);
  await quiet(page, complaints, "bad files");
  await close();
}

/** Saving where no page may write files: a download that has every byte that was not edited. */
async function saved() {
  const { page, complaints, close } = await open();
  await page.evaluate(() => {
    delete window.showOpenFilePicker;
    delete window.showSaveFilePicker;
  });
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), menu(page, "[data-command='file open']")]);
  await chooser.setFiles({ name: "mine.md", mimeType: "text/markdown", buffer: Buffer.from(mine) });
  await at(page, "half").waitFor();
  const download = async (doing) => {
    const [file] = await Promise.all([page.waitForEvent("download"), doing()]);
    return { name: file.suggestedFilename(), content: readFileSync(await file.path(), "utf8") };
  };
  const same = await download(() => page.keyboard.press("Control+s"));
  check("opened and saved is the same file, byte for byte", same.name === "mine.md" && same.content === mine, JSON.stringify(same));
  await edit(page, "half", "half[t] = ramp[t] / 4");
  check("after an edit the file is older", await safety(page, "file is older"));
  const edited = await download(() => page.keyboard.press("Control+s"));
  check("saved again, nothing but the edit has changed", edited.content === mine.replace("ramp[t] / 2", "ramp[t] / 4"), JSON.stringify(edited.content));
  check("and the file is up to date", await safety(page, "in the file"));
  await quiet(page, complaints, "saved");
  await close();
}

/** Saving to the very file, and another program that writes it in between. The browser's private files stand in for the disk. */
async function onDisk() {
  const { page, complaints, close } = await open();
  const disk = (doing, content) => page.evaluate(async ([what, put]) => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle("disk.md", { create: true });
    window.showOpenFilePicker = async () => [handle];
    window.showSaveFilePicker = async () => handle;
    if (what === "write") {
      const stream = await handle.createWritable();
      await stream.write(put);
      await stream.close();
    }
    return (await handle.getFile()).text();
  }, [doing, content]);
  await disk("write", mine);
  await menu(page, "[data-command='file open']");
  await at(page, "half").waitFor();
  await edit(page, "half", "half[t] = ramp[t] / 4");
  await page.keyboard.press("Control+s");
  check("it is saved", await safety(page, "in the file"));
  check("to the same file, with nothing changed but the edit", (await disk("read")) === mine.replace("ramp[t] / 2", "ramp[t] / 4"));
  await page.reload();
  await at(page, "half").waitFor();
  await edit(page, "half", "half[t] = ramp[t] / 8");
  await page.waitForTimeout(1100);
  await disk("write", mine.replace("T = 20", "T = 30"));
  await page.keyboard.press("Control+s");
  check("another program's change is noticed, also after a reload", (await note(page, "other program"))?.includes("disk.md"));
  check("and not overwritten", (await disk("read")).includes("T = 30"));
  await page.getByRole("button", { name: "Write over it" }).click();
  check("it can be overwritten", (await safety(page, "in the file")) && (await disk("read")).includes("/ 8"));
  await page.waitForTimeout(1100);
  await disk("write", mine.replace("T = 20", "T = 40"));
  await edit(page, "half", "half[t] = ramp[t] / 16");
  await page.keyboard.press("Control+s");
  await note(page, "other program");
  await page.getByRole("button", { name: "Take the file's" }).click();
  await page.waitForFunction(() => document.querySelector("#box-T")?.value === "40");
  check("or taken", await safety(page, "in the file"));
  await quiet(page, complaints, "on disk");
  await close();
}

/** The same sheet in two tabs: what one writes the other is told of, and neither overwrites the other. */
async function twoTabs() {
  const { page: left, complaints, close } = await open();
  await give(left, "mine.md", mine);
  await at(left, "half").waitFor();
  await edit(left, "half", "half[t] = ramp[t] / 3");
  await safety(left, "file is older");
  const right = await left.context().newPage();
  await right.goto(address);
  await at(right, "half").waitFor();
  await type(left, "half", "half[t] = ramp[t] / 33");
  await left.waitForTimeout(300);
  await right.reload();
  await right.waitForFunction(() => document.querySelector('[data-cell="half"]')?.textContent.includes("33"));
  await type(right, "ramp", "ramp[t] = t / T");
  await right.keyboard.press("Escape");
  await left.keyboard.press("Escape");
  await left.waitForTimeout(300);
  check("a second tab that only looks at what is being typed changes nothing", (await left.locator("[data-note='other tab']").count()) === 0);
  await right.reload();
  await at(right, "half").waitFor();
  check("a second tab opens the same sheet", (await text(right, '[data-cell="half"]')).includes("3"));
  await edit(left, "half", "half[t] = ramp[t] / 5");
  check("the second tab is told of a change in the first", (await note(right, "other tab"))?.includes("Another tab"));
  await edit(right, "ramp", "ramp[t] = t / T / 7");
  await right.getByRole("button", { name: "Keep mine as a copy" }).click();
  await left.waitForTimeout(300);
  await left.reload();
  await at(left, "half").waitFor();
  check("the first has its own", (await text(left, '[data-cell="half"] .katex-mathml annotation')).includes("5"), await text(left, '[data-cell="half"] .katex-mathml annotation'));
  await right.reload();
  await at(right, "half").waitFor();
  check("the second has its own", (await text(right, '[data-cell="ramp"] .katex-mathml annotation')).includes("7"));
  await right.click(".sheet-choice");
  await right.waitForSelector("[data-recent]");
  check("both are among the recent ones", (await right.locator("[data-recent]").count()) === 2);
  await right.keyboard.press("Escape");
  const third = await left.context().newPage();
  await third.goto(address);
  await at(third, "half").waitFor();
  await menu(third, "[data-recent] >> nth=0");
  await menu(right, "[data-recent] >> nth=0");
  await at(right, "half").waitFor();
  await edit(third, "half", "half[t] = ramp[t] / 11");
  await note(right, "other tab");
  await right.getByRole("button", { name: "Take theirs" }).click();
  await right.waitForFunction(() => document.querySelector('[data-cell="half"] annotation').textContent.includes("11"));
  check("theirs can be taken", (await right.locator("[data-note='other tab']").count()) === 0);
  await quiet(right, complaints, "two tabs");
  await close();
}

/** Storage that is forbidden: said once, and work goes on. */
async function denied() {
  const { page, complaints, close } = await open();
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("denied", "SecurityError");
    };
    indexedDB.open = refuse;
    Object.defineProperty(window, "localStorage", { get: refuse });
    Object.defineProperty(window, "sessionStorage", { get: refuse });
  });
  await page.reload();
  await page.waitForSelector(".cell");
  check("a page without storage opens", (await page.locator(".cell").count()) > 5);
  await edit(page, "alphabar", "alphabar[0] = 1\nalphabar[t] = alphabar[t-1] * alpha[t] * 1");
  const said = await note(page, "not kept");
  check("it says that nothing is kept, and offers the file", said?.includes("keep nothing") && said.includes("Save as a file"), said ?? "nothing");
  check("it shows that the sheet is nowhere", await safety(page, "nowhere"));
  await page.locator("[data-note='not kept'] button").last().click();
  await edit(page, "alphabar", "alphabar[0] = 1\nalphabar[t] = alphabar[t-1] * alpha[t] * 2 / 2");
  await page.waitForTimeout(300);
  check("it says so once", (await page.locator("[data-note='not kept']").count()) === 0);
  await menu(page, "[data-command='file new']");
  await page.waitForSelector(".empty-sheet");
  await menu(page, "[data-recent]");
  check("within the page nothing is lost", await at(page, "alphabar").waitFor({ timeout: 8000 }).then(() => true, () => false));
  let asked = false;
  page.on("dialog", (dialog) => {
    asked = dialog.type() === "beforeunload";
    void dialog.accept();
  });
  await page.reload();
  check("leaving asks first, where something would be lost", asked);
  await quiet(page, complaints, "denied");
  await close();
}

/** Ten megabytes open; a sheet that is too long for a chat is offered as a file. */
async function large() {
  const { page, complaints, close } = await open();
  let seed = 1;
  const noise = (count) => Array.from({ length: count }, () => (seed = (seed * 48271) % 2147483647).toString(36)).join(" ");
  await give(page, "long.md", `# Long\n\n\`\`\`sheet\nT = 5\nlong[t] = t\n\`\`\`\n\n${noise(3000)}\n`);
  await at(page, "long").waitFor();
  await menu(page, "[data-command=share]");
  await page.waitForSelector(".share .problem");
  check("a long link warns and offers the file", (await text(page, ".share .problem")).includes("8,000") && (await page.locator(".share").getByRole("button", { name: "Save as a file" }).count()) === 1);
  await page.keyboard.press("Escape");
  await give(page, "ten.md", `# Ten\n\n\`\`\`sheet\nT = 5\nten[t] = t\n\`\`\`\n\n`, "words ", 1_650_000);
  check("a file of ten megabytes opens", await at(page, "ten").waitFor({ timeout: 20_000 }).then(() => true, () => false));
  await menu(page, "[data-command=share]");
  check("it is too large for a link, and that is said", (await page.waitForSelector(".share .problem", { timeout: 20_000 })) && (await text(page, ".share .problem")).includes("too large"));
  await quiet(page, complaints, "large");
  await close();
}

async function looks({ width, theme, language }) {
  const name = `${width} ${theme} ${language}`;
  const { page, complaints, close } = await open({ width, theme, language, at: "#s=AQ" });
  await note(page, "bad link");
  await accessible(page, `${name}, note`);
  await page.click(".sheet-choice");
  await accessible(page, `${name}, menu`);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  check(`no sideways scroll with the menu open (${name})`, wide <= 0, `${wide} px`);
  const menuBox = await page.locator(".menu").boundingBox();
  check(`the menu is inside the page (${name})`, menuBox.x >= 0 && menuBox.x + menuBox.width <= width && menuBox.y + menuBox.height <= (width === 390 ? 844 : 900));
  await page.keyboard.press("End");
  check(`the menu is worked by keys (${name})`, await page.evaluate(() => document.activeElement === [...document.querySelectorAll(".menu [role=menuitem]")].at(-1)));
  await page.keyboard.press("Escape");
  check(`Esc gives the keyboard back (${name})`, await page.evaluate(() => document.activeElement.classList.contains("sheet-choice")));
  await menu(page, "[data-sheet=posterior]");
  await page.waitForSelector(".cell");
  await menu(page, "[data-command=share]");
  await page.waitForSelector(".share-link");
  await accessible(page, `${name}, share`);
  await quiet(page, complaints, name);
  await close();
}

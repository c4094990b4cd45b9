import { createRoot } from "solid-js";
import { afterEach, expect, test, vi } from "vitest";
import { sectionsOf } from "../../src/app/cell-rows.ts";
import { createEditing } from "../../src/app/editing.ts";
import { createSheetDocument } from "../../src/app/sheet-document.ts";
import { createSheetStore } from "../../src/app/sheet-store.ts";
import { catalog } from "../../src/catalog.ts";
import { createHostedEngine } from "../../src/sheet/hosts/hosted-engine.ts";
import { mostCells, readSheet } from "../../src/sheet/read-sheet.ts";

afterEach(() => vi.unstubAllGlobals());

const noWorker = () => {
  throw new Error("no worker");
};

function open(text: string) {
  return createRoot(() => {
    const store = createSheetStore(readSheet(text), (sheet) => createHostedEngine(sheet, catalog, noWorker));
    const document = createSheetDocument(store), editing = createEditing(store, document);
    const rows = () => sectionsOf(store.cells(), () => false, (cell) => editing.isEditing({ cell, bases: [] })).flatMap((section) => section.rows);
    return { store, document, editing, row: (id: string) => rows().find(({ cell }) => cell.id === id)! };
  });
}

const withData = "```sheet\nT = 3\n```\n\n```data list\n1\n2\n3\n```\n";

test("editing data changes the block's header and leaves its numbers and its fences alone", () => {
  const { document, editing, row } = open(withData);
  editing.begin(row("list"));
  expect(editing.text()).toBe("data list");
  editing.type("data list from 0");
  expect(editing.isEditing(row("list"))).toBe(true);
  editing.keep();
  expect(document.text()).toBe(withData.replace("data list", "data list from 0"));
  expect(document.undoable()).toEqual({ kind: "edit", subject: "list" });
});

test("a header that is no longer data keeps its editor while it is typed", () => {
  const { store, editing, row } = open(withData);
  editing.begin(row("list"));
  editing.type("d");
  expect(store.cells().map(({ id }) => id)).toContain("list");
  editing.type("data other");
  expect(editing.isEditing(row("other"))).toBe(true);
});

test("a new cell below data stands in a sheet block of its own", () => {
  const { document, editing, row } = open(withData);
  editing.beginBelow(row("list"));
  editing.type("y = 5");
  editing.keep();
  expect(document.text()).toBe(`${withData}\n\`\`\`sheet\ny = 5\n\`\`\`\n`);
});

test("a new cell at the end stands with the cells, not in a view block", () => {
  const { document, editing } = open("```sheet\nT = 3\n```\n\n```view\nchart beta\n```\n");
  editing.beginNew();
  editing.keep();
  expect(document.text()).toBe("```sheet\nT = 3\nx = 1\n```\n\n```view\nchart beta\n```\n");
});

test("a new cell in a text without any fence leaves the others what they are", () => {
  const { store, document, editing } = open("T = 3\nbeta[t] = 0.1");
  editing.beginNew();
  editing.keep();
  expect(document.text()).toBe("T = 3\nbeta[t] = 0.1\nx = 1\n");
  expect(store.cells().map(({ id }) => id)).toEqual(["T", "beta", "x"]);
});

test("the first cell of a sheet of prose gets a block", () => {
  const { document, editing } = open("# Title\n\n```view\nchart beta\n```");
  editing.beginNew();
  editing.keep();
  expect(document.text()).toBe("# Title\n\n```view\nchart beta\n```\n\n```sheet\nx = 1\n```\n");
});

test("a full sheet begins no cell that could not be shown", () => {
  const { editing } = open(Array.from({ length: mostCells }, (_, i) => `x${i} = 1`).join("\n"));
  editing.beginNew();
  expect(editing.active()).toBe(false);
});

test("a cell whose text is deleted goes with its title, and the undo names it", () => {
  const { document, editing, row } = open("```sheet\n# Ex\nx = 1\ny = 2\n```\n");
  editing.begin(row("x"));
  editing.type("");
  editing.keep();
  expect(document.text()).toBe("```sheet\ny = 2\n```\n");
  expect(document.undoable()).toEqual({ kind: "remove", subject: "x" });
});

test("a new cell that is left empty was never there", () => {
  const { store, document, editing } = open(withData);
  editing.beginNew();
  editing.type("");
  editing.keep();
  expect(store.sheet().text).toBe(withData);
  expect(document.undoable()).toBeUndefined();
});

test("a parameter that is settled above an open editor moves its place along", () => {
  const { store, document, editing, row } = open("```sheet\ns = 1 in 0..9\nx = 1\ny = 2\n```\n");
  editing.begin(row("x"));
  store.engine.set("s", 1.25);
  document.preview(document.text());
  expect(document.text()).toContain("s = 1.25 in 0..9\nx = 1\n");
  editing.type("x = 12");
  editing.keep();
  expect(document.text()).toBe("```sheet\ns = 1.25 in 0..9\nx = 12\ny = 2\n```\n");
});

test("what is kept from elsewhere does not take in what is still being typed", () => {
  const text = "```sheet\nx = 1\n```\n";
  const { store, document, editing, row } = open(text);
  editing.begin(row("x"));
  editing.type("x = 12");
  document.act({ kind: "charts", subject: "" }, `${text}\n\`\`\`view\nchart x\n\`\`\`\n`);
  expect(document.text()).toContain("x = 1\n");
  expect(store.sheet().text).toContain("x = 12\n");
  editing.cancel();
  expect(store.sheet().text).toBe(`${text}\n\`\`\`view\nchart x\n\`\`\`\n`);
});

test("line ends stay those of the file", () => {
  const { document, editing, row } = open("```sheet\r\nx = 1\r\n```\r\n");
  editing.begin(row("x"));
  editing.type("x = 2\ny = 3");
  editing.keep();
  editing.beginNew();
  editing.keep();
  expect(document.text()).toBe("```sheet\r\nx = 2\r\ny = 3\r\nx_2 = 1\r\n```\r\n");
});

test("a name that comes twice is settled as the first line's alone", () => {
  const { store, document } = open("```sheet\nn = 1 in 0..9\nn = 2 in 0..9\n```\n");
  store.engine.set("n", 5);
  document.preview(document.text());
  expect(document.undoable()).toEqual({ kind: "set", subject: "n = 5" });
  expect(document.text()).toBe("```sheet\nn = 5 in 0..9\nn = 2 in 0..9\n```\n");
});

test("undo while a slider has not come to rest takes back what was dragged", () => {
  vi.stubGlobal("requestAnimationFrame", () => 1);
  const text = "```sheet\ns = 1 in 0..9\n```\n";
  const { store, document } = open(text);
  document.act({ kind: "charts", subject: "" }, `# Title\n\n${text}`);
  store.set("s", 2);
  store.engine.set("s", 2);
  expect(store.dragging()).toBe(true);
  expect(document.undo()).toEqual({ kind: "set", subject: "s = 2" });
  expect(document.text()).toBe(`# Title\n\n${text}`);
  expect(store.engine.scalar("s")).toBe(1);
});

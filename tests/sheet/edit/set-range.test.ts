import { expect, test } from "vitest";
import { catalog } from "../../../src/catalog.ts";
import { createEngine } from "../../../src/sheet/engine/create-engine.ts";
import { readSheet } from "../../../src/sheet/read-sheet.ts";
import { setRange, type TypedRange } from "../../../src/sheet/edit/set-range.ts";

const text = "# A\n\n```sheet\nT = 10\na = 0.5 in 0..1  # mine\nuse schedule.linear\n```\n";
const sheet = readSheet(text);
const engine = createEngine(sheet, catalog);
const plain: TypedRange = { low: "0", high: "1", step: "", scale: "linear", whole: false };
const set = (name: string, range: Partial<TypedRange>) => setRange(sheet, engine.cells(), name, { ...plain, ...range });

test("a range, its scale and its step are written into the parameter's own line, and nothing else changes", () => {
  expect(set("a", { low: "1e-3", high: "10", scale: "log" })).toEqual({ ok: true, text: text.replace("in 0..1", "in 1e-3..10 log") });
  expect(set("a", { step: "0.25" })).toEqual({ ok: true, text: text.replace("in 0..1", "in 0..1 step 0.25") });
  expect(set("T", { low: "2", high: "500", whole: true })).toEqual({ ok: true, text: text.replace("T = 10", "T = 10 in 2..500") });
});

test("the value is brought inside", () => {
  expect(set("a", { low: "2", high: "4" })).toEqual({ ok: true, text: text.replace("0.5 in 0..1", "2 in 2..4") });
  expect(set("a", { high: "9", whole: true })).toEqual({ ok: true, text: text.replace("0.5 in 0..1", "1 in 0..9 whole") });
});

test("a parameter that a use brought gets a line of its own above it", () => {
  const edit = set("beta_T", { low: "0.01", high: "0.9" });
  expect(edit.ok && readSheet(edit.text).cells.map(({ text: line }) => line)).toEqual(["T = 10", "a = 0.5 in 0..1", "beta_T = 0.02 in 0.01..0.9", "use schedule.linear"]);
});

test.each([[{ low: "3", high: "1" }, "outside its range"], [{ scale: "log" as const }, "outside its range"], [{ low: "x" }, "not a number"], [{ low: "" }, "missing value"], [{ step: "-1" }, "outside its range"], [{ high: "1 log\nb = 2" }, "unexpected token"]])(
  "%j is refused", (range, kind) => expect(set("a", range)).toMatchObject({ ok: false, problem: { kind } }));

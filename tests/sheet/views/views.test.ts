import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readSheet } from "../../../src/sheet/read-sheet.ts";
import { printView } from "../../../src/sheet/views/print-view.ts";
import { readView } from "../../../src/sheet/views/read-view.ts";
import type { View } from "../../../src/sheet/views/view.ts";
import { addViews, removeView, replaceView, viewsOf } from "../../../src/sheet/views/views.ts";

const name = fc.constantFrom("beta", "alphabar", "x", "y", "snr", "log", "sweep", "T", "t");
const axis = fc.oneof(
  fc.record({ scale: fc.constantFrom("linear" as const, "log" as const) }),
  fc.record({ scale: fc.constantFrom("linear" as const, "log" as const), low: fc.integer({ min: -50, max: 50 }), high: fc.integer({ min: -50, max: 50 }).map((n) => n / 8) }),
);
const view: fc.Arbitrary<View> = fc.oneof(
  fc.record({
    kind: fc.constant("chart" as const), columns: fc.array(name, { minLength: 1, maxLength: 4 }), over: name, x: axis, y: axis,
    sweep: fc.option(fc.record({ parameter: name, values: fc.array(fc.oneof(fc.integer().map(String), name), { maxLength: 4 }), apart: fc.constantFrom(true as const, undefined) })
      .map(({ apart, ...rest }) => (apart ? { ...rest, apart } : rest)), { nil: undefined }),
  }).map(({ sweep, ...chart }) => (sweep ? { ...chart, sweep } : chart)),
  fc.record({ kind: fc.constant("picture" as const), of: name, by: fc.option(fc.array(name, { minLength: 1, maxLength: 3 }), { nil: undefined }), at: fc.array(fc.nat(1000), { maxLength: 4 }) })
    .map(({ by, ...picture }) => (by ? { ...picture, by } : picture)),
  fc.record({
    kind: fc.constant("table" as const),
    columns: fc.array(fc.record({ name, format: fc.option(fc.record({ kind: fc.constantFrom("significant" as const, "fixed" as const, "exponent" as const), digits: fc.integer({ min: 1, max: 17 }) }), { nil: undefined }) })
      .map(({ name: of, format }) => (format ? { name: of, format } : { name: of })), { minLength: 1, maxLength: 4 }),
  }),
);

test("a view that is printed reads back as itself", () => {
  fc.assert(fc.property(view, (one) => {
    expect(readView(printView(one))).toEqual({ ok: true, view: one });
  }), { seed: 11, numRuns: 1000 });
});

describe("a view's line", () => {
  const read = (text: string) => readView(text);
  test("says what it may leave out", () => {
    expect(read("chart ᾱ")).toEqual({ ok: true, view: { kind: "chart", columns: ["alphabar"], over: "t", x: { scale: "linear" }, y: { scale: "linear" } } });
    expect(read("table t, beta as all")).toMatchObject({ view: { columns: [{ name: "t" }, { name: "beta", format: { kind: "all" } }] } });
  });
  test.each([["plot beta", "unknown name"], ["chart", "missing value"], ["chart beta, y log 1..", "missing value"], ["table beta as big", "unexpected token"], ["picture roll at x", "unexpected token"], ["picture paths by", "missing value"], ["chart beta over snr, gamma", "unexpected token"], ["chart beta, sweep a, together", "unexpected token"]])(
    "%s is a problem with its place", (text, kind) => {
      const found = read(text);
      expect(found).toMatchObject({ ok: false, problem: { kind } });
      if (!found.ok) expect(found.problem.place!.end).toBeLessThanOrEqual(text.length);
    });
  test("never throws", () => fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => { read(`chart ${text}`); read(text); }), { seed: 2, numRuns: 500 }));
});

describe("views in a sheet's file", () => {
  const text = "# A\n\n```sheet\nT = 5\n```\n\n```view\n# the curves\n  chart beta   # mine\ntable t\noops\n```\nEnd.";
  test("are read with their places, wrong ones with a problem", () => {
    const lines = viewsOf(text);
    expect(lines.map((line) => [line.text, text.slice(line.place.start, line.place.end), line.problem?.kind])).toEqual([["chart beta", "chart beta", undefined], ["table t", "table t", undefined], ["oops", "oops", "unknown name"]]);
    expect(readSheet(text).cells.map(({ id }) => id)).toEqual(["T"]);
  });
  test("are changed one line at a time", () => {
    const [chart, table] = viewsOf(text);
    expect(replaceView(text, chart!, "chart snr, y log")).toBe(text.replace("chart beta", "chart snr, y log"));
    expect(removeView(text, table!)).toBe(text.replace("table t\n", ""));
    expect(addViews(text, ["picture roll"])).toBe(text.replace("oops\n", "oops\npicture roll\n"));
  });
  test("a comment right above one is its title, and comes and goes with it", () => {
    const titled = addViews(text, ["# Curves | 曲线", "chart snr"]);
    const [chart, , , last] = viewsOf(titled);
    expect([chart!.title, last!.title]).toEqual([{ en: "the curves", zh: "the curves" }, { en: "Curves", zh: "曲线" }]);
    expect(removeView(titled, last!)).toBe(text);
    expect(removeView(text, chart!)).toBe(text.replace("# the curves\n  chart beta   # mine\n", ""));
    expect(viewsOf("```view\n# far\n\nchart beta\n```")[0]!.title).toBeUndefined();
  });
  test("a first one makes the block, also in a text that was one block of cells", () => {
    expect(addViews("# A\n\n```sheet\nT = 5\n```", ["table t"])).toBe("# A\n\n```sheet\nT = 5\n```\n\n```view\ntable t\n```\n");
    const bare = addViews("T = 5", ["table t"]);
    expect(readSheet(bare).cells.map(({ id }) => id)).toEqual(["T"]);
    expect(viewsOf(bare)).toHaveLength(1);
    expect(viewsOf(addViews("", ["table t"]))).toHaveLength(1);
  });
});

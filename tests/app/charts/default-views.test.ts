import { expect, test } from "vitest";
import { defaultViews } from "../../../src/app/charts/default-views.ts";
import { viewsOf } from "../../../src/sheet/views/views.ts";

const lines = (columns: readonly string[], own: readonly string[], choosesSchedule: boolean) => defaultViews({ columns, own, choosesSchedule });
const views = (text: readonly string[]) => viewsOf(["```view", ...text, "```"].join("\n"));

test("a sheet of the forward process has the usual charts, each a line that can be read", () => {
  const found = views(lines(["beta", "alphabar", "signal", "noise", "snr"], [], true));
  expect(found.map(({ text }) => text)).toEqual(["chart signal, noise, y 0..1", "picture roll", "picture schedules", "chart snr, y log", "picture law"]);
  expect(found.every(({ view }) => view !== undefined)).toBe(true);
  expect(found[0]!.title).toEqual({ en: "Signal and noise", zh: "信号与噪声" });
});

test("a sheet of somebody's own columns has a chart of the first three", () => {
  expect(lines(["a", "b", "c", "d"], ["a", "b", "c", "d"], false)).toEqual(["chart a, b, c"]);
});

test("only what is there is drawn, and nothing of a sheet without columns", () => {
  expect(lines(["noise"], [], false)).toEqual(["# Signal and noise | 信号与噪声", "chart noise, y 0..1"]);
  expect(lines([], [], false)).toEqual([]);
});

import { expect, test } from "vitest";
import { traceStep } from "../../../src/app/charts/trace-step.ts";

const track = { low: 1, high: 1000, step: 1 };
const press = (key: string, at: number, shiftKey = false, ctrlKey = false) => traceStep({ key, shiftKey, ctrlKey, altKey: false, metaKey: false }, at, track);

test("arrows take one step, ten with Shift, and stop at the ends", () => {
  expect([press("ArrowRight", 5), press("ArrowLeft", 5), press("ArrowRight", 5, true), press("ArrowLeft", 5, true)]).toEqual([6, 4, 15, 1]);
  expect([press("Home", 5), press("End", 5), press("ArrowRight", 1000)]).toEqual([1, 1000, 1000]);
});

test("other keys, and keys of commands, are left alone", () => {
  expect([press("a", 5), press("ArrowRight", 5, false, true)]).toEqual([undefined, undefined]);
});

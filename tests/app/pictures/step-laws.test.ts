import { describe, expect, test } from "vitest";
import { stepReader } from "../../../src/app/pictures/step-laws.ts";
import { catalog } from "../../../src/catalog.ts";
import type { StepLaws } from "../../../src/train/sample/walk.ts";

describe("a cell as a chain's steps", () => {
  const laws = (line: string): StepLaws | undefined => stepReader(`\`\`\`sheet\nT = 4\nslope = 0.5 in 0..1\n${line}\n\`\`\``, "step", catalog).read(new Map());
  test("is what its law does with a state, at the parameters that are given", () => {
    expect(laws("step(x, t) = normal(slope * x + t, 1 / t)")).toEqual({ carry: Float64Array.of(0, 0.5, 0.5, 0.5, 0.5), shift: Float64Array.of(0, 1, 2, 3, 4), variance: Float64Array.of(0, 1, 1 / 2, 1 / 3, 1 / 4) });
    const reader = stepReader("```sheet\nT = 2\nslope = 0.5 in 0..1\nstep(x, t) = normal(slope * x, 1)\n```", "step", catalog);
    expect([0.5, 0.25, 0.5].map((slope) => reader.read(new Map([["slope", slope]]))!.carry[1])).toEqual([0.5, 0.25, 0.5]);
  });
  test("is none where it is no law, not affine, unknown, or has no value at a step", () => {
    expect(["step(x, t) = x + t", "step(x, t) = normal(x^2, 1)", "step(x) = normal(x, 1)", "other(x, t) = normal(x, 1)", "step(x, t) = normal(x / (t - 2), 1)"].map(laws)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });
});

import { describe, expect, test } from "vitest";
import type { MathSpan } from "../../../src/audit/document/document.ts";
import { fromPasted } from "../../../src/audit/document/from-pasted.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const spans = (text: string): readonly MathSpan[] => readDocument("a.txt", text).blocks.filter((block): block is MathSpan => block.kind === "math");

describe("formulas pasted with both of their renderings", () => {
  test("leave their TeX, with its true place", () => {
    const text = "令 α t = 1 − β t \\alpha_t = 1 - \\beta_t αt=1−βt,由此";
    const [only, more] = spans(text);
    expect(more).toBeUndefined();
    expect(only!.tex).toBe("\\alpha_t = 1 - \\beta_t");
    expect(text.slice(only!.place.start, only!.place.end)).toBe("\\alpha_t = 1 - \\beta_t");
  });
  test("are known whatever the order of what is above and below", () =>
    expect(spans("递推 α ˉ t = ∏ s = 1 t α s \\bar{\\alpha}_t = \\prod_{s=1}^t \\alpha_s αˉt=s=1∏tαs 与").map((s) => s.tex)).toEqual(["\\bar{\\alpha}_t = \\prod_{s=1}^t \\alpha_s"]));
  test("are several in a line", () =>
    expect(spans("由 β t \\beta_t βt 得 α t = 1 − β t \\alpha_{t} = 1-\\beta_{t} αt=1−βt 即可").map((s) => s.tex)).toEqual(["\\beta_t", "\\alpha_{t} = 1-\\beta_{t}"]));
  test.each(["plain words", "$\\alpha_t = 1 - \\beta_t$ holds, and αt", "\\alpha_t = 1 - \\beta_t alone", "x_{t} xt", "    β̃_t = β_t (1−ᾱ_{t−1}) / (1−ᾱ_t)", "由 β t \\beta_t 得"])("are nothing else: %s", (text) => expect(fromPasted(text).text).toBe(text));
});

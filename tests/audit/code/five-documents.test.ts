import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { claimsOf } from "./claims-of.ts";

const folder = join(import.meta.dirname, "../../../../shared/documents");
const named = (number: string): string => { const name = readdirSync(folder).find((each) => each.startsWith(number))!; return readFileSync(join(folder, name), "utf8"); };
const forward = /^(?:a table over|the noise schedule|x_t drawn|x_t by t|one forward|two ways|a table's entry)/;
const refuted = (number: string) => claimsOf(named(number), "document.md").filter(({ subject }) => forward.test(subject)).filter(({ kind }) => kind === "refuted");

describe.skipIf(!existsSync(folder))("the forward code of the five documents", () => {
  test("000: nothing is wrong", () => expect(refuted("000")).toEqual([]));

  test("002: t steps beside t + 1, and the IndexError at t = T; nothing else", { timeout: 60_000 }, () => {
    const [pair, ...more] = refuted("002");
    expect(more).toEqual([]);
    expect(pair!.subject).toBe("two ways to the same x_t");
    expect(pair!.claim.rightForm).toBe("alpha_bar_t = alphas_cumprod[t-1]");
    expect(pair!.claim.remark!.en).toMatch(/q_sample_step_by_step.*IndexError/);
  });

  test("003: the loop that skips betas[0], and nothing else", { timeout: 60_000 }, () => {
    const [loop, ...more] = refuted("003");
    expect(more).toEqual([]);
    expect(loop!.claim.code.computes.latex).toBe("\\sqrt{\\prod_{s=2}^{t+1}\\alpha_s}\\,x_0 + \\sqrt{1-\\prod_{s=2}^{t+1}\\alpha_s}\\,\\epsilon");
    expect(loop!.claim.verdict.kind === "refuted" && loop!.claim.verdict.counterexample).toMatchObject({ left: "0.2", right: "0.1", of: "variance", case: { at: { t: 1 } } });
  });
});

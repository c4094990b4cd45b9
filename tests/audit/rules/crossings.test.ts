import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const linear = "With the linear schedule from $10^{-4}$ to $0.02$ over $T=1000$ steps things look so. ";
const chinese = "采用线性调度，$T=1000$，β 从 0.0001 到 0.02。";
const last = (text: string) => audit(readDocument("a.md", text), { seed: 1, runs: 40 }).findings.findLast((f) => f.rule === "number")?.verdict.kind;

test("where a quantity passes a value is held against the schedule", () => {
  expect(last(`${linear}The SNR drops to 1 at $t\\approx 260$.`)).toBe("upheld");
  expect(last(`${linear}The SNR drops to 1 at $t\\approx 500$.`)).toBe("refuted");
  expect(last(`${linear}The SNR drops to 1 at $t\\approx 300$.`)).toBe("undecided");
  expect(last(`${chinese}信噪比在第 500 步左右降到 1。`)).toBe("refuted");
  expect(last(`${chinese}$\\bar\\alpha_t$ 在 $t\\approx 260$ 时降到一半。`)).toBe("upheld");
});

test("half of the signal may be meant by its variance or by its amplitude", () => {
  expect(last(`${linear}Half of the signal is gone by $t\\approx 260$.`)).toBe("upheld");
  expect(last(`${linear}Half of the signal is gone by $t\\approx 370$.`)).toBe("upheld");
  expect(last(`${linear}Half of the signal's variance is gone by $t\\approx 370$.`)).not.toBe("upheld");
  expect(last(`${linear}Half of the signal is gone by $t\\approx 50$.`)).toBe("refuted");
});

test("a share of the signal is a number of the schedule", () => {
  expect(last(`${linear}At $t=500$ only 28% of the signal's amplitude remains.`)).toBe("upheld");
  expect(last(`${linear}At $t=500$ about 50% of the signal remains.`)).toBe("refuted");
  expect(last(`${linear}At $t=500$ already 92% of the signal variance is gone.`)).toBe("upheld");
  expect(last(`${chinese}在 $t=500$ 时只剩 28% 的信号幅度。`)).toBe("upheld");
});

test("a value may come before its step", () => {
  expect(last(`${linear}The SNR is 0.0853 at $t=500$.`)).toBe("upheld");
  expect(last(`${linear}The SNR is 0.0786 at step 500.`)).toBe("refuted");
});

test("steps of a sampler and numbers of a network are none of the schedule's", () => {
  const refuted = (text: string) => audit(readDocument("a.md", linear + text), { seed: 1, runs: 40 }).findings.some((f) => f.verdict.kind === "refuted");
  expect(refuted("At step 25 of the sampler the SNR reaches 1.")).toBe(false);
  expect(refuted("The network keeps 90% of the image at step 500.")).toBe(false);
  expect(refuted("The SNR loss weighting reaches 5 at step 100.")).toBe(false);
});

import { expect, test } from "vitest";
import { audit } from "../../../src/audit/audit.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";

const said = (text: string) => audit(readDocument("a.md", text), { seed: 1, runs: 40 }).findings.filter((f) => f.rule === "property").map((f) => f.verdict.kind);

test("bounds in words hold at every step or are refuted", () => {
  expect(said("Here $\\bar\\alpha_t$ lies between 0 and 1.")).toEqual([]);
  expect(said("$\\bar\\alpha_t$ lies between 0 and 1.")).toEqual(["upheld"]);
  expect(said("$\\bar\\alpha_t$ 小于 1。")).toEqual(["upheld"]);
  expect(said("$\\beta_t$ is greater than 1.")).toEqual(["refuted"]);
  expect(said("The SNR is smaller than one.")).toEqual(["undecided"]);
});

test("a course without a place is one over the steps", () => {
  expect(said("$\\bar\\alpha_t$ is monotonically decreasing.")).toEqual(["upheld"]);
  expect(said("$\\bar\\alpha_t$ 单调递增。")).toEqual(["refuted"]);
});

test("where a quantity tends is wrong only where the end of the chain is said", () => {
  expect(said("As $t \\to T$, $\\bar\\alpha_t$ tends to zero.")).toEqual(["upheld"]);
  expect(said("As $t \\to T$, $\\bar\\alpha_t$ approaches 1.")).toEqual(["refuted"]);
  expect(said("Near the data $\\bar\\alpha_t$ approaches 1.")).not.toContain("refuted");
  expect(said("$\\bar\\alpha_t$ approaches 1.")).toEqual(["undecided"]);
});

test("DDIM is without noise for η = 0 alone", () => {
  expect(said("DDIM is deterministic when $\\eta = 0$.")).toEqual(["proved"]);
  expect(said("$\\eta=0$ 时采样是确定性的。")).toEqual(["proved"]);
  expect(said("For $\\eta=1$ the sampler is deterministic.")).toEqual(["refuted"]);
  expect(said("For $\\eta=1$ the sampler is not deterministic.")).toEqual([]);
});

test("a course in another variable or direction is not one over the steps", () => {
  expect(said("With respect to $\\lambda$, the SNR is strictly increasing.")).not.toContain("refuted");
  expect(said("In the reverse process, $\\bar\\alpha_t$ is strictly increasing.")).not.toContain("refuted");
  expect(said("As $t \\to 0$, $\\bar\\alpha_t$ approaches 1. As $t \\to T$ it vanishes.")).not.toContain("refuted");
});

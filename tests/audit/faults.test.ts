import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { audit } from "../../src/audit/audit.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";

const audited = (text: string) => audit(readDocument("a.md", text), { seed: 1, runs: 30 }).findings;

test("a network asked at a step with no letter is no fault, where time is counted from 0", () => {
  const text = "Arrays are zero-based: index 0 is the first step.\n\n$$\\bar\\alpha_t = \\prod_{s=1}^{t} (1-\\beta_s)$$\n\nThen $x_0 = (x_5 - \\sqrt{1-\\bar\\alpha_5}\\,\\epsilon_\\theta(x_5)) / \\sqrt{\\bar\\alpha_5}$.";
  const verdicts = audited(text).map(({ verdict }) => verdict);
  expect(verdicts.length).toBeGreaterThan(1);
  expect(verdicts.filter((v) => v.kind === "undecided" && v.reason.kind === "problem" && v.reason.problem.kind === "own fault")).toEqual([]);
});

/** Documents in one: their conventions meet, and so do cases that no single one has. */
test("all tutorials of the built half one after another have no fault of the audit's own", () => {
  const folder = "tests/tutorials";
  const labels = readdirSync(folder).filter((name) => name.endsWith(".labels.json") && readFileSync(`${folder}/${name}`, "utf8").includes('"split": "build"'));
  const listed = labels.filter((name) => readdirSync(folder).includes(name.replace(".labels.json", ".md"))), isOfCode = (name: string) => readFileSync(`${folder}/${name}`, "utf8").includes('"kind": "code"');
  // All programs in one would be a program of thousands of lines: two are enough for namespaces to meet.
  const texts = [...listed.filter((name) => !isOfCode(name)), ...listed.filter(isOfCode).slice(0, 2)].map((name) => readFileSync(`${folder}/${name.replace(".labels.json", ".md")}`, "utf8"));
  expect(texts.length).toBeGreaterThan(4);
  const faults = audited(texts.join("\n\n")).filter(({ verdict }) => verdict.kind === "undecided" && verdict.reason.kind === "problem" && verdict.reason.problem.kind === "own fault");
  expect(faults.map(({ claim, verdict }) => [claim, verdict])).toEqual([]);
});

import { expect, test } from "vitest";
import { writeFileSync } from "node:fs";
import { scoreOf } from "./corpus.ts";
test("score", () => {
  const half = (process.env.SPLIT ?? "build") as "build" | "measure";
  const began = performance.now();
  const s = scoreOf(half, 60, 1, process.env.ONLY ?? "");
  const lines = [`precision ${s.precision} recall ${s.recall} coverage ${s.coverage} seconds ${((performance.now() - began) / 1000).toFixed(1)}`];
  if (process.env.QUIET === undefined) {
    for (const a of s.alarms) lines.push(`ALARM ${a.file}:${a.line} ${a.finding.rule} ${a.finding.claim} :: ${JSON.stringify(a.finding.verdict).slice(0, 300)}`);
    for (const c of s.claims) {
      const kinds = c.findings.map((f) => f.verdict.kind + (f.verdict.kind === "undecided" ? `(${f.rule}:${JSON.stringify((f.verdict as { reason?: unknown }).reason ?? "").slice(0, 140)})` : "")).join(",");
      if (c.label.label === "wrong" && !c.findings.some((f) => f.verdict.kind === "refuted")) lines.push(`MISSED ${c.file}:${c.label.line} ${c.label.text} <${kinds}>`);
      else if (c.label.label === "right" && !c.findings.some((f) => f.verdict.kind !== "undecided")) lines.push(`SILENT ${c.file}:${c.label.line} ${c.label.text} <${kinds}>`);
    }
  }
  writeFileSync(process.env.OUT ?? "/tmp/score.txt", lines.join("\n") + "\n");
  expect(true).toBe(true);
}, 900_000);

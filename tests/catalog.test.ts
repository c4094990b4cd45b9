import { describe, expect, test } from "vitest";
import { catalog, questionOf } from "../src/catalog.ts";
import { definedBy } from "../src/evaluate/define.ts";
import { linesOf } from "../src/verify/formula-question.ts";
import { reportOn } from "../src/verify/formula-report.ts";
import { finish } from "../src/verify/verify.ts";

const seed = 20261121;

describe(`every formula of the catalog (seed ${seed})`, () => {
  test("there are at least 30, each with sources, both titles and a domain", () => {
    expect(catalog.names().length).toBeGreaterThanOrEqual(30);
    for (const name of catalog.names()) {
      const formula = catalog.find(name)!;
      expect(formula.sources.length, name).toBeGreaterThan(0);
      for (const text of [formula.title.en, formula.title.zh, formula.paper, formula.domain, formula.text]) expect(text.trim(), name).not.toBe("");
    }
  });

  test("a cell's definer is the one formula whose text, read in full, defines it", () => {
    const defining = new Map<string, Set<string>>();
    for (const name of catalog.names())
      for (const line of linesOf(catalog.find(name)!.text)) {
        const cell = line.kind === "parameter" || line.kind === "choice" ? undefined : definedBy(line);
        if (cell !== undefined) defining.set(cell, (defining.get(cell) ?? new Set()).add(name));
      }
    for (const [cell, [only, ...more]] of defining) expect(catalog.definer(cell), cell).toBe(more.length === 0 ? only : undefined);
    expect(defining.size).toBeGreaterThan(50);
    for (const none of ["claim", "use", "T", "beta_T", "nothing"]) expect(catalog.definer(none), none).toBeUndefined();
  });

  for (const name of catalog.names())
    test(`${name} is proved or upheld by every proof, and no mutant of it survives`, () => {
      const question = questionOf(name);
      if (!question.ok) throw new Error(`${name}: ${JSON.stringify(question.problem)}`);
      const report = finish(reportOn(question.value, { runs: 200, seed }));
      expect(report.proofs.length).toBeGreaterThan(0);
      for (const { claim, verdict } of report.proofs) expect(["proved", "upheld"], `${claim}: ${JSON.stringify(verdict)}`).toContain(verdict.kind);
      expect(report.mutants.survived).toEqual([]);
      expect(report.mutants.total).toBeGreaterThan(0);
    });
});

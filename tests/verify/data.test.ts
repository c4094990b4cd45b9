import { expect, test } from "vitest";
import { catalog } from "../../src/catalog.ts";
import { createEngine } from "../../src/sheet/engine/create-engine.ts";
import { readSheet } from "../../src/sheet/read-sheet.ts";
import { pythonProgram } from "../../src/verify/python-program.ts";
import { sheetClaims } from "../../src/verify/sheet-claims.ts";
import { statementOf } from "../../src/verify/statement.ts";
import { finish, verify } from "../../src/verify/verify.ts";

const sheetOf = (claim: string, data: string) => `\`\`\`sheet\nT = 4 in 2..50\nb = 0.1 in 0.05..0.5\nbeta[t] = b * t\nuse derived.alphabar\nclaim ${claim}\n\`\`\`\n\n\`\`\`data list ${data}\n\`\`\``;

function questionOf(claim: string, data: string) {
  const engine = createEngine(readSheet(sheetOf(claim, data)), catalog);
  return sheetClaims(engine, catalog, { runs: 200, seed: 1 }).find(({ text }) => text === claim)!.question;
}
const on = (claim: string, data = "\n0.1 0.2 0.3 0.4") => finish(verify(questionOf(claim, data)));

test("a claim that stands on data is judged here, at each step of the data, with the parameters as they are", () => {
  expect(on("list[t] == beta[t]")).toMatchObject({ kind: "upheld", scope: "here", run: { cases: 4 } });
  expect(on("list[t] > list[t-1]", "from 2\n1 2 3")).toMatchObject({ kind: "upheld", scope: "here", run: { cases: 2 } });
});

test("a number of the data that is wrong refutes it, and the program shows the same", () => {
  const claim = "list[t] == beta[t]";
  const verdict = on(claim, "\n0.1 0.2 0.30000001 0.4");
  expect(verdict).toMatchObject({ kind: "refuted", scope: "here", counterexample: { case: { at: { t: 3 } }, left: "0.30000001" } });
  if (verdict.kind !== "refuted") return;
  const { claim: line, definitions, parameters } = questionOf(claim, "\n0.1 0.2 0.30000001 0.4");
  expect(pythonProgram(statementOf(line, definitions, parameters), verdict.counterexample)).toContain('_list = ["0.1", "0.2", "0.30000001", "0.4"]\ndef list(t): return D(_list[t - 1])'.replaceAll("list(t)", "list(t)"));
});

test("over every schedule a claim that stands on data is undecided, unless they are the β that it frees", () => {
  expect(on("list[t] == beta[t] for every schedule")).toMatchObject({ kind: "undecided", reason: { problem: { kind: "fixed numbers", subject: "list" } } });
  const freed = createEngine(readSheet("```sheet\nT = 3\nuse derived.alphabar\nclaim alphabar[t] <= 1 for every schedule\n```\n```data beta\n0.1 0.2 0.3\n```"), catalog);
  expect(freed.problem("alphabar")).toBeUndefined();
  const { question } = sheetClaims(freed, catalog, { runs: 200, seed: 1 }).find(({ text }) => text === "alphabar[t] <= 1 for every schedule")!;
  expect(finish(verify(question))).toMatchObject({ kind: "upheld", scope: "every schedule" });
});

test("a value that is no number leaves the claim undecided", () => {
  expect(on("list[t] == beta[t]", "\n0.1 nan 0.3 0.4")).toMatchObject({ kind: "undecided", reason: { problem: { kind: "not a number", subject: "list[2]" } } });
});

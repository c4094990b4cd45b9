import { expect, test } from "vitest";
import { catalog } from "../../src/catalog.ts";
import { readLine } from "../../src/read/text/read-line.ts";
import type { ClaimLine } from "../../src/read/text/line.ts";
import { printText } from "../../src/term/print-text.ts";
import type { Term } from "../../src/term/term.ts";
import { standingOn } from "../../src/verify/formula-question.ts";
import { screened } from "../../src/verify/screen.ts";
import { statementOf } from "../../src/verify/statement.ts";

const claimed = (text: string): ClaimLine => {
  const read = readLine(text);
  if (!read.ok || read.line.kind !== "claim") throw new Error(text);
  return read.line;
};

test("of many candidates those stay that agree with the term, laws among them, and one without a value goes", () => {
  const claim = claimed("claim closedForm(x, t) == normal(sqrt(alphabar[t]) * x, 1 - alphabar[t]) for every schedule, x real");
  const { definitions, parameters } = standingOn([], [claim.statement], catalog);
  const [expected] = claim.statement.kind === "comparison" ? claim.statement.items : [];
  const terms = ["normal(alphabar[t] * x, 1 - alphabar[t])", "normal(sqrt(alphabar[t]) * x, 1 - alphabar[t])", "normal(sqrt(alphabar[t]) * x, sqrt(1 - alphabar[t]))", "sqrt(0 - x * x - 1)", "normal(x * sqrt(1 - (1 - alphabar[t])), (1 - alphabar[t]) * 1)"]
    .map((text): Term => (claimed(`claim ${text} == 1 for every schedule, x real`).statement as { items: readonly Term[] }).items[0]!);
  const kept = [...screened(statementOf(claim, definitions, parameters), expected!, terms)];
  expect(kept.map(printText)).toEqual([terms[1]!, terms[4]!].map(printText));
});

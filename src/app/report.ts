import type { Cell } from "../sheet/cell.ts";
import type { Page } from "./page.ts";
import { rowTitle } from "./titles.ts";
import { caseText, reasonOf, scopeText } from "./verdict-wording.ts";
import type { Check } from "./verification.ts";

/** A cell's evidence as plain text, with every digit and what is needed to run it again. */
export function reportOf(page: Page, cell: Cell, check: Check): string {
  const lines = [`${rowTitle(page, { cell, bases: [] })}: ${page.say(check.kind)}`, cell.text, ""];
  for (const claim of check.claims) {
    const { verdict, text, why } = claim;
    lines.push(`- ${text}`);
    if (why) lines.push(`  ${page.word(why)}`);
    lines.push(`  ${reasonOf(page, claim)}`);
    if (!verdict) continue;
    lines.push(`  ${page.say("scope")}: ${scopeText(page, verdict.scope)}`);
    if (verdict.kind === "refuted") {
      const { left, right, difference, path, case: drawn } = verdict.counterexample;
      lines.push(`  ${page.say("counterexample")}: ${caseText(drawn)}`, `  left  = ${left}`, `  right = ${right}`, `  difference = ${difference}`, `  path = ${path}`);
    }
    if ("run" in verdict && verdict.run) lines.push(`  ${page.say("runs")} = ${verdict.run.cases}, ${page.say("seed")} = ${verdict.run.seed}`);
  }
  return `${lines.join("\n")}\n`;
}

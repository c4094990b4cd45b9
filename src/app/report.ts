import type { Cell } from "../sheet/cell.ts";
import { explain, verdictWords } from "../verify/explain.ts";
import type { Page } from "./page.ts";
import { reasonOf } from "./reason.ts";
import { rowTitle } from "./titles.ts";
import type { Check } from "./check.ts";

/** A cell's evidence as plain text, with every digit and what is needed to run it again. */
export function reportOf(page: Page, cell: Cell, check: Check): string {
  const word = check.kind === "pending" ? page.say("pending") : page.word(verdictWords[check.kind]);
  const lines = [`${rowTitle(page, { cell, bases: [] })}: ${word}`, cell.text, ""];
  for (const claim of check.claims) {
    lines.push(`- ${claim.text}`);
    if (claim.why) lines.push(`  ${page.word(claim.why)}`);
    lines.push(`  ${reasonOf(page, claim)}`);
    for (const { label, value } of claim.verdict ? explain(claim.verdict, page.language()).facts : []) lines.push(`  ${label}: ${value}`);
  }
  return `${lines.join("\n")}\n`;
}

import { expect, test } from "vitest";
import { scoreOf } from "./corpus.ts";

/** What was reached on each half; the aims are precision 1, recall 0.85 and coverage 0.85. A figure may rise and must not fall. */
const reached = {
  build: { precision: 1, recall: 0.87, coverage: 0.88 },
  measure: { precision: 0.94, recall: 0.54, coverage: 0.59 },
} as const;

/**
 * The same for documents whose listings are labelled; the aims are precision 1, recall 0.85 and coverage 0.8. Twice a measured half was opened and built on; a third of those documents is judged here, as all take a minute.
 * At the first look the ten opened first had precision 0.59, recall 0.25, coverage 0.32; the ten after them, five of which are measured still, 0.88, 0.32 and 0.48.
 */
const reachedInCode = {
  build: { precision: 1, recall: 0.86, coverage: 0.82 },
  measure: { precision: 0.95, recall: 0.46, coverage: 0.58 },
  opened: { precision: 1, recall: 0.47, coverage: 0.62 },
} as const;
const aThird = /^(?:daochu|handout|pocket-ddim|ddpm-spiral|tiny-ddpm)/;

const all = [...(["build", "measure"] as const).map((half) => ["text", half, reached[half]] as const), ...(["build", "measure", "opened"] as const).map((half) => ["code", half, reachedInCode[half]] as const)];
for (const [what, half, figures] of all)
  test(`the ${half} half of the corpus of ${what} is judged as well as it was (seed 1)`, () => {
    const { precision, recall, coverage, alarms } = scoreOf(half, 60, 1, half === "opened" ? aThird : undefined, what);
    console.log(`${what}, ${half}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, coverage ${coverage.toFixed(3)}`);
    const said = alarms.map((a) => `${a.file}:${a.line} ${a.finding.reading}`).join("\n");
    expect(precision, said).toBeGreaterThanOrEqual(figures.precision);
    expect(recall).toBeGreaterThanOrEqual(figures.recall);
    expect(coverage).toBeGreaterThanOrEqual(figures.coverage);
  }, 400_000);

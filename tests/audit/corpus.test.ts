import { expect, test } from "vitest";
import { scoreOf } from "./corpus.ts";

/** What was reached on each half; the aims are precision 1, recall 0.85 and coverage 0.85. A figure may rise and must not fall. */
const reached = {
  build: { precision: 1, recall: 0.87, coverage: 0.88 },
  measure: { precision: 0.94, recall: 0.54, coverage: 0.59 },
} as const;

/**
 * The same for documents whose listings are labelled; the aims are precision 1, recall 0.85 and coverage 0.8. Twice a measured half was opened and built on: what was built on from the start is held by itself as well.
 * At the first look the ten opened first had precision 0.59, recall 0.25, coverage 0.32; the ten after them, five of which are measured still, 0.88, 0.32 and 0.48.
 */
const reachedInCode = {
  build: { precision: 1, recall: 0.62, coverage: 0.68 },
  measure: { precision: 0.96, recall: 0.46, coverage: 0.58 },
} as const;
const fromTheStart = { names: /^(?:caiyangqi|fewer|minimal|parametris|pytorch-ddpm|schedule-gallery|torch-boke|toy-points|two-ways|yiwei)/, recall: 0.86, coverage: 0.82 } as const;

for (const [what, figures] of [["text", reached], ["code", reachedInCode]] as const) for (const half of ["build", "measure"] as const)
  test(`the ${half} half of the corpus of ${what} is judged as well as it was (seed 1)`, () => {
    const { precision, recall, coverage, alarms, claims } = scoreOf(half, 60, 1, "", what);
    console.log(`${what}, ${half}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, coverage ${coverage.toFixed(3)}`);
    const said = alarms.map((a) => `${a.file}:${a.line} ${a.finding.reading}`).join("\n");
    expect(precision, said).toBeGreaterThanOrEqual(figures[half].precision);
    expect(recall).toBeGreaterThanOrEqual(figures[half].recall);
    expect(coverage).toBeGreaterThanOrEqual(figures[half].coverage);
    if (what === "text" || half === "measure") return;
    const first = claims.filter(({ file }) => fromTheStart.names.test(file)), wrong = first.filter(({ label }) => label.label === "wrong"), judged = first.filter(({ label }) => label.label !== "free");
    expect(wrong.filter(({ findings }) => findings.some(({ verdict }) => verdict.kind === "refuted")).length / wrong.length).toBeGreaterThanOrEqual(fromTheStart.recall);
    expect(judged.filter(({ findings }) => findings.some(({ verdict }) => verdict.kind !== "undecided")).length / judged.length).toBeGreaterThanOrEqual(fromTheStart.coverage);
  }, 400_000);

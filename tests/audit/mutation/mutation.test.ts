import { expect, test } from "vitest";
import { type Mutant, mutantsOf, subjects, tallyOf } from "./mutation.ts";

/** What was reached on the whole (`npm run bench -- mutation`) is better than what a small sample can promise; none may be upheld. */
const least = 0.8;

test("claims of the corpus are refuted when one place of them is changed (seed 1, half of the claims of every second document)", () => {
  const mutants = subjects().filter((_, i) => i % 2 === 0).flatMap((subject) => mutantsOf(subject, { each: 1, seed: 1, share: 0.5 }));
  const wrong = mutants.filter((m) => m.kind === "claim");
  const { mutants: all, refuted, undecided, upheld } = tallyOf(wrong);
  console.log(`${all} wrong claims: ${refuted} refuted, ${undecided} undecided, ${upheld} upheld; ${mutants.length - all} definitions and equivalents`);
  const said = ({ file, line, before, after }: Mutant) => `${file}:${line} ${before} => ${after}`;
  expect(wrong.filter((m) => m.fate === "upheld").map(said)).toEqual([]);
  expect(refuted / all).toBeGreaterThanOrEqual(least);
}, 300_000);

import { mutantsOf, subjects, tallyOf } from "../audit/mutation/mutation.ts";
import type { Row } from "./row.ts";

/*
 * Every claim of the corpus that is labelled right and decided true, with one place of it changed: how many of these the audit refutes. At most four
 * edits a claim; MUTANTS says another number, "all" for every one. Definitions that are changed mean something else and are counted apart.
 */
const asked = process.env.MUTANTS;
const each = asked === undefined ? 4 : asked === "all" ? Infinity : Number(asked);
const suite = "mutation";

export function run(): Row[] {
  const mutants = subjects().flatMap((subject) => mutantsOf(subject, { each, seed: 1 }));
  const rows = (["claim", "definition", "equivalent"] as const).flatMap((kind): Row[] => {
    const { mutants: all, refuted, undecided, upheld, elsewhere } = tallyOf(mutants.filter((m) => m.kind === kind));
    const row = (name: string, value: number): Row => ({ suite, name: `${kind}s changed: ${name}`, value, unit: "" });
    return [row("all", all), row("refuted", refuted), row("undecided", undecided), row("upheld", upheld), row("other claims refuted", elsewhere)];
  });
  const wrong = mutants.filter((m) => m.kind === "claim");
  for (const edit of [...new Set(wrong.map((m) => m.edit))].toSorted()) {
    const { mutants: all, refuted } = tallyOf(wrong.filter((m) => m.edit === edit));
    rows.push({ suite, name: `refuted: ${edit}, of ${all}`, value: (100 * refuted) / all, unit: "%" });
  }
  return rows;
}

import { offsetFrom } from "../evaluate/reach.ts";
import type { ClaimLine, Quantifier } from "../read/text/line.ts";
import { children, type ComparisonTerm, number, operator, type Relation, type Term } from "../term/term.ts";

/**
 * A claim for every schedule from two terms. A step's letter runs from the first value at which nothing that is read lies before step 0,
 * and one more where t − 1 is read: what happens at the boundary is a convention of its own. s stays before t.
 */
export function forEverySchedule(left: Term, right: Term, { letters, reals = [], noises = [], path = false, relation = "==" }: {
  letters: ReadonlySet<string>; reals?: readonly string[]; noises?: readonly string[]; path?: boolean; relation?: Relation;
}): ClaimLine {
  const says: ComparisonTerm = { kind: "comparison", items: [left, right], relations: [relation] };
  const counted = [...letters].filter((letter) => letter !== "T").toSorted();
  const steps = counted.map((letter): Quantifier => {
    const low = number(1 - Math.min(0, ...offsetsOf(says, letter)));
    const later = letter === "s" && letters.has("t") ? operator("-", { kind: "name", name: "t" }, number(1)) : undefined;
    return { kind: "step", name: letter, low, ...(later && { high: later }) };
  });
  return {
    kind: "claim", here: false, statement: says,
    quantifiers: [
      { kind: "every schedule" },
      ...steps,
      ...(path ? [{ kind: "path" as const, name: "x" }] : []),
      ...[...new Set(reals)].map((n): Quantifier => ({ kind: "variable", name: n, domain: "real" })),
      ...[...new Set(noises)].map((n): Quantifier => ({ kind: "variable", name: n, domain: "noise" })),
    ],
  };
}

/** Every k for which the term reads something at letter + k. */
function offsetsOf(term: Term, letter: string): readonly number[] {
  const own = offsetFrom(term, letter);
  return [...(own === undefined ? [] : [own]), ...children(term).flatMap((child) => offsetsOf(child, letter))];
}

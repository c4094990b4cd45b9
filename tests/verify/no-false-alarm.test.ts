import { describe, expect, test } from "vitest";
import { type Random, random } from "../../src/base/random.ts";
import { catalog, questionOf } from "../../src/catalog.ts";
import { mapChildren, negate, number, operator, type Term } from "../../src/term/term.ts";
import { finish, verify } from "../../src/verify/verify.ts";

const seed = 41;

/** Ways to write the same number otherwise. Each loses some digits in float64 and none in exact arithmetic. */
const rewrites: readonly ((term: Term) => Term | undefined)[] = [
  (t) => operator("-", operator("+", t, number(1)), number(1)),
  (t) => operator("/", operator("*", t, number(3)), number(3)),
  (t) => negate(negate(t)),
  (t) => (t.kind === "operator" && (t.op === "+" || t.op === "*") ? { ...t, left: t.right, right: t.left } : undefined),
  (t) => (t.kind === "operator" && t.op === "-" ? negate({ ...t, left: t.right, right: t.left }) : undefined),
  (t) => (t.kind === "operator" && t.op === "/" ? operator("*", t.left, operator("/", number(1), t.right)) : undefined),
];

/** Rewrites parts of a term at random, but not what stands for a step, a law or a name. */
function rewritten(term: Term, source: Random): Term {
  if (term.kind === "index" || term.kind === "number" || term.kind === "name") return term;
  const inside = term.kind === "call" || term.kind === "fold" || term.kind === "conditional" ? term : mapChildren(term, (child) => rewritten(child, source));
  if (inside.kind !== "operator" && inside.kind !== "negate") return inside;
  if (source.uniform() > 0.5) return inside;
  return rewrites[source.whole(0, rewrites.length - 1)]!(inside) ?? inside;
}

describe(`a true claim written otherwise is never refuted (seed ${seed})`, () => {
  for (const name of catalog.names())
    test(name, () => {
      const question = questionOf(name);
      if (!question.ok) throw new Error(JSON.stringify(question.problem));
      const { definitions, parameters, proofs } = question.value;
      const source = random(seed);
      for (const { claim, text } of proofs.filter((p) => !p.road)) {
        if (claim.statement.kind !== "comparison") continue;
        const statement = { ...claim.statement, items: claim.statement.items.map((item) => rewritten(item, source)) };
        const verdict = finish(verify({ claim: { ...claim, statement }, definitions, parameters, runs: 60, seed: seed + text.length }));
        expect(["proved", "upheld"], `${text}: ${JSON.stringify(verdict)}`).toContain(verdict.kind);
      }
    });
});

import { attempt } from "../base/problem.ts";
import { asLaw, type Value } from "../evaluate/value.ts";
import { float64 } from "../field/float64.ts";
import { variance } from "../gaussian/law.ts";
import type { Term } from "../term/term.ts";
import { plainCases } from "./plain-cases.ts";
import { localsOf, sceneOf } from "./sides.ts";
import type { Statement } from "./statement.ts";

/** Plain cases are well conditioned: float64 loses no more at them. */
const near = 1e-7;
const casesTried = 12;

/**
 * Of many candidates those that may equal a term, in the same order: they agree with it in float64 at the first plain cases of the statement, which all of them
 * share. It takes microseconds a candidate; one that passes is still to be verified.
 */
export function* screened(statement: Statement, expected: Term, candidates: Iterable<Term>): Generator<Term> {
  const tried: { value: Value<number>; of: (term: Term) => Value<number> }[] = [];
  for (const plain of plainCases(statement, statement.scope === "here" ? statement.length.now : statement.length.most)) {
    if (tried.length === casesTried) break;
    const ready = attempt(() => {
      const scene = sceneOf(statement, float64, plain);
      const locals = localsOf(statement, scene, plain);
      return { value: scene.evaluate(expected, locals), of: (term: Term) => scene.evaluate(term, locals) };
    });
    if (ready.ok) tried.push(ready.value);
  }
  if (tried.length === 0) return;
  for (const candidate of candidates)
    if (tried.every(({ value, of }) => { const agrees = attempt(() => agree(value, of(candidate))); return agrees.ok && agrees.value; })) yield candidate;
}

function agree(a: Value<number>, b: Value<number>): boolean {
  if (a.kind === "number" && b.kind === "number") return close(a.value, b.value);
  const [p, q] = [asLaw(a), asLaw(b)];
  return close(p.constant, q.constant) && close(variance(float64, p), variance(float64, q));
}

const close = (a: number, b: number): boolean => Number.isFinite(a) && Number.isFinite(b) && (a === b || Math.abs(a - b) <= near * Math.max(Math.abs(a), Math.abs(b)));

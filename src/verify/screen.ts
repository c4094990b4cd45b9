import { attempt } from "../base/problem.ts";
import { asLaw, type Value } from "../evaluate/value.ts";
import { float64 } from "../field/float64.ts";
import { variance } from "../gaussian/law.ts";
import type { Term } from "../term/term.ts";
import { draftsOf } from "./drafts.ts";
import { localsOf, placed, sceneOf } from "./sides.ts";
import type { Statement } from "./statement.ts";

/** A candidate goes when it is off in a quarter of these: few are so badly conditioned that float64 is off by itself, and many are too special to tell. */
const casesTried = 12;

const near = 1e-7;

/**
 * Of many candidates those that may equal a term, in the same order: they agree with it in float64 in more than three quarters of a few random cases, which
 * all of them share. It takes microseconds a candidate; one that passes is still to be verified.
 */
export function* screened(statement: Statement, expected: Term, candidates: Iterable<Term>, seed: number): Generator<Term> {
  const draft = draftsOf(statement, seed);
  const drawn = Array.from({ length: casesTried }, (_, i) => draft(i)).flatMap((each) => {
    const ready = attempt(() => {
      const one = placed(statement, each);
      if (!one) return undefined;
      const scene = sceneOf(statement, float64, one);
      const locals = localsOf(statement, scene, one);
      return { value: scene.evaluate(expected, locals), of: (term: Term) => scene.evaluate(term, locals) };
    });
    return ready.ok && ready.value ? [ready.value] : [];
  });
  for (const candidate of candidates) {
    let off = 0;
    for (const { value, of } of drawn) {
      const tried = attempt(() => agree(value, of(candidate)));
      if (!tried.ok || !tried.value) off++;
      if (4 * off >= drawn.length) break;
    }
    if (4 * off < drawn.length) yield candidate;
  }
}

function agree(a: Value<number>, b: Value<number>): boolean {
  if (a.kind === "number" && b.kind === "number") return close(a.value, b.value);
  const [p, q] = [asLaw(a), asLaw(b)];
  return close(p.constant, q.constant) && close(variance(float64, p), variance(float64, q));
}

const close = (a: number, b: number): boolean => Number.isFinite(a) && Number.isFinite(b) && (a === b || Math.abs(a - b) <= near * Math.max(Math.abs(a), Math.abs(b)));

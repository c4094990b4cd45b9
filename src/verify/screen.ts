import { attempt } from "../base/problem.ts";
import { asLaw, type Value } from "../evaluate/value.ts";
import { float64 } from "../field/float64.ts";
import { variance } from "../gaussian/law.ts";
import type { ComparisonTerm, Term } from "../term/term.ts";
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

function isFinite(value: Value<number>): boolean {
  if (value.kind === "number") return Number.isFinite(value.value);
  const law = asLaw(value);
  return Number.isFinite(law.constant) && Number.isFinite(variance(float64, law));
}

function agree(a: Value<number>, b: Value<number>): boolean {
  if (a.kind === "number" && b.kind === "number") return close(a.value, b.value);
  const [p, q] = [asLaw(a), asLaw(b)];
  return close(p.constant, q.constant) && close(variance(float64, p), variance(float64, q));
}

const close = (a: number, b: number): boolean => Number.isFinite(a) && Number.isFinite(b) && (a === b || Math.abs(a - b) <= near * Math.max(Math.abs(a), Math.abs(b)));

/**
 * Whether an equation holds in float64 at the plain cases of a statement like it: "agrees" at all where it has a value, "differs" at one; "unknown" where none
 * of them can evaluate it.
 */
export function trialOf(statement: Statement): (equation: ComparisonTerm) => "agrees" | "differs" | "unknown" {
  const scenes = [...scenesOf(statement)];
  return ({ items: [left, right], relations: [relation] }) => {
    if (relation !== "==") return "unknown";
    let [known, agreed] = [0, 0];
    for (const of of scenes) {
      const sides = attempt(() => { const [a, b] = [of(left!), of(right!)]; return { finite: isFinite(a) && isFinite(b), agrees: agree(a, b) }; });
      if (!sides.ok) continue;
      known++;
      if (sides.value.agrees) agreed++;
      else if (sides.value.finite) return "differs";
    }
    return agreed > 0 ? "agrees" : known > 0 ? "differs" : "unknown";
  };
}

function* scenesOf(statement: Statement): Generator<(term: Term) => Value<number>> {
  let made = 0;
  for (const plain of plainCases(statement, statement.scope === "here" ? statement.length.now : statement.length.most)) {
    if (made === casesTried) return;
    const ready = attempt(() => {
      const scene = sceneOf(statement, float64, plain);
      const locals = localsOf(statement, scene, plain);
      return (term: Term) => scene.evaluate(term, locals);
    });
    if (!ready.ok) continue;
    made++;
    yield ready.value;
  }
}

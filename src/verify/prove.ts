import { fail, type Problem, ProblemError } from "../base/problem.ts";
import { random, type Random, seedOf } from "../base/random.ts";
import { offsetFrom } from "../evaluate/reach.ts";
import { runningKey, stepsCheckedApart } from "../evaluate/interpret.ts";
import { createScene, readsItself } from "../evaluate/scene.ts";
import { currentRow, type Locals, previousRow, type Scene } from "../evaluate/setting.ts";
import { aNumber, type Value } from "../evaluate/value.ts";
import { type Modular, type ModularField, modular } from "../field/modular.ts";
import type { Term } from "../term/term.ts";
import { pairsOf, placements, standardNoise } from "./sides.ts";
import type { Statement } from "./statement.ts";
import type { Argument } from "./verdict.ts";

/** An exact argument that both sides are the same function, or why there is none, or that they are not. */
export type Exactness =
  | { readonly kind: "identical"; readonly argument: Argument }
  | { readonly kind: "different" }
  | { readonly kind: "not exact"; readonly problem: Problem };

/** Points of F_p for each T, and for the one-step identity. */
const pointsEach = 4;

/** An argument that could be wrong with a chance above 10^this is none. */
const greatestErrorExponent = -15;

/**
 * Looks for an exact argument in F_p: both sides at random points for every T up to 8 and every step, then, for claims about one
 * step t, the one-step identity in free quantities: α_t, ᾱ_{t−1} and what else accumulates before t are free, and where a side itself
 * accumulates, its value at t−1 is the other side's (the induction's hypothesis). Equations of numbers and laws only.
 */
export function prove(statement: Statement, seed: number): Exactness {
  const { says, scope, length } = statement;
  if (says.relations.some((r) => r !== "==")) return notExact({ kind: "not exact", subject: says.relations.find((r) => r !== "==")! });
  if (scope === "here") return notExact({ kind: "not exact", subject: "claim here" });
  // What holds at the first steps says nothing of a step that a test singles out later.
  if (statement.tested > stepsCheckedApart) return notExact({ kind: "not exact", subject: `a test beyond t = ${stepsCheckedApart}` });
  const source = random(seed);
  try {
    const lengths = scope === "closed" ? [length.least] : range(length.least, Math.max(length.least, stepsCheckedApart));
    let worst = 0;
    let points = 0;
    for (const T of lengths) {
      for (let k = 0; k < pointsEach; k++) {
        const at = everyStepAt(statement, T, k, source);
        if (!at.same) return { kind: "different" };
        worst = Math.max(worst, at.height * 4 ** at.roots);
        points++;
      }
    }
    const argument = { steps: lengths.at(-1)!, points, errorExponent: errorExponent(worst, pointsEach) };
    if (argument.errorExponent > greatestErrorExponent) return notExact({ kind: "not exact", subject: "too many roots for a bound on the error" });
    if (scope === "closed") return { kind: "identical", argument: { ...argument, kind: "closed" } };
    const induction = length.least === 1 ? oneStep(statement, source) : undefined;
    return { kind: "identical", argument: induction ? { ...argument, kind: "induction", points: points + pointsEach } : { ...argument, kind: "steps" } };
  } catch (error) {
    if (error instanceof ProblemError) return notExact(error.problem);
    throw error;
  }
}

const notExact = (problem: Problem): Exactness => ({ kind: "not exact", problem });
const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** One point passes a false identity with chance at most height · 4^roots / p (Schwartz & Zippel, over the norm from the roots). */
function errorExponent(worst: number, points: number): number {
  const each = Math.log10(Math.max(1, worst)) - 61 * Math.log10(2);
  return Math.ceil(Math.min(0, each) * points);
}

interface Comparison {
  readonly same: boolean;
  readonly height: number;
  readonly roots: number;
}

function everyStepAt(statement: Statement, T: number, k: number, source: Random): Comparison {
  const field = modular(source);
  const schedule = statement.scope === "every schedule" ? scheduleAt(T, k, field) : undefined;
  const scalars = drawParameters(statement, field);
  const paths = new Map(statement.paths.map((name) => [name, Array.from({ length: T + 1 }, () => field.draw("any"))]));
  const scene = createScene({
    definitions: statement.definitions, field, steps: T, scalars,
    given: (column, t) => {
      const value = column === "beta" ? schedule?.[t - 1] : paths.get(column)?.[t];
      return value && aNumber(value);
    },
  });
  const variables = drawVariables(statement, field);
  let result: Comparison = { same: true, height: 1, roots: schedule ? 2 * T : 0 };
  for (const at of placements(statement, { steps: T, parameters: {} })) {
    let locals = variables;
    for (const [name, step] of Object.entries(at)) locals = { name, entry: { step }, next: locals };
    result = compared(statement, scene, locals, result);
    if (!result.same) break;
  }
  return result;
}

function compared(statement: Statement, scene: Scene<Modular>, locals: Locals<Modular> | undefined, so: Comparison): Comparison {
  let { same, height } = so;
  for (const { left, right } of pairsOf(statement, scene, locals)) {
    same &&= left.value === right.value;
    height = Math.max(height, left.height + right.height);
  }
  return { ...so, same, height };
}

interface Drawn {
  readonly betas: readonly Modular[];
  readonly positive: readonly Modular[];
}

const schedules = new Map<string, Drawn>();

/**
 * The k-th schedule of T steps. Every claim is tried at the same ones, drawn from a source of their own: finding points at which so much is a square takes longer
 * than trying a claim there, and that they are random counts for each claim by itself.
 */
function scheduleAt(T: number, k: number, field: ModularField): readonly Modular[] {
  const key = `${T} ${k}`;
  const drawn = schedules.get(key) ?? drawSchedule(T, random(seedOf(key, 0)));
  schedules.set(key, drawn);
  drawn.positive.forEach(field.knowPositive);
  return drawn.betas;
}

/** β_1 … β_T such that α, β, ᾱ and 1 − ᾱ are squares at every step: the points at which they may stand for positive numbers. */
function drawSchedule(T: number, source: Random): Drawn {
  const field = modular(source);
  const one = field.whole(1);
  const betas: Modular[] = [], positive: Modular[] = [];
  let alphabar = one;
  while (betas.length < T) {
    const { alpha, beta } = drawAlpha(field);
    const next = field.multiply(alphabar, alpha);
    const rest = field.subtract(one, next);
    if (!field.isSquare(rest)) continue;
    const stands = [beta, alpha, next, rest, unexplained(field, alphabar, alpha, next)];
    stands.forEach(field.declarePositive);
    positive.push(...stands);
    alphabar = next;
    betas.push({ ...beta, positive: true });
  }
  return { betas, positive };
}

/** 1 − ᾱ_{t−1} − β̃_t = α_t (1 − ᾱ_{t−1})² / (1 − ᾱ_t): a product of positive quantities that DDIM writes as a difference. */
function unexplained(field: ModularField, before: Modular, alpha: Modular, now: Modular): Modular {
  const rest = field.subtract(field.whole(1), before);
  return field.divide(field.multiply(alpha, field.multiply(rest, rest)), field.subtract(field.whole(1), now));
}

function drawAlpha(field: ModularField): { alpha: Modular; beta: Modular } {
  for (;;) {
    const alpha = field.draw("a square");
    const beta = field.subtract(field.whole(1), alpha);
    if (field.isSquare(beta)) return { alpha, beta };
  }
}

function drawParameters(statement: Statement, field: ModularField): Map<string, Modular> {
  return new Map(Object.entries(statement.parameters).map(([name, { low, whole }]) =>
    whole ? fail("not exact", name, { hint: "a whole parameter" }) : [name, Number(low) >= 0 ? positiveElement(field) : field.draw("any")]));
}

function positiveElement(field: ModularField): Modular {
  const element = field.draw("a square");
  field.declarePositive(element);
  return { ...element, positive: true };
}

function drawVariables(statement: Statement, field: ModularField): Locals<Modular> | undefined {
  let locals: Locals<Modular> | undefined;
  for (const variable of statement.variables) {
    const { name, domain } = variable;
    const positive = domain === "positive" || (domain === "interval" && variable.low.kind === "number");
    const value: Value<Modular> = domain === "noise" ? standardNoise(field, name) : aNumber(positive ? positiveElement(field) : field.draw("any"));
    locals = { name, entry: { value }, next: locals };
  }
  return locals;
}

/** Whether the one-step identity holds at random free quantities. False also where the claim is not about one step. */
function oneStep(statement: Statement, source: Random): boolean {
  const [bound, ...others] = statement.steps;
  if (!bound || others.length > 0 || statement.scope !== "every schedule") return false;
  if (bound.high.kind !== "name" || bound.high.name !== "T" || bound.low.kind !== "number") return false;
  if (Number(bound.low.digits) > stepsCheckedApart) return false;
  try {
    return Array.from({ length: pointsEach }).every(() => oneStepAt(statement, bound.name, source));
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}

function oneStepAt(statement: Statement, step: string, source: Random): boolean {
  const field = modular(source);
  const rows = drawRows(field);
  const paths = new Map(statement.paths.map((name) => [name, { [previousRow]: field.draw("any"), [currentRow]: field.draw("any") } as Readonly<Record<number, Modular>>]));
  const free = new Map<string, Value<Modular>>();
  const variables = drawVariables(statement, field);
  const [left, right] = statement.says.items as [Term, Term];
  const at = (row: number): Locals<Modular> => ({ name: step, entry: { step: row }, next: variables });
  const hypothesis = statement.says.items.length === 2 ? hypothesisOf(statement, left, right, step) : undefined;
  const scene: Scene<Modular> = createScene({
    definitions: statement.definitions, field, steps: currentRow, scalars: drawParameters(statement, field),
    stepNumber: (row) => field.add(rows.step, field.whole(row - currentRow)),
    given: (column, row) => {
      const value = column === "beta" ? rows.beta[row] : paths.get(column)?.[row];
      return value && aNumber(value);
    },
    oneStep: {
      running(key) {
        const known = free.get(key);
        if (known) return known;
        const value = key === hypothesis?.key ? scene.evaluate(hypothesis.other, at(previousRow)) : aNumber(isAlphabar(statement, key) ? rows.alphabar : field.draw("any"));
        free.set(key, value);
        return value;
      },
    },
  });
  return compared(statement, scene, at(currentRow), { same: true, height: 1, roots: 3 }).same;
}

/** α_{t−1}, α_t and ᾱ_{t−1}, free but for their being, with β, 1 − ᾱ_{t−1} and 1 − ᾱ_t, squares. */
function drawRows(field: ModularField): { beta: Readonly<Record<number, Modular>>; alphabar: Modular; step: Modular } {
  const one = field.whole(1);
  for (;;) {
    const before = drawAlpha(field), now = drawAlpha(field);
    const alphabar = field.draw("a square");
    const next = field.multiply(alphabar, now.alpha);
    const rests = [field.subtract(one, alphabar), field.subtract(one, next)];
    if (!rests.every(field.isSquare)) continue;
    [before.alpha, before.beta, now.alpha, now.beta, alphabar, next, ...rests, unexplained(field, alphabar, now.alpha, next)].forEach(field.declarePositive);
    const beta = { [previousRow]: { ...before.beta, positive: true }, [currentRow]: { ...now.beta, positive: true } };
    return { beta, alphabar: { ...alphabar, positive: true }, step: field.draw("any") };
  }
}

/** ᾱ: a recurrence that starts at 1 and multiplies by 1 − β. Only such a column may take the drawn, positive ᾱ_{t−1}. */
function isAlphabar(statement: Statement, column: string): boolean {
  const definition = statement.definitions.columns[column];
  if (!definition?.body || column !== "alphabar") return false;
  const { body, index, bases } = definition;
  const start = bases[0];
  if (start?.kind !== "number" || Number(start.digits) !== 1 || body.kind !== "operator" || body.op !== "*") return false;
  const sides = [body.left, body.right];
  const before = sides.some((s) => s.kind === "index" && s.name === column && offsetFrom(s.index, index) === -1);
  return before && sides.some((s) => s.kind === "index" && s.name === "alpha" && offsetFrom(s.index, index) === 0);
}

/** The side that accumulates over the steps, by its key, and the other side, which stands for it at t−1. */
function hypothesisOf(statement: Statement, left: Term, right: Term, step: string): { key: string; other: Term } | undefined {
  for (const [side, other] of [[left, right], [right, left]] as const) {
    const key = accumulates(statement, side, step);
    if (key !== undefined && accumulates(statement, other, step) !== key) return { key, other };
  }
  return undefined;
}

function accumulates(statement: Statement, term: Term, step: string): string | undefined {
  const endsAtStep = (end: Term | undefined) => end !== undefined && offsetFrom(end, step) === 0;
  if (term.kind === "fold" && endsAtStep(term.to)) return runningKey(term);
  if (term.kind === "call" && term.name === "compose" && endsAtStep(term.args[3])) return runningKey(term);
  if (term.kind !== "index" || !endsAtStep(term.index)) return undefined;
  const definition = statement.definitions.columns[term.name];
  if (!definition?.body) return undefined;
  // The drawn ᾱ is free already; hypothesising it as well would assume what is to be shown of the other side.
  if (isAlphabar(statement, term.name)) return undefined;
  if (readsItself(term.name, definition)) return term.name;
  return accumulates(statement, definition.body, definition.index);
}

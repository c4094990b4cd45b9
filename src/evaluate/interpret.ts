import { fail, ProblemError } from "../base/problem.ts";
import { isElementary } from "../field/field.ts";
import { condition } from "../gaussian/condition.ts";
import { kullbackLeibler, logDensity, score } from "../gaussian/density.ts";
import { covariance, gaussian, type Law, meanSquare, plus, scaled, variance } from "../gaussian/law.ts";
import { printText } from "../term/print-text.ts";
import { type CallTerm, type FoldTerm, name as nameTerm, type OperatorTerm, type Term } from "../term/term.ts";
import { piIn } from "./constants.ts";
import { isCubic } from "./degree.ts";
import type { Definitions } from "./definitions.ts";
import { currentRow, type Locals, type OneStep, previousRow, type Scene } from "./setting.ts";
import { stepParameters, wholeNumber } from "./steps.ts";
import { aLaw, aNumber, asLaw, asNumber, type Value } from "./value.ts";

/** What a term comes to in a scene. */
export function interpret<N>(scene: Scene<N>, term: Term, locals: Locals<N> | undefined): Value<N> {
  const { field } = scene.setting;
  switch (term.kind) {
    case "number": return aNumber(field.number(term.digits));
    case "name": return named(scene, term.name, term, locals);
    case "index": return scene.column(term.name, whole(scene, term.index, locals));
    case "negate": {
      const value = scene.evaluate(term.of, locals);
      return value.kind === "number" ? aNumber(field.negate(value.value)) : aLaw(scaled(field, value.law, field.whole(-1)));
    }
    case "operator": return operated(scene, term, locals);
    case "conditional": return (scene.setting.oneStep ? holdsAtNoStep(term.test, locals) : holds(scene, term.test, locals)) ? scene.evaluate(term.whenTrue, locals) : scene.evaluate(term.whenFalse, locals);
    case "fold": return folded(scene, term, locals);
    case "call": return called(scene, term, locals);
    case "comparison": return fail("not a number", printText(term), term.place && { place: term.place });
  }
}

/** The problem of a term, with its place where no inner term has one. */
export function placedAt(term: Term, error: unknown): unknown {
  const takes = term.kind === "index" || term.kind === "operator" || term.kind === "call";
  return takes && term.place && error instanceof ProblemError && !error.problem.place ? new ProblemError({ ...error.problem, place: term.place }) : error;
}

const numberOf = <N>(scene: Scene<N>, term: Term, locals: Locals<N> | undefined): N => asNumber(scene.evaluate(term, locals), term);
const lawOf = <N>(scene: Scene<N>, term: Term, locals: Locals<N> | undefined): Law<N> => asLaw(scene.evaluate(term, locals));

function bind<N>(binder: Term, law: Law<N>, locals: Locals<N> | undefined): Locals<N> {
  if (binder.kind !== "name") return fail("not a law", printText(binder), { hint: "a name" });
  return { name: binder.name, entry: { value: aLaw(law) }, next: locals };
}

function called<N>(scene: Scene<N>, call: CallTerm, locals: Locals<N> | undefined): Value<N> {
  const { field, road } = scene.setting;
  const { name, args } = call;
  const [a, b, c, d] = args;
  if (isElementary(name)) return aNumber(field.apply(name, numberOf(scene, a!, locals)));
  switch (name) {
    case "sqrt": return aNumber(field.sqrt(numberOf(scene, a!, locals)));
    case "min":
    case "max": return aNumber(args.map((arg) => numberOf(scene, arg, locals)).reduce((x, y) => (field.less(y, x) === (name === "min") ? y : x)));
    case "clip": {
      const [x, low, high] = [numberOf(scene, a!, locals), numberOf(scene, b!, locals), numberOf(scene, c!, locals)];
      return aNumber(field.less(x, low) ? low : field.less(high, x) ? high : x);
    }
    case "normal": {
      if (road?.normal) return aNumber(road.normal(numberOf(scene, a!, locals), numberOf(scene, b!, locals)));
      const fresh = gaussian(field, field.whole(0), numberOf(scene, b!, locals), scene.freshNoise());
      return aLaw(plus(field, lawOf(scene, a!, locals), fresh));
    }
    case "compose": {
      const [from, to] = [whole(scene, c!, locals), whole(scene, d!, locals)];
      let law = scene.evaluate(b!, locals);
      const channel = a!.kind === "name" ? a!.name : fail("not a law", printText(a!));
      if (scene.setting.oneStep) return running(scene.setting.oneStep, call, c!, to, (before) => applied(scene, channel, [before, currentRow]));
      for (let k = from + 1; k <= to; k++) law = applied(scene, channel, [law, k]);
      return law;
    }
    case "marginal": return scene.evaluate(c!, bind(a!, lawOf(scene, b!, locals), locals));
    case "expectation": return aNumber(expectation(scene, lawOf(scene, b!, locals), a!, c!, locals));
    case "condition": {
      const prior = lawOf(scene, b!, locals);
      return aLaw(condition(field, prior, lawOf(scene, c!, bind(a!, prior, locals)), numberOf(scene, d!, locals), scene.freshNoise()));
    }
    case "mean": return aNumber(road?.mean ? road.mean(lawOf(scene, a!, locals)) : lawOf(scene, a!, locals).constant);
    case "variance": return aNumber(road?.variance ? road.variance(lawOf(scene, a!, locals)) : variance(field, lawOf(scene, a!, locals)));
    case "covariance": return aNumber(covariance(field, lawOf(scene, a!, locals), lawOf(scene, b!, locals)));
    case "meanSquare": return aNumber(road?.meanSquare ? road.meanSquare(lawOf(scene, a!, locals)) : meanSquare(field, lawOf(scene, a!, locals)));
    case "kl": return aNumber(road?.kl ? road.kl(lawOf(scene, a!, locals), lawOf(scene, b!, locals)) : kullbackLeibler(field, lawOf(scene, a!, locals), lawOf(scene, b!, locals)));
    case "logDensity": return aNumber(logDensity(field, lawOf(scene, a!, locals), numberOf(scene, b!, locals), piIn(field)));
    case "score": return aNumber(score(field, lawOf(scene, a!, locals), numberOf(scene, b!, locals)));
    default: return applied(scene, name, args, locals);
  }
}

/** E f(y) = f(m) + v/2 · (f(m+1) + f(m−1) − 2f(m)), exact where f is at most cubic: any other f is refused. */
function expectation<N>(scene: Scene<N>, law: Law<N>, binder: Term, body: Term, locals: Locals<N> | undefined): N {
  const { field, road, definitions } = scene.setting;
  if (binder.kind !== "name") return fail("not a law", printText(binder), { hint: "a name" });
  if (!isCubic(body, binder.name, definitions)) return fail("not exact", printText(body), { hint: `at most cubic in ${binder.name}` });
  const at = (value: N) => asNumber(scene.evaluate(body, { name: binder.name, entry: { value: aNumber(value) }, next: locals }), body);
  const value = at(law.constant);
  const spread = road?.variance ? road.variance(law) : variance(field, law);
  if (field.equal(spread, field.whole(0))) return value;
  const one = field.whole(1);
  const bend = field.subtract(field.add(at(field.add(law.constant, one)), at(field.subtract(law.constant, one))), field.multiply(field.whole(2), value));
  return field.add(value, field.divide(field.multiply(spread, bend), field.whole(2)));
}

/** A function of the sheet applied to terms in `locals`, or to values and steps already known. */
function applied<N>(scene: Scene<N>, name: string, args: readonly (Term | Value<N> | number)[], locals?: Locals<N>): Value<N> {
  const { definitions } = scene.setting;
  const definition = Object.hasOwn(definitions.functions, name) ? definitions.functions[name] : undefined;
  if (!definition) return fail("unknown function", name);
  if (args.length !== definition.parameters.length)
    fail("wrong number of arguments", name, { hint: `${name}(${definition.parameters.join(", ")})` });
  const steps = knownStepParameters(definitions, name);
  let inside: Locals<N> | undefined;
  definition.parameters.forEach((parameter, i) => {
    const arg = args[i]!;
    const entry =
      typeof arg === "number" ? { step: arg }
      : isValue(arg) ? { value: arg }
      : steps.has(parameter) ? { step: whole(scene, arg, locals) }
      : { value: scene.evaluate(arg, locals) };
    inside = { name: parameter, entry, next: inside };
  });
  return scene.evaluate(definition.body, inside);
}

const isValue = <N>(arg: Term | Value<N>): arg is Value<N> => arg.kind === "law" || (arg.kind === "number" && "value" in arg);

const parametersOf = new WeakMap<Definitions, Map<string, ReadonlySet<string>>>();
function knownStepParameters(definitions: Definitions, name: string): ReadonlySet<string> {
  let all = parametersOf.get(definitions);
  if (!all) parametersOf.set(definitions, (all = new Map()));
  let known = all.get(name);
  if (!known) all.set(name, (known = stepParameters(definitions, name)));
  return known;
}

function named<N>(scene: Scene<N>, name: string, term: Term, locals: Locals<N> | undefined): Value<N> {
  const entry = entryOf(name, locals);
  if (entry) return "step" in entry ? aNumber(scene.stepNumber(entry.step)) : entry.value;
  const scalar = scene.scalar(name);
  return scalar === undefined ? fail("unknown name", name, term.place && { place: term.place }) : aNumber(scalar);
}

function whole<N>(scene: Scene<N>, term: Term, locals: Locals<N> | undefined): number {
  return wholeNumber(term, (name) => {
    const entry = entryOf(name, locals);
    if (!entry) return scene.wholeScalar(name);
    return "step" in entry ? entry.step : undefined;
  });
}

function operated<N>(scene: Scene<N>, term: OperatorTerm, locals: Locals<N> | undefined): Value<N> {
  const { field } = scene.setting;
  const left = scene.evaluate(term.left, locals);
  if (term.op === "^") return aNumber(raised(scene, asNumber(left, term.left), term.right, locals));
  const right = scene.evaluate(term.right, locals);
  if (left.kind === "number" && right.kind === "number") {
    const [a, b] = [left.value, right.value];
    switch (term.op) {
      case "+": return aNumber(field.add(a, b));
      case "-": return aNumber(field.subtract(a, b));
      case "*": return aNumber(field.multiply(a, b));
      case "/": return aNumber(field.divide(a, b));
    }
  }
  switch (term.op) {
    case "+": return aLaw(plus(field, asLaw(left), asLaw(right)));
    case "-": return aLaw(plus(field, asLaw(left), scaled(field, asLaw(right), field.whole(-1))));
    case "*":
      return right.kind === "law" && right.law.noises.size > 0
        ? aLaw(scaled(field, right.law, asNumber(left, term.left)))
        : aLaw(scaled(field, asLaw(left), asNumber(right, term.right)));
    case "/": return aLaw(scaled(field, asLaw(left), field.divide(field.whole(1), asNumber(right, term.right))));
  }
}

/** Whole powers by multiplication and halves by a root, which every field can do exactly. */
function raised<N>(scene: Scene<N>, base: N, exponent: Term, locals: Locals<N> | undefined): N {
  const { field } = scene.setting;
  const literal = literalOf(exponent);
  if (literal !== undefined && Number.isInteger(literal)) return field.wholePower(base, literal);
  if (literal !== undefined && Number.isInteger(2 * literal)) return field.wholePower(field.sqrt(base), 2 * literal);
  return field.power(base, asNumber(scene.evaluate(exponent, locals), exponent));
}

function literalOf(term: Term): number | undefined {
  if (term.kind === "number") return Number(term.digits);
  if (term.kind === "negate" && term.of.kind === "number") return -Number(term.of.digits);
  if (term.kind === "operator" && term.op === "/" && term.left.kind === "number" && term.right.kind === "number")
    return Number(term.left.digits) / Number(term.right.digits);
  return undefined;
}

function folded<N>(scene: Scene<N>, fold: FoldTerm, locals: Locals<N> | undefined): Value<N> {
  const { field, oneStep } = scene.setting;
  const [from, to] = [whole(scene, fold.from, locals), whole(scene, fold.to, locals)];
  if (oneStep) return running(oneStep, fold, fold.from, to, (before) => joined(before, currentRow));
  const prefix = scene.prefix(fold, from, to);
  if (prefix !== undefined) return aNumber(prefix);
  let value: Value<N> = aNumber(field.whole(fold.fold === "sum" ? 0 : 1));
  for (let k = from; k <= to; k++) value = joined(value, k);
  return value;

  function joined(before: Value<N>, k: number): Value<N> {
    const body = scene.evaluate(fold.body, { name: fold.index, entry: { step: k }, next: locals });
    if (before.kind === "number" && body.kind === "number")
      return aNumber(fold.fold === "sum" ? field.add(before.value, body.value) : field.multiply(before.value, body.value));
    return fold.fold === "sum" ? aLaw(plus(field, asLaw(before), asLaw(body))) : fail("not a number", printText(fold.body));
  }
}

/** What a fold or a composition has come to at a row of a one-step scene: its value before, and this row's part. */
function running<N>(oneStep: OneStep<N>, term: FoldTerm | CallTerm, start: Term, to: number, join: (before: Value<N>) => Value<N>): Value<N> {
  if (start.kind !== "number" || (to !== previousRow && to !== currentRow)) return fail("not one step", printText(term));
  const before = oneStep.running(runningKey(term));
  return to === previousRow ? before : join(before);
}

/** Names a fold or composition apart from its upper bound, so that its values at t−1 and at t are known to belong together. */
export function runningKey(term: FoldTerm | CallTerm): string {
  return printText(term.kind === "fold" ? { ...term, to: nameTerm("t") } : { ...term, args: [...term.args.slice(0, -1), nameTerm("t")] });
}

/**
 * The largest step that an exact proof also checks on its own. In a one-step scene t is no step in particular, so a test may only
 * single out a step up to here, and counts as false.
 */
export const stepsCheckedApart = 8;

function holdsAtNoStep<N>(test: Term, locals: Locals<N> | undefined): boolean {
  const [left, right] = test.kind === "comparison" && test.items.length === 2 && test.relations[0] === "==" ? test.items : [];
  const isStep = left?.kind === "name" && "step" in (entryOf(left.name, locals) ?? {});
  if (isStep && right?.kind === "number" && Number(right.digits) <= stepsCheckedApart) return false;
  return fail("not one step", printText(test));
}

function entryOf<N>(name: string, locals: Locals<N> | undefined): Locals<N>["entry"] | undefined {
  for (let frame = locals; frame; frame = frame.next) if (frame.name === name) return frame.entry;
  return undefined;
}

/** Whether a comparison chain is true, as IEEE 754 compares. Laws cannot be compared here. */
export function holds<N>(scene: Scene<N>, test: Term, locals: Locals<N> | undefined): boolean {
  if (test.kind !== "comparison") return fail("not a number", printText(test), { hint: "a comparison" });
  const { field } = scene.setting;
  const values = test.items.map((item) => asNumber(scene.evaluate(item, locals), item));
  return test.relations.every((relation, i) => {
    const [a, b] = [values[i]!, values[i + 1]!];
    switch (relation) {
      case "==":
      case "≈": return field.equal(a, b);
      case "!=": return !field.equal(a, b);
      case "<": return field.less(a, b);
      case "<=": return field.less(a, b) || field.equal(a, b);
      case ">": return field.less(b, a);
      case ">=": return field.less(b, a) || field.equal(a, b);
    }
  });
}

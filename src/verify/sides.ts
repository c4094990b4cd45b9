import { fail } from "../base/problem.ts";
import { createScene } from "../evaluate/scene.ts";
import type { Locals, Scene, Setting } from "../evaluate/setting.ts";
import { wholeNumber } from "../evaluate/steps.ts";
import { aLaw, aNumber, asLaw, type Value } from "../evaluate/value.ts";
import type { Field } from "../field/field.ts";
import { variance } from "../gaussian/law.ts";
import type { Relation, Term } from "../term/term.ts";
import type { Draft } from "./draws.ts";
import { mapValues, type Statement } from "./statement.ts";
import type { Case, Counterexample } from "./verdict.ts";

/** Two numbers that a claim sets beside each other; `unit` is half a unit of the last printed digit, for ≈. */
export interface Pair<N> {
  readonly relation: Relation;
  readonly of: Counterexample["of"];
  readonly left: N;
  readonly right: N;
  readonly unit?: N;
}

/** A scene in which the case's β, parameters and T stand in for the definitions. */
export function sceneOf<N>(statement: Statement, field: Field<N>, drawn: Case, shared?: Setting<N>["shared"]): Scene<N> {
  const beta = drawn.beta?.map((text) => aNumber(field.number(text)));
  const paths = mapValues(drawn.paths ?? {}, (values) => values.map((text) => aNumber(signed(field, text))));
  const given = (column: string, t: number): Value<N> | undefined => {
    if (column === "beta" && beta) return beta[t - 1] ?? fail("read out of range", "beta", { t, hint: `1…${drawn.steps}` });
    const path = Object.hasOwn(paths, column) ? paths[column] : undefined;
    return path && (path[t] ?? fail("read out of range", column, { t, hint: `0…${drawn.steps}` }));
  };
  return createScene({
    definitions: statement.definitions,
    field,
    steps: drawn.steps,
    scalars: new Map(Object.entries(drawn.parameters).map(([name, text]) => [name, signed(field, text)])),
    given,
    ...(shared && { shared }),
  });
}

export function localsOf<N>(statement: Statement, scene: Scene<N>, drawn: Case): Locals<N> | undefined {
  const { field } = scene.setting;
  let locals: Locals<N> | undefined;
  for (const { name, domain } of statement.variables) {
    const value = domain === "noise" ? standardNoise(field, name) : aNumber(signed(field, drawn.variables[name]!));
    locals = { name, entry: { value }, next: locals };
  }
  for (const { name } of statement.steps) locals = { name, entry: { step: drawn.at[name]! }, next: locals };
  return locals;
}

/** A declared noise: N(0, 1), known by its name wherever it is used. */
export function standardNoise<N>(field: Field<N>, name: string): Value<N> {
  return aLaw({ constant: field.whole(0), noises: new Map([[name, { coefficient: field.whole(1), variance: field.whole(1) }]]) });
}

export function pairsOf<N>(statement: Statement, scene: Scene<N>, locals: Locals<N> | undefined): readonly Pair<N>[] {
  const { field } = scene.setting;
  const { items, relations } = statement.says;
  const values = items.map((item) => scene.evaluate(item, locals));
  return relations.flatMap((relation, i): readonly Pair<N>[] => {
    const [left, right] = [values[i]!, values[i + 1]!];
    if (left.kind === "number" && right.kind === "number") {
      const pair = { relation, of: "value" as const, left: left.value, right: right.value };
      return [relation === "≈" ? { ...pair, unit: halfUnit(field, items.slice(i + 1)) } : pair];
    }
    if (relation !== "==") return fail("not a number", "a law", { hint: "laws are compared with ==" });
    const [p, q] = [asLaw(left), asLaw(right)];
    return [
      { relation, of: "mean", left: p.constant, right: q.constant },
      { relation, of: "variance", left: variance(field, p), right: variance(field, q) },
    ];
  });
}

/** Half a unit in the last place of the next printed number of a chain. */
function halfUnit<N>(field: Field<N>, items: readonly Term[]): N {
  for (const item of items) {
    const literal = item.kind === "negate" ? item.of : item;
    if (literal.kind !== "number") continue;
    const [mantissa = "", exponent = "0"] = literal.digits.toLowerCase().split("e");
    const places = (mantissa.split(".")[1] ?? "").length;
    const scale = Number(exponent) - places;
    return field.number(`5e${scale - 1}`);
  }
  return fail("missing value", "≈", { hint: "a printed number on its right" });
}

/** Numbers in cases may carry a sign; field literals do not. */
export function signed<N>(field: Field<N>, text: string): N {
  return text.startsWith("-") ? field.negate(field.number(text.slice(1))) : field.number(text);
}

/** A draft with its steps placed: none when some step has no room. */
export function placed(statement: Statement, { picks, ...draft }: Draft): Case | undefined {
  const at: Record<string, number> = {};
  const lookup = (name: string) => at[name] ?? (name === "T" ? draft.steps : name in draft.parameters ? Number(draft.parameters[name]) : undefined);
  for (const { name, low, high } of statement.steps) {
    const [a, b] = [wholeNumber(low, lookup), wholeNumber(high, lookup)];
    if (a > b) return undefined;
    const pick = picks[name]!;
    at[name] = pick % 4 === 0 ? a : pick % 4 === 1 ? b : a + (Math.floor(pick / 4) % (b - a + 1));
  }
  const variables = Object.fromEntries(statement.variables.map((v) => [v.name, v.domain === "interval" ? intervalPlace(v, draft.variables[v.name]!) : draft.variables[v.name]!]));
  return { ...draft, variables, at };
}

/** Every way to place the claim's steps within their bounds. */
export function placements(statement: Statement, drawn: Pick<Case, "steps" | "parameters">): readonly Readonly<Record<string, number>>[] {
  let places: Readonly<Record<string, number>>[] = [{}];
  for (const { name, low, high } of statement.steps)
    places = places.flatMap((place) => {
      const lookup = (n: string) => place[n] ?? (n === "T" ? drawn.steps : n in drawn.parameters ? Number(drawn.parameters[n]) : undefined);
      const [a, b] = [wholeNumber(low, lookup), wholeNumber(high, lookup)];
      if (places.length * (b - a + 1) > greatestPlacements) fail("too large", "the steps of one claim", { hint: String(greatestPlacements) });
      return Array.from({ length: Math.max(0, b - a + 1) }, (_, i) => ({ ...place, [name]: a + i }));
    });
  return places;
}

const greatestPlacements = 1_000_000;

/** The place in a variable's interval that is so large a part of the way through it. */
export const intervalPlace = ({ low, high }: { readonly low: Term; readonly high: Term }, fraction: string): string => between(constant(low), constant(high), fraction);

const constant = (term: Term): number =>
  term.kind === "number" ? Number(term.digits) : term.kind === "negate" ? -constant(term.of) : wholeNumber(term, () => undefined);

function between(low: number, high: number, fraction: string): string {
  if (low === 0 && high === 1) return fraction;
  return String(Number((low + Number(fraction) * (high - low)).toPrecision(6)));
}

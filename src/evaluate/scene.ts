import { fail } from "../base/problem.ts";
import { constants } from "../term/functions.ts";
import type { ColumnDefinition, Definitions } from "./definitions.ts";
import { interpret, placedAt } from "./interpret.ts";
import { eIn, piIn } from "./constants.ts";
import { freeNames } from "./free-names.ts";
import { currentRow, type OneStep, previousRow, type Scene, type Setting } from "./setting.ts";
import { wholeNumber } from "./steps.ts";
import { aNumber, asNumber, type Value } from "./value.ts";
import type { FoldTerm } from "../term/term.ts";

/** Deeper nesting than this would outgrow the stack. */
const greatestDepth = 1_200;

/** A bound on work that does not depend on the clock. */
const usualWork = 20_000_000;

export function createScene<N>(setting: Setting<N>): Scene<N> {
  const { definitions, field, steps } = setting;
  const columns = new Map<string, (Value<N> | undefined)[]>();
  const sharing = new Set<string>();
  const scalars = new Map<string, N>(setting.scalars ?? []);
  const prefixes = new Map<FoldTerm, { from: number; values: N[] } | undefined>();
  let noises = 0;
  let work = 0;
  let depth = 0;
  const open = new Map<string, Set<number>>();

  const scene: Scene<N> = {
    setting,
    column(name, t) {
      const known = (columns.get(name) ?? opened(name))[t];
      if (known) return known;
      return setting.given?.(name, t) ?? computed(name, t);
    },
    scalar(name) {
      const known = scalars.get(name);
      if (known !== undefined) return known;
      if (name === "T" && !setting.oneStep) return field.whole(steps);
      if (constants.has(name)) return keep(name, name === "pi" ? piIn(field) : eIn(field));
      const body = Object.hasOwn(definitions.scalars, name) ? definitions.scalars[name] : undefined;
      return body && keep(name, asNumber(scene.evaluate(body), body));
    },
    wholeScalar(name) {
      if (setting.oneStep) return fail("not one step", name);
      if (name === "T") return steps;
      const body = Object.hasOwn(definitions.scalars, name) ? definitions.scalars[name] : undefined;
      const drawn = setting.scalars?.get(name);
      if (drawn !== undefined) return field.toNumber(drawn);
      return body && wholeNumber(body, scene.wholeScalar);
    },
    stepNumber: setting.stepNumber ?? field.whole,
    evaluate(term, locals) {
      if (++work > (setting.work ?? usualWork)) fail("too large", "the work of one case", { hint: String(setting.work ?? usualWork) });
      if (depth > greatestDepth) fail("too deep", "the evaluation of one case", { hint: String(greatestDepth) });
      depth++;
      try {
        return interpret(scene, term, locals);
      } catch (error) {
        throw placedAt(term, error);
      } finally {
        depth--;
      }
    },
    prefix(fold, from, to) {
      if (setting.oneStep) return undefined;
      let known = prefixes.get(fold);
      if (!known && !prefixes.has(fold)) {
        known = freeStanding(fold, definitions) ? { from, values: [] } : undefined;
        prefixes.set(fold, known);
      }
      if (!known || known.from !== from || to < from) return undefined;
      const { values } = known;
      for (let k = from + values.length; k <= to; k++) {
        const body = asNumber(scene.evaluate(fold.body, { name: fold.index, entry: { step: k }, next: undefined }), fold.body);
        const before = values[values.length - 1];
        values.push(before === undefined ? body : fold.fold === "sum" ? field.add(before, body) : field.multiply(before, body));
      }
      return values[to - from];
    },
    freshNoise: () => `#${++noises}`,
  };
  return scene;

  function keep(name: string, value: N): N {
    scalars.set(name, value);
    return value;
  }

  function opened(name: string): (Value<N> | undefined)[] {
    const values = setting.shared?.(name);
    if (values) sharing.add(name);
    columns.set(name, values ?? []);
    return columns.get(name)!;
  }

  /** The noises of a law belong to this scene: the column is then its own. */
  function put(name: string, t: number, value: Value<N>): Value<N> {
    if (value.kind === "law" && sharing.delete(name)) columns.set(name, columns.get(name)!.slice());
    columns.get(name)![t] = value;
    return value;
  }

  function computed(name: string, t: number): Value<N> {
    let begun = open.get(name);
    if (!begun) open.set(name, (begun = new Set()));
    if (begun.has(t)) return fail("circular definition", [...open].filter(([, where]) => where.has(t)).map(([column]) => `${column}[${t}]`).join(" → "));
    begun.add(t);
    try {
      return defined(name, t);
    } finally {
      begun.delete(t);
    }
  }

  function defined(name: string, t: number): Value<N> {
    const definition = Object.hasOwn(definitions.columns, name) ? definitions.columns[name] : undefined;
    if (!definition) return fail("unknown name", name);
    if (setting.oneStep) return put(name, t, oneStepValue(setting.oneStep, name, definition, t));
    // A recurrence is filled from below, so that a long one does not deepen the stack.
    const first = definition.body && readsItself(name, definition) ? Math.max(definition.from, columns.get(name)!.length) : t;
    for (let k = Math.min(first, t); k < t; k++) if (!columns.get(name)![k]) put(name, k, setting.given?.(name, k) ?? at(name, definition, k));
    return put(name, t, at(name, definition, t));
  }

  function oneStepValue(oneStep: OneStep<N>, name: string, definition: ColumnDefinition, t: number): Value<N> {
    if ((t !== previousRow && t !== currentRow) || !definition.body) return fail("not one step", name, { t });
    if (t === previousRow && readsItself(name, definition)) return oneStep.running(name);
    return scene.evaluate(definition.body, { name: definition.index, entry: { step: t }, next: undefined });
  }

  function at(name: string, definition: ColumnDefinition, t: number): Value<N> {
    if (definition.data) return aNumber(datum(name, definition, t));
    const base = definition.bases[t];
    if (base) return scene.evaluate(base);
    const low = Math.min(definition.from, ...Object.keys(definition.bases).map(Number));
    if (t < definition.from || t > steps || !definition.body)
      fail("read out of range", name, { t, hint: `${low}…${steps}` });
    return scene.evaluate(definition.body, { name: definition.index, entry: { step: t }, next: undefined });
  }

  /** A number of a data block, by its shortest decimal: every field starts from the same. */
  function datum(name: string, { data, from }: ColumnDefinition, t: number): N {
    const value = data![t - from];
    if (value === undefined) return fail("read out of range", name, { t, hint: `${from}…${from + data!.length - 1}` });
    if (!Number.isFinite(value)) return fail("not a number", `${name}[${t}]`, { t, hint: `${value}` });
    const size = field.number(String(Math.abs(value)));
    return value < 0 ? field.negate(size) : size;
  }
}

const recurrent = new WeakMap<ColumnDefinition, boolean>();
/** True for a recurrence. */
export function readsItself(name: string, definition: ColumnDefinition): boolean {
  let known = recurrent.get(definition);
  if (known === undefined) recurrent.set(definition, (known = freeNames(definition.body!).has(name)));
  return known;
}

const standing = new WeakMap<FoldTerm, boolean>();
/** True when a fold's body reads only its own index, columns, functions and scalars, so that prefixes can be shared. */
function freeStanding(fold: FoldTerm, definitions: Definitions): boolean {
  let known = standing.get(fold);
  if (known === undefined) {
    const names = [...freeNames(fold.body, new Set([fold.index]))];
    const defined = (n: string) => n in definitions.columns || n in definitions.functions || n in definitions.scalars || constants.has(n) || n === "T";
    standing.set(fold, (known = names.every(defined)));
  }
  return known;
}

import { children, type Term } from "../term/term.ts";
import type { Definitions } from "./definitions.ts";
import { freeNames } from "./free-names.ts";
import { stepParameters } from "./steps.ts";

/** The terms a name is defined by. */
export function bodiesOf(definitions: Definitions, name: string): readonly Term[] {
  const own = <T>(record: Readonly<Record<string, T>>): T | undefined => (Object.hasOwn(record, name) ? record[name] : undefined);
  const column = own(definitions.columns), fn = own(definitions.functions), scalar = own(definitions.scalars);
  return [...(column ? [...(column.body ? [column.body] : []), ...Object.values(column.bases)] : []), ...(fn ? [fn.body] : []), ...(scalar ? [scalar] : [])];
}

/** The names a body binds: a function's parameters, a column's index. */
function bindersOf(definitions: Definitions, name: string): ReadonlySet<string> {
  const column = definitions.columns[name], fn = definitions.functions[name];
  return new Set([...(column ? [column.index] : []), ...(fn ? fn.parameters : [])]);
}

/** Every name a term stands on, itself through what it names; `stop` names are counted but not entered. */
export function reach(definitions: Definitions, term: Term, stop: ReadonlySet<string> = new Set()): Set<string> {
  const found = new Set<string>();
  const queue = [...freeNames(term)];
  while (queue.length > 0) {
    const name = queue.pop()!;
    if (found.has(name)) continue;
    found.add(name);
    if (stop.has(name)) continue;
    const binders = bindersOf(definitions, name);
    for (const body of bodiesOf(definitions, name)) queue.push(...freeNames(body, binders));
  }
  return found;
}

/** A read `column[step + offset]`, in the term itself or through the functions it calls. */
export interface Read {
  readonly column: string;
  readonly offset: number;
}

/** How far a term reads from the step called `step`. Reads at other places are left out. */
export function readsAt(definitions: Definitions, term: Term, step: string, depth = 0): readonly Read[] {
  if (depth > 20) return [];
  const here = (inner: Term): readonly Read[] => {
    if (inner.kind === "index") {
      const offset = offsetFrom(inner.index, step);
      return offset === undefined ? [] : [{ column: inner.name, offset }];
    }
    const definition = inner.kind === "call" ? definitions.functions[inner.name] : undefined;
    if (inner.kind !== "call" || !definition) return [];
    const steps = stepParameters(definitions, inner.name);
    return definition.parameters.flatMap((parameter, i) => {
      const offset = steps.has(parameter) && inner.args[i] ? offsetFrom(inner.args[i], step) : undefined;
      if (offset === undefined) return [];
      return readsAt(definitions, definition.body, parameter, depth + 1).map((read) => ({ ...read, offset: read.offset + offset }));
    });
  };
  return [...here(term), ...children(term).flatMap((child) => readsAt(definitions, child, step, depth))];
}

/** k where the term is `step + k` or `step − k`; undefined for anything else. */
export function offsetFrom(term: Term, step: string): number | undefined {
  if (term.kind === "name") return term.name === step ? 0 : undefined;
  if (term.kind !== "operator" || (term.op !== "+" && term.op !== "-") || term.right.kind !== "number") return undefined;
  const left = offsetFrom(term.left, step);
  return left === undefined ? undefined : left + (term.op === "+" ? 1 : -1) * Number(term.right.digits);
}

/** The first step a column has a value at. */
export function firstStep(definitions: Definitions, column: string): number {
  const definition = definitions.columns[column];
  if (!definition) return 1;
  return Math.min((definition.body ?? definition.data) ? definition.from : Infinity, ...Object.keys(definition.bases).map(Number));
}

/** The last step a column has a value at, where that does not depend on T: of data alone. */
export function lastStep(definitions: Definitions, column: string): number {
  const { data, from } = definitions.columns[column] ?? {};
  return data && from !== undefined ? from + data.length - 1 : Infinity;
}

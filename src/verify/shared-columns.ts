import { identityOf } from "../base/identity.ts";
import { bodiesOf, reach } from "../evaluate/reach.ts";
import type { Value } from "../evaluate/value.ts";
import type { Field } from "../field/field.ts";
import { name as nameTerm, type Term } from "../term/term.ts";
import type { Statement } from "./statement.ts";
import type { Case } from "./verdict.ts";

/** Columns by what they stand on, the last used at the end. */
const kept = new Map<string, Value<unknown>[]>();
/** So many values are kept at most, so that a thousand documents do not fill the memory. */
const valuesKept = 200_000;

/**
 * The values of the columns of a case in which nothing is drawn, shared with every other claim whose column stands on the same definitions, parameters and T:
 * a document says many things of few schedules. Only numbers may be put into them: the noises of a law belong to one scene.
 */
export function sharedColumns<N>({ definitions }: Statement, { steps, parameters }: Case, field: Field<N>): (column: string) => (Value<N> | undefined)[] {
  return (column) => {
    const parts = [...reach(definitions, nameTerm(column))].toSorted().map((name) => {
      const { index, from, bases, data } = definitions.columns[name] ?? {};
      const at = bases && Object.keys(bases).join();
      return [name, index, from, at, data && identityOf(data), definitions.functions[name]?.parameters.join(), parameters[name], ...bodiesOf(definitions, name).map(textOf)].join("|");
    });
    return valuesOf([field.name, steps, column, ...parts].join("\n")) as (Value<N> | undefined)[];
  };
}

function valuesOf(key: string): Value<unknown>[] {
  const values = kept.get(key) ?? [];
  kept.delete(key);
  let all = 0;
  for (const { length } of kept.values()) all += length;
  for (const [oldest, { length }] of kept) {
    if (all <= valuesKept) break;
    kept.delete(oldest);
    all -= length;
  }
  kept.set(key, values);
  return values;
}

const texts = new WeakMap<Term, string>();

function textOf(term: Term): string {
  let text = texts.get(term);
  if (text === undefined) texts.set(term, (text = JSON.stringify(term, (key, value: unknown) => (key === "place" ? undefined : value))));
  return text;
}

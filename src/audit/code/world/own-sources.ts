import type { Value } from "../../../program/value.ts";
import type { Run } from "../../../program/world.ts";
import type { Located } from "../../../read/python/syntax.ts";
import { tableRolesOf } from "../names/roles.ts";
import type { Column, Done } from "./column.ts";

/** What an array of a program's own is put in as: ᾱ with what is done to it; `padded`: after an entry of step 0. */
export interface PairSource { readonly column: "alphabar"; readonly done: readonly Done[]; readonly padded: boolean }

/**
 * Arrays without β that go in pairs in a program's own run, by where they are bound: a falling α with an array beside it whose squares add up to 1 at every step is √ᾱ, with √(1 − ᾱ) beside it, whatever
 * that is called; ᾱ and what it leaves of 1 are 1 − ᾱ. One of them put in without the other would be no process. `column`: what a name and its value are known for by themselves.
 */
export function pairSources(run: Run, numbers: (value: Value) => readonly number[] | undefined, column: (name: string, value: Value) => Column | undefined): ReadonlyMap<Located, PairSource> {
  const known = made.get(run) ?? pairsIn(run, numbers, column);
  made.set(run, known);
  return known;
}
const made = new WeakMap<Run, ReadonlyMap<Located, PairSource>>();

function pairsIn(run: Run, numbers: (value: Value) => readonly number[] | undefined, column: (name: string, value: Value) => Column | undefined): ReadonlyMap<Located, PairSource> {
  const found = new Map<Located, PairSource>();
  const arrays = run.events.flatMap((event) => {
    if (event.kind !== "bound" || event.how === "parameter" || event.how === "loop" || event.how === "augmented" || event.how === "entry") return [];
    const roles = tableRolesOf(event.name), own = roles[0]?.column === "beta" || (event.value.kind === "tensor" && event.value.uniform.includes(true)) ? undefined : numbers(event.value);
    return own ? [{ event, own, roles }] : [];
  });
  for (const { event, own, roles } of arrays) {
    if (roles.length === 0 || !isFalling(own)) continue;
    const beside = (adds: (a: number, s: number) => number) => arrays.find((other) => other.event.function === event.function && other.own.length === own.length && own.every((a, i) => other.own[i]! >= 0 && Math.abs(adds(a, other.own[i]!) - 1) < 1e-6));
    const put = (other: (typeof arrays)[number] | undefined, signal: readonly Done[], rest: readonly Done[]): boolean => {
      if (!other) return false;
      const shared = { column: "alphabar" as const, padded: own[0] === 1 };
      found.set(event.spot.node, { ...shared, done: signal });
      found.set(other.event.spot.node, { ...shared, done: rest });
      return true;
    };
    if (roles.some(({ column: of, done, shift }) => of === "alphabar" && shift === 0 && done.join() === "root") && put(beside((a, s) => a * a + s * s), ["root"], ["from one", "root"])) continue;
    if (column(event.name, event.value) === "alphabar") put(beside((a, s) => a + s), [], ["from one"]);
  }
  return found;
}

/** Four steps at least, falling all the way. */
const isFalling = (a: readonly number[]): boolean => a.length >= 4 && a.every((x, i) => x >= 0 && (i === 0 || x < a[i - 1]!));

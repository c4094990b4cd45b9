import type { Context } from "../../src/program/context.ts";
import type { Spot } from "../../src/program/value.ts";
import type { Located } from "../../src/read/python/syntax.ts";
import { type Limits, usualLimits, type Variable, type World } from "../../src/program/world.ts";
import { Ended } from "../../src/program/ended.ts";

/** A run that stands still: what the library needs of the interpreter, for tests of the library alone. */
export function plainContext(world: World = {}, limits: Limits = usualLimits): Context & { readonly events: unknown[] } {
  const variables: Variable[] = [];
  const events: unknown[] = [];
  const spot: Spot = { unit: 0, node: { lineno: 1, col_offset: 0 } as Located };
  let spent = 0;
  return {
    world, limits, variables, events, parts: new Map(), spot: () => spot,
    newVariable(variable) {
      const made = { id: variables.length, ...variable };
      variables.push(made);
      return made;
    },
    record: (event) => void events.push(event),
    spend(steps) {
      spent += steps;
      if (spent > limits.steps) throw new Ended("steps");
    },
    call() { throw new Error("nothing to call"); },
  };
}

import type { Spot, Value } from "./value.ts";
import type { Event, Limits, Variable, World } from "./world.ts";

/** What the library needs of the run that calls it. The interpreter provides it. */
export interface Context {
  readonly world: World;
  readonly limits: Limits;
  /** By id. */
  readonly variables: Variable[];
  /** Which variable is the coordinate, slice or sum of which other, by key, so that `x[0]` twice is one variable. Starts empty; only part.ts writes it. */
  readonly parts: Map<string, Variable>;
  newVariable(variable: Omit<Variable, "id">): Variable;
  record(event: Happening): void;
  /** Where the run is now. */
  spot(): Spot;
  /** Counts work (an entry computed is about a hundredth of a step) and throws `Ended` past the limit. */
  spend(steps: number): void;
  call(callable: Value, args: readonly Value[], keywords: ReadonlyMap<string, Value>): Value;
}

/** An event without what the interpreter adds: where, how deep, in which loops. */
export type Happening = Event extends infer E ? E extends Event ? Omit<E, "spot" | "depth" | "function" | "loops"> : never : never;

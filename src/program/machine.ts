import type { PythonUnit } from "../read/python/python-unit.ts";
import type { Expression, Located, Statement } from "../read/python/syntax.ts";
import type { Context } from "./context.ts";
import type { Raised } from "./raised.ts";
import type { PythonClass, Scope, Unknown, Value } from "./value.ts";
import type { Binding, Event, Turn } from "./world.ts";

/** Where code is being executed: its names, its listing, the class that a method was written in, what a generator has given so far. */
export interface Frame {
  readonly scope: Scope;
  readonly unit: number;
  readonly owner?: PythonClass;
  readonly self?: Value;
  readonly yields?: Value[];
}

/** How a block ended; nothing when it ran to its end. `doubt`: nobody knows whether it ended so, by the name of what is not known. */
export type Completion = undefined | { readonly kind: "break" | "continue"; readonly doubt?: string } | { readonly kind: "return"; readonly value: Value };

/** Something that can be changed in place. */
export type Changeable = Extract<Value, { kind: "tensor" | "list" | "tuple" | "dict" | "set" | "instance" | "class" }>;
export type Keywords = ReadonlyMap<string, Value>;

/** Where the run is: kept when something is entered, put back when it is left. */
export interface Position { unit: number; node: Located; depth: number; function: string | undefined; loops: readonly Turn[] }

/** One run: what it counts, what it recorded, and the interpreter's parts for one another, so that no file of it imports what imports it. */
export interface Machine extends Context {
  readonly units: readonly PythonUnit[];
  readonly globals: Scope;
  readonly events: Event[];
  readonly position: Position;
  /** What is being handled by an `except` now, the innermost last. */
  readonly handled: Raised[];
  evaluate(node: Expression, frame: Frame): Value;
  execute(body: readonly Statement[], frame: Frame): Completion;
  bind(target: Expression, value: Value, frame: Frame, how: Binding["how"]): void;
  bindName(name: string, value: Value, frame: Frame, how: Binding["how"]): void;
  setAttribute(object: Value, name: string, value: Value, frame: Frame): void;
  attribute(object: Value, name: string): Value;
  subscript(object: Value, key: Value, name: string): Value;
  /** Calls anything; `name` is how the program writes it. */
  invoke(callable: Value, args: readonly Value[], keywords: Keywords, name: string): Value;
  /** Is told before anything is changed in place. */
  touch(value: Changeable | Scope): void;
  /** Records a printed text, as long as the limits let it be. */
  print(text: string, values: readonly Value[]): void;
  /** Records by name what cannot be followed, once a place, and gives it as a value. */
  stop(reason: string): Unknown;
}

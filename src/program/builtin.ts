import type { Context } from "./context.ts";
import { bound } from "./library/entry.ts";
import { library } from "./library/library.ts";
import { orUnknown } from "./not-known.ts";
import { unknown } from "./number.ts";
import type { Builtin, Tensor, Value } from "./value.ts";

/** Whether the library knows a function of this path. */
export const isLibraryFunction = (path: string): boolean => library.has(path);

/** Calls a function of the library; a method's own object is its first argument. What is not followed is unknown by its path. */
export function callBuiltin(builtin: Builtin, args: readonly Value[], keywords: ReadonlyMap<string, Value>, context: Context): Value {
  const made = library.get(builtin.path);
  if (!made) return unknown(builtin.path);
  const all = builtin.self ? [builtin.self, ...args] : args;
  return orUnknown(() => made.run({ path: builtin.path, library: libraryOf(builtin), given: bound(builtin.path, made, all, keywords), context }));
}

const libraryOf = ({ path, self }: Builtin): Tensor["library"] => self?.kind === "tensor" ? self.library : path.startsWith("torch") ? "torch" : "numpy";

/** A method of an array as a function bound to it. */
export function methodOf(value: Value, name: string): Builtin | undefined {
  if (value.kind !== "tensor") return undefined;
  const paths = [`${value.library}.${value.library === "torch" ? "Tensor" : "ndarray"}.${name}`, `${value.library}.${name}`];
  const path = paths.find((candidate) => library.has(candidate));
  return path ? { kind: "builtin", path, self: value } : undefined;
}

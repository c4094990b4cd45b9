import type { Context } from "./context.ts";
import { writes } from "./array-members.ts";
import { poison } from "./assign-indexed.ts";
import { writtenInto } from "./augmented.ts";
import { bound } from "./library/entry.ts";
import { library } from "./library/library.ts";
import { orUnknown } from "./not-known.ts";
import { unknown } from "./number.ts";
import type { Builtin, Tensor, Value } from "./value.ts";

/** Whether the library knows a function of this path. */
export const isLibraryFunction = (path: string): boolean => library.has(path);

/**
 * Calls a function of the library; a method's own object is its first argument. What is not followed is unknown by its path. `inplace:` before a path writes the result into the array that the
 * method was called of, and returns that.
 */
export function callBuiltin(builtin: Builtin, args: readonly Value[], keywords: ReadonlyMap<string, Value>, context: Context): Value {
  const isInPlace = builtin.path.startsWith(inPlace);
  const path = isInPlace ? builtin.path.slice(inPlace.length) : builtin.path;
  const made = library.get(path);
  const all = builtin.self ? [builtin.self, ...args] : args;
  if (!made) {
    if (writes(builtin.path)) for (const value of writtenBy(builtin, args)) poison(value, path, context);
    return unknown(path);
  }
  const result = orUnknown(() => made.run({ path, library: libraryOf(path, builtin.self), given: bound(path, made, all, keywords), context }));
  return isInPlace && builtin.self?.kind === "tensor" ? writtenInto(builtin.self, result, context) : result;
}

const inPlace = "inplace:";

/** The arrays that a call may write into: who keeps what they were must look at them before it. */
export const writtenBy = ({ path, self }: Builtin, args: readonly Value[]): Tensor[] =>
  writes(path) || path.startsWith(inPlace) ? [self, ...args].filter((value) => value?.kind === "tensor").slice(0, 1) : [];

const libraryOf = (path: string, self: Value | undefined): Tensor["library"] => self?.kind === "tensor" ? self.library : path.startsWith("torch") ? "torch" : "numpy";

/** A method of an array or a loss, or of a distribution, as a function bound to it; undefined where it has none of this name. */
export function methodOf(value: Value, name: string): Builtin | undefined {
  if (value.kind === "statistic") return found([`loss.${name}`], value);
  if (value.kind === "builtin" && value.self) return found([`${value.path}.${name}`], value.self);
  if (value.kind !== "tensor") return undefined;
  const type = value.library === "torch" ? "Tensor" : "ndarray";
  const method = found([`${value.library}.${type}.${name}`, `${value.library}.${name}`], value);
  if (method || !writes(`${type}.${name}`)) return method;
  const plain = value.library === "torch" ? methodOf(value, name.slice(0, -1)) : undefined;
  // A method that writes and is not followed still has to be called, to leave its array unknown.
  return plain ? { ...plain, path: `${inPlace}${plain.path}` } : { kind: "builtin", path: `${value.library}.${type}.${name}`, self: value };
}

function found(paths: readonly string[], self: Value): Builtin | undefined {
  const path = paths.find((candidate) => library.has(candidate));
  return path === undefined ? undefined : { kind: "builtin", path, self };
}

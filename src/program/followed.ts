import { Ended } from "./ended.ts";
import type { Machine } from "./machine.ts";
import { NotKnown } from "./not-known.ts";
import { Raised } from "./raised.ts";
import type { Limits, PythonError } from "./world.ts";

export type Followed<T> =
  | { readonly kind: "value"; readonly value: T }
  | { readonly kind: "raised"; readonly error: PythonError }
  | { readonly kind: "stopped"; readonly reason: string }
  | { readonly kind: "ended"; readonly limit: keyof Limits };

/** What became of some work of the interpreter. Nothing is thrown out of it; code nested deeper than JavaScript's own stack ends as too deep. */
export function followed<T>(run: () => T, machine: Machine): Followed<T> {
  try {
    return { kind: "value", value: run() };
  } catch (error) {
    if (error instanceof Raised) return { kind: "raised", error: { type: error.type, message: error.message, spot: machine.spot() } };
    if (error instanceof NotKnown) return { kind: "stopped", reason: error.reason };
    if (error instanceof Ended) return { kind: "ended", limit: error.limit };
    if (error instanceof RangeError && /call stack/.test(error.message)) return { kind: "ended", limit: "depth" };
    return { kind: "stopped", reason: `interpreter: ${error instanceof Error ? error.message : String(error)}` };
  }
}

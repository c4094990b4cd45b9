import type { Unknown } from "./value.ts";

/** What is asked for has a value in Python, and it is not followed here: inside the library it is thrown, and at its rim it becomes the value `unknown`. */
export class NotKnown extends Error {
  constructor(readonly reason: string) {
    // Thrown a million times and never shown: where it was thrown costs more than all the rest.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(reason);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = "NotKnown";
  }
}

/** The result of a calculation, or the unknown that it ran into. */
export function orUnknown<T>(calculation: () => T): T | Unknown {
  try {
    return calculation();
  } catch (error) {
    if (error instanceof NotKnown) return { kind: "unknown", reason: error.reason };
    throw error;
  }
}

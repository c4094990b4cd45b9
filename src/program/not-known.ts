import type { Unknown } from "./value.ts";

/** What is asked for has a value in Python, and it is not followed here: inside the library it is thrown, and at its rim it becomes the value `unknown`. */
export class NotKnown extends Error {
  constructor(readonly reason: string) {
    super(reason);
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

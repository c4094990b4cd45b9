import type { Limits } from "./world.ts";

/** A limit was met before the work was done; it ends the run, and no `except` of the program catches it. */
export class Ended extends Error {
  constructor(readonly limit: keyof Limits) {
    super(`limit met: ${limit}`);
    this.name = "Ended";
  }
}

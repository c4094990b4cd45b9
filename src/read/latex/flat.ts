import type { Token } from "./token.ts";

/** A group that only holds together is its content; one with scripts, or before them, stays. */
export const flat = (tokens: readonly Token[]): readonly Token[] => {
  let inner = tokens;
  for (;;) {
    const [only] = inner;
    if (inner.length !== 1 || only?.type !== "group" || only.below !== undefined || only.above !== undefined) return inner.filter((token) => token.type !== "empty" || token.above !== undefined || token.below !== undefined);
    inner = only.of;
  }
};

import type { MathOptions } from "./math.ts";
import { readMath, type Reading } from "./read-math.ts";

/** Placeholder until the Unicode lexer stands. */
export function readUnicodeMath(text: string, options: MathOptions = {}): Reading {
  return readMath(text, options);
}

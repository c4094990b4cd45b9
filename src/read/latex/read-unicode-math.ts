import { attempt } from "../../base/problem.ts";
import type { MathOptions } from "./math.ts";
import { readMath, readTokens, type Reading } from "./read-math.ts";
import { unicodeTokens } from "./unicode-tokens.ts";

/**
 * Reads mathematics typed in plain text: "x_t = √ᾱ_t x_0 + √(1-ᾱ_t) ε", "β_1 = 1e-4", "‖x‖²", "alpha_bar_t".
 * The grammar is the one of `readMath`, and as strict; what a plain text leaves open (x_t-1) is an ambiguous reading.
 * A text with TeX commands in it is read as TeX.
 */
export function readUnicodeMath(text: string, options: MathOptions = {}): Reading {
  if (/\\[A-Za-z]/.test(text)) return readMath(text, options);
  const tokens = attempt(() => unicodeTokens(text));
  if (!tokens.ok) return { statements: [], problems: [{ ...tokens.problem, place: tokens.problem.place ?? { start: 0, end: text.length } }] };
  return readTokens(tokens.value, text);
}

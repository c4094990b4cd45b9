import { readLine } from "./read-line.ts";

/** Whether a text may be mathematics in a notation that is not the sheet's: TeX's commands and dollars, lowered letters and signs, ∏ and ∑, or underscores and powers in a line that the language does not read. */
export function isForeign(text: string): boolean {
  if (/\\[A-Za-z([]|\$[^$]+\$|[∏∑∼]|[₊-₎ₐ-ₜᵢ-ᵥⱼ]/.test(text)) return true;
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.trimStart().startsWith("#"));
  return lines.some((line) => /[_^√₀-₉]/.test(line) && /[=≤≥<>≈]/.test(line) && !readLine(line).ok);
}

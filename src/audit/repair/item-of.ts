import type { MathNode } from "../../read/latex/math.ts";
import { readMath } from "../../read/latex/read-math.ts";
import { readUnicodeMath } from "../../read/latex/read-unicode-math.ts";
import type { Document, MathSpan } from "../document/document.ts";

/** The one expression that a text is, in the notation of a span and with the document's macros. */
export function itemOf(text: string, { notation }: MathSpan, { macros }: Document): MathNode | undefined {
  const { statements: [only, ...more], problems } = (notation === "tex" ? readMath : readUnicodeMath)(text, { macros });
  return only && more.length === 0 && problems.length === 0 && only.items.length === 1 && only.qualifiers.length === 0 ? only.items[0] : undefined;
}

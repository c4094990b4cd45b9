import type { Statement, SymbolNode } from "../../read/latex/math.ts";
import type { MathSpan } from "../document/document.ts";
import { inRoles, type Roles } from "../roles.ts";
import { everything, stepsOfSymbol, symbolKey } from "../symbol.ts";

/** A letter as the document writes it: the text of one place where it stands, and where in that text its step is. */
export interface OwnLetter {
  readonly text: string;
  readonly step: { readonly start: number; readonly end: number } | undefined;
  readonly notation: MathSpan["notation"];
}

/** How a document writes its letters, by the key of what they are in the usual ones. */
export type OwnLetters = ReadonlyMap<string, OwnLetter>;

/** The first writing of every letter that stands alone or with one step. */
export function ownLettersOf(written: readonly { readonly span: MathSpan; readonly statements: readonly Statement[] }[], roles: Roles): OwnLetters {
  const found = new Map<string, OwnLetter>();
  for (const { span, statements } of written)
    for (const node of statements.flatMap((s) => s.items.flatMap(everything))) {
      if (node.kind !== "symbol" || node.subscripts.length > 1 || node.mark !== undefined || node.place.end > span.tex.length) continue;
      const key = letterKey(inRoles(node, roles));
      const [step] = stepsOfSymbol(node);
      if (found.has(key) || (step && (step.place.start <= node.place.start || step.place.end > node.place.end))) continue;
      found.set(key, {
        text: span.tex.slice(node.place.start, node.place.end), notation: span.notation,
        step: step && { start: step.place.start - node.place.start, end: step.place.end - node.place.start },
      });
    }
  return found;
}

/** A symbol's key, with a mark where it has a step: x_t and x are two letters. */
export const letterKey = (symbol: SymbolNode): string => `${symbolKey(symbol).replace(/^X$/, "x")}${stepsOfSymbol(symbol).length > 0 ? "_" : ""}`;

/** The letter at a step, in the document's writing: `x^{(k)}` at `k-1` is `x^{(k-1)}`. */
export function writtenAt({ text, step }: OwnLetter, at: string): string {
  if (!step) return text;
  const [before, after] = [text.slice(0, step.start), text.slice(step.end)];
  if (at.length === 1 || /[{(]\s*$/.test(before)) return `${before}${at}${after}`;
  return `${before}{${at}}${after}`;
}

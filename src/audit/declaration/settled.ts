import { attempt } from "../../base/problem.ts";
import type { MathNode } from "../../read/latex/math.ts";
import { cellName, ownDefinition } from "../lexicon.ts";
import type { Lexicon } from "../reading.ts";
import { numeric } from "../schedules.ts";
import { stepsOfSymbol } from "../symbol.ts";
import { generalModels } from "../model/general.ts";
import type { Declared } from "./declaration.ts";
import type { Misdeclared } from "./declarations-in.ts";

/**
 * The lexicon that a document's text gives, with what it declares: where the text leaves something open the declaration settles it, and where
 * the text itself says otherwise the declaration is a problem and the text stands. `let` has been read among the document's own statements.
 */
export function settled(found: Lexicon, declared: readonly Declared[]): { readonly lexicon: Lexicon; readonly misdeclared: readonly Misdeclared[] } {
  const misdeclared: Misdeclared[] = [];
  let lexicon = found;
  for (const { declaration, text, place } of declared) {
    const contradicts = (subject: string, hint: string): void => void misdeclared.push({ text, place, problem: { kind: "doubled name", subject, hint } });
    switch (declaration.kind) {
      case "time": lexicon = { ...lexicon, zeroBased: declaration.from === 0 }; break;
      case "continuous": lexicon = { ...lexicon, continuous: true }; break;
      case "alpha":
        if (found.alpha !== undefined && found.alpha !== declaration.means) contradicts("α", "the document defines it otherwise");
        else lexicon = { ...lexicon, alpha: declaration.means };
        break;
      case "sigma": lexicon = { ...lexicon, sigma: declaration.means }; break;
      case "network": lexicon = declaration.letter === undefined
        ? { ...lexicon, network: declaration.predicts }
        : { ...lexicon, named: new Map([...(lexicon.named ?? []), [declaration.letter, declaration.predicts]]) };
        break;
      case "data": lexicon = { ...lexicon, data: declaration.law }; break;
      case "schedule": lexicon = { ...lexicon, schedules: [...(lexicon.schedules ?? []), declaration.schedule] }; break;
      case "let": {
        const { letter, statement } = declaration;
        const [left, right] = statement.items as [MathNode, MathNode];
        const value = left.kind === "symbol" && stepsOfSymbol(left).length === 0 ? numeric(right) : undefined;
        if (value && left.kind === "symbol" && letter !== "T") {
          const cell = cellName(left);
          lexicon = { ...lexicon, own: new Map([...lexicon.own, [letter, { cell, lines: [{ kind: "scalar", name: cell, body: value }], column: false }]]) };
          break;
        }
        const taken = value !== undefined || lexicon.own.has(letter) || (letter === "alpha" && lexicon.alpha !== undefined) || lexicon.schedules?.some((s) => s.position === place.start)
          || generalModels([{ statement, headings: [], position: 0, prose: "" }]).length > 0;
        if (taken) break;
        const read = attempt(() => left.kind === "symbol" && ownDefinition(left, right, lexicon));
        misdeclared.push({ text, place, problem: read.ok ? { kind: "unexpected token", subject: text, hint: "a letter at a step t, over quantities of the schedule" } : read.problem });
        break;
      }
      case "role": break;
    }
  }
  return { lexicon, misdeclared };
}

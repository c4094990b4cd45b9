import { fail } from "../base/problem.ts";
import { number, type Term } from "../term/term.ts";
import { printText } from "../term/print-text.ts";
import type { Document, Prose } from "./document/document.ts";
import { knownAt, settled } from "./given-quantities.ts";
import { quantityOf } from "./quantity-named.ts";
import type { Lexicon } from "./reading.ts";
import { arithmetic } from "./rules/number.ts";
import type { Spoken } from "./spoken.ts";
import { plainly } from "./spoken-schedules.ts";
import { nothingMet } from "./translate.ts";

const literal = /^-?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/;
const condition = /\s*(?:\(|（)?(?:for|at|with|when|if|取|当|,|，)\s*\$?\\?(?:eta|η)\s*=\s*(\d+(?:\.\d+)?)\$?\s*(?:\)|）)?\s*$/;

/** A cell of a table of quantities at a step t, "β_t | 0.4375", under the values that the section gives; "σ_t² for η = 1" is DDIM's. */
export function givenCells(block: Prose, document: Document, lexicon: Lexicon): readonly Spoken[] {
  const { row, column, rowIndex, columnIndex } = block.table!;
  if (rowIndex === 0 || columnIndex === 0 || !lexicon.printed?.length) return [];
  const said = quantities(row).length > 0 ? row : column;
  const eta = condition.exec(said)?.[1];
  const names = quantities(said.replace(condition, "")), values = pieces(block.text).map((piece) => plainly(piece).trim());
  if (names.length === 0 || names.length !== values.length || !values.every((v) => literal.test(v))) return [];
  const sigma = eta === undefined ? [] : [["sigma", { cell: "ddim_sigma", lines: [], column: true }] as const];
  const within = { ...lexicon, own: new Map([...lexicon.own, ...sigma]) };
  let from = 0;
  return names.flatMap((name, i): readonly Spoken[] => {
    const quantity = quantityOf(name, document.macros, within);
    const start = block.text.indexOf(pieces(block.text)[i]!, from);
    from = start + pieces(block.text)[i]!.length;
    if (!quantity) return [];
    return [{
      place: { start: block.origin(start), end: block.origin(from) }, heading: block.headings.at(-1) ?? "", rule: "number", reading: `${printText(quantity)} ≈ ${values[i]}`,
      judged: () => {
        const known = knownAt(lexicon.printed!, { position: block.place.start, headings: block.headings }, { alpha: lexicon.alpha ?? "step", sigma: "beta" }, lexicon);
        const complete = eta === undefined ? known : { ...known, values: new Map([...known.values, ["eta", number(eta)] as const]) };
        const closed: Term = settled(quantity, complete, lexicon) ?? fail("missing value", "a schedule with its numbers");
        return { rule: "number", met: nothingMet(), ...arithmetic(closed, number(values[i]!), "≈"), lines: [[]] };
      },
    }];
  });
}

/** What stands between commas outside of brackets. */
const pieces = (text: string): readonly string[] => text.split(/[,，、]\s*(?![^(]*\))(?![^{]*\})/).map((p) => p.trim());
const quantities = (text: string): readonly string[] => (/[$α-ωᾱσ]|\\\(/.test(text) ? pieces(text) : []);

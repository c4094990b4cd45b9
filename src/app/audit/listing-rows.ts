import { linesAt } from "../../audit/code/source/lines-at.ts";
import { looksLikePython } from "../../audit/code/source/listings.ts";
import type { Code } from "../../audit/document/document.ts";
import type { Finding } from "../../audit/finding.ts";
import { type CodePiece, plainPieces, pythonPieces } from "./python-pieces.ts";

/** A line of a listing: the claims that begin at it, and all that it belongs to. */
export interface CodeRow {
  readonly pieces: readonly CodePiece[];
  readonly claims: readonly string[];
  readonly within: readonly string[];
}

/** A listing's lines, each claim at the line where it begins. Blank lines at both ends are left out. */
export function listingRows(code: Code, findings: readonly Finding[]): readonly CodeRow[] {
  const isPython = /^(?:python|py|ipython|pycon|sage)/.test(code.language) || (code.language === "" && looksLikePython(code.text));
  const stretches = findings.map(({ id, place }) => ({ id, ...linesAt(code, place) }));
  const rows = (isPython ? pythonPieces : plainPieces)(code.text).map((pieces, i): CodeRow => ({
    pieces,
    claims: stretches.filter(({ first }) => first === i).map(({ id }) => id),
    within: stretches.filter(({ first, last }) => first <= i && i <= last).map(({ id }) => id),
  }));
  const isFull = ({ pieces, within }: CodeRow) => within.length > 0 || pieces.some(({ text }) => text.trim() !== "");
  return rows.slice(Math.max(0, rows.findIndex(isFull)), rows.findLastIndex(isFull) + 1);
}

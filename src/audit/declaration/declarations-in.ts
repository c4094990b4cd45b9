import type { Place } from "../../base/place.ts";
import { attempt, type Problem } from "../../base/problem.ts";
import type { Document, Note } from "../document/document.ts";
import type { Declared } from "./declaration.ts";
import { readDeclaration } from "./read-declaration.ts";

/** What is wrong with a declaration, with its place in the document and its words. */
export interface Misdeclared {
  readonly problem: Problem;
  readonly text: string;
  readonly place: Place;
}

/**
 * The declarations of a document's notes, `alphabar: time from 0; α means ᾱ`, each with its place. A note that begins with "ignore" is a suppression
 * and no declaration. A schedule declared below a heading is that section's.
 */
export function declarationsIn(document: Document): { readonly declared: readonly Declared[]; readonly misdeclared: readonly Misdeclared[] } {
  const declared: Declared[] = [], misdeclared: Misdeclared[] = [];
  let headings: readonly string[] = [];
  for (const block of document.blocks) {
    if (block.kind === "heading") headings = [...block.headings, block.text];
    else if ("headings" in block) headings = block.headings;
    if (block.kind !== "note" || /^\s*ignore\b/i.test(block.text)) continue;
    for (const { text, place } of piecesOf(block)) {
      const read = attempt(() => readDeclaration(text));
      if (!read.ok) misdeclared.push({ problem: read.problem, text, place });
      else if (read.value.kind === "schedule") declared.push({ declaration: { ...read.value, schedule: { ...read.value.schedule, headings, position: place.start } }, text, place });
      else declared.push({ declaration: read.value, text, place });
    }
  }
  return { declared, misdeclared };
}

/** The declarations of one note: between semicolons and line ends. */
function piecesOf({ text, origin }: Note): readonly { readonly text: string; readonly place: Place }[] {
  return [...text.matchAll(/[^;；\n]+/g)].flatMap(({ 0: piece, index }) => {
    const said = piece.trim(), start = index + piece.length - piece.trimStart().length;
    return said === "" ? [] : [{ text: said, place: { start: origin(start), end: origin(start + said.length - 1) + 1 } }];
  });
}

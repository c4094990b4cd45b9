import { nearest } from "../../base/nearest.ts";
import type { Problem } from "../../base/problem.ts";
import type { Line } from "../../read/text/line.ts";
import { readLine } from "../../read/text/read-line.ts";
import { tokens } from "../../read/text/tokens.ts";
import { builtIn, constants } from "../../term/functions.ts";
import { walk } from "../../term/term.ts";
import type { Cell, Sheet } from "../cell.ts";
import { unfold } from "./edit.ts";
import { nameOf } from "../engine/expand.ts";
import { isLive } from "../engine/live.ts";
import { readSheet } from "../read-sheet.ts";
import { referencesIn } from "../engine/references.ts";

export type Renamed = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: Problem };

/**
 * The sheet's text with a name changed where it is defined and wherever it is read; a letter that a cell binds itself and that happens to be the same stays.
 * `cells` are the engine's. What a `use` brought and speaks of the name is unfolded, which makes it the sheet's own. A new name that is none, that is taken, or that
 * some cell binds where it would have to be read, is a problem and changes nothing.
 */
export function renameName(sheet: Sheet, cells: readonly Cell[], from: string, to: string): Renamed {
  if (from === to) return { ok: true, text: sheet.text };
  const asked = readLine(`${to} = 1`);
  const name = asked.ok && "name" in asked.line ? asked.line.name : undefined;
  if (!asked.ok) return { ok: false, problem: withoutPlace(asked.problem) };
  // `x[t]` and `f(x)` define names too, but a name alone stands where it is read.
  if (name === undefined || tokens(to).length !== 1) return { ok: false, problem: { kind: "unexpected token", subject: to } };
  const known = new Set(cells.flatMap(({ line }) => (line ? [nameOf(line)].filter((n) => n !== undefined) : [])));
  if (!known.has(from)) return { ok: false, problem: { kind: "unknown name", subject: from, ...hint(nearest(from, [...known])) } };
  if (known.has(name) || builtIn.has(name) || constants.has(name) || isLive(name)) return { ok: false, problem: { kind: "doubled name", subject: to } };
  const own = unfolded(sheet, cells, from);
  const changes: { start: number; end: number }[] = [];
  for (const cell of own.cells) {
    const places = placesOf(cell, from);
    if (places.length > 0 && boundIn(cell.line!).has(name)) return { ok: false, problem: { kind: "doubled name", subject: to, hint: cell.text } };
    changes.push(...places.map(({ start, end }) => ({ start: start + cell.place.start, end: end + cell.place.start })));
  }
  let text = own.text;
  for (const { start, end } of changes.toSorted((a, b) => b.start - a.start)) text = text.slice(0, start) + to + text.slice(end);
  return { ok: true, text };
}

/** Where a cell's text says the name, as what it defines or reads. */
export function placesOf({ line, text }: Cell, name: string): readonly { readonly start: number; readonly end: number }[] {
  if (!line) return [];
  const words = tokens(text).filter((word) => word.kind === "name" && word.text === name);
  const read = new Set(referencesIn(line).flatMap((reference) => (reference.name === name && reference.place ? [reference.place.start] : [])));
  const defined = line.kind === "data" ? tokens(text)[1]?.place.start : 0;
  const chosen = line.kind === "use" && line.choice === name;
  return words.filter(({ place }) => read.has(place.start) || (nameOf(line) === name && place.start === defined) || (chosen && place.end < text.length)).map(({ place }) => place);
}

/** The sheet with every `use` unfolded that brought a cell which defines or reads the name. */
function unfolded(sheet: Sheet, cells: readonly Cell[], name: string): Sheet {
  let now = sheet;
  let use: string | undefined;
  const uses = new Set<string>();
  for (const cell of cells) {
    if (cell.origin === undefined) use = cell.id;
    else if (use !== undefined && placesOf(cell, name).length > 0) uses.add(use);
  }
  for (const id of uses) now = readSheet(unfold(now, cells, id));
  return now;
}

function boundIn(line: Line): ReadonlySet<string> {
  const bound = new Set<string>();
  if (line.kind === "column") bound.add(line.index);
  if (line.kind === "function") for (const parameter of line.parameters) bound.add(parameter);
  // A claim speaks of every step t without saying so.
  if (line.kind === "claim") bound.add("t");
  if (line.kind === "claim") for (const quantifier of line.quantifiers) if (quantifier.kind !== "every schedule") bound.add(quantifier.name);
  const body = line.kind === "claim" ? line.statement : "body" in line ? line.body : undefined;
  if (body)
    walk(body, (term) => {
      if (term.kind === "fold") bound.add(term.index);
      if (term.kind === "call" && term.args[0]?.kind === "name") bound.add(term.args[0].name);
    });
  return bound;
}

const hint = (near: string | undefined) => (near === undefined ? {} : { hint: near });
const withoutPlace = ({ kind, subject, hint: help }: Problem): Problem => ({ kind, subject, ...(help !== undefined && { hint: help }) });

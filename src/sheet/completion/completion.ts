import type { Place } from "../../base/place.ts";
import { attempt } from "../../base/problem.ts";
import { tokens } from "../../read/text/tokens.ts";
import { commandWords } from "../../read/text/typed-command.ts";
import { formulaCandidates, lineCandidates, nameCandidates, optionCandidates, wordCandidates } from "./candidates.ts";
import { rank } from "./rank.ts";
import { slotAt } from "./slot.ts";
import type { Candidate, Known } from "./candidate.ts";

export interface Completion {
  /** What `insert` replaces. */
  readonly place: Place;
  readonly query: string;
  /** What was typed is a candidate already, with nothing to add. */
  readonly isWhole: boolean;
  /** Best first, never the word as it stands. */
  readonly candidates: readonly Candidate[];
}

const most = 60;

/**
 * What may be written at the caret of a cell's text: names of the sheet, functions, constants, live measurements, catalog formulas after `use`, and the words
 * that the line's form takes there. Undefined in comments and numbers, and where nothing fits.
 */
export function complete(text: string, caret: number, known: Known): Completion | undefined {
  const asked = slotAt(text, caret);
  if (!asked) return undefined;
  const { slot, place } = asked;
  const query = slot.kind === "command" ? asked.query : canonical(asked.query);
  const all = candidatesFor();
  const ranked = all
    .map((candidate, i) => ({ candidate, i, at: rank(query, candidate.label.replace(/^use /, query.startsWith("use ") ? "use " : ""), candidate.doc ? [candidate.doc.en, candidate.doc.zh] : []) }))
    .filter((one): one is typeof one & { at: number } => one.at !== undefined)
    .toSorted((a, b) => a.at - b.at || a.i - b.i);
  const stands = (candidate: Candidate): boolean => candidate.insert.trim() === asked.query;
  const isWhole = ranked.some(({ candidate }) => stands(candidate));
  // A whole name may be the beginning of another, and is not a misspelling of one.
  const candidates = ranked.filter(({ at }) => !isWhole || at <= 2).map(({ candidate }) => candidate).filter((candidate) => !stands(candidate)).slice(0, most);
  return candidates.length === 0 ? undefined : { place, query: asked.query, isWhole, candidates };

  function candidatesFor(): readonly Candidate[] {
    const { cells, catalog } = known;
    // What stands right after the word must not be written twice.
    const follows = text[place.end] ?? "";
    switch (slot.kind) {
      case "line": return [...wordCandidates(slot), ...lineCandidates(known)];
      case "command": return commandWords.map(([command, by]): Candidate => ({ kind: "word", label: `\\${command}`, insert: by, form: by }));
      case "formula": return formulaCandidates(known);
      case "chosen by": return cells.flatMap(({ line }) => (line?.kind === "choice" && line.options.every((option) => catalog.find(`${slot.path}.${option}`)) ? [choiceOf(line.name, line.options)] : []));
      case "option": return optionCandidates(slot, known);
      case "expression": return [...wordCandidates(slot), ...nameCandidates(slot, known)].map((candidate) => withoutDoubled(candidate, follows));
      default: return wordCandidates(slot);
    }
  }
}

const choiceOf = (name: string, options: readonly string[]): Candidate => ({ kind: "choice", label: name, insert: name, doc: { en: options.join(", "), zh: options.join("、") } });

/** "sqrt(" before a bracket that stands there already is "sqrt". */
function withoutDoubled(candidate: Candidate, follows: string): Candidate {
  if (follows === "[") return { ...candidate, insert: candidate.insert.replace(/\[.*$/, "") };
  return follows === "(" ? { ...candidate, insert: candidate.insert.replace(/\($/, "") } : candidate;
}

/** `ᾱ` and `β_T` as the names they are read as; anything else as it was typed. */
function canonical(query: string): string {
  const read = attempt(() => tokens(query));
  return read.ok && read.value.length === 1 && read.value[0]!.kind === "name" ? read.value[0]!.text : query;
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { audit } from "../../../src/audit/audit.ts";
import type { Memory } from "../../../src/audit/decide.ts";
import { readDocument } from "../../../src/audit/document/read-document.ts";
import { spotOf } from "../../../src/audit/document/spot-of.ts";
import type { Finding } from "../../../src/audit/finding.ts";
import { random, seedOf } from "../../../src/base/random.ts";
import { type Edit, editsIn } from "./edits.ts";
import { stillTrue } from "./independent.ts";

/** What became of one claim with one edit in it. */
export interface Mutant {
  readonly file: string;
  readonly line: number;
  readonly edit: Edit["kind"];
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** Every finding on the edited place. */
  readonly findings: readonly Finding[];
  readonly fate: "refuted" | "undecided" | "upheld";
  /** A claim that is wrong now; a definition, which says what a letter means; or one that is as true as it was, by a road of its own. */
  readonly kind: "claim" | "definition" | "equivalent";
  /** Findings elsewhere that were not refuted before. */
  readonly others: readonly Finding[];
}

interface Subject { readonly file: string; readonly text: string; readonly kindAt: (line: number, start: number, end: number) => string | undefined }

const tutorials = "tests/tutorials", shared = "../shared";

/** The build half of the corpus, and the five documents where they are here, each with what says which of its claims are right. */
export function subjects(only = ""): readonly Subject[] {
  const labelled = readdirSync(tutorials).filter((f) => f.endsWith(".labels.json") && f.includes(only)).flatMap((f): Subject[] => {
    const { split, claims } = JSON.parse(readFileSync(`${tutorials}/${f}`, "utf8")) as { split: string; claims: { line: number; text: string; label: string; kind: string }[] };
    // Documents whose listings are labelled are a corpus of their own.
    if (split !== "build" || claims.some(({ kind }) => kind === "code")) return [];
    const file = readdirSync(tutorials).find((n) => n.startsWith(`${f.replace(".labels.json", "")}.`) && !n.endsWith(".labels.json"))!;
    const text = readFileSync(`${tutorials}/${file}`, "utf8");
    const stretches = claims.map(({ line, text: said, label, kind }) => {
      const from = text.split("\n").slice(0, line - 1).join("\n").length;
      const [whole, start] = file.endsWith(".ipynb") ? [JSON.stringify(said).slice(1, -1), 0] : [said, 0];
      const at = text.indexOf(whole, from + start);
      return { label, kind, line, start: at, end: at + whole.length };
    });
    return [{ file, text, kindAt: (line, start, end) => {
      const here = stretches.filter((s) => (s.start < 0 ? s.line === line : s.start < end && start < s.end));
      return here.length > 0 && here.every((s) => s.label === "right") ? here[0]!.kind : undefined;
    } }];
  });
  if (!existsSync(`${shared}/claims.json`)) return labelled;
  const claims = JSON.parse(readFileSync(`${shared}/claims.json`, "utf8")) as { file: string; line: string; kind: string; verdict: string }[];
  const five = readdirSync(`${shared}/documents`).filter((f) => f.includes(only)).map((file): Subject => ({
    file, text: readFileSync(`${shared}/documents/${file}`, "utf8"),
    kindAt: (line) => {
      const here = claims.filter((c) => c.file === file && [...c.line.matchAll(/(\d+)(?:-(\d+))?/g)].some(([, a, b]) => Number(a) <= line && line <= Number(b ?? a)));
      return here.length > 0 && here.every((c) => c.verdict === "correct") ? here[0]!.kind : undefined;
    },
  }));
  return [...labelled, ...five];
}

/** Up to a constant, "… + C", a summand without the variable of the density says nothing. */
function inConstant(source: string, { start }: Edit): boolean {
  const variable = /\\log\s*q\(\s*(x(?:\^|_)(?:\{[^{}]*\}|\w))/.exec(source)?.[1];
  if (variable === undefined || !/\+\s*(?:C|\\text\{const\.?\}|\\mathrm\{const\})\s*$/.test(source)) return false;
  const cuts = [0], depth = { value: 0 };
  [...source].forEach((c, i) => {
    depth.value += "({[".includes(c) ? 1 : ")}]".includes(c) ? -1 : 0;
    if (depth.value === 0 && "+-=".includes(c)) cuts.push(i);
  });
  const from = cuts.findLast((cut) => cut <= start)!, to = cuts.find((cut) => cut > start) ?? source.length;
  return !source.slice(from, to).includes(variable);
}

/** Edits that change what letters mean, what is drawn, or nothing. */
function kindOf(label: string, rule: Finding["rule"], source: string, changed: string, edit: Edit, text: string): Mutant["kind"] {
  if (label === "definition" || label === "schedule" || rule === "schedule") return "definition";
  // What an expectation is taken over; the sign of a Brownian motion; ᾱ where α is it and nothing else is written so.
  if (/E\}?_\{[^{}]*$/.test(source.slice(0, edit.start))) return "equivalent";
  if (edit.kind === "sign" && /^[^+=]*\\mathrm\{d\}w\s*$/.test(source.slice(edit.end))) return "equivalent";
  if (edit.put === "\\bar\\alpha" && !/\\bar\s*\{?\s*\\alpha|\\overline\s*\{\s*\\alpha/.test(text)) return "equivalent";
  // What differs from a value still does with one place changed, unless by accident.
  if (/≠|\\neq?(?![a-z])/.test(changed)) return "equivalent";
  if (inConstant(source, edit)) return "equivalent";
  return stillTrue(source, changed) ? "equivalent" : "claim";
}

/**
 * Edits every claim that is labelled right and decided true, in the document's own text, at most `each` edits of a `share` of the claims, drawn by the
 * seed; audits the whole document again and looks at what it says there and elsewhere.
 */
export function mutantsOf({ file, text, kindAt }: Subject, { each, seed, share = 1 }: { each: number; seed: number; share?: number }, heard: (m: Mutant) => void = () => undefined): readonly Mutant[] {
  const memory: Memory = new Map(), options = { seed: 1, runs: 60 };
  const document = readDocument(file, text);
  const { findings } = audit(document, options, memory);
  const refutedBefore = new Set(findings.filter((f) => f.verdict.kind === "refuted").map((f) => `${f.place.start}:${f.place.end}`));
  const found: Mutant[] = [];
  for (const { place, verdict, claim, rule } of findings) {
    if (verdict.kind !== "proved" && verdict.kind !== "upheld") continue;
    const { line } = spotOf(document, place);
    const label = kindAt(line, place.start, place.end);
    const source = file.endsWith(".ipynb") ? unescaped(claim) : claim;
    if (label === undefined || source === undefined) continue;
    const draw = random(seedOf(`${file}:${place.start}`, seed));
    if (draw.uniform() >= share) continue;
    const edits = [...editsIn(source)];
    while (edits.length > each) edits.splice(draw.whole(0, edits.length - 1), 1);
    for (const edit of edits) {
      const changed = `${source.slice(0, edit.start)}${edit.put}${source.slice(edit.end)}`;
      const put = file.endsWith(".ipynb") ? JSON.stringify(changed).slice(1, -1) : changed;
      const mutated = readDocument(file, `${text.slice(0, place.start)}${put}${text.slice(place.end)}`);
      const shift = put.length - (place.end - place.start);
      const at = place.start + (file.endsWith(".ipynb") ? JSON.stringify(source.slice(0, edit.start)).length - 2 : edit.start), to = at + Math.max(1, edit.put.length);
      const after = audit(mutated, options, memory).findings;
      const here = after.filter((f) => f.place.start <= to && at <= f.place.end);
      const others = after.filter((f) => f.verdict.kind === "refuted" && !here.includes(f) && !refutedBefore.has(f.place.start < at ? `${f.place.start}:${f.place.end - (f.place.end > at ? shift : 0)}` : `${f.place.start - shift}:${f.place.end - shift}`));
      const kinds = here.map((f) => f.verdict.kind);
      const fate = kinds.includes("refuted") ? "refuted" : kinds.some((k) => k === "proved" || k === "upheld") ? "upheld" : "undecided";
      const mutant: Mutant = { file, line, edit: edit.kind, label, kind: kindOf(label, rule, source, changed, edit, text), before: source, after: changed, findings: here, fate, others };
      found.push(mutant);
      heard(mutant);
    }
  }
  return found;
}

/** A notebook's text is JSON; what spans several of its strings is left alone. */
function unescaped(text: string): string | undefined {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return undefined;
  }
}

export interface Tally { readonly mutants: number; readonly refuted: number; readonly undecided: number; readonly upheld: number; readonly elsewhere: number }

/** How many of these were refuted, and how many other claims were refuted for an edit that is not theirs. */
export function tallyOf(mutants: readonly Mutant[]): Tally {
  const count = (fate: Mutant["fate"]) => mutants.filter((m) => m.fate === fate).length;
  return { mutants: mutants.length, refuted: count("refuted"), undecided: count("undecided"), upheld: count("upheld"), elsewhere: mutants.reduce((sum, m) => sum + m.others.length, 0) };
}

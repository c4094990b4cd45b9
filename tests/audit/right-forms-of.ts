import { readdirSync, readFileSync } from "node:fs";
import { audit } from "../../src/audit/audit.ts";
import type { Memory } from "../../src/audit/decide.ts";
import { type ClaimedPair, claimsIn } from "../../src/audit/claims-in.ts";
import { declarationsIn } from "../../src/audit/declaration/declarations-in.ts";
import type { Document } from "../../src/audit/document/document.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";
import type { Finding } from "../../src/audit/finding.ts";
import { everything, symbolKey } from "../../src/audit/symbol.ts";
import { readMath } from "../../src/read/latex/read-math.ts";
import { readUnicodeMath } from "../../src/read/latex/read-unicode-math.ts";

/** A refuted claim with its right form, and what the audit says of the claim once the form stands in its place. */
export interface Corrected {
  readonly file: string;
  readonly claim: string;
  readonly rule: string;
  readonly form: string | undefined;
  readonly afterwards: readonly string[];
  /** Letters of the form that the document has nowhere. */
  readonly strange: readonly string[];
}

const options = { seed: 1, runs: 60 };

/** The documents of the half that rules are built on, and the five documents where they are at hand. */
export function documentsAtHand(): readonly Document[] {
  const folder = "tests/tutorials", shared = "../shared/documents";
  const names = readdirSync(folder);
  const built = names.filter((n) => n.endsWith(".labels.json") && (JSON.parse(readFileSync(`${folder}/${n}`, "utf8")) as { split: string }).split === "build")
    .map((n) => names.find((other) => other.startsWith(n.replace("labels.json", "")) && other !== n)!);
  return built.map((n) => readDocument(n, readFileSync(`${folder}/${n}`, "utf8"))).concat(attemptFolder(shared).map((n) => readDocument(n, readFileSync(`${shared}/${n}`, "utf8"))));
}

function attemptFolder(path: string): readonly string[] {
  try { return readdirSync(path); } catch { return []; }
}

/** Every refuted claim of a document's text; all right forms are put in place at once. Lines of code are tests/audit/code's. */
export function correctedIn(document: Document, memory: Memory = new Map()): readonly Corrected[] {
  const { findings } = audit(document, options, memory);
  const { claimed } = claimsIn(document, declarationsIn(document).declared);
  const refuted = findings.filter((f) => f.verdict.kind === "refuted" && f.rule !== "code");
  const known = keysIn(document.text, document);
  const changes = refuted.flatMap((f) => {
    if (f.rightForm === undefined) return [];
    const pair = claimed.find((c): c is ClaimedPair => c.kind === "pair" && c.place.start === f.place.start && c.place.end === f.place.end);
    const side = pair && !/^[<>≤≥]$/.test(pair.pair.relation) ? { start: pair.span.origin(pair.written[1].place.start), end: pair.span.origin(pair.written[1].place.end) } : f.place;
    return [{ f, side, text: document.name.endsWith(".ipynb") ? JSON.stringify(f.rightForm).slice(1, -1) : f.rightForm }];
  });
  let text = document.text;
  for (const { side, text: put } of changes.toSorted((a, b) => b.side.start - a.side.start)) text = `${text.slice(0, side.start)}${put}${text.slice(side.end)}`;
  const again = audit(readDocument(document.name, text), options, memory).findings;
  const moved = (offset: number) => offset + changes.filter((c) => c.side.end <= offset).reduce((sum, c) => sum + c.text.length - (c.side.end - c.side.start), 0);
  return refuted.map((f): Corrected => {
    const start = moved(f.place.start), end = moved(f.place.end);
    const there: readonly Finding[] = again.filter((g) => g.place.start < end && start < g.place.end && (g.place.start === start || g.place.end === end));
    const strange = f.rightForm === undefined ? [] : [...keysIn(f.rightForm, document, true)].filter((key) => !known.has(key));
    return { file: document.name, claim: f.claim, rule: f.rule, form: f.rightForm, afterwards: there.map((g) => g.verdict.kind), strange };
  });
}

function keysIn(text: string, document: Document, alone = false): ReadonlySet<string> {
  const readings = alone ? [(/\\/.test(text) ? readMath : readUnicodeMath)(text, { macros: document.macros })]
    : document.blocks.flatMap((b) => (b.kind === "math" ? [(b.notation === "tex" ? readMath : readUnicodeMath)(b.tex, { macros: document.macros })] : []));
  return new Set(readings.flatMap((r) => r.statements).flatMap((s) => s.items.flatMap(everything)).flatMap((n) => (n.kind === "symbol" ? [symbolKey(n)] : [])));
}

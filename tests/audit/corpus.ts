import { readdirSync, readFileSync } from "node:fs";
import { audit } from "../../src/audit/audit.ts";
import type { Document } from "../../src/audit/document/document.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";
import { spotOf } from "../../src/audit/document/spot-of.ts";
import type { Memory } from "../../src/audit/decide.ts";
import type { Finding } from "../../src/audit/finding.ts";

export interface Label {
  readonly line: number;
  readonly text: string;
  readonly kind: string;
  readonly label: "right" | "wrong" | "free";
  readonly why: string;
  readonly echo?: boolean;
}

/** A labelled claim with what the audit found on its stretch of the document. */
export interface Scored {
  readonly file: string;
  readonly label: Label;
  readonly findings: readonly Finding[];
}

export interface Score {
  readonly claims: readonly Scored[];
  /** Refutations that lie on no wrong claim. */
  readonly alarms: readonly { readonly file: string; readonly line: number; readonly finding: Finding }[];
  readonly precision: number;
  readonly recall: number;
  readonly coverage: number;
}

const folder = "tests/tutorials";

/**
 * Audits one half of the corpus, or what was measured once and is built on since, and holds every finding against the labels: of the documents that are text, or of those whose listings are labelled too
 * (all their labels, formulas included).
 */
export function scoreOf(split: "build" | "opened" | "measure", runs = 60, seed = 1, only = /(?:)/, what: "text" | "code" = "text"): Score {
  const memory: Memory = new Map();
  const claims: Scored[] = [];
  const alarms: Score["alarms"][number][] = [];
  let refutations = 0;
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".labels.json") && only.test(name))) {
    const { split: half, claims: labels } = JSON.parse(readFileSync(`${folder}/${file}`, "utf8")) as { split: string; claims: Label[] };
    if (half !== split || labels.some(({ kind }) => kind === "code") !== (what === "code")) continue;
    const name = readdirSync(folder).find((n) => n.startsWith(`${file.replace(".labels.json", "")}.`) && !n.endsWith(".labels.json"))!;
    const document = readDocument(name, readFileSync(`${folder}/${name}`, "utf8"));
    const { findings } = audit(document, { seed, runs }, memory);
    const stretches = labels.map((label, i) => stretchOf(document, label, name.endsWith(".ipynb"), labels.slice(0, i).filter((l) => l.line === label.line && l.text === label.text).length));
    labels.forEach((label, i) => claims.push({ file: name, label, findings: findings.filter((f) => overlaps(document, f, stretches[i]!)) }));
    for (const finding of findings) {
      if (finding.verdict.kind !== "refuted") continue;
      refutations++;
      const excused = labels.some((label, i) => (label.label === "wrong" || label.echo) && overlaps(document, finding, stretches[i]!));
      if (!excused) alarms.push({ file: name, line: spotOf(document, finding.place).line, finding });
    }
  }
  const wrong = claims.filter((c) => c.label.label === "wrong");
  const decided = claims.filter((c) => c.label.label !== "free" && c.findings.some((f) => f.verdict.kind !== "undecided"));
  return {
    claims, alarms,
    precision: refutations === 0 ? 1 : 1 - alarms.length / refutations,
    recall: wrong.filter((c) => c.findings.some((f) => f.verdict.kind === "refuted")).length / wrong.length,
    coverage: decided.length / claims.filter((c) => c.label.label !== "free").length,
  };
}

type Stretch = { readonly start: number; readonly end: number } | { readonly line: number };

/** Where a label's text stands, the nth of a line for its nth label; in notebooks, whose text is escaped, its line. */
function stretchOf(document: Document, { line, text }: Label, byLine: boolean, nth: number): Stretch {
  if (byLine) return { line };
  const from = document.text.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  let start = document.text.indexOf(text, from);
  for (let i = 0; i < nth && start >= 0; i++) start = document.text.indexOf(text, start + text.length);
  return start < 0 ? { line } : { start, end: start + text.length };
}

function overlaps(document: Document, { place }: Finding, stretch: Stretch): boolean {
  if ("line" in stretch) {
    const { line, endLine } = spotOf(document, place);
    return line <= stretch.line && stretch.line <= endLine;
  }
  return place.start < stretch.end && stretch.start < place.end;
}

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { audit } from "../../src/audit/audit.ts";
import { readDocument } from "../../src/audit/document/read-document.ts";
import { spotOf } from "../../src/audit/document/spot-of.ts";

const folder = "../shared/documents", key = "../shared/claims.json";
const there = existsSync(folder) && existsSync(key);
if (!there) console.warn("skipped: the audit of the five documents, which are not here");

interface Claim { readonly id: string; readonly file: string; readonly line: string; readonly kind: string; readonly verdict: string }

const linesOf = (text: string) => [...text.matchAll(/(\d+)(?:-(\d+))?/g)].flatMap(([, a, b]) => Array.from({ length: Number(b ?? a) - Number(a) + 1 }, (_, i) => Number(a) + i));
const mathematics = new Set(["formula", "number", "update rule", "loss", "worked example", "schedule", "limit", "formula/code"]);

describe.skipIf(!there)("the five documents", () => {
  const claims = there ? (JSON.parse(readFileSync(key, "utf8")) as Claim[]) : [];
  const refuted = new Set<string>();
  for (const file of there ? readdirSync(folder) : []) {
    const document = readDocument(file, readFileSync(`${folder}/${file}`, "utf8"));
    for (const { verdict, place } of audit(document, { seed: 1, runs: 100 }).findings)
      if (verdict.kind === "refuted") {
        const { line, endLine } = spotOf(document, place);
        for (let n = line; n <= endLine; n++) refuted.add(`${file}:${n}`);
      }
  }

  // 004-21 is a line of code, which the audit of text does not read.
  for (const claim of claims.filter((c) => c.verdict === "wrong" && mathematics.has(c.kind) && c.id !== "004-21"))
    test(`${claim.id}, which the key calls wrong, is refuted`, () => expect(linesOf(claim.line).some((n) => refuted.has(`${claim.file}:${n}`))).toBe(true));

  test("nothing is refuted that the key does not call wrong", () => {
    const faulty = new Set(claims.filter((c) => c.verdict === "wrong" || c.verdict.startsWith("contradiction")).flatMap((c) => linesOf(c.line).map((n) => `${c.file}:${n}`)));
    expect([...refuted].filter((place) => !faulty.has(place))).toEqual([]);
  });
});

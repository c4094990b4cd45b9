import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { audit } from "../../../../src/audit/audit.ts";
import { codeLines } from "../../../../src/audit/code/source/code-lines.ts";
import { readDocument } from "../../../../src/audit/document/read-document.ts";
import { correctionOf } from "../../../../src/audit/report/correction.ts";

const folder = "tests/tutorials", options = { seed: 1, runs: 60 };
/** Of the half that rules are built on, those whose lines can be put in place as they stand; notebooks escape theirs. */
const documents = readdirSync(folder).filter((n) => n.endsWith(".labels.json")).flatMap((labels) => {
  const { split, claims } = JSON.parse(readFileSync(`${folder}/${labels}`, "utf8")) as { split: string; claims: { kind: string }[] };
  const name = readdirSync(folder).find((n) => n.startsWith(labels.replace("labels.json", "")) && n !== labels)!;
  return split === "build" && claims.some(({ kind }) => kind === "code") && !name.endsWith(".ipynb") ? [name] : [];
});

const refutedIn = (name: string, text: string) => {
  const document = readDocument(name, text);
  return audit(document, options).findings.filter(({ rule, verdict }) => rule === "code" && verdict.kind === "refuted").map((finding) => ({ finding, lines: codeLines(document, finding.place) }));
};

test.each(documents.filter((_, i) => i % 6 === 1))("%s: with every right line in its place, none of them is refuted", (name) => {
  const text = readFileSync(`${folder}/${name}`, "utf8"), lines: (string | undefined)[] = text.split("\n");
  const mended = refutedIn(name, text).filter(({ finding }) => finding.rightForm !== undefined);
  expect(mended.length).toBeGreaterThan(0);
  const right = new Set<string>();
  for (const { finding, lines: there } of mended) {
    const change = correctionOf(there, finding.rightForm!)!;
    for (const line of change.added) right.add(line.trim());
    change.removed.forEach(({ number }, i) => { lines[number - 1] = i === 0 ? change.added.join("\n") : undefined; });
  }
  // What hung on a mistake may come to light behind it.
  const after = refutedIn(name, lines.filter((line) => line !== undefined).join("\n"));
  expect(after.map(({ lines: there }) => there[0]!.text.trim()).filter((line) => right.has(line))).toEqual([]);
}, 120_000);

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const folder = import.meta.dirname;
const kinds =
  "schedule definition law sample update posterior conversion loss kl factorisation number example limit derivation property code".split(" ");

/**
 * One claim of a document: where it starts, its exact source, and what the model says of it. A text may hold a short chain (a = b ≈ 0.5), which is
 * wrong where any link of it is; in a derivation over lines each line is a claim, that it equals the line before. A claim of kind "code" is the
 * decisive line of a listing, or of what it printed; its right form is the text that mends it there.
 */
type Claim = Readonly<{
  line: number;
  text: string;
  kind: string;
  label: "right" | "wrong" | "free";
  why: string;
  right?: string;
  /** True where the pair of lines is false only because the line above is broken, or a line of code only shows another's mistake: blaming it is fair too. */
  echo?: true;
  check: string;
}>;
type Labels = Readonly<{ split: "build" | "measure" | "opened"; language: "en" | "zh"; conventions: string; claims: readonly Claim[] }>;
type Tutorial = Readonly<{ name: string; lines: readonly string[]; labels: Labels }>;

const labelFiles = readdirSync(folder).filter((file) => file.endsWith(".labels.json"));
const tutorials = labelFiles.map(readTutorial);
const claims = tutorials.flatMap((tutorial) => tutorial.labels.claims);

function readTutorial(labelFile: string): Tutorial {
  const stem = labelFile.slice(0, -".labels.json".length);
  const name = readdirSync(folder).find((file) => file.startsWith(`${stem}.`) && file !== labelFile);
  if (name === undefined) throw new Error(`labels without a document: ${labelFile}`);
  const lines = readFileSync(join(folder, name), "utf8").split("\n");
  return {
    name,
    lines: name.endsWith(".ipynb") ? lines.map(notebookLine) : lines,
    labels: JSON.parse(readFileSync(join(folder, labelFile), "utf8")) as Labels,
  };
}

/** A line of a notebook's file with the JSON string in it decoded, as a claim's text is kept. */
function notebookLine(line: string): string {
  const quoted = /^\s*("(?:[^"\\]|\\.)*"),?$/.exec(line)?.[1];
  return quoted === undefined ? line : (JSON.parse(quoted) as string);
}

/** Where the claim's text starts on its line, or -1; the text may run on over the lines below. */
function columnOf(claim: Claim, lines: readonly string[]): number {
  const rest = lines.slice(claim.line - 1, claim.line + claim.text.split("\n").length - 1);
  return rest[0] === undefined ? -1 : rest.join("\n").indexOf(claim.text);
}

describe.each(tutorials)("$name", ({ lines, labels }) => {
  test("each claim's text starts on the line its label names", () => {
    const lost = labels.claims.filter((claim) => {
      const column = columnOf(claim, lines);
      return column < 0 || column > lines[claim.line - 1]!.length;
    });
    expect(lost.map((claim) => `${claim.line}: ${claim.text}`)).toEqual([]);
  });

  test("every label is complete", () => {
    expect(["build", "measure", "opened"]).toContain(labels.split);
    expect(["en", "zh"]).toContain(labels.language);
    expect(labels.conventions).not.toBe("");
    for (const claim of labels.claims) {
      expect(kinds).toContain(claim.kind);
      expect(["right", "wrong", "free"]).toContain(claim.label);
      expect(claim.why, claim.text).not.toBe("");
      if (claim.label === "wrong") expect(claim.right ?? "", claim.text).not.toBe("");
    }
  });

  test("no claim is labelled twice", () => {
    const keys = labels.claims.map((claim) => `${claim.line} ${claim.text}`);
    const seen = new Map<string, number>();
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
    // A table's row may hold the same number in several cells.
    expect([...seen].filter(([key, n]) => n > 1 && !/^\d+ [-\d.e]+$/.test(key))).toEqual([]);
  });
});

describe("the corpus", () => {
  const wrong = claims.filter((claim) => claim.label === "wrong");

  test("has at least 20 documents and 400 claims, of which 28 to 40 % are wrong", () => {
    expect(tutorials.length).toBeGreaterThanOrEqual(20);
    expect(claims.length).toBeGreaterThanOrEqual(400);
    expect(wrong.length / claims.length).toBeGreaterThanOrEqual(0.28);
    expect(wrong.length / claims.length).toBeLessThanOrEqual(0.4);
  });

  test("has at least four documents without an error", () => {
    const clean = tutorials.filter((tutorial) => tutorial.labels.claims.every((claim) => claim.label !== "wrong"));
    expect(clean.length).toBeGreaterThanOrEqual(4);
  });

  test("has both languages, four file types and many wrong claims in either half", () => {
    for (const split of ["build", "measure"]) {
      const half = tutorials.filter((tutorial) => tutorial.labels.split === split);
      const types = new Set(half.map((tutorial) => tutorial.name.split(".").at(-1)));
      expect(half.length).toBeGreaterThanOrEqual(10);
      expect(new Set(half.map((tutorial) => tutorial.labels.language)).size).toBe(2);
      expect(types.size, [...types].join(" ")).toBeGreaterThanOrEqual(4);
      expect(half.flatMap((tutorial) => tutorial.labels.claims).filter((claim) => claim.label === "wrong").length).toBeGreaterThan(70);
    }
  });

  test("has at least 120 claims of code, of which 28 to 40 % are wrong, in either half and in six file types", () => {
    const coded = tutorials.filter(({ labels }) => labels.claims.some(({ kind }) => kind === "code"));
    const judged = coded.flatMap(({ labels }) => labels.claims.filter(({ kind, label }) => kind === "code" && label !== "free").map((claim) => ({ ...claim, split: labels.split })));
    expect(judged.length).toBeGreaterThanOrEqual(120);
    const share = judged.filter(({ label }) => label === "wrong").length / judged.length;
    expect(share).toBeGreaterThanOrEqual(0.28);
    expect(share).toBeLessThanOrEqual(0.4);
    for (const split of ["build", "measure"]) expect(judged.filter((claim) => claim.split === split && claim.label === "wrong").length).toBeGreaterThan(20);
    expect(new Set(coded.map(({ name }) => name.split(".").at(-1))).size).toBe(6);
  });

  test("has every kind of claim", () => {
    expect(new Set(claims.map((claim) => claim.kind))).toEqual(new Set(kinds));
  });
});

const hasPython = spawnSync("python3", ["--version"]).status === 0;
if (!hasPython) console.warn("skipped: the tutorials' labels are not checked, since there is no python3");

test.skipIf(!hasPython)("the model bears out every label", () => {
  const run = spawnSync("python3", [join(folder, "check.py")], { encoding: "utf8", timeout: 120_000 });
  expect(run.status, run.stdout + run.stderr).toBe(0);
});

const hasNumpy = hasPython && spawnSync("python3", ["-c", "import numpy"]).status === 0;
if (!hasNumpy) console.warn("skipped: the labels of code are not checked, since there is no numpy");

test.skipIf(!hasNumpy)("running the documents' code bears out every label of code", () => {
  const run = spawnSync("python3", [join(folder, "check_code.py")], { encoding: "utf8", timeout: 300_000 });
  if (run.stdout.includes("left out")) console.warn(run.stdout);
  expect(run.status, run.stdout + run.stderr).toBe(0);
}, 300_000);

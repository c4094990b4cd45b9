import { execFileSync, spawnSync } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildProgram, type Program } from "./program.ts";

let program: Program;
beforeAll(() => { program = buildProgram(); }, 120_000);
afterAll(() => program.remove());

interface Finding {
  readonly [key: string]: unknown;
  readonly id: string; readonly rule: string; readonly line: number; readonly column: number; readonly claim: string; readonly verdict: string;
  readonly seed: number; readonly cell: string;
  readonly counterexample: { readonly values: { readonly steps: number; readonly beta?: string[] }; readonly left: string; readonly right: string; readonly path: string };
}

/** ᾱ takes β for α; the rest of the sheet stands on it. */
const wrong = `# A derivation

\`\`\`sheet
T = 50 in 2..100
beta_1 = 1e-4
beta_T = 0.02
use schedule.linear
alphabar[0] = 1
alphabar[t] = alphabar[t-1] * beta[t]
use derived.signal
claim here beta[T] < 0.01
claim beta[t] > beta[t-1] for t >= 2
\`\`\`
`;
const right = wrong.replace("alphabar[t-1] * beta[t]", "alphabar[t-1] * (1 - beta[t])").replace("< 0.01", "< 0.03");

const checkJson = async (text: string, ...args: string[]) => {
  program.put("sheet.md", text);
  const ran = await program.run(["check", "sheet.md", "--runs", "200", "--format", "json", ...args]);
  const report = JSON.parse(ran.out);
  return { ...ran, report, findings: report.files[0].findings as Finding[], problems: report.files[0].problems as { message: string; line: number; column: number; kind: string }[] };
};

test("a sheet in which all stands is clean: exit code 0, its own definitions proved like the catalog's", async () => {
  const { code, findings, problems, report } = await checkJson(right);
  expect(code).toBe(0);
  expect(report).toMatchObject({ seed: 1, runs: 200, files: [{ file: "sheet.md" }] });
  expect(problems).toEqual([]);
  expect(new Set(findings.map((f) => f.verdict))).toEqual(new Set(["proved", "upheld"]));
  const own = findings.filter((f) => f.formula === "derived.alphabar");
  expect(own.length).toBeGreaterThan(1);
  expect(own.every((f) => f.verdict === "proved" && f.line === 9)).toBe(true);
});

test("an edited formula is refuted at its own line by its catalog proofs, with a counterexample that can be replayed", async () => {
  const { code, findings } = await checkJson(wrong);
  expect(code).toBe(1);
  const refuted = findings.filter((f) => f.verdict === "refuted" && f.rule === "proof");
  expect(refuted.length).toBeGreaterThan(0);
  for (const finding of refuted) {
    expect(finding).toMatchObject({ file: "sheet.md", line: 9, column: 1, endLine: 9, endColumn: 38, cell: "alphabar", formula: "derived.alphabar", seed: expect.any(Number) });
    const { values, left, right: other, path } = finding.counterexample;
    expect(values.steps).toBeLessThanOrEqual(3);
    expect(Number(left)).not.toBeCloseTo(Number(other), 3);
    expect(path).toMatch(/^\d+\/[\d:]*$/);
  }
});

test("what stands on a refuted cell is not blamed for it", async () => {
  const { findings } = await checkJson(wrong);
  expect(findings.filter((f) => f.formula === "derived.signal").map((f) => f.verdict)).toEqual(["proved"]);
});

test("a claim here is judged at the sheet's parameters, and --set moves them", async () => {
  const here = (findings: readonly Finding[]) => findings.find((f) => f.claim.startsWith("here beta[T] <"))!;
  expect(here((await checkJson(wrong)).findings)).toMatchObject({ verdict: "refuted", scope: "here", line: 11, rule: "claim" });
  expect(here((await checkJson(wrong, "--set", "beta_T=0.005")).findings)).toMatchObject({ verdict: "upheld", scope: "here" });
});

test("a finding keeps its id when lines shift, and another claim has another id", async () => {
  const [before, after] = [await checkJson(wrong), await checkJson(wrong.replace("T = 50", "\n\nT = 50"))];
  expect(after.findings.map((f) => f.id)).toEqual(before.findings.map((f) => f.id));
  expect(after.findings[0]!.line).toBe(before.findings[0]!.line + 2);
  expect(new Set(before.findings.map((f) => f.id)).size).toBe(before.findings.length);
});

test("verdicts do not depend on the number of threads", async () => {
  const timeless = (ran: { out: string }) => ran.out.replaceAll(/"ms": \d+/g, "");
  expect(timeless(await checkJson(wrong, "--jobs", "3"))).toBe(timeless(await checkJson(wrong, "--jobs", "1")));
});

test("a wrong cell is a problem with its place, and the rest is checked all the same", async () => {
  const { code, findings, problems } = await checkJson(right.replace("use derived.signal", "use derived.signl\nother[t] = bta[t] + 1"));
  expect(code).toBe(1);
  expect(problems).toContainEqual(expect.objectContaining({ kind: "unknown name", line: 10, message: "unknown name: derived.signl (did you mean derived.signal?)" }));
  expect(problems).toContainEqual(expect.objectContaining({ kind: "unknown name", line: 11, column: 12, message: "unknown name: bta (did you mean beta?)" }));
  expect(findings.filter((f) => f.formula === "derived.alphabar").every((f) => f.verdict === "proved")).toBe(true);
});

describe("other formats", () => {
  test("SARIF holds a result for each refuted claim and each problem, with place, fingerprint and both sides", async () => {
    program.put("sheet.md", wrong.replace("use derived.signal", "other[t] = bta[t] + 1"));
    const { code, out } = await program.run(["check", "sheet.md", "--runs", "100", "--format", "sarif"]);
    expect(code).toBe(1);
    const log = JSON.parse(out);
    expect(log).toMatchObject({ version: "2.1.0", $schema: expect.stringContaining("sarif-2.1.0"), runs: [{ columnKind: "utf16CodeUnits", tool: { driver: { name: "alphabar" } } }] });
    const [{ results, tool }] = log.runs;
    const ids = tool.driver.rules.map((rule: { id: string }) => rule.id);
    for (const result of results) {
      expect(ids).toContain(result.ruleId);
      expect(["error", "warning"]).toContain(result.level);
      expect(result.locations[0].physicalLocation).toMatchObject({ artifactLocation: { uri: "sheet.md" }, region: { startLine: expect.any(Number), startColumn: expect.any(Number) } });
    }
    const refuted = results.filter((r: { ruleId: string }) => r.ruleId === "refuted");
    expect(refuted[0]).toMatchObject({
      level: "error",
      locations: [{ physicalLocation: { region: { startLine: 9, startColumn: 1, endLine: 9, endColumn: 38 } } }],
      partialFingerprints: { "alphabar/v1": expect.stringMatching(/^[0-9a-f]{16}$/) },
      properties: { left: expect.any(String), right: expect.any(String), seed: expect.any(Number), path: expect.any(String) },
    });
    expect(results.filter((r: { ruleId: string }) => r.ruleId === "problem")).toHaveLength(1);
  });

  test("workflow commands annotate the lines, escaped, and say nothing of what stands", async () => {
    program.put("sheet.md", wrong);
    const { code, out } = await program.run(["check", "sheet.md", "--runs", "100", "--format", "github"]);
    expect(code).toBe(1);
    const lines = out.trimEnd().split("\n");
    expect(lines.every((line) => /^::(error|warning) file=sheet\.md,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=[^:,]+::./.test(line))).toBe(true);
    program.put("sheet.md", right);
    expect(await program.run(["check", "sheet.md", "--runs", "100", "--format", "github"])).toEqual({ code: 0, out: "", err: "" });
  });

  test("the pretty report shows a refuted claim's two sides and how to replay it", async () => {
    program.put("sheet.md", wrong);
    const { code, out } = await program.run(["check", "sheet.md", "--runs", "100"]);
    expect(code).toBe(1);
    expect(out).toMatch(/✕ refuted +11:1 +here beta\[T\] < 0\.01\n.*\n +left  0\.02\n +right 0\.01\n/);
    expect(out).toMatch(/seed -?\d+ · path \d+\//);
    expect(out).toMatch(/\d+ claims: \d+ refuted, /);
  });
});

test("the shipped sheet's one refuted claim is the document's worked example", async () => {
  const { code, out, err } = await program.run(["check", "forward-process", "--runs", "30", "--format", "json"]);
  expect(err).toBe("");
  const { findings, problems } = JSON.parse(out).files[0] as { findings: Finding[]; problems: unknown[] };
  expect(problems).toEqual([]);
  expect(findings.filter((f) => f.verdict !== "proved" && f.verdict !== "upheld").map((f) => f.claim)).toEqual(["prod(1 - 0.02 * k / 1000, k, 1, 100) ≈ 0.819"]);
  expect(findings.find((f) => f.verdict === "refuted")!.counterexample.left).toMatch(/^0\.9038718/);
  expect(code).toBe(1);
});

test("several sheets and standard input are checked in the order given", async () => {
  program.put("a.md", right);
  const { code, out } = await program.run(["check", "a.md", "-", "--runs", "20", "--format", "json"], "claim 1 + 1 == 3\n");
  expect(code).toBe(1);
  const { files } = JSON.parse(out);
  expect(files.map((f: { file: string }) => f.file)).toEqual(["a.md", "stdin"]);
  expect(files[1].findings).toHaveLength(1);
  expect(files[1].findings[0]).toMatchObject({ verdict: "refuted", scope: "closed", line: 1 });
});

test.each([
  [["check"], "missing sheet"],
  [["check", "nothing.md"], "no such sheet: nothing.md"],
  [["check", "-", "--format", "xml"], "unknown format: xml (one of pretty, json, sarif, github)"],
])("%j could not run: exit code 2 and one clear line", async (args, message) => {
  expect(await program.run(args)).toMatchObject({ code: 2, out: "", err: expect.stringContaining(message) });
});

const python = ["python3", "python"].find((name) => spawnSync(name, ["--version"]).status === 0);
test.skipIf(python === undefined)(`counterexamples run as Python programs and print the same sides${python === undefined ? " (skipped: no Python 3 here)" : ""}`, async () => {
  const { findings } = await checkJson(wrong, "--python");
  const refuted = findings.filter((f) => f.verdict === "refuted");
  expect(refuted.length).toBeGreaterThan(1);
  for (const finding of refuted) {
    const printed = execFileSync(python!, ["-c", finding.python as string], { encoding: "utf8" });
    const numbers = printed.split("\n").filter((_, i) => i % 2 === 1).map((line) => Number(line));
    expect(numbers[0]).toBeCloseTo(Number(finding.counterexample.left), 12);
    expect(numbers[1]).toBeCloseTo(Number(finding.counterexample.right), 12);
  }
  expect(findings.filter((f) => f.verdict !== "refuted" && f.python !== undefined)).toEqual([]);
});

import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execFileSync, spawn } from "node:child_process";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { FileReport, Report, ReportedFinding } from "../../src/audit/report/report.ts";
import { buildProgram, type Program } from "./program.ts";
import { departures, schemaAt } from "./schema.ts";

let program: Program;
beforeAll(() => { program = buildProgram(); }, 120_000);
afterAll(() => program.remove());

/** The second formula has the posterior variance's ratio upside down. */
const wrong = `# Notes

With $\\alpha_t = 1 - \\beta_t$ and $\\bar\\alpha_t = \\prod_{s=1}^t \\alpha_s$.

## The posterior

$$\\tilde\\beta_t = \\frac{1 - \\bar\\alpha_t}{1 - \\bar\\alpha_{t-1}} \\beta_t$$
`;
const right = wrong.replace("{1 - \\bar\\alpha_t}{1 - \\bar\\alpha_{t-1}}", "{1 - \\bar\\alpha_{t-1}}{1 - \\bar\\alpha_t}");

const schema = schemaAt("src/audit/report/schema.json");
const audit = (...args: string[]) => program.run(["audit", ...args, "--runs", "100"]);
const auditJson = async (text: string | Uint8Array, ...args: string[]) => {
  writeFileSync(join(program.folder, "notes.md"), text);
  const ran = await audit("notes.md", "--format", "json", ...args);
  const report = JSON.parse(ran.out) as Report;
  return { ...ran, report, file: report.files[0]!, findings: report.files[0]!.findings };
};
const refutedIn = (findings: readonly ReportedFinding[]) => findings.filter((f) => f.verdict === "refuted");

describe("what is found", () => {
  test("a wrong formula is refuted at its place, word for word, with a counterexample that can be replayed", async () => {
    const { code, err, report, findings } = await auditJson(wrong, "--seed", "7");
    expect({ code, err, seed: report.seed }).toEqual({ code: 1, err: "", seed: 7 });
    const [finding, ...more] = refutedIn(findings);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ file: "notes.md", line: 7, column: 3, endLine: 7, verdict: "refuted", reading: expect.stringContaining("β"), reason: expect.stringContaining("the left side is"), seed: expect.any(Number), path: expect.stringMatching(/^\d+\//) });
    expect(finding!.claim).toBe(wrong.split("\n")[6]!.slice(2, -2));
    expect(finding!.endColumn).toBe(finding!.column + finding!.claim.length);
    expect(finding!.counterexample).toMatchObject({ digits: 50, values: { steps: expect.any(Number) } });
    expect(finding!.counterexample!.values.steps).toBeLessThanOrEqual(3);
    expect(Number(finding!.counterexample!.left)).not.toBeCloseTo(Number(finding!.counterexample!.right), 3);
  });

  test("the same document with the right formula is clean: exit code 0", async () => {
    const { code, findings } = await auditJson(right);
    expect(code).toBe(0);
    expect(refutedIn(findings)).toEqual([]);
    expect(findings.filter((f) => f.verdict === "proved" || f.verdict === "upheld").length).toBeGreaterThanOrEqual(2);
  });

  test("a finding keeps its id when lines shift", async () => {
    const before = await auditJson(wrong);
    const after = await auditJson(`Some words first.\n\n\n${wrong}`);
    expect(after.findings.map((f) => f.id)).toEqual(before.findings.map((f) => f.id));
    expect(after.findings[0]!.line).toBe(before.findings[0]!.line + 3);
    expect(new Set(before.findings.map((f) => f.id)).size).toBe(before.findings.length);
  });

  test("coverage counts every finding once", async () => {
    const { file } = await auditJson(`${wrong}\n\nAnd $\\heartsuit_t = \\clubsuit$.\n`);
    const { found, proved, upheld, refuted, undecided, reasons } = file.coverage;
    expect(found).toBe(file.findings.length);
    expect(proved + upheld + refuted + undecided).toBe(found);
    expect(Object.values(reasons).reduce((a, b) => a + b, 0)).toBe(undecided);
    expect(undecided).toBeGreaterThan(0);
  });

  test("the findings do not depend on the number of threads, and another seed comes to the same verdicts", async () => {
    program.put("a.md", wrong);
    program.put("b.md", right);
    const args = ["a.md", "b.md", "--format", "json"];
    const one = await audit(...args, "--jobs", "1");
    expect((await audit(...args, "--jobs", "3")).out).toBe(one.out);
    const verdicts = (ran: { out: string }) => (JSON.parse(ran.out) as Report).files.flatMap((f) => f.findings.map((x) => x.verdict));
    expect(verdicts(await audit(...args, "--seed", "2"))).toEqual(verdicts(one));
  });
});

describe("formats", () => {
  test("the JSON keeps to the schema that ships, suppressions, problems and baselines included", async () => {
    program.put("known.json", '{ "version": "0", "refuted": [] }');
    await auditJson(wrong, "--baseline", "known.json", "--write-baseline");
    const { report } = await auditJson(`${wrong}\n<!-- alphabar: ignore -->\n`, "--baseline", "known.json");
    const { report: odd } = await auditJson(wrong.replace("$$", "<!-- alphabar: ignore: on purpose -->\n\n$$"));
    const { report: broken } = await auditJson(new Uint8Array([0, 1, 2, 0, 255]));
    for (const each of [report, odd, broken]) expect(departures(each, schema)).toEqual([]);
    expect([report.files[0]!.problems?.[0]?.kind, broken.files[0]!.problems?.[0]?.kind]).toEqual(["suppression", "unreadable"]);
    expect([refutedIn(report.files[0]!.findings)[0]!.known, refutedIn(odd.files[0]!.findings)[0]!.suppressed]).toEqual([true, "on purpose"]);
    expect(departures({ ...report, files: [{ ...report.files[0], findings: [{ ...report.files[0]!.findings[0], verdict: "wrong" }] }] }, schema)).toEqual(['$.files[0].findings[0].verdict is "wrong"']);
  });

  test("the pretty report shows a refuted claim like a linter and ends with the coverage", async () => {
    program.put("notes.md", wrong);
    const { code, out } = await audit("notes.md");
    expect(code).toBe(1);
    expect(out).toMatch(/^notes\.md:7:3 {2}✕ refuted {2}[a-z]+ {2}[0-9a-z]+\n/);
    expect(out).toContain("\n  \\tilde\\beta_t = \\frac{1 - \\bar\\alpha_t}{1 - \\bar\\alpha_{t-1}} \\beta_t\n");
    expect(out).toMatch(/\n {2}read as {2}.*β.*\n {2}checked {2}posteriorVariance\[t\] == .*\n {2}because {2}t = .*\n {2}left {5}\d.*\n {2}right {4}\d/);
    expect(out).toMatch(/\n1 document, \d+ claims: \d+ understood, \d+ proved, \d+ upheld, 1 refuted, \d+ undecided.*\n$/);
    expect(out).not.toMatch(/✓|∎/);
    expect(out).not.toContain("\x1b");
    expect((await audit("notes.md", "--all")).out).toMatch(/✓|∎/);
    const quiet = await audit("notes.md", "--quiet");
    expect(quiet.out).toContain("✕ refuted");
    expect(quiet.out).not.toContain("1 document");
    program.put("notes.md", right);
    expect(await audit("notes.md", "--quiet")).toEqual({ code: 0, out: "", err: "" });
  });

  test("control characters of a document do not reach the terminal", async () => {
    program.put("notes.md", wrong.replace("\\beta_t$$", "\\beta_t \\text{\x1b[31m}$$"));
    expect((await audit("notes.md", "--all")).out).not.toContain("\x1b");
  });

  test("ndjson has one document a line, in order", async () => {
    program.put("a.md", wrong);
    program.put("b.md", right);
    const { out } = await audit("b.md", "a.md", "--format", "ndjson");
    const lines = out.trimEnd().split("\n").map((line) => JSON.parse(line) as FileReport & { seed: number });
    expect(lines.map((l) => [l.file, l.seed, refutedIn(l.findings).length])).toEqual([["b.md", 1, 0], ["a.md", 1, 1]]);
  });

  test("SARIF and workflow commands name place, claim and reason of what is refuted", async () => {
    program.put("notes.md", wrong);
    const log = JSON.parse((await audit("notes.md", "--format", "sarif")).out);
    expect(log).toMatchObject({ version: "2.1.0", runs: [{ tool: { driver: { name: "alphabar" } }, results: [{
      level: "error", message: { text: expect.stringContaining("\\tilde\\beta_t") }, baselineState: "new",
      locations: [{ physicalLocation: { artifactLocation: { uri: "notes.md" }, region: { startLine: 7, startColumn: 3 } } }],
      partialFingerprints: { "alphabar/v1": expect.any(String) },
    }] }] });
    expect(log.runs[0].tool.driver.rules.map((r: { id: string }) => r.id)).toEqual([log.runs[0].results[0].ruleId]);
    const github = await audit("notes.md", "--format", "github");
    expect(github.out).toMatch(/^::error file=notes\.md,line=7,endLine=7,col=3,endColumn=\d+,title=refuted%3A [a-z]+::.*%0Aread as .*%0A.*the left side is .*\n$/);
    expect(github.code).toBe(1);
  });

  test("Markdown holds what is refuted in full and the rest in a table", async () => {
    program.put("notes.md", wrong);
    const { out } = await audit("notes.md", "--format", "markdown");
    expect(out).toMatch(/^# Audit of notes\.md\n\n\d+ claims, \d+ understood: 1 refuted, /);
    expect(out).toContain("\n## ✕ line 7:3\n\n```tex\n\\tilde\\beta_t = ");
    expect(out).toMatch(/\n- \*\*Why:\*\* .*the left side is/);
    expect(out).toMatch(/\n\| line 3:\d+ \| `\\alpha_t = 1 - \\beta_t` \| [✓∎] /);
  });

  test("--explain shows one finding in full, and its program prints both sides", async () => {
    const { findings } = await auditJson(wrong);
    const [finding] = refutedIn(findings);
    const { code, out } = await audit("notes.md", "--explain", finding!.id);
    expect(code).toBe(1);
    expect(out).toContain("✕ refuted");
    expect(out).toMatch(/replay path +\d+\//);
    const printed = execFileSync("python3", ["-c", out.slice(out.indexOf("# claim:"))], { encoding: "utf8" }).split("\n").map((line) => Number(line));
    expect(printed.some((n) => Math.abs(n - Number(finding!.counterexample!.left)) < 1e-12)).toBe(true);
    expect(printed.some((n) => Math.abs(n - Number(finding!.counterexample!.right)) < 1e-12)).toBe(true);
    expect(await audit("notes.md", "--explain", "nothing")).toMatchObject({ code: 2, out: "", err: expect.stringContaining("no such finding: nothing") });
  });
});

describe("which documents", () => {
  const folder = () => join(program.folder, "docs");
  beforeAll(() => {
    rmSync(folder(), { recursive: true, force: true });
    for (const name of ["a.md", "b.tex", "deep/c.txt", "deep/d.md", "deep/e.py", "node_modules/e.md", ".hidden/f.md", "picture.png", "code.ts"]) {
      mkdirSync(join(folder(), name, ".."), { recursive: true });
      writeFileSync(join(folder(), name), "Nothing here.\n");
    }
  });
  const names = async (...args: string[]) => (JSON.parse((await audit(...args, "--format", "json")).out) as Report).files.map((f) => f.file);

  test("a folder stands for the documents below it, by name, without what is hidden or installed", async () => {
    expect(await names("docs")).toEqual(["docs/a.md", "docs/b.tex", "docs/deep/c.txt", "docs/deep/d.md", "docs/deep/e.py"]);
  });

  test("globs that no shell has expanded are expanded, and nothing is audited twice", async () => {
    expect(await names("docs/*.md")).toEqual(["docs/a.md"]);
    expect(await names("docs/**/*.{md,txt}", "./docs/a.md")).toEqual(["docs/a.md", "docs/deep/c.txt", "docs/deep/d.md"]);
    expect(await names("docs/[!b].md")).toEqual(["docs/a.md"]);
    expect(await audit("docs/*.rst")).toMatchObject({ code: 2, out: "", err: expect.stringContaining("no file matches: docs/*.rst") });
  });

  test("a list of names comes from a file or from standard input", async () => {
    program.put("list.txt", "docs/b.tex\n\ndocs/a.md\n");
    expect(await names("--files-from", "list.txt")).toEqual(["docs/b.tex", "docs/a.md"]);
    const { out, code } = await program.run(["audit", "--files-from", "-", "--format", "json"], "docs/a.md\n");
    expect([code, (JSON.parse(out) as Report).files.map((f) => f.file)]).toEqual([0, ["docs/a.md"]]);
    expect(await program.run(["audit", "--files-from", "-"], "")).toMatchObject({ code: 0, out: expect.stringContaining("0 documents") });
  });

  test("shards part the documents without overlap", async () => {
    const shards = await Promise.all([1, 2, 3].map((i) => names("docs", "--shard", `${i}/3`)));
    expect(shards.flat().toSorted()).toEqual(await names("docs"));
    expect(shards.map((s) => s.length)).toEqual([2, 2, 1]);
  });

  test("standard input is a document", async () => {
    const { code, out } = await program.run(["audit", "-", "--runs", "100", "--format", "json"], wrong);
    expect([code, (JSON.parse(out) as Report).files.map((f) => [f.file, f.coverage.refuted])]).toEqual([1, [["stdin", 1]]]);
  });
});

describe("what is known or ignored", () => {
  test("a baseline makes old findings pass and new ones fail", async () => {
    const path = "baseline.json";
    rmSync(join(program.folder, path), { force: true });
    expect((await auditJson(wrong, "--baseline", path, "--write-baseline")).code).toBe(0);
    const known = JSON.parse(readFileSync(join(program.folder, path), "utf8"));
    expect(known.refuted).toEqual([{ file: "notes.md", id: expect.any(String), claim: expect.stringContaining("\\tilde\\beta_t") }]);
    const again = await auditJson(`Shifted.\n\n${wrong}`, "--baseline", path);
    expect([again.code, refutedIn(again.findings).map((f) => f.known)]).toEqual([0, [true]]);
    const more = await auditJson(`${wrong}\n\n## More\n\n$\\alpha_t = 1 + \\beta_t - 2\\beta_t^2$ and $\\tilde\\beta_t = 2 \\beta_t$\n`, "--baseline", path);
    expect(more.code).toBe(1);
    expect(refutedIn(more.findings).filter((f) => f.known)).toHaveLength(1);
    expect(await audit("notes.md", "--baseline", "nowhere.json")).toMatchObject({ code: 2, out: "", err: expect.stringContaining("cannot read: nowhere.json") });
    program.put("list.txt", "[]");
    expect(await audit("notes.md", "--baseline", "list.txt")).toMatchObject({ code: 2, err: expect.stringContaining("not a baseline: list.txt") });
    expect(await audit("notes.md", "--write-baseline")).toMatchObject({ code: 2, err: expect.stringContaining("--write-baseline") });
  });

  const before = (note: string) => wrong.replace("$$", `${note}\n\n$$`);
  test("a suppression with a reason lets a finding pass, and keeps it in the report with that reason", async () => {
    const { code, findings, file } = await auditJson(before("<!-- alphabar: ignore: the exercise is to find this -->"));
    expect(code).toBe(0);
    expect(refutedIn(findings).map((f) => f.suppressed)).toEqual(["the exercise is to find this"]);
    expect(file.problems).toBeUndefined();
    const { rule, id } = refutedIn(findings)[0]!;
    expect((await auditJson(before(`<!-- alphabar: ignore ${rule}: on purpose -->`))).code).toBe(0);
    expect((await auditJson(`${wrong}\n<!-- alphabar: ignore ${id}: on purpose -->\n`)).code).toBe(0);
    expect((await auditJson(wrong.replace("\\beta_t$$", "\\beta_t$$ <!-- alphabar: ignore: on purpose -->"))).code).toBe(0);
  });

  test("a suppression reaches no further than the next formula, and only its rule", async () => {
    expect((await auditJson(`<!-- alphabar: ignore: on purpose -->\n\n${wrong}`)).code).toBe(1);
    expect((await auditJson(before("<!-- alphabar: ignore schedule: on purpose -->"))).code).toBe(1);
  });

  test("a suppression without a reason suppresses nothing and is itself reported", async () => {
    const { code, file } = await auditJson(before("<!-- alphabar: ignore -->"));
    expect(code).toBe(1);
    expect(file.problems).toEqual([expect.objectContaining({ kind: "suppression", line: 7, message: expect.stringContaining("why this is ignored") })]);
    const stale = await auditJson(right.replace("$$", "<!-- alphabar: ignore law: on purpose -->\n\n$$"));
    expect([stale.code, stale.file.problems?.map((p) => p.kind)]).toEqual([0, ["suppression"]]);
  });
});

describe("what is declared", () => {
  const open = "# Notes\n\n$$x_t = \\sqrt{1-\\gamma_t}\\,x_0 + \\gamma_t\\,\\epsilon$$\n";

  test("a declaration settles what the document leaves open; the report and the finding name it", async () => {
    expect((await auditJson(open)).findings.map((f) => f.verdict)).toEqual(["undecided"]);
    const { code, findings, file, report } = await auditJson(`<!-- alphabar: let γ_t = 1-ᾱ_t -->\n\n${open}`);
    expect([code, findings.map((f) => [f.verdict, f.convention])]).toEqual([1, [["refuted", "declared: let γ_t = 1-ᾱ_t"]]]);
    expect(file.conventions).toEqual([{ says: "let γ_t = 1-ᾱ_t", declared: true, line: 1 }]);
    expect(departures(report, schema)).toEqual([]);
    expect((await audit("notes.md")).out).toMatch(/\n {2}taken as declared: let γ_t = 1-ᾱ_t\n[\s\S]*\nnotes\.md {2}conventions {2}let γ_t = 1-ᾱ_t \(declared, line 1\)\n/);
  });

  test("a wrong one is reported at its place and declares nothing", async () => {
    const { code, findings, file, report } = await auditJson(`Words.\n\n<!-- alphabar: time from 0; let γ_t = 1-δ_t -->\n\n${open}`);
    expect([code, findings.map((f) => f.verdict)]).toEqual([0, ["undecided"]]);
    expect(file.problems).toEqual([{ kind: "declaration", message: "let γ_t = 1-δ_t: unknown name: delta", line: 3, column: 29, endLine: 3, endColumn: 44 }]);
    expect(departures(report, schema)).toEqual([]);
    expect((await audit("notes.md")).out).toContain("notes.md:3:29  ! declaration  let γ_t = 1-δ_t: unknown name: delta\n");
    expect((await audit("notes.md", "--format", "github")).out).toContain("::warning file=notes.md,line=3");
  });
});

describe("bad input", () => {
  test("an interrupted audit ends its report and says how far it came: exit code 2", async () => {
    const documents = Array.from({ length: 300 }, (_, i) => `many-${i}.md`);
    documents.forEach((name, i) => program.put(name, wrong.replaceAll("\\beta_t", `\\beta_{t-${i}}`)));
    const child = spawn(join(program.folder, "alphabar.js"), ["audit", ...documents, "--format", "json"], { cwd: program.folder });
    let out = "", err = "";
    child.stderr.on("data", (chunk) => (err += chunk));
    child.stdout.on("data", (chunk) => {
      // The first time only: a second interrupt ends the program at once.
      if (out === "") child.kill("SIGINT");
      out += chunk;
    });
    const code = await new Promise((resolve) => child.on("close", resolve));
    const { files } = JSON.parse(out) as Report;
    expect([code, files.length < 300]).toEqual([2, true]);
    expect(err).toContain(`cut short: ${files.length} of 300 documents audited`);
  });

  test("one broken file among many is reported, and the others are audited: exit code 2", async () => {
    program.put("a.md", wrong);
    program.put("b.md", right);
    writeFileSync(join(program.folder, "broken.md"), new Uint8Array(1000));
    const { code, out, err } = await audit("a.md", "broken.md", "gone.md", "b.md", "--format", "json");
    const { files } = JSON.parse(out) as Report;
    expect(code).toBe(2);
    expect(files.map((f) => [f.file, f.coverage.found > 0, f.problems?.[0]?.message ?? ""])).toEqual([
      ["a.md", true, ""], ["broken.md", false, expect.stringContaining("a binary file")], ["gone.md", false, expect.stringContaining("no such file")], ["b.md", true, ""],
    ]);
    expect(err).toMatch(/^alphabar: broken\.md: .*binary.*\nalphabar: gone\.md: .*no such file\n$/);
    expect((await audit("a.md", "broken.md")).out).toMatch(/broken\.md:1:1 {2}! unreadable .*[\s\S]*; 1 not audited\n$/);
  });

  test("a file of 50 MB is refused by its size", async () => {
    const { code, file } = await auditJson(new Uint8Array(50_000_000).fill(32));
    expect([code, file.problems?.[0]?.message]).toEqual([2, expect.stringContaining("too large: 50 MB")]);
  });

  test.each([
    ["nothing at all", ""],
    ["mathematics that never closes", "Then $x_t = \\sqrt{\\alpha_t} x_{t-1\n\n$$ \\beta_t = \n"],
    ["half a formula", "$\\beta_t = \\frac{1}{$ and $= 3$ and $\\alpha_t =$"],
    ["a macro without end", "\\newcommand{\\a}{\\a\\a}\n\n$\\a = 1$\n"],
    ["a formula of 10,000 characters", `$$x = ${"\\alpha_t + ".repeat(900)} 1$$`],
    ["brackets without end", `$${"(".repeat(5000)}$`],
    ["Latin-1", Buffer.from("caf\xe9 $\\alpha_t = 1 - \\beta_t$", "latin1")],
    ["UTF-16", Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("$\\alpha_t = 1 - \\beta_t$", "utf16le")])],
  ])("%s refutes nothing and breaks nothing", async (_, text) => {
    const { code, err, file } = await auditJson(text);
    expect({ code, err, refuted: file.coverage.refuted, problems: file.problems }).toEqual({ code: 0, err: "", refuted: 0, problems: undefined });
  });

  test.each([
    [["audit"], "missing document"],
    [["audit", "a.md", "--format", "xml"], "unknown format: xml (one of pretty, json, sarif, github, ndjson, markdown)"],
    [["audit", "a.md", "--shard", "3/2"], "unexpected value: --shard 3/2"],
    [["audit", "--files-from", "nowhere.txt"], "cannot read: nowhere.txt"],
    [["audit", "a.md", "--basline", "x"], "unknown option: --basline (did you mean --baseline?)"],
  ])("%j could not run: exit code 2 and one clear line", async (args, message) => {
    expect(await program.run(args)).toMatchObject({ code: 2, out: "", err: expect.stringContaining(message) });
  });
});

import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildProgram, type Program } from "./program.ts";

let program: Program;
beforeAll(() => { program = buildProgram(); }, 120_000);
afterAll(() => program.remove());

const sheet = `# A small sheet
\`\`\`sheet
T = 4 in 1..1000000
beta_1 = 0.1 in 0.01..0.5
beta_T = 0.4
kind = choice(linear, quadratic)
beta[t] = beta_1 + (beta_T - beta_1) * (t - 1) / (T - 1)
alphabar[0] = 1
alphabar[t] = alphabar[t-1] * (1 - beta[t])
inverse[t] = 1 / (t - 2)
gap = beta_T - beta_1
\`\`\`
`;
const rows = (csv: string) => csv.trimEnd().split("\n").map((line) => line.split(","));

test("columns come as CSV, t first, empty where a column has no value, infinities in words", async () => {
  const { code, out, err } = await program.run(["evaluate", "-"], sheet);
  expect(err).toBe("");
  expect(code).toBe(0);
  const [head, ...body] = rows(out);
  expect(head).toEqual(["t", "beta", "alphabar", "inverse"]);
  expect(body.map(([t]) => t)).toEqual(["0", "1", "2", "3", "4"]);
  expect(body[0]).toEqual(["0", "", "1", ""]);
  expect(body[2]![3]).toBe("Infinity");
  expect(Number(body[4]![2])).toBeCloseTo(0.9 * 0.8 * 0.7 * 0.6, 12);
});

test("JSON has the same values, and parameters and numbers beside them", async () => {
  program.put("small.md", sheet);
  const { code, out } = await program.run(["evaluate", "small.md", "--format", "json", "--set", "beta_1=0.2", "--set", "kind=quadratic"]);
  expect(code).toBe(0);
  const report = JSON.parse(out);
  expect(report).toMatchObject({ sheet: "small.md", parameters: { T: 4, beta_1: 0.2, beta_T: 0.4, kind: "quadratic" }, t: [0, 1, 2, 3, 4], problems: [] });
  expect(report.numbers.gap).toBeCloseTo(0.2, 15);
  expect(report.columns.beta.slice(0, 2)).toEqual([null, 0.2]);
  expect(report.columns.inverse).toEqual([null, -1, "Infinity", 1, 0.5]);
});

test("columns are chosen and ordered by name, and a shipped sheet is known by its name", async () => {
  const { code, out } = await program.run(["evaluate", "forward-process", "--set", "T=3", "--set", "beta_1=1e-4", "--columns", "alphabar,beta"]);
  expect(code).toBe(0);
  expect(rows(out)[0]).toEqual(["t", "alphabar", "beta"]);
  expect(rows(out)).toHaveLength(1 + 4);
});

test("a wrong cell is a line with file, line and column on standard error, and the others are computed all the same", async () => {
  program.put("wrong.md", sheet.replace("gap = beta_T", "other[t] = alphbar[t]\nloop[t] = pool[t]\npool[t] = loop[t]\ngap = beta_T"));
  const { code, out, err } = await program.run(["evaluate", "wrong.md"]);
  expect(code).toBe(1);
  expect(rows(out)[0]).toEqual(["t", "beta", "alphabar", "inverse"]);
  expect(err).toContain("wrong.md:11:12: unknown name: alphbar (did you mean alphabar?)");
  expect(err).toMatch(/wrong\.md:12:1: circular definition: loop \(.*loop → pool → loop/);
});

test.each([
  [["evaluate"], "missing sheet"],
  [["evaluate", "no-such.md"], "no such sheet: no-such.md"],
  [["evaluate", "forward-proces"], "did you mean forward-process?"],
  [["evaluate", "."], "not a sheet: . (it is a folder)"],
  [["evaluate", "forward-process", "other"], "unexpected argument: other"],
  [["evaluate", "forward-process", "--set", "beta_T"], "unexpected value: --set beta_T"],
  [["evaluate", "forward-process", "--set", "beta_TT=0.1"], "unknown parameter: beta_TT (did you mean beta_T?)"],
  [["evaluate", "forward-process", "--set", "T=1e9"], "--set T=1e9: outside its range"],
  [["evaluate", "forward-process", "--set", "T=2.5"], "--set T=2.5: outside its range: T = 2.5 (a whole number)"],
  [["evaluate", "forward-process", "--set", "beta_T=abc"], "--set beta_T=abc: not a number"],
  [["evaluate", "forward-process", "--set", "kind=cosin"], "--set kind=cosin: unknown name: cosin"],
  [["evaluate", "forward-process", "--columns", "alphabr"], "unknown column: alphabr (did you mean alphabar?)"],
])("%j could not run: exit code 2 and one clear line", async (args, message) => {
  const { code, out, err } = await program.run(args);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(err).toContain(message);
});

test("bad input of any size is an answer, not a crash", async () => {
  const bad: readonly (readonly [string, RegExp])[] = [
    [`a = ${"(".repeat(900)}1${")".repeat(900)}`, /too deep/],
    [`a = ${"(".repeat(1000)}1${")".repeat(1000)}`, /too large: 2005 characters \(at most 2000\)/],
    ["T = 10\nb[t] = zeros(1e9)", /unknown function: zeros/],
    ["T = 1e9", /too large: T = 1000000000/],
    [`x = ${"1+".repeat(5_000_000)}1`, /too large: 10000005 characters/],
    ["\u001b[31m\u0000 = 1", /unexpected token: ␛/],
  ];
  for (const [text, message] of bad) {
    const { code, err } = await program.run(["evaluate", "-"], text);
    expect(err).toMatch(message);
    expect(err.length).toBeLessThan(1000);
    expect(code).toBe(1);
  }
  expect(await program.run(["evaluate", "-"], "")).toEqual({ code: 0, out: "t\n", err: "" });
}, 60_000);

test("a reader that stops early, as head does, ends the program without a word", () => {
  program.put("long.md", "T = 1000000\nbeta[t] = t / T\n");
  const { stdout, stderr } = spawnSync("bash", ["-c", "./alphabar.js evaluate long.md | head -n 2"], { cwd: program.folder, encoding: "utf8" });
  expect(stdout).toBe("t,beta\n1,0.000001\n");
  expect(stderr).toBe("");
});

test("a million steps are printed whole", async () => {
  program.put("long.md", "T = 1000000\nbeta[t] = t / T\n");
  const { code, out } = await program.run(["evaluate", "long.md"]);
  expect(code).toBe(0);
  expect(out.split("\n")).toHaveLength(1_000_002);
  expect(out.trimEnd().endsWith("\n1000000,1")).toBe(true);
});

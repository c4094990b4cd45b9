import { spawnSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildProgram, type Program } from "./program.ts";

let program: Program;
beforeAll(() => { program = buildProgram(); }, 120_000);
afterAll(() => program.remove());

const hasPython = spawnSync("python3", ["--version"]).status === 0;
const sheet = `T = 5
beta_1 = 0.1
beta[t] = beta_1 * exp(t / T)
alphabar[0] = 1
alphabar[t] = alphabar[t-1] * (1 - beta[t])
forward(x, t) = normal(sqrt(1 - beta[t]) * x, beta[t])
claim alphabar[t] < 1
`;

test.skipIf(!hasPython)("a table is what evaluate prints, to the bit, with the parameters that were set", async () => {
  const set = ["--set", "beta_1=0.2"];
  const { code, out } = await program.run(["export", "-", "--as", "table", ...set], sheet);
  expect(code).toBe(0);
  expect(out).toContain("beta_1 = 0.2");
  const { stdout } = spawnSync("python3", ["-c", `${out}\nimport json; print(json.dumps([beta, alphabar]))`], { encoding: "utf8" });
  const { columns } = JSON.parse((await program.run(["evaluate", "-", "--format", "json", ...set], sheet)).out);
  expect(JSON.parse(stdout)).toEqual([columns.beta.slice(1), columns.alphabar]);
});

test("programs say what no array has, and --exact puts numbers for what libraries round differently", async () => {
  const { code, out } = await program.run(["export", "-", "--as", "numpy"], sheet);
  expect(code).toBe(0);
  expect(out).toContain("beta = beta_1 * np.exp(t / T)");
  expect(out).toMatch(/# Left out.*forward.*claims \(1\)/);
  const exact = await program.run(["export", "-", "--as", "pytorch", "--exact"], sheet);
  expect(exact.out).not.toContain("torch.exp");
  expect(exact.out).toMatch(/^beta = torch\.tensor\(\[0\.122/m);
});

test("a wrong cell is said on standard error, left out, and what stands on other cells is written", async () => {
  const { code, out, err } = await program.run(["export", "-", "--as", "numpy"], sheet.replace("0.1\n", "0.1\nwrong[t] = alphbar[t]\n"));
  expect(code).toBe(1);
  expect(err).toContain("stdin:3:12: unknown name: alphbar");
  expect(out).toContain("alphabar = ");
  expect(out).not.toContain("wrong");
});

test.each([
  [["export"], "missing sheet"],
  [["export", "forward-process"], "missing format: --as numpy"],
  [["export", "forward-process", "--as", "julia"], "unknown as: julia (one of numpy, pytorch, table, latex)"],
  [["export", "forward-process", "--as", "csv"], "unknown as: csv"],
  [["export", "forward-process", "--as", "table", "--exact"], "unexpected option: --exact"],
  [["export", "forward-process", "--as", "numpy", "--columns", "alphabr"], "unknown column: alphabr (did you mean alphabar?)"],
])("%j could not run: exit code 2 and one clear line", async (args, message) => {
  const { code, out, err } = await program.run(args);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(err).toContain(message);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { buildProgram, type Program } from "./program.ts";

let program: Program;
beforeAll(() => { program = buildProgram(); }, 120_000);
afterAll(() => program.remove());

const proveJson = async (...args: string[]) => {
  const ran = await program.run(["prove", ...args, "--format", "json"]);
  return { ...ran, report: JSON.parse(ran.out) };
};
/** Everything but the times. */
const timeless = (text: string) => text.replaceAll(/"ms": \d+/g, '"ms": 0');

test("a sound formula's report has the agreed shape and exit code 0", async () => {
  const { code, err, report } = await proveJson("posterior.variance", "--runs", "200", "--seed", "7");
  expect(code).toBe(0);
  expect(err).toBe("");
  expect(report).toMatchObject({ version: expect.stringMatching(/^\d+\.\d+\.\d+$/), seed: 7, runs: 200 });
  expect(report.formulas.map((f: { name: string }) => f.name)).toEqual(["posterior.variance"]);
  const [formula] = report.formulas;
  expect(formula.source).toContain("Ho, Jain & Abbeel 2020");
  expect(formula.proofs.length).toBeGreaterThanOrEqual(4);
  for (const proof of formula.proofs) {
    expect(proof).toMatchObject({ claim: expect.any(String), runs: expect.any(Number), ms: expect.any(Number), reason: expect.any(String), scope: "every schedule" });
    expect(["proved", "upheld"]).toContain(proof.verdict);
    expect(proof.runs).toBeGreaterThan(100);
    const isEquation = proof.claim.includes("==");
    if (isEquation) expect(proof.digits).toBeGreaterThanOrEqual(9);
    else expect(proof.digits).toBeNull();
  }
  expect(formula.proofs[0]).toMatchObject({ verdict: "proved", argument: { kind: "induction" } });
  const { total, refuted, equivalent, survived } = formula.mutants;
  expect(total).toBeGreaterThan(10);
  expect(refuted + equivalent).toBe(total);
  expect(survived).toEqual([]);
  expect(formula.health.float64).toBeGreaterThan(formula.health.float32);
});

test("the report is the same on one thread and on three, but for the times", async () => {
  const args = ["prove", "derived.snr", "posterior", "--runs", "60", "--format", "json", "--jobs"];
  const [one, three] = [await program.run([...args, "1"]), await program.run([...args, "3"])];
  expect(timeless(three.out)).toBe(timeless(one.out));
  expect(one.out).not.toBe("");
});

test("another seed draws other cases and comes to the same verdicts", async () => {
  const [a, b] = [await proveJson("derived.snr", "--runs", "60"), await proveJson("derived.snr", "--runs", "60", "--seed", "2")];
  const verdicts = (ran: typeof a) => ran.report.formulas[0].proofs.map((p: { verdict: string }) => p.verdict);
  const seeds = (ran: typeof a) => ran.report.formulas[0].proofs.map((p: { seed: number }) => p.seed);
  expect(verdicts(b)).toEqual(verdicts(a));
  expect(seeds(b)).not.toEqual(seeds(a));
});

test("a family's name stands for all its formulas, in the catalog's order", async () => {
  const { report } = await proveJson("prediction", "--runs", "20");
  const names = report.formulas.map((f: { name: string }) => f.name);
  expect(names.length).toBeGreaterThan(4);
  expect(names).toEqual(names.toSorted());
  expect(names.every((name: string) => name.startsWith("prediction."))).toBe(true);
});

test("the pretty report names each proof, its road and its figures, without colours where nobody looks", async () => {
  const { code, out, err } = await program.run(["prove", "derived.signal", "--runs", "50"]);
  expect(code).toBe(0);
  expect(out).toContain("derived.signal");
  expect(out).toContain("∎ proved");
  expect(out).toMatch(/\d+ mutants: \d+ refuted/);
  expect(out).toMatch(/1 formula, 1 proof: 1 proved; \d+ mutants, none survived/);
  expect(out).not.toContain("\x1b");
  expect(err).toBe("");
});

test.each([
  [["prove", "posterior.varianc"], "unknown formula: posterior.varianc (did you mean posterior.variance?)"],
  [["prove", "--runs", "0"], "outside its range: --runs 0 (a whole number in 1..1000000)"],
  [["prove", "--runs", "many"], "outside its range: --runs many"],
  [["prove", "--seed", "1.5"], "outside its range: --seed 1.5"],
  [["prove", "--jobs", "0"], "outside its range: --jobs 0"],
  [["prove", "--format", "yaml"], "unknown format: yaml (one of pretty, json)"],
  [["prove", "--formt", "json"], "unknown option: --formt (did you mean --format?)"],
  [["prov"], "unknown command: prov (did you mean prove?)"],
  [["--frobnicate"], "unknown option: --frobnicate"],
])("%j could not run: exit code 2, one clear line, nothing on standard output", async (args, message) => {
  const { code, out, err } = await program.run(args);
  expect(code).toBe(2);
  expect(out).toBe("");
  expect(err.split("\n")[0]).toContain(message);
  expect(err).not.toContain("at ");
});

test("help and version go to standard output with exit code 0; no command at all is exit code 2", async () => {
  const { version } = (await import("../../package.json")).default;
  for (const args of [["--help"], ["-h"], ["help"]]) expect(await program.run(args)).toMatchObject({ code: 0, out: expect.stringContaining("usage: alphabar COMMAND"), err: "" });
  for (const command of ["prove", "evaluate", "check"]) {
    const shown = await program.run([command, "--help"]);
    expect(shown).toMatchObject({ code: 0, out: expect.stringContaining(`usage: alphabar ${command}`), err: "" });
    expect(shown.out).toContain("examples:");
    expect((await program.run(["help", command])).out).toBe(shown.out);
  }
  expect(await program.run(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
  expect(await program.run([])).toMatchObject({ code: 2, out: "", err: expect.stringContaining("usage:") });
});

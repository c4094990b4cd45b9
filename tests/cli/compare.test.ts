import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildProgram, type Program } from "./program.ts";

let program: Program;
beforeAll(() => { program = buildProgram(); }, 120_000);
afterAll(() => program.remove());

/** Without a fence, so that the data block beside it needs one. */
const sheet = "T = 8\nbeta_1 = 0.125\nbeta[t] = beta_1 * t / 2\nalpha[t] = 1 - beta[t]\nalphabar[0] = 1\nalphabar[t] = alphabar[t-1] * alpha[t]\nlist = 3\nbroken[t] = beta[t+1]\n";
const beta = Array.from({ length: 8 }, (_, i) => (0.125 * (i + 1)) / 2);
const alphabar = [1];
for (const b of beta) alphabar.push(alphabar.at(-1)! * (1 - b));

test("an equal list is said to be equal, with exit code 0", async () => {
  program.put("small.md", sheet);
  const { code, out, err } = await program.run(["compare", "small.md", "beta", "-"], `tensor(${JSON.stringify(beta)})`);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toBe("✓ The same at all 8 steps, t = 1 … 8, bit for bit.\n");
});

test("a list with the base case in front takes the column's first step", async () => {
  program.put("small.md", sheet);
  expect(await program.run(["compare", "small.md", "alphabar", "-"], JSON.stringify(alphabar))).toMatchObject({ code: 0, out: expect.stringContaining("t = 0 … 8") });
});

test("a different list is explained, with exit code 1", async () => {
  program.put("small.md", sheet);
  const { code, out } = await program.run(["compare", "small.md", "alpha", "-"], alphabar.slice(1).join("\n"));
  expect(code).toBe(1);
  expect(out).toContain("✕ Different, over 8 steps, t = 1 … 8.");
  expect(out).toContain("the running product of alpha, as ᾱ is of α, list_2[t] = prod(alpha[s], s, 1, t)");
});

test("a .npy file says its precision, and JSON has the numbers", async () => {
  program.put("small.md", sheet);
  const header = new TextEncoder().encode("{'descr': '<f4', 'fortran_order': False, 'shape': (8,), }\n");
  const thirds = beta.map((x) => Math.fround(x / 3));
  writeFileSync(join(program.folder, "thirds.npy"), Uint8Array.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, header.length, 0, ...header, ...new Uint8Array(new Float32Array(thirds).buffer)]));
  const { code, out } = await program.run(["compare", "small.md", "beta", "thirds.npy", "--format", "json"]);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    sheet: "small.md", column: "beta", file: "thirds.npy", verdict: "different", steps: 8, differs: 1, precision: "float32", left: { precision: "float32", rows: 8 },
    explanations: [{ parts: [{ kind: "factor" }] }], message: expect.stringContaining("Explained"),
  });
});

test("a table's column is chosen by name, and its steps by t", async () => {
  program.put("small.md", sheet);
  program.put("table.csv", `t,beta,other\n${beta.map((b, i) => `${i + 1},${b},${2 * b}`).join("\n")}\n`);
  expect(await program.run(["compare", "small.md", "beta", "table.csv", "--list", "beta"])).toMatchObject({ code: 0 });
  expect(await program.run(["compare", "small.md", "beta", "table.csv"])).toMatchObject({ code: 2, err: expect.stringContaining("choose one with --list (beta, other)") });
  expect(await program.run(["compare", "small.md", "beta", "table.csv", "--list", "beta", "--set", "beta_1=0.25"])).toMatchObject({ code: 1, out: expect.stringContaining("1 / 2") });
});

test("what cannot be compared says so in one line, with exit code 2", async () => {
  program.put("small.md", sheet);
  for (const [args, input, said] of [
    [["compare", "small.md", "beta"], "", "missing argument"],
    [["compare", "small.md", "bta", "-"], "1", "unknown column: bta (did you mean beta?)"],
    [["compare", "small.md", "broken", "-"], "1", "read out of range"],
    [["compare", "small.md", "beta", "-"], "0.1, 0.2\n0.3, x", "-:2:6: not a number: x"],
    [["compare", "small.md", "beta", "none.txt"], "", "cannot read: none.txt"],
    [["compare", "small.md", "beta", "-", "--from", "50"], "1 2", "no step in common"],
    [["compare", "-", "beta", "-"], "", "the sheet is read from standard input already"],
    [["compare", "small.md", "beta", "-", "--precision", "float8"], "1", "unknown precision: float8"],
  ] as const) {
    const { code, err } = await program.run(args, input);
    expect([code, err], args.join(" ")).toEqual([2, expect.stringContaining(said)]);
  }
});

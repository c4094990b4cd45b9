import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildProgram, type Program } from "./program.ts";

let program: Program;
beforeAll(() => { program = buildProgram(); }, 120_000);
afterAll(() => program.remove());

for (const [document, about] of [["tests/cli/tutorial.md", "the tutorial that ships"], ["tests/cli/sampler.py", "a sampler in Python"]] as const)
  test(`the README shows what an audit of ${about} prints now`, async () => {
    mkdirSync(join(program.folder, "tests/cli"), { recursive: true });
    program.put(document, readFileSync(document, "utf8"));
    const { out, code } = await program.run(["audit", document]);
    const readme = readFileSync("README.md", "utf8");
    const shown = readme.split(`    $ npx alphabar audit ${document}\n`)[1]!.split(/\n(?=\S)/)[0]!;
    expect(shown.trimEnd().split("\n").map((line) => line.replace(/^ {4}/, ""))).toEqual(out.trimEnd().split("\n"));
    expect(code).toBe(1);
  });

test("the README shows what the first sheet's schedule is as NumPy code now", async () => {
  const { out, code } = await program.run(["export", "forward-process", "--as", "numpy", "--columns", "alphabar"]);
  const shown = readFileSync("README.md", "utf8").split("    $ npx alphabar export forward-process --as numpy --columns alphabar\n")[1]!.split(/\n(?=\S)/)[0]!;
  const part = shown.trimEnd().split("\n").map((line) => line.replace(/^ {4}/, "")).filter((line) => line !== "…").join("\n");
  expect(part.length).toBeGreaterThan(400);
  expect(out).toContain(part);
  expect(code).toBe(0);
});

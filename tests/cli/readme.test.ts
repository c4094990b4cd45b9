import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildProgram, type Program } from "./program.ts";

let program: Program;
beforeAll(() => { program = buildProgram(); }, 120_000);
afterAll(() => program.remove());

test("the README shows what an audit of the tutorial that ships prints now", async () => {
  const document = "tests/cli/tutorial.md";
  mkdirSync(join(program.folder, "tests/cli"), { recursive: true });
  program.put(document, readFileSync(document, "utf8"));
  const { out, code } = await program.run(["audit", document]);
  const readme = readFileSync("README.md", "utf8");
  const shown = readme.split(`    $ npx alphabar audit ${document}\n`)[1]!.split(/\n(?=\S)/)[0]!;
  expect(shown.trimEnd().split("\n").map((line) => line.replace(/^ {4}/, ""))).toEqual(out.trimEnd().split("\n"));
  expect(code).toBe(1);
});

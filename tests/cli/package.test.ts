import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "alphabar-pack-"));
const home = join(folder, "home");
const npm = (cwd: string, ...args: string[]) => execFileSync("npm", args, { cwd, encoding: "utf8", env: { ...process.env, npm_config_cache: join(folder, "cache"), npm_config_update_notifier: "false" }, stdio: ["ignore", "pipe", "pipe"] });

let installed: string;

/** The tarball, packed from the program as it is built now and installed where there is nothing else, without a network and without scripts. */
beforeAll(() => {
  // A copy of what is packed: the build must not disturb the one the other tests and people use.
  const copy = join(folder, "copy");
  mkdirSync(copy);
  const { files } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { files: string[] };
  for (const file of ["package.json", ...files.filter((each) => each !== "dist/cli")]) execFileSync("cp", ["-r", "--parents", file, copy], { cwd: root });
  execFileSync(process.execPath, [join(root, "node_modules/vite/bin/vite.js"), "build", "--mode", "cli", "--outDir", join(copy, "dist/cli"), "--emptyOutDir", "--logLevel", "error"], { cwd: root });
  const [{ filename }] = JSON.parse(npm(copy, "pack", "--json", "--ignore-scripts", "--pack-destination", folder)) as [{ filename: string }];
  mkdirSync(home);
  writeFileSync(join(home, "package.json"), "{}");
  npm(home, "install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", join(folder, filename));
  installed = join(home, "node_modules/alphabar");
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the tarball brings no other package, and little more than the program", () => {
  expect(readdirSync(join(home, "node_modules")).filter((name) => !name.startsWith("."))).toEqual(["alphabar"]);
  expect(statSync(join(installed, "dist/cli/alphabar.js")).mode & 0o111).not.toBe(0);
  expect(readdirSync(join(installed, "src/cli")).toSorted()).toEqual(["github", "pre-commit-hooks.yaml"]);
  expect(readdirSync(join(installed, "dist"))).toEqual(["cli"]);
});

test("npx alphabar audit works from it in an empty repository", () => {
  writeFileSync(join(home, "notes.md"), "$\\alpha_t = 1 - \\beta_t$, and $$\\bar\\alpha_t = \\prod_{s=1}^t \\alpha_s$$ so $$\\frac{\\bar\\alpha_t}{\\bar\\alpha_{t-1}} = \\beta_t$$\n");
  const ran = spawnSync("npx", ["--no-install", "alphabar", "audit", "notes.md", "--runs", "100", "--format", "json"], { cwd: home, encoding: "utf8" });
  const { files } = JSON.parse(ran.stdout) as { files: { coverage: { refuted: number } }[] };
  expect([ran.status, files[0]!.coverage.refuted]).toEqual([1, 1]);
  expect(spawnSync("npx", ["--no-install", "alphabar", "prove", "derived.snr", "--runs", "20"], { cwd: home, encoding: "utf8" }).status).toBe(0);
});

test("what it ships beside the program lies where the README says, and runs what there is to run", () => {
  for (const file of ["src/audit/report/schema.json", "src/cli/github/action.yml", "src/cli/pre-commit-hooks.yaml"]) {
    expect(existsSync(join(installed, file))).toBe(true);
    expect(readFileSync(join(root, "README.md"), "utf8")).toContain(file.replace("/action.yml", ""));
  }
  const script = readFileSync(join(installed, "src/cli/github/action.yml"), "utf8").split("run: |\n")[1]!.replaceAll(/^ {8}/gm, "");
  const ran = spawnSync("bash", ["-e", "-c", script.replace("--yes --package \"$PACKAGE\"", "--no-install")], {
    cwd: home, encoding: "utf8", env: { ...process.env, FILES: "  notes.md\n\n", FORMAT: "github", BASELINE: "", ARGUMENTS: "--runs 50", OUTPUT: "", PACKAGE: "alphabar" },
  });
  expect(ran.status).toBe(1);
  expect(ran.stdout).toMatch(/^::error file=notes\.md,line=1,/);
});

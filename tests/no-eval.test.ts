import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildProgram } from "./cli/program.ts";

/** Text is never run as code: not by us, not by what is built, and the page's policy forbids it to whoever tries. */
const root = join(import.meta.dirname, "..");
const built = mkdtempSync(join(tmpdir(), "alphabar-no-eval-"));
const runsText = /\beval\s*\(|\bnew\s+Function\b|\bFunction\s*\(\s*["'`]|\bset(?:Timeout|Interval)\s*\(\s*["'`]|\bimport\(\s*["'`]data:/;

const filesIn = (folder: string, ending: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).filter((file) => ending.test(file)).map((file) => join(folder, file));

describe("the sources", () => {
  const sources = ["src", "formulas", "proofs"].flatMap((folder) => filesIn(folder, /\.(ts|tsx|html)$/));

  test("run no text as code", () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.filter((file) => runsText.test(readFileSync(join(root, file), "utf8")))).toEqual([]);
  });

  test("put no text into the page as markup", () => {
    const markup = /\.(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write\b|renderToString/;
    expect(sources.filter((file) => markup.test(readFileSync(join(root, file), "utf8")))).toEqual([]);
  });

  test("the pattern sees what it looks for", () => {
    for (const bad of ["eval(text)", "new Function('x', body)", 'Function("return this")()', "setTimeout('go()', 1)"]) expect(bad).toMatch(runsText);
    for (const good of ["retrieval(x)", "evaluate(term)", "setTimeout(go, 1)", "interface Function {}"]) expect(good).not.toMatch(runsText);
  });
});

describe("the built page", () => {
  beforeAll(() => {
    execFileSync(process.execPath, [join(root, "node_modules/vite/bin/vite.js"), "build", "--outDir", built, "--emptyOutDir", "--logLevel", "error"], { cwd: root, env: { ...process.env, NODE_ENV: "production" } });
  }, 120_000);
  afterAll(() => rmSync(built, { recursive: true, force: true }));

  test("runs no text as code", () => {
    const scripts = readdirSync(built, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.filter((file) => runsText.test(readFileSync(join(built, file), "utf8")))).toEqual([]);
  });

  test("has a policy of 'self' that allows no eval and no inline script, and names nothing outside", () => {
    expect(existsSync(join(built, "index.html"))).toBe(true);
    const page = readFileSync(join(built, "index.html"), "utf8");
    const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(page)?.[1] ?? "";
    const directives = new Map(policy.split(";").map((part) => part.trim().split(/\s+/)).map(([name, ...sources]) => [name, sources]));
    expect(directives.get("default-src")).toEqual(["'self'"]);
    const allowed = new Set([...directives.values()].flat());
    expect([...allowed].filter((source) => !["'self'", "'wasm-unsafe-eval'", "blob:", "data:"].includes(source))).toEqual([]);
    expect(directives.get("script-src") ?? ["'self'"]).not.toContain("data:");
    expect(page.match(/<script(?![^>]*\ssrc=)[^>]*>/g) ?? []).toEqual([]);
    expect(page.match(/(?:src|href)="(?!\.?\.?\/)[^"#]/g) ?? []).toEqual([]);
  });
});

test("the built command-line program runs no text as code", () => {
  const program = buildProgram();
  try {
    const scripts = readdirSync(program.folder).filter((file) => file.endsWith(".js"));
    expect(scripts).toEqual(expect.arrayContaining(["alphabar.js", "node-worker.js"]));
    expect(scripts.filter((file) => runsText.test(readFileSync(join(program.folder, file), "utf8")))).toEqual([]);
  } finally {
    program.remove();
  }
});

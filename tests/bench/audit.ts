import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import type { Row } from "./row.ts";

/*
 * `alphabar audit` as it ships. A tutorial of 500 lines put together from the project's own, from start to exit, is to be read against 2 s; a thousand documents, the project's own
 * repeated with their lines shifted, against 15 a second over two cores and memory that does not grow. Those stop when their time is over.
 */
const suite = "audit";
const tutorials = join("tests", "tutorials");
const secondsForMany = 120;

export async function run(): Promise<Row[]> {
  execFileSync(process.execPath, ["node_modules/vite/bin/vite.js", "build", "--mode", "cli", "--logLevel", "error"]);
  const folder = mkdtempSync(join(tmpdir(), "alphabar-bench-"));
  const row = (name: string, value: number, unit: string): Row => ({ suite, name, value, unit });
  try {
    const one = await audit([putLong(folder)], Infinity);
    const many = await audit(putMany(folder, 1000), secondsForMany);
    const { documents, seconds, megabytes } = many;
    return [
      row("a tutorial of 500 lines, start included", one.seconds, "s"),
      row("its claims", one.claims, ""),
      row(`documents audited, ${availableParallelism()} threads, at most ${secondsForMany} s`, documents, ""),
      row("documents", documents / seconds, "a second"),
      row("claims", many.claims / seconds, "a second"),
      row("memory after a quarter", megabytes[Math.floor(documents / 4)] ?? Number.NaN, "MB"),
      row("memory at the end", megabytes.at(-1) ?? Number.NaN, "MB"),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const documents = (ending: RegExp): readonly string[] => readdirSync(tutorials).filter((name) => ending.test(name)).toSorted().map((name) => join(tutorials, name));

/** The Markdown tutorials one after the other, cut at 500 lines. */
function putLong(folder: string): string {
  const lines = documents(/\.md$/).flatMap((file) => readFileSync(file, "utf8").split("\n"));
  const path = join(folder, "long.md");
  writeFileSync(path, Array.from({ length: 500 }, (_, i) => lines[i % lines.length]).join("\n"));
  return path;
}

function putMany(folder: string, count: number): readonly string[] {
  const originals = documents(/\.(md|tex|txt|html)$/).map((file) => ({ file, text: readFileSync(file, "utf8") }));
  return Array.from({ length: count }, (_, i) => {
    const { file, text } = originals[i % originals.length]!;
    const path = join(folder, `${basename(file, extname(file))}-${i}${extname(file)}`);
    writeFileSync(path, "\n".repeat(1 + Math.floor(i / originals.length)) + text);
    return path;
  });
}

interface Measured {
  readonly seconds: number;
  readonly documents: number;
  readonly claims: number;
  /** The program's resident memory when each document's line came. */
  readonly megabytes: readonly number[];
}

function audit(files: readonly string[], limit: number): Promise<Measured> {
  const started = performance.now();
  const child = spawn(process.execPath, ["dist/cli/alphabar.js", "audit", "--format", "ndjson", "--files-from", "-"], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(files.join("\n"));
  const megabytes: number[] = [];
  let rest = "", claims = 0;
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop()!;
    for (const line of lines) {
      claims += (JSON.parse(line) as { coverage: { found: number } }).coverage.found;
      megabytes.push(residentOf(child.pid!));
    }
    if (performance.now() - started > limit * 1000) child.kill();
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => resolve({ seconds: (performance.now() - started) / 1000, documents: megabytes.length, claims, megabytes }));
  });
}

/** Where there is /proc; elsewhere no figure. */
function residentOf(pid: number): number {
  try {
    return Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]) / 1024;
  } catch {
    return Number.NaN;
  }
}

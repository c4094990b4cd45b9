import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";

/*
 * npm run bench -- [suite …] [--json]
 *
 * Runs tests/bench/<suite>.ts, all suites without a name, and prints their rows. Each is bundled first, as the project's own build would, so that what is
 * measured is what ships. The bundle lies inside the project for as long as it runs, so that it finds its packages.
 */
const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const json = process.argv.includes("--json");
const asked = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const known = readdirSync(here).filter(isSuite).map((file) => file.slice(0, -3));
const unknown = asked.filter((suite) => !known.includes(suite));

if (unknown.length > 0) {
  console.error(`unknown suite: ${unknown.join(", ")} (there are ${known.join(", ")})`);
  process.exitCode = 2;
} else {
  const rows = [];
  for (const suite of asked.length > 0 ? asked : known) rows.push(...(await measured(suite)));
  console.log(json ? JSON.stringify(rows, null, 2) : table(rows));
}

function isSuite(file) {
  return file.endsWith(".ts") && /^export (async function|function|const) run\b/m.test(readFileSync(join(here, file), "utf8"));
}

async function measured(suite) {
  const outDir = mkdtempSync(join(root, "node_modules", ".bench-"));
  try {
    await build({
      root, configFile: false, logLevel: "error",
      build: { ssr: join(here, `${suite}.ts`), outDir, emptyOutDir: true, target: "node20", rollupOptions: { output: { entryFileNames: "suite.mjs" } } },
    });
    const { run } = await import(pathToFileURL(join(outDir, "suite.mjs")).href);
    return await run();
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

function table(rows) {
  const lines = rows.map((row) => [
    row.suite, row.name, `${figure(row.value)} ${row.unit}`, row.ratio === undefined ? "" : `${figure(row.ratio)}× ${row.against}`,
  ]);
  const head = ["suite", "name", "median", "ratio"];
  const widths = head.map((word, i) => Math.max(word.length, ...lines.map((line) => line[i].length)));
  return [head, ...lines].map((line) => line.map((word, i) => word.padEnd(widths[i])).join("  ").trimEnd()).join("\n");
}

function figure(value) {
  return Number.isInteger(value) ? String(value) : value.toPrecision(3);
}

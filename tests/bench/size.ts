import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import type { Row } from "./row.ts";

const suite = "size";

/** What the browser fetches before it paints, and what comes after: gzip, fonts apart. */
export async function run(): Promise<Row[]> {
  const root = process.cwd();
  const folder = mkdtempSync(join(root, "node_modules", ".bench-size-"));
  try {
    await build({ configFile: join(root, "vite.config.ts"), logLevel: "error", build: { outDir: folder, emptyOutDir: true } });
    const html = readFileSync(join(folder, "index.html"), "utf8");
    const first = new Set([...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.(?:js|css))"/g)].map(([, file]) => file!));
    for (const file of first) for (const next of staticImports(folder, file)) first.add(next);
    const kilobytes = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length, 0) / 1000;
    const later = readdirSync(join(folder, "assets")).map((file) => `assets/${file}`).filter((file) => /\.(js|css)$/.test(file) && !first.has(file));
    const named = (name: string, files: readonly string[]): Row => ({ suite, name, value: kilobytes(files), unit: "kB gzip" });
    return [
      named("to first paint", [...first]),
      named("to first paint, JS", [...first].filter((file) => file.endsWith(".js"))),
      named("to first paint, CSS", [...first].filter((file) => file.endsWith(".css"))),
      named("charts, after", later.filter((file) => /chart/.test(file))),
      named("checks, after", later.filter((file) => /worker|verif|browser/.test(file))),
      named("everything after", later),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The files that a built module imports at once, beside it. */
function staticImports(folder: string, file: string): string[] {
  if (!file.endsWith(".js")) return [];
  const text = readFileSync(join(folder, file), "utf8");
  return [...text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)].map(([, name]) => `assets/${name}`);
}

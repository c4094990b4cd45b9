import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, normalize } from "node:path";
import type { Source } from "./audit-protocol.ts";
import { CannotRun } from "./cannot-run.ts";
import { globPattern, globRoot, isGlob } from "./glob.ts";

/** What counts as a document inside a folder; a file that is named is audited whatever its name. */
const documents = /\.(md|markdown|mdx|rst|qmd|rmd|txt|tex|latex|ltx|html?|xhtml|ipynb|py)$/i;

/**
 * The documents that are meant, each once, in the order given: files, folders (all documents below them, by name), globs, and `-` for standard input.
 * A name that is no file is a source all the same: that it cannot be read is reported with the others.
 */
export function sourcesOf(words: readonly string[]): readonly Source[] {
  const sources = new Map<string, Source>();
  const add = (source: Source) => sources.set(source.name, source);
  for (const word of words) {
    if (word === "-") add({ kind: "bytes", name: "stdin", bytes: readInput() });
    else for (const name of filesFor(word)) add({ kind: "path", name });
  }
  return [...sources.values()];
}

function filesFor(word: string): readonly string[] {
  const found = statSync(word, { throwIfNoEntry: false });
  if (found?.isDirectory()) return documentsBelow(word);
  if (found || !isGlob(word)) return [normalize(word)];
  const root = globRoot(word);
  const pattern = globPattern(word);
  const files = statSync(root, { throwIfNoEntry: false })?.isDirectory() ? filesIn(root).filter((name) => pattern.test(name.replaceAll("\\", "/"))) : [];
  if (files.length === 0) throw new CannotRun(`no file matches: ${word}`);
  return files;
}

function documentsBelow(folder: string): readonly string[] {
  const files = filesIn(folder).filter((name) => documents.test(name));
  if (files.length === 0) throw new CannotRun(`no documents in: ${folder} (.md, .txt, .tex, .html, .ipynb, .py and their like)`);
  return files;
}

/** Every file below a folder by name; hidden folders and node_modules are left out, and links to folders are not followed. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith(".") || entry.name === "node_modules" ? [] : filesIn(path);
    return entry.isFile() || (entry.isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isFile()) ? [path] : [];
  });
}

/** The names in a list, one a line; `-` is standard input. */
export function namesIn(list: string): readonly string[] {
  try {
    return readFileSync(list === "-" ? 0 : list, "utf8").split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== "");
  } catch (error) {
    throw new CannotRun(`cannot read: ${list} (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
  }
}

function readInput(): Uint8Array {
  try {
    return readFileSync(0);
  } catch (error) {
    throw new CannotRun(`cannot read: standard input (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
  }
}

/** The I-th of N parts of the documents, every N-th of them, so that the parts are about equally long. */
export function shardOf(sources: readonly Source[], shard: string | undefined): readonly Source[] {
  if (shard === undefined) return sources;
  const [, part, parts] = /^(\d+)\/(\d+)$/.exec(shard)?.map(Number) ?? [];
  if (!part || !parts || part > parts) throw new CannotRun(`unexpected value: --shard ${shard} (write --shard 1/4)`);
  return sources.filter((_, i) => i % parts === part - 1);
}

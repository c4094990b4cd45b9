import { readFileSync, statSync } from "node:fs";
import { nearest } from "../base/nearest.ts";
import { CannotRun } from "./cannot-run.ts";

const shipped = new Map(
  Object.entries(import.meta.glob<string>("../gallery/*.md", { query: "?raw", import: "default", eager: true })).map(([path, text]) => [stem(path), text]),
);

function stem(path: string): string {
  return path.split("/").at(-1)!.replace(/\.md$/, "");
}

export const shippedSheets: readonly string[] = [...shipped.keys()].toSorted();

/** A sheet's text and the name it was asked by. */
export interface SheetFile {
  readonly file: string;
  readonly text: string;
}

/** More than any sheet needs: a thousand cells of two thousand characters, and as much prose. */
const mostBytes = 64e6;

/** A file, `-` for standard input, or a shipped sheet's name; a file goes before a shipped sheet of the same name. */
export function openSheet(name: string): SheetFile {
  if (name === "-") return { file: "stdin", text: readText(0, "standard input") };
  const found = statSync(name, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw new CannotRun(`not a sheet: ${name} (it is a folder)`);
  if (found && found.size > mostBytes) throw new CannotRun(`too large: ${name} (at most ${mostBytes / 1e6} MB)`);
  if (found) return { file: name, text: readText(name, name) };
  const text = shipped.get(stem(name));
  if (text !== undefined && !name.includes("/")) return { file: name, text };
  const near = nearest(name, shippedSheets);
  throw new CannotRun(`no such sheet: ${name} (${near === undefined ? `neither a file nor one of ${shippedSheets.join(", ")}` : `did you mean ${near}?`})`);
}

function readText(from: string | 0, name: string): string {
  try {
    return readFileSync(from, "utf8");
  } catch (error) {
    throw new CannotRun(`cannot read: ${name} (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
  }
}

import type { Problem } from "../../base/problem.ts";
import { type Imported, type ImportedList, mostBytes } from "./imported.ts";
import { readJson } from "./json.ts";
import { readList } from "./list.ts";
import { isNpy, readNpy } from "./npy.ts";
import { isTable, readTable } from "./table.ts";

/** What was dropped, opened or pasted: numbers, by what the bytes are and not by what the file is called. */
export function readNumbers(bytes: Uint8Array): Imported {
  if (bytes.length > mostBytes) return { ok: false, problem: { kind: "too large", subject: `${bytes.length} bytes`, hint: String(mostBytes) } };
  if (isNpy(bytes)) return readNpy(bytes);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return { ok: false, problem: { kind: "bad file", subject: "zip", hint: ".npy, .csv, .txt, .json" } };
  const text = textOf(bytes);
  return text === undefined ? { ok: false, problem: { kind: "bad file", subject: "UTF-8", hint: ".npy, .csv, .txt, .json" } } : readNumbersInText(text);
}

export function readNumbersInText(text: string): Imported {
  if (text.length > mostBytes) return { ok: false, problem: { kind: "too large", subject: `${text.length} characters`, hint: String(mostBytes) } };
  if (/^[\s\ufeff]*\{/.test(text)) return readJson(text.replace(/^\ufeff/, ""));
  return isTable(text) ? readTable(text) : readList(text);
}

/** The list that is called so, or the only one; otherwise a problem that names them all. */
export function chosenList(imported: Imported, wanted: string | undefined): { readonly ok: true; readonly list: ImportedList } | { readonly ok: false; readonly problem: Problem } {
  if (!imported.ok) return imported;
  const { lists, refused } = imported;
  const found = wanted === undefined ? (lists.length === 1 ? lists[0] : undefined) : lists.find(({ name }, i) => (name ?? String(i + 1)) === wanted);
  if (found) return { ok: true, list: found };
  const bad = refused.find(({ name }) => name === wanted);
  if (bad) return { ok: false, problem: bad.problem };
  const names = lists.map(({ name }, i) => name ?? String(i + 1)).join(", ");
  return { ok: false, problem: wanted === undefined ? { kind: "missing value", subject: "column", hint: names } : { kind: "unknown name", subject: wanted, hint: names } };
}

/** Text in UTF-8, or in UTF-16 where a byte order mark says so; undefined where it is neither. */
function textOf(bytes: Uint8Array): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

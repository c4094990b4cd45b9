import { get, set } from "idb-keyval";
import { readRun, type SavedRun, writeRun } from "../../train/run-file.ts";

const key = "alphabar.run";

/** Keeps the run in this browser, in place of the one kept before. Where storage is forbidden or full nothing is kept, and nothing else changes. */
export async function keepRun(run: SavedRun): Promise<void> {
  await set(key, writeRun(run, "everything")).catch(() => undefined);
}

/** The run kept last, if there is one that can be read. */
export async function keptRun(): Promise<SavedRun | undefined> {
  const bytes = await get<Uint8Array>(key).catch(() => undefined);
  const read = bytes && readRun(bytes);
  return read?.ok ? read.run : undefined;
}

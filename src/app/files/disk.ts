import { decodeFile, encodeFile, plainForm } from "./decode-file.ts";
import { saveFile } from "../save-file.ts";
import type { FileHome } from "./kept-sheet.ts";

/** A file that was chosen or dropped, with the way back to it where the browser gives one. */
export interface Picked {
  readonly file: File;
  readonly handle?: FileSystemFileHandle;
}

/** The pickers of the File System Access API, which not every browser has. */
interface Pickers {
  showOpenFilePicker?(options: object): Promise<readonly FileSystemFileHandle[]>;
  showSaveFilePicker?(options: object): Promise<FileSystemFileHandle>;
}
interface Asking {
  queryPermission?(how: object): Promise<PermissionState>;
  requestPermission?(how: object): Promise<PermissionState>;
}

const pickers = globalThis as unknown as Pickers;
const types = [{ description: "Alphabar", accept: { "text/markdown": [".md", ".markdown"], "text/plain": [".txt"] } }];

/** The file that the reader chooses, or undefined when they choose none. */
export async function pickFile(): Promise<Picked | undefined> {
  if (!pickers.showOpenFilePicker) return pickByInput();
  const handles = await pickers.showOpenFilePicker({ types, excludeAcceptAllOption: false }).catch(unlessRefused);
  const handle = handles?.[0];
  return handle && { file: await handle.getFile(), handle };
}

function pickByInput(): Promise<Picked | undefined> {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".md,.markdown,.txt,text/*";
  return new Promise((resolve) => {
    input.addEventListener("change", () => resolve(input.files?.[0] && { file: input.files[0] }));
    input.addEventListener("cancel", () => resolve(undefined));
    input.click();
  });
}

/** The file among what was dropped. It has to be asked for while the event lasts. */
export function droppedFile(data: DataTransfer): Promise<Picked | undefined> {
  const item = [...data.items].find(({ kind }) => kind === "file") as (DataTransferItem & { getAsFileSystemHandle?(): Promise<FileSystemHandle | null> }) | undefined;
  const file = item?.getAsFile() ?? undefined;
  const handle = item?.getAsFileSystemHandle?.().catch(() => undefined);
  return Promise.resolve(handle).then((found) => file && { file, ...(found?.kind === "file" && { handle: found as FileSystemFileHandle }) });
}

export type Written =
  | { readonly kind: "written"; readonly home: FileHome }
  /** Another program wrote the file since it was read here. */
  | { readonly kind: "changed there"; readonly theirs: string }
  | { readonly kind: "not written"; readonly detail: string }
  | { readonly kind: "given up" };

/** Writes a text to where it is at home. What another program wrote there in between is overwritten only when `over` says so. */
export async function writeHome(home: FileHome, text: string, over: "only mine" | "anything"): Promise<Written> {
  const { handle, name, form } = home;
  if (!handle) {
    saveFile(name, new Blob([encodeFile(text, form).slice()], { type: "text/markdown" }));
    return { kind: "written", home: { ...home, text } };
  }
  try {
    if (!(await mayWrite(handle))) return { kind: "given up" };
    const now = await handle.getFile();
    if (over === "only mine" && now.lastModified !== home.modified) {
      const theirs = decodeFile(new Uint8Array(await now.arrayBuffer()));
      if (theirs.kind !== "text" || theirs.text !== home.text) return { kind: "changed there", theirs: theirs.kind === "text" ? theirs.text : "" };
    }
    const stream = await handle.createWritable();
    await stream.write(encodeFile(text, form).slice());
    await stream.close();
    return { kind: "written", home: { ...home, text, modified: (await handle.getFile()).lastModified } };
  } catch (error) {
    return { kind: "not written", detail: error instanceof Error ? error.message : String(error) };
  }
}

/** A new home for a text, where the reader wants it: a download's name where the browser lets no page write files. */
export async function newHome(name: string, old: FileHome | undefined): Promise<FileHome | undefined> {
  const form = old?.form ?? plainForm;
  if (!pickers.showSaveFilePicker) return { name, form, text: "" };
  const handle = await pickers.showSaveFilePicker({ types, suggestedName: name }).catch(unlessRefused);
  return handle && { name: handle.name, form, handle, text: "" };
}

async function mayWrite(handle: FileSystemFileHandle & Asking): Promise<boolean> {
  const how = { mode: "readwrite" };
  return (await handle.queryPermission?.(how)) !== "prompt" || (await handle.requestPermission?.(how)) === "granted";
}

/** Closing a picker is no error. */
function unlessRefused(error: unknown): undefined {
  if (error instanceof DOMException && error.name === "AbortError") return undefined;
  throw error;
}

import type { Draft } from "./kept-sheet.ts";

/*
 * What has to be known at once when the page opens or closes, which IndexedDB cannot give: the sheet that was open, and what was not yet kept when the page was left.
 * It lies in the storage that answers at once; where that is forbidden or full there is nothing, and nothing else changes.
 */

/** What a tab showed last. */
export interface Last {
  readonly kind: "kept" | "shipped";
  /** The id it is kept under, or the name it ships under. */
  readonly name: string;
}

/** `where`: this tab, which was loaded again, or another visit. */
export function lastSheet(): (Last & { readonly where: "tab" | "visit" }) | undefined {
  const tab = read(() => sessionStorage, lastKey), visit = read(() => localStorage, lastKey);
  return isLast(tab) ? { ...tab, where: "tab" } : isLast(visit) ? { ...visit, where: "visit" } : undefined;
}

export function rememberLast(last: Last): void {
  write(() => sessionStorage, lastKey, last);
  write(() => localStorage, lastKey, last);
}

export interface Unkept {
  readonly draft: Draft;
  /** The revision it was made from. */
  readonly known: number;
}

/** Lays down what is not kept; false where that cannot be. A file's handle is left out: it cannot lie here. */
export const layDown = ({ draft, known }: Unkept): boolean => write(() => localStorage, unkeptKey + draft.id, { draft: { ...draft, home: undefined }, known });

export const takeUp = (id: string): void => {
  try {
    localStorage.removeItem(unkeptKey + id);
  } catch {
    // What cannot be read was not laid down either.
  }
};

/** What earlier pages laid down and nobody took up. */
export function laidDown(): readonly Unkept[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(unkeptKey)).map((key) => read(() => localStorage, key)).filter(isUnkept);
  } catch {
    return [];
  }
}

const lastKey = "alphabar.last", unkeptKey = "alphabar.unkept.";

const isLast = (found: unknown): found is Last => isRecord(found) && (found.kind === "kept" || found.kind === "shipped") && typeof found.name === "string";
const isUnkept = (found: unknown): found is Unkept => isRecord(found) && typeof found.known === "number" && isRecord(found.draft) && [found.draft.id, found.draft.title, found.draft.text].every((part) => typeof part === "string");
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function read(storage: () => Storage, key: string): unknown {
  try {
    return JSON.parse(storage().getItem(key) ?? "null");
  } catch {
    return undefined;
  }
}

function write(storage: () => Storage, key: string, value: unknown): boolean {
  try {
    storage().setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

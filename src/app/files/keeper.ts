import type { Draft, KeptSheet } from "./kept-sheet.ts";
import type { Shelf } from "./shelf.ts";

/** What became of a keeping. `overtaken`: another tab wrote `theirs`; what is here is kept as a sheet of its own from then on. */
export type Told =
  | { readonly kind: "kept"; readonly sheet: KeptSheet }
  | { readonly kind: "overtaken"; readonly theirs: KeptSheet }
  | { readonly kind: "refused"; readonly reason: "forbidden" | "full" };

/** Keeps one sheet as it changes: each change at once, and while one is being written only the newest of those that come. */
export interface Keeper {
  keep(content: Omit<Draft, "id">): void;
  /** The id it is kept under, another one after it was overtaken. */
  id(): string;
  revision(): number;
  /** What is not known to be kept yet. */
  unkept(): Draft | undefined;
  /** Resolves when nothing is being written. */
  settled(): Promise<void>;
}

export function createKeeper(shelf: Shelf, start: { readonly id: string; readonly revision: number }, tell: (told: Told) => void): Keeper {
  let { id, revision } = start;
  let waiting: Omit<Draft, "id"> | undefined, writing: Omit<Draft, "id"> | undefined;
  let work = Promise.resolve(), busy = false;
  const write = async () => {
    while (waiting) {
      writing = waiting;
      waiting = undefined;
      const keeping = await shelf.keep({ id, ...writing }, revision);
      if (keeping.kind === "overtaken") {
        id = newId();
        revision = 0;
        waiting ??= writing;
        tell({ kind: "overtaken", theirs: keeping.sheet });
        continue;
      }
      // What could not be kept is tried again with the next change; until then it counts as not kept.
      if (keeping.kind === "kept") {
        revision = keeping.sheet.revision;
        writing = undefined;
      }
      tell(keeping);
    }
    busy = false;
  };
  return {
    keep(content) {
      waiting = content;
      if (busy) return;
      busy = true;
      work = write();
    },
    id: () => id,
    revision: () => revision,
    unkept: () => {
      const content = waiting ?? writing;
      return content && { id, ...content };
    },
    settled: () => work,
  };
}

/** An id that no other sheet of this browser has. */
export const newId = (): string => Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("");

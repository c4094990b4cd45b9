import { createStore, del, entries, get, update } from "idb-keyval";
import type { KeptSheet } from "./kept-sheet.ts";

/** Where sheets lie: by id, each written in one go. Everything may fail, where storage is forbidden, full or broken. */
export interface Drawer {
  get(id: string): Promise<KeptSheet | undefined>;
  /** Replaces what lies under an id by what `next` makes of it; no other tab writes in between. */
  update(id: string, next: (now: KeptSheet | undefined) => KeptSheet): Promise<void>;
  all(): Promise<readonly KeptSheet[]>;
  remove(id: string): Promise<void>;
}

/** The browser's own storage, IndexedDB. */
export function browserDrawer(): Drawer {
  const store = createStore("alphabar-sheets", "sheets");
  return {
    // Where storage is forbidden, opening it throws at once; here that is a promise that fails like any other.
    get: async (id) => get<KeptSheet>(id, store),
    update: async (id, next) => update<KeptSheet>(id, next, store),
    all: async () => (await entries<string, KeptSheet>(store)).map(([, sheet]) => sheet),
    remove: async (id) => del(id, store),
  };
}

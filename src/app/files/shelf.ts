import type { Drawer } from "./drawer.ts";
import type { Draft, KeptSheet } from "./kept-sheet.ts";

/** The sheets this browser keeps, shared by all tabs. No tab overwrites what another wrote: who knows an older revision is told, and nothing is changed. */
export interface Shelf {
  /** Keeps a draft; `known` is the revision this tab read or wrote last, 0 for a new sheet. */
  keep(draft: Draft, known: number): Promise<Keeping>;
  find(id: string): Promise<KeptSheet | undefined>;
  /** The newest first. */
  recent(): Promise<readonly KeptSheet[]>;
  remove(id: string): Promise<void>;
  /** What storage refused: it lies in this page alone and goes with it. */
  atRisk(): readonly Draft[];
}

export type Keeping =
  | { readonly kind: "kept"; readonly sheet: KeptSheet }
  | { readonly kind: "overtaken"; readonly sheet: KeptSheet }
  | { readonly kind: "refused"; readonly reason: "forbidden" | "full" };

/** So many are kept; beyond that the oldest goes. */
export const mostKept = 100;

export function createShelf(drawer: Drawer, now: () => number): Shelf {
  const refused = new Map<string, KeptSheet>();
  return {
    async keep(draft, known) {
      let result: Keeping | undefined;
      try {
        await drawer.update(draft.id, (found) => {
          if (found && found.revision !== known && !isSame(found, draft)) {
            result = { kind: "overtaken", sheet: found };
            return found;
          }
          const sheet = { ...draft, revision: (found?.revision ?? known) + 1, at: now() };
          result = { kind: "kept", sheet };
          return sheet;
        });
        refused.delete(draft.id);
        return result!;
      } catch (error) {
        refused.set(draft.id, { ...draft, revision: known, at: now() });
        return { kind: "refused", reason: error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "forbidden" };
      }
    },
    async find(id) {
      return refused.get(id) ?? drawer.get(id).catch(() => undefined);
    },
    async recent() {
      const lying = (await drawer.all().catch(() => [])).filter(({ id }) => !refused.has(id));
      const all = [...refused.values(), ...lying].toSorted((a, b) => b.at - a.at);
      for (const { id } of all.slice(mostKept)) void drawer.remove(id).catch(() => undefined);
      return all.slice(0, mostKept);
    },
    remove(id) {
      refused.delete(id);
      return drawer.remove(id).catch(() => undefined);
    },
    atRisk: () => [...refused.values()],
  };
}

const isSame = (a: Draft, b: Draft): boolean => a.text === b.text && a.typing === b.typing;

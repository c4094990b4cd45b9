import { titleIn } from "./files/names.ts";

const files = import.meta.glob<string>("../gallery/*.md", { query: "?raw", import: "default", eager: true });

/** The sheet the page opens on. */
export const openingSheet = "forward-process";

/** The sheets that ship by name, the opening one first, the documents' experiments last: their files' whole texts. */
export const shippedSheets: ReadonlyMap<string, string> = new Map(
  Object.entries(files).map(([path, text]) => [path.split("/").at(-1)!.replace(/\.md$/, ""), text] as const).toSorted(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b)),
);

/** A sheet with nothing in it yet. */
export const emptySheet = "# A new sheet | 新表\n";

/** A shipped sheet's first heading. */
export const galleryTitle = (name: string): string => titleIn(shippedSheets.get(name) ?? "") || name;

function rank(name: string): number {
  return name === openingSheet ? 0 : /^\d{3}-/.test(name) ? 2 : 1;
}

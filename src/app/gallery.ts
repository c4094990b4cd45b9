const files = import.meta.glob<string>("../gallery/*.md", { query: "?raw", import: "default", eager: true });
const texts = new Map(Object.entries(files).map(([path, text]) => [path.split("/").at(-1)!.replace(/\.md$/, ""), text]));

/** The sheet the page opens on. */
export const openingSheet = "forward-process";

/** A sheet with nothing in it yet. */
export const newSheet = "new-sheet";
texts.set(newSheet, "# A new sheet | 新表\n");

/** The sheets by name: the opening one first, the new one last. */
export const sheetNames: readonly string[] = [...texts.keys()].toSorted((a, b) => rank(a) - rank(b) || a.localeCompare(b));

export const galleryText = (name: string): string => texts.get(name) ?? "";

/** Keeps a sheet that was made in the page under a name of its own, which it gives; it is gone when the page is left. */
export function keepSheet(text: string): string {
  let count = 1;
  while (texts.has(`made-${count}`)) count++;
  texts.set(`made-${count}`, text);
  return `made-${count}`;
}

/** A sheet's first heading. */
export const galleryTitle = (name: string): string => /^#\s+(.*)$/m.exec(galleryText(name))?.[1] ?? name;

function rank(name: string): number {
  return name === openingSheet ? 0 : name === newSheet ? 2 : 1;
}

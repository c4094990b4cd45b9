const files = import.meta.glob<string>("../gallery/*.md", { query: "?raw", import: "default", eager: true });
const texts = new Map(Object.entries(files).map(([path, text]) => [path.split("/").at(-1)!.replace(/\.md$/, ""), text]));

/** The sheet the page opens on. */
export const openingSheet = "forward-process";

/** The shipped sheets by name, the opening one first. */
export const sheetNames: readonly string[] = [...texts.keys()].toSorted((a, b) => Number(b === openingSheet) - Number(a === openingSheet) || a.localeCompare(b));

export const galleryText = (name: string): string => texts.get(name) ?? "";

/** A shipped sheet's first heading. */
export const galleryTitle = (name: string): string => /^#\s+(.*)$/m.exec(galleryText(name))?.[1] ?? name;

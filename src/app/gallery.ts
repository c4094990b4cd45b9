const files = import.meta.glob<string>("../gallery/*.md", { query: "?raw", import: "default", eager: true });
const texts = new Map(Object.entries(files).map(([path, text]) => [path.split("/").at(-1)!.replace(/\.md$/, ""), text]));

const first = "forward-process";

/** The shipped sheets by name, the opening one first. */
export const sheetNames: readonly string[] = [...texts.keys()].toSorted((a, b) => Number(b === first) - Number(a === first) || a.localeCompare(b));

export const galleryText = (name: string): string => texts.get(name) ?? "";

/** A shipped sheet's first heading. */
export const galleryTitle = (name: string): string => /^#\s+(.*)$/m.exec(galleryText(name))?.[1] ?? name;

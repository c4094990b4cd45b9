import type { Cell } from "../sheet/cell.ts";
import type { Source, Wording } from "../sheet/formula.ts";
import type { Section } from "./cell-rows.ts";
import type { Page } from "./page.ts";

/** "Forward | 前向" in the reader's language; a text without a bar is the same in both. */
export function bothLanguages(text: string): Wording {
  const [en = "", zh] = text.split("|").map((part) => part.trim());
  return { en, zh: zh || en };
}

export const headingText = (page: Page, section: Section): string =>
  section.kind === "parameters" ? page.say("parameters") : page.word(bothLanguages(section.heading)) || page.say("cells");

/** What a cell is called: its own title, the catalog's, or its name. */
export function cellTitle(page: Page, cell: Cell): string {
  if (cell.title) return page.word(cell.title);
  const formula = cell.origin === undefined ? undefined : page.catalog.find(cell.origin);
  if (formula) return page.word(formula.title);
  return cellName(cell);
}

/** A cell's short name: what it defines, or the claim's own text. */
export function cellName(cell: Cell): string {
  const { line } = cell;
  return line && "name" in line ? line.name : cell.text.replace(/^claim\s+(here\s+)?/, "");
}

/** Where a cell comes from, in few characters: "000 §1.2". The evidence has all of it. */
export function cellSource(page: Page, cell: Cell): string {
  const formula = cell.origin === undefined ? undefined : page.catalog.find(cell.origin);
  const [first] = formula?.sources ?? [];
  const source = first ? `${first.document} §${first.section}` : (cell.source ?? "").split(" · ")[0]!;
  return source.replace(/^(\d{3} §?[\d.]*\d)\.?\s.*$/, "$1");
}

export const sourceText = ({ document, section }: Source): string => `${document} §${section}`;

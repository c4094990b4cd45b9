import type { Cell } from "../sheet/cell.ts";
import type { Formula, Source, Wording } from "../sheet/formula.ts";
import type { Row, Section } from "./cell-rows.ts";
import type { Page } from "./page.ts";

/** "Forward | 前向" in the reader's language; a text without a bar is the same in both. */
export function bothLanguages(text: string): Wording {
  const [en = "", zh] = text.split("|").map((part) => part.trim());
  return { en, zh: zh || en };
}

export const headingText = (page: Page, section: Section): string =>
  section.kind === "parameters" ? page.say("parameters") : page.word(bothLanguages(section.heading)) || page.say("cells");

/** What a row is called: its own title, the catalog's, or its name. */
export function rowTitle(page: Page, { cell, bases }: Row): string {
  const titled = [cell, ...bases].find(({ title }) => title !== undefined);
  const formula = formulaOf(page, cell);
  return titled?.title ? page.word(titled.title) : formula ? page.word(formula.title) : cellName(cell);
}

/** The catalog formula that a cell is: the one it was brought from, or the one that defines its name. */
export function formulaOf({ catalog }: Page, { origin, line }: Cell): Formula | undefined {
  const name = origin ?? (line && "name" in line ? catalog.definer(line.name) : undefined);
  return name === undefined ? undefined : catalog.find(name);
}

/** A cell's short name: what it defines, or the claim's own text. */
export function cellName(cell: Cell): string {
  const { line } = cell;
  return line && "name" in line ? line.name : cell.text.slice(0, 120).replace(/^claim\s+(here\s+)?/, "");
}

/** Where a cell comes from, in few characters: "000 §1.2". The evidence has all of it. */
export function rowSource(page: Page, { cell, bases }: Row): string {
  const formula = formulaOf(page, cell);
  const [first] = formula?.sources ?? [];
  const from = first ? `${first.document} §${first.section}` : ([cell, ...bases].find(({ source }) => source !== undefined)?.source ?? "").split(" · ")[0]!;
  return from.replace(/^(\d{3} §?[\d.]*\d)\.?\s.*$/, "$1");
}

export const sourceText = ({ document, section }: Source): string => `${document} §${section}`;

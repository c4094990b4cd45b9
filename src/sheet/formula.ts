/** A formula of the catalog: mathematics as sheet text, and where it comes from. Nothing is parsed at import. */
export interface Formula {
  readonly title: Wording;
  /** Paper and equation, e.g. "Ho, Jain & Abbeel 2020, eq. 7". */
  readonly paper: string;
  /** Where the five documents have it. */
  readonly sources: readonly Source[];
  /** Where it holds, e.g. "1 ≤ t ≤ T, 0 < β < 1". */
  readonly domain: string;
  /** Cells in the sheet's language, one a line. Names it does not define are those of other formulas. */
  readonly text: string;
}

/** One sentence or title in both languages. */
export interface Wording {
  readonly en: string;
  readonly zh: string;
}

export interface Source {
  /** "000" … "004". */
  readonly document: string;
  readonly section: string;
}

/** Cells as they are written in a formula's file, one a line, without that file's indentation. */
export const cells = (text: TemplateStringsArray): string =>
  text.raw.join("").split("\n").map((line) => line.trim()).filter((line) => line !== "").join("\n");

export const source = (document: string, section: string): Source => ({ document, section });

/** What a sheet asks of the catalog; the catalog itself stands on a higher floor. */
export interface Catalog {
  /** "posterior.mean" → the formula. */
  find(name: string): Formula | undefined;
  /** Every name, sorted. */
  names(): readonly string[];
  /** The formula that defines a cell's name ("alphabar" → "derived.alphabar"); none for names several formulas define. */
  definer(cell: string): string | undefined;
}

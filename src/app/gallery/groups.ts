/** Shipped sheets that belong together: those of one document, or those that are of none. */
export interface Group {
  /** The document's number, as its sheets' names begin. */
  readonly document: string | undefined;
  readonly names: readonly string[];
}

/** The document that a sheet works through, by its name: "000-paths" is 000's. */
export const documentOf = (name: string): string | undefined => /^(\d{3})-/.exec(name)?.[1];

/** Sheets by document, in the order in which they come. */
export function groupsOf(names: readonly string[]): readonly Group[] {
  const groups = new Map<string | undefined, string[]>();
  for (const name of names) groups.set(documentOf(name), [...(groups.get(documentOf(name)) ?? []), name]);
  return [...groups].map(([document, of]) => ({ document, names: of }));
}

/** The first sentence of a text, or all of it where it has no end. */
export const firstSentence = (text: string): string => /^.*?(?:\.(?=\s|$)|。)/s.exec(text)?.[0] ?? text;

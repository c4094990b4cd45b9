/**
 * The next place of a pattern at or after an offset, remembered: questions that move forward through a text cost one pass over it
 * in all, however often they are asked and even when the pattern never comes.
 */
export function finder(text: string, pattern: RegExp): (from: number) => { readonly start: number; readonly end: number } | undefined {
  const search = new RegExp(pattern.source, "g");
  let asked = Infinity;
  let known: { start: number; end: number } | undefined;
  return (from) => {
    if (from >= asked && (!known || known.start >= from)) return known;
    search.lastIndex = from;
    const found = search.exec(text);
    asked = from;
    known = found ? { start: found.index, end: found.index + found[0].length } : undefined;
    return known;
  };
}

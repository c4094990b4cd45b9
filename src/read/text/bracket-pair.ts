/** The brackets at a caret: where the one beside it stands and where its partner does; no partner when it has none. */
export interface BracketPair {
  readonly at: number;
  readonly partner?: number;
}

const closing: Readonly<Record<string, string>> = { "(": ")", "[": "]" };

/** The bracket right before the caret, else the one right after it, with its partner on the same line; undefined beside none. Comments have no brackets. */
export function bracketPair(text: string, caret: number): BracketPair | undefined {
  const start = text.lastIndexOf("\n", caret - 1) + 1;
  const line = text.slice(start).split("\n")[0]!.replace(/#.*$/, "");
  const isBracket = (i: number) => "()[]".includes(line[i] ?? " ");
  const at = [caret - start - 1, caret - start].find((i) => i >= 0 && i < line.length && isBracket(i));
  if (at === undefined) return undefined;
  const open: number[] = [];
  for (let i = 0; i < line.length; i++) {
    const letter = line[i]!;
    if (closing[letter] !== undefined) open.push(i);
    else if (letter === ")" || letter === "]") {
      const from = open.pop();
      const fits = from !== undefined && closing[line[from]!] === letter;
      if (i === at) return { at: start + at, ...(fits && { partner: start + from }) };
      if (from === at) return { at: start + at, ...(fits && { partner: start + i }) };
    }
  }
  return { at: start + at };
}

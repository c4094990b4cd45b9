/** A stretch of a line of code, told apart as far as a reader needs: what is said in words stands back, what Python itself says stands out. */
export interface CodePiece {
  readonly text: string;
  readonly kind?: "comment" | "string" | "keyword";
}

const keywords = new Set("False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(" "));

/** Comments, strings and names, in this order: a hash in a string begins no comment. A string that does not close ends with its line, a triple one with the text. */
const token = /(#[^\n]*)|((?:\b[rbfuRBFU]{1,2})?(?:"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:\\[^]|[^"\\\n])*(?:"|(?=\n)|$)|'(?:\\[^]|[^'\\\n])*(?:'|(?=\n)|$)))|([^\W\d]\w*)/gu;

/** A listing's lines as pieces; their texts together are the text. No piece is empty. */
export function pythonPieces(text: string): readonly (readonly CodePiece[])[] {
  const lines: CodePiece[][] = [[]];
  const put = (stretch: string, kind?: CodePiece["kind"]) => {
    stretch.split("\n").forEach((part, i) => {
      if (i > 0) lines.push([]);
      const line = lines.at(-1)!, last = line.at(-1);
      if (part === "") return;
      if (last && last.kind === kind) line[line.length - 1] = { ...last, text: last.text + part };
      else line.push({ text: part, ...(kind && { kind }) });
    });
  };
  let at = 0;
  for (const { index, 0: whole, 1: comment, 2: string, 3: name } of text.matchAll(token)) {
    put(text.slice(at, index));
    put(whole, comment !== undefined ? "comment" : string !== undefined ? "string" : keywords.has(name!) ? "keyword" : undefined);
    at = index + whole.length;
  }
  put(text.slice(at));
  return lines;
}

/** Code in no language that is known: its lines as they are. */
export const plainPieces = (text: string): readonly (readonly CodePiece[])[] => text.split("\n").map((line) => (line === "" ? [] : [{ text: line }]));

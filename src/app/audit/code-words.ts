/** A stretch of a sentence about code: a name of the program, or words in which x_0 is mathematics. */
export interface CodeWord {
  readonly text: string;
  readonly isName: boolean;
}

/** Names that Python alone writes: several words, or a letter and a word. `x_0`, `x_t` and `ε_θ` are mathematics. */
const name = /(?<![\p{L}\d_.])(?:[A-Za-z]\w*\.)*(?:[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+){2,}|[A-Za-z]{2,}[A-Za-z0-9]*_[A-Za-z0-9]+|[A-Za-z]_[A-Za-z]{2,}[A-Za-z0-9]*|[A-Za-z]\w*(?=\[\w))(?![\p{L}\d_])/gu;

/** A sentence taken apart, so that a program's names are set as code. */
export function codeWords(sentence: string): readonly CodeWord[] {
  const words: CodeWord[] = [];
  let at = 0;
  for (const { index, 0: found } of sentence.matchAll(name)) {
    if (index > at) words.push({ text: sentence.slice(at, index), isName: false });
    words.push({ text: found, isName: true });
    at = index + found.length;
  }
  if (at < sentence.length) words.push({ text: sentence.slice(at), isName: false });
  return words;
}

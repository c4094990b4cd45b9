import { fail } from "../../base/problem.ts";
import type { Compared, CompareLine } from "./line.ts";
import { reserved, type Token } from "./tokens.ts";

const form = "compare list with beta";

/** compare = "compare" name "with" name: two columns of the sheet, `[t]` after them is allowed. `compare = 3` is still a parameter. */
export const isComparison = ([first, second]: readonly Token[]): boolean => first?.kind === "name" && first.text === "compare" && second?.kind === "name";

export function compareLine(words: readonly Token[], text: string): CompareLine {
  const left = column(words, 1, text);
  const joint = words[left.next] ?? fail("missing value", words[left.next - 1]!.text, { place: words[left.next - 1]!.place, hint: form });
  if (joint.text !== "with") unexpected(joint, text);
  const right = column(words, left.next + 1, text);
  if (words[right.next]) unexpected(words[right.next]!, text);
  return { kind: "compare", left: left.of, right: right.of };
}

function column(words: readonly Token[], at: number, text: string): { readonly of: Compared; readonly next: number } {
  const name = words[at] ?? fail("missing value", words[at - 1]!.text, { place: words[at - 1]!.place, hint: form });
  if (name.kind !== "name" || reserved(name.text)) unexpected(name, text);
  const bracketed = words.slice(at + 1, at + 4).map((w) => w.text).join("") === "[t]";
  return { of: { name: name.text, place: name.place }, next: at + (bracketed ? 4 : 1) };
}

function unexpected(word: Token, text: string): never {
  return fail("unexpected token", text.slice(word.place.start, word.place.end), { place: word.place, hint: form });
}

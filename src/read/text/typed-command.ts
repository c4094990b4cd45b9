import type { Place } from "../../base/place.ts";
import { builtIn } from "../../term/functions.ts";
import { greek, greekNames, markCommands, marks, symbolCommands } from "./letters.ts";

/** What a command that was just typed is to become, and where it stands. */
export interface Replacement {
  readonly place: Place;
  readonly by: string;
}

/**
 * `\beta` followed by what is no letter becomes β, `\bar\alpha` and `\bar{\alpha}` ᾱ, `\cdot` ·, `\sqrt` √, `\sum` and `\log` what the language calls them. The space that ends a
 * command goes with it. `caret` stands right after the character that ended it; undefined where nothing is to be replaced.
 */
export function typedCommand(text: string, caret: number): Replacement | undefined {
  const ended = text.slice(0, caret);
  const marked = markForm.exec(ended);
  if (marked) {
    const [whole, mark, braced, bracedLetter, command, afterCommand, letter, afterLetter] = marked as unknown as [string, string, ...(string | undefined)[]];
    const commanded = braced ?? command;
    const base = commanded === undefined ? (bracedLetter ?? letter) : greekLetters.get(commanded);
    return base === undefined ? undefined : { place: { start: caret - whole.length, end: caret }, by: (base + signOf.get(markCommands.get(mark)!)!).normalize("NFC") + kept(afterCommand ?? afterLetter) };
  }
  const plain = plainForm.exec(ended);
  if (!plain) return undefined;
  const [whole, command, after] = plain as unknown as [string, string, string];
  const place = { start: caret - whole.length, end: caret };
  const by = greekLetters.get(command) ?? signs.get(command);
  if (by !== undefined) return { place, by: by + (by === "√" && after === "{" ? "(" : kept(after)) };
  const called = calls.get(command);
  return called === undefined ? undefined : { place, by: `${called}(${/[\s({]/.test(after) ? "" : after}` };
}

const markNames = [...markCommands.keys()].join("|");
const oneLetter = "[A-Za-z\\u0391-\\u03c9]";
const markForm = new RegExp(`\\\\(${markNames})\\s*(?:\\{\\s*(?:\\\\([A-Za-z]+)|(${oneLetter}))\\s*\\}|\\\\([A-Za-z]+)([^A-Za-z])|(?<=\\s)(${oneLetter})([^A-Za-z]))$`);
/** Inside of a mark's braces the letter waits for the brace. */
const plainForm = new RegExp(`(?<!\\\\(?:${markNames})\\s*\\{\\s*)\\\\([A-Za-z]+)([^A-Za-z])$`);

const kept = (after: string | undefined): string => (after === undefined || after === " " ? "" : after);

/** "beta" → "β". */
const greekLetters: ReadonlyMap<string, string> = (() => {
  const letters = new Map<string, string>();
  for (let code = 0x391; code <= 0x3c9; code++) {
    const letter = String.fromCodePoint(code), named = greek(letter);
    // ς and σ are one name; σ is the one that is written.
    if (named !== undefined && letter !== "ς") letters.set(named, letter);
  }
  return new Map([...greekNames].flatMap(([command, named]) => (letters.has(named) ? [[command, letters.get(named)!] as const] : [])));
})();

/** The combining mark that a name's ending stands for. */
const signOf: ReadonlyMap<string, string> = new Map([...marks].toReversed().map(([mark, named]) => [named, mark]));

const written: Readonly<Record<string, string>> = { "*": "·", "<=": "≤", ">=": "≥", "!=": "≠", "≈": "≈" };
const signs: ReadonlyMap<string, string> = new Map([...[...symbolCommands].map(([command, symbol]) => [command, command === "times" ? "×" : written[symbol]!] as const), ["sqrt", "√"]]);
const calls: ReadonlyMap<string, string> = new Map([...["exp", "log", "sin", "cos", "tan", "tanh", "min", "max"].filter((name) => builtIn.has(name)).map((name) => [name, name] as const), ["ln", "log"], ["sum", "sum"], ["prod", "prod"]]);

/** What a begun command may become, for completion: its name and what is written for it. */
export const commandWords: readonly (readonly [command: string, by: string])[] = [
  ...greekLetters, ...signs, ...[...calls].map(([command, called]) => [command, `${called}(`] as const), ["bar\\alpha", "ᾱ"],
];

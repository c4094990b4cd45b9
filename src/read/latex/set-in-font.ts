import type { Place } from "../../base/place.ts";
import { flat } from "./flat.ts";
import type { Font } from "./math.ts";
import type { Token } from "./token.ts";

/** Tokens set in a font, by its command's name: letters that take it on, or a word of several letters. */
export function inFont(tokens: readonly Token[], font: string, place: Place): Token[] {
  const inner = words.test(font) ? unspelled(flat(tokens)) : flat(tokens);
  const letters = inner.every((token) => token.type === "symbol" && token.below === undefined && token.above === undefined && token.accents.length === 0);
  // Letters set upright beside one another are a word; a single one is a letter (a unit vector, Euler's e, the d of an integral).
  if (words.test(font) && inner.length > 1 && inner.every((token) => (token.type === "symbol" && token.name.length === 1 && token.accents.length === 0 || token.type === "number") && token.below === undefined && token.above === undefined))
    return font === "mathnormal" ? [...inner] : [{ type: "word", text: inner.map((token) => (token.type === "symbol" ? token.name : token.type === "number" ? token.digits : "")).join(""), place }];
  if (/^(mathbb|mathcal|mathscr)$/.test(font) && inner.length > 1 && letters) return [{ type: "word", text: inner.map((token) => (token.type === "symbol" ? token.name : "")).join(""), place }];
  const as: Font | "bold" | "upright" | undefined = fonts[font];
  return inner.map((token) => {
    const alone = inner.length === 1 ? place : token.place;
    if (token.type === "symbol" && as !== undefined) return { ...token, font: as, place: alone };
    // \mathbb{1} is the indicator, never the number; a bold 0 is the zero vector.
    if (token.type === "number" && as === "blackboard") return { type: "symbol", name: token.digits, accents: [], font: as, place: alone };
    return { ...token, place: alone };
  });
}

const words = /^(mathrm|textrm|mathsf|mathtt|mathit|mathnormal|mathbf|boldsymbol)$/;

/** The letters of `cosine` again, whose first three were taken for a function: within a word nothing is called. */
function unspelled(tokens: readonly Token[]): readonly Token[] {
  const isSpelled = (token: Token): boolean => token.type === "function" && token.place.end - token.place.start === token.name.length;
  if (!tokens.some(isSpelled) || tokens.length < 2 || tokens.some((token, i) => i > 0 && tokens[i - 1]!.place.end !== token.place.start)) return tokens;
  return tokens.flatMap((token): Token[] => (token.type === "function" && isSpelled(token) ? [...token.name].map((letter, i) => ({ ...token, type: "symbol", name: letter, accents: [], place: { start: token.place.start + i, end: token.place.start + i + 1 } }) as Token) : [token]));
}

const fonts: Readonly<Record<string, Font | "bold" | "upright">> = {
  mathcal: "calligraphic", mathscr: "calligraphic", mathbb: "blackboard", mathfrak: "fraktur", mathbf: "bold", boldsymbol: "bold", mathrm: "upright", textrm: "upright", mathsf: "upright",
};

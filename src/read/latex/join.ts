import { negated } from "./signs.ts";
import type { Token } from "./token.ts";

const chinese = /^[\u3400-\u9fff]+$/;

/** Beside one another in the text, or out of one macro. */
const touches = (a: Token, b: Token): boolean => a.place.end === b.place.start || (a.place.start === b.place.start && a.place.end === b.place.end);

/** Digits come one by one, a point as a sign of its own, `:=` and `||` as two signs, \not before what it strikes. */
export function joined(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (const token of tokens) {
    const last = out.at(-1);
    const beside = last !== undefined && touches(last, token) && last.below === undefined && last.above === undefined;
    const whole = last && { start: last.place.start, end: token.place.end };
    if (beside && last.type === "number" && (token.type === "number" || (token.type === "stop" && !last.digits.includes("."))))
      out[out.length - 1] = { ...token, type: "number", digits: last.digits + (token.type === "number" ? token.digits : "."), place: whole! };
    else if (beside && last.type === "stop" && token.type === "number") out[out.length - 1] = { ...token, digits: `.${token.digits}`, place: whole! };
    else if (token.type === "unknown" && chinese.test(token.subject)) {
      // Words typed bare in a formula: 其中, 最小化.
      if (beside && last.type === "prose" && chinese.test(last.text)) out[out.length - 1] = { ...token, type: "prose", text: last.text + token.subject, place: whole! };
      else out.push({ ...token, type: "prose", text: token.subject });
    }
    else if (last?.type === "colon" && token.type === "relation" && token.relation === "=") out[out.length - 1] = { ...token, relation: ":=", place: whole! };
    else if (last?.type === "relation" && last.relation === "=" && token.type === "colon") out[out.length - 1] = { ...last, place: whole! };
    else if (beside && last.type === "bar" && token.type === "bar" && !last.double && !token.double && last.role === token.role) out[out.length - 1] = { ...token, double: true, place: whole! };
    else if (last?.type === "unknown" && last.subject === "\\not" && token.type === "relation" && negated(token.relation) !== undefined) out[out.length - 1] = { ...token, relation: negated(token.relation)!, place: whole! };
    else out.push(token);
  }
  return out.length === tokens.length ? settled(out) : joined(out);
}

/** What is left once digits are joined: "0." at an end is 0 and a full stop, "..." an ellipsis, "1e-4" one number. */
function settled(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!, next = tokens[i + 1], third = tokens[i + 2], fourth = tokens[i + 3];
    const touching = (...row: (Token | undefined)[]): boolean => row.every((one, k) => one !== undefined && (k === 0 || touches(row[k - 1]!, one))) && row.slice(0, -1).every((one) => one!.above === undefined && one!.below === undefined);
    const isExponentSign = next?.type === "symbol" && /^[eE]$/.test(next.name) && next.accents.length === 0 && next.font === undefined;
    if (token.type === "number" && isExponentSign && third?.type === "operator" && /[+-]/.test(third.op) && fourth?.type === "number" && touching(token, next, third, fourth)) {
      out.push({ ...fourth, digits: `${token.digits}e${third.op === "-" ? "-" : ""}${fourth.digits}`, place: { start: token.place.start, end: fourth.place.end } });
      i += 3;
    } else if (token.type === "number" && isExponentSign && third?.type === "number" && touching(token, next, third)) {
      out.push({ ...third, digits: `${token.digits}e${third.digits}`, place: { start: token.place.start, end: third.place.end } });
      i += 2;
    } else if (token.type === "number" && next?.type === "group" && isThousandsComma(next) && third?.type === "number") {
      let digits = token.digits, k = i;
      for (; isThousandsComma(tokens[k + 1]) && tokens[k + 2]?.type === "number"; k += 2) digits += (tokens[k + 2] as { digits: string }).digits;
      out.push({ ...tokens[k]!, type: "number", digits, place: { start: token.place.start, end: tokens[k]!.place.end } } as Token);
      i = k;
    } else if (spelled(tokens, i) !== undefined) {
      const name = spelled(tokens, i)!, last = tokens[i + name.length - 1]!;
      out.push({ ...last, type: "function", name, place: { start: token.place.start, end: last.place.end } } as Token);
      i += name.length - 1;
    } else if (lettersOf(tokens, i, ["where", "with", "otherwise"]) !== undefined) {
      const text = lettersOf(tokens, i, ["where", "with", "otherwise"])!, last = tokens[i + text.length - 1]!;
      out.push({ type: "word", text, place: { start: token.place.start, end: last.place.end } });
      i += text.length - 1;
    } else if (token.type === "number" && token.digits.endsWith(".") && next?.type === "stop" && third?.type === "stop" && touching(token, next, third)) {
      // 1...T: the first dot was taken for the number's own.
      out.push({ ...token, digits: token.digits.slice(0, -1), place: { start: token.place.start, end: token.place.end - 1 } }, { ...third, type: "ellipsis", place: { start: token.place.end - 1, end: third.place.end } });
      i += 2;
    } else if (token.type === "stop" && next?.type === "stop" && third?.type === "stop") {
      out.push({ type: "ellipsis", place: { start: token.place.start, end: third.place.end } });
      i += 2;
    } else out.push(token);
  }
  return out;
}

/** log, exp and their like typed without a backslash: their letters, close by one another. Nobody multiplies e by x by p. */
const spelled = (tokens: readonly Token[], at: number): string | undefined => lettersOf(tokens, at, ["log", "exp", "cos", "sin"]);

/** The one of these names whose letters stand here, close by one another. */
function lettersOf(tokens: readonly Token[], at: number, names: readonly string[]): string | undefined {
  return names.find((name) => [...name].every((letter, k) => {
    const token = tokens[at + k];
    if (token?.type !== "symbol" || token.name !== letter || token.accents.length > 0 || token.font !== undefined) return false;
    const bare = token.below === undefined && token.above === undefined;
    return (k === name.length - 1 || bare) && (k === 0 || tokens[at + k - 1]!.place.end === token.place.start);
  }));
}

/** The comma of `1{,}000`. */
const isThousandsComma = (token: Token | undefined): boolean => token?.type === "group" && token.of.length === 1 && token.of[0]!.type === "comma";

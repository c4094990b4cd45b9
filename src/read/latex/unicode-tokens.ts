import { fail } from "../../base/problem.ts";
import { joined } from "./join.ts";
import { letterName } from "./letters.ts";
import type { Font } from "./math.ts";
import { sign } from "./signs.ts";
import type { Token, Word } from "./token.ts";

const longest = 10_000;
const marks: Readonly<Record<string, string>> = { "\u0304": "bar", "\u0305": "bar", "\u0303": "tilde", "\u0302": "hat", "\u20d7": "vec", "\u0307": "dot" };
const spelledMarks = /^_?(bar|tilde|hat)(?![A-Za-z])/;
const upper: Readonly<Record<string, string>> = { "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9", "⁻": "-", "⁺": "+", "⁽": "(", "⁾": ")", "ᵀ": "T", "ᵗ": "t", "ⁿ": "n", "ⁱ": "i", "ᵏ": "k", "ᵈ": "d" };
const lower: Readonly<Record<string, string>> = { "₀": "0", "₁": "1", "₂": "2", "₃": "3", "₄": "4", "₅": "5", "₆": "6", "₇": "7", "₈": "8", "₉": "9", "₋": "-", "₊": "+", "₌": "=", "₍": "(", "₎": ")", "ₜ": "t", "ₛ": "s", "ᵢ": "i", "ⱼ": "j", "ₖ": "k", "ₙ": "n", "ₘ": "m", "ₓ": "x", "ᵤ": "u", "ₐ": "a", "ₑ": "e", "ₒ": "o", "ₚ": "p", "ᵣ": "r", "ᵥ": "v", "ₗ": "l", "ₕ": "h" };
const spelledSigns: Readonly<Record<string, string>> = { "<=": "≤", ">=": "≥", "!=": "≠", "==": "=", "->": "→", "<-": "←", "=>": "⇒", "~=": "≈", "**": "^", "||": "‖", "+-": "±" };
const functions = new Set("log ln exp sin cos tan tanh sinh cosh max min argmin argmax lim det".split(" "));
const greekWords = /^(alpha|beta|gamma|delta|epsilon|eps|zeta|eta|theta|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|phi|chi|psi|omega|Sigma|Delta|Gamma|Lambda|Theta|Phi|Psi|Omega|infinity|inf)$/;

/** Plain text as the tokens of mathematics, in one pass. Full-width forms are their ASCII letters. */
export function unicodeTokens(text: string): Token[] {
  if (text.length > longest) fail("too large", `${text.length} characters`, { place: { start: longest, end: text.length }, hint: `${longest}` });
  let at = 0, depth = 0;
  const rest = (): string => text.slice(at, at + 60).replaceAll(/[\uff01-\uff5e]/g, (wide) => wide.normalize("NFKC"));

  /** Tokens up to `end`, or to the text's end. */
  function row(end?: string): Token[] {
    if (++depth > 60) fail("too deep", "formula", { place: { start: at, end: at }, hint: "60" });
    const out: Token[] = [];
    const from = at;
    for (;;) {
      if (at >= text.length) {
        if (end !== undefined) fail("unclosed bracket", end === "}" ? "{" : "(", { place: { start: from - 1, end: from }, hint: end });
        break;
      }
      if (end !== undefined && rest().startsWith(end)) {
        at += 1;
        break;
      }
      if (/^[\s\u200b\ufeff]/.test(rest())) {
        at++;
        continue;
      }
      out.push(withScripts(word()));
    }
    depth--;
    return joined(out);
  }

  function word(): Token {
    const start = at, ahead = rest();
    const make = (one: Word, length: number): Token => {
      at = Math.max(at, start + length);
      return { ...one, place: { start, end: at } } as Token;
    };
    const number = /^(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?(?![A-Za-z])/.exec(ahead) ?? /^(\d+(\.\d+)?|\.\d+)/.exec(ahead);
    if (number !== null) return make({ type: "number", digits: number[0] }, number[0].length);
    if (/^(\.\.\.|…)/.test(ahead)) return make({ type: "ellipsis" }, ahead.startsWith("…") ? 1 : 3);
    if (ahead.startsWith(":=")) return make({ type: "relation", relation: ":=" }, 2);
    const spelled = spelledSigns[ahead.slice(0, 2)];
    if (spelled !== undefined && spelled !== "^") return make(sign(spelled)!, 2);
    if (ahead.startsWith("√") || /^sqrt(?![A-Za-z])/.test(ahead)) {
      at += ahead.startsWith("√") ? 1 : 4;
      while (/^\s/.test(rest())) at++;
      if (at >= text.length) fail("missing value", "√", { place: { start, end: at } });
      const of = argument();
      return { type: "root", of, place: { start, end: at } };
    }
    if (ahead.startsWith("∑") || ahead.startsWith("∏") || ahead.startsWith("∫")) return make({ type: "fold", fold: ahead[0] === "∑" ? "sum" : ahead[0] === "∏" ? "prod" : "int" }, 1);
    if (/^[ΣΠ]\s*[_{₌]/.test(ahead) && /^[ΣΠ]\s*_?\s*[{(][^})]*[=≥≤<>]/.test(ahead)) return make({ type: "fold", fold: ahead[0] === "Σ" ? "sum" : "prod" }, 1);
    const letters = /^[A-Za-z]+/.exec(ahead)?.[0];
    if (letters !== undefined && letters.length > 1) {
      // alpha_bar, x0, eps: names as they are typed in code.
      if (greekWords.test(letters)) {
        at += letters.length;
        if (letters.startsWith("inf")) return make({ type: "infinity" }, 0);
        return make({ type: "symbol", name: letters === "eps" ? "epsilon" : letters, accents: spelledAccents() }, 0);
      }
      const mark = /^(alpha|beta|epsilon|mu|sigma|eps)(bar|tilde|hat)$/.exec(letters);
      if (mark !== null) return make({ type: "symbol", name: mark[1] === "eps" ? "epsilon" : mark[1]!, accents: [mark[2]!] }, letters.length);
      if (/^(sum|prod)$/.test(letters) && /^\s*_/.test(text.slice(at + letters.length, at + 80))) return make({ type: "fold", fold: letters === "sum" ? "sum" : "prod" }, letters.length);
      if (functions.has(letters)) return make({ type: "function", name: letters }, letters.length);
      return make({ type: "word", text: letters }, letters.length);
    }
    return readLetter() ?? make(sign(ahead[0]!) ?? { type: "unknown", subject: String.fromCodePoint(text.codePointAt(at)!) }, String.fromCodePoint(text.codePointAt(at)!).length);
  }

  /** A letter with the marks above it, composed or not, of any mathematical alphabet. */
  function readLetter(): Token | undefined {
    const start = at;
    if (at >= text.length) return undefined;
    const whole = String.fromCodePoint(text.codePointAt(at)!);
    const [base = "", ...above] = whole.normalize("NFD");
    const { plain, font } = alphabet(base);
    const name = /^\d$/.test(plain) && font === "blackboard" ? plain : letterName(plain);
    if (name === undefined) return undefined;
    at += whole.length;
    const accents: string[] = [];
    for (const mark of above) accents.push(marks[mark] ?? fail("unexpected token", whole, { place: { start, end: at } }));
    while (marks[text[at] ?? ""] !== undefined) accents.push(marks[text[at++]!]!);
    accents.push(...spelledAccents());
    return { type: "symbol", name, accents, ...(font && { font }), place: { start, end: at } };
  }

  /** _bar, _hat and _tilde after a letter are marks, not indices. */
  function spelledAccents(): string[] {
    const mark = spelledMarks.exec(rest());
    if (mark === null || !mark[0].startsWith("_")) return [];
    at += mark[0].length;
    return [mark[1]!];
  }

  /** What a root or an index takes: brackets, or one letter or number with its own index. */
  function argument(): Token[] {
    const opening = rest()[0];
    if (opening === "(" || opening === "{") {
      at++;
      return row(opening === "(" ? ")" : "}");
    }
    return [withScripts(word(), "below")];
  }

  function withScripts(token: Token, only?: "below"): Token {
    if (!/^(number|symbol|word|function|fold|close|bar|root|infinity|gradient)$/.test(token.type)) return token;
    let { below, above } = token;
    for (;;) {
      const start = at, ahead = rest();
      if (below === undefined && lower[ahead[0] ?? ""] !== undefined) below = small(lower);
      else if (only === undefined && above === undefined && upper[ahead[0] ?? ""] !== undefined) above = small(upper);
      else if (below === undefined && ahead.startsWith("_") && ahead.length > 1) {
        at++;
        below = script();
        // x_t-1 is x_{t-1} to one writer and x_t − 1 to another.
        const tail = /^[-−+](\d|[a-z])(?![A-Za-z])/.exec(rest());
        if (tail !== null && /^[A-Za-z]$/.test(text.slice(start + 1, at))) fail("ambiguous reading", text.slice(token.place.start, at + tail[0].length), { place: { start: token.place.start, end: at + tail[0].length }, hint: `${text.slice(token.place.start, start)}_{${text.slice(start + 1, at)}${tail[0]}}, or with spaces around the sign` });
      } else if (only === undefined && above === undefined && (ahead.startsWith("^") || ahead.startsWith("**"))) {
        at += ahead.startsWith("^") ? 1 : 2;
        above = script();
      } else if (only === undefined && above === undefined && /^['′]/.test(ahead)) {
        at++;
        above = [{ type: "prime", place: { start, end: at } }];
      } else break;
    }
    return { ...token, ...(below && { below }), ...(above && { above }), place: { start: token.place.start, end: Math.max(token.place.end, at) } };
  }

  /** What follows _ or ^: braces, brackets, or a run of letters or digits with its sign. */
  function script(): Token[] {
    const start = at, ahead = rest();
    if (ahead.startsWith("{")) {
      at++;
      return row("}");
    }
    if (ahead.startsWith("(")) {
      at++;
      const inside = row(")");
      const index = inside.length > 0 && inside.length <= 3 && inside.every((token) => token.type === "number" || token.type === "operator" || (token.type === "symbol" && /^[tsijkn]$/.test(token.name))) && inside[0]!.type === "symbol";
      const previous = text[start - 1];
      return index && previous === "^" ? [{ type: "bracket", open: "(", close: ")", inside, place: { start, end: at } }] : inside;
    }
    const run = /^[-−+]?(\d+(\.\d+)?|[A-Za-z]+)/.exec(ahead);
    if (run !== null) {
      const out: Token[] = [];
      if (/^[-−+]/.test(run[0])) out.push(word());
      const begin = at;
      const bare = run[0].replace(/^[-−+]/, "");
      at = start + run[0].length;
      if (/^[A-Za-z]{2,}$/.test(bare)) {
        if (greekWords.test(bare)) return [...out, { type: "symbol", name: bare === "eps" ? "epsilon" : bare, accents: [], place: { start: begin, end: at } }];
        return [...out, { type: "word", text: bare, place: { start: begin, end: at } }];
      }
      at = begin;
      out.push(word());
      return out;
    }
    if (/^[*⊤†∞]/.test(ahead)) return [word()];
    return [readLetter() ?? fail("unexpected token", text[start] ?? "_", { place: { start, end: Math.min(start + 1, text.length) } })];
  }

  /** A run of small letters below or above, read as if it stood on the line. */
  function small(map: Readonly<Record<string, string>>): Token[] {
    const start = at;
    let line = "";
    while (map[text[at] ?? ""] !== undefined) line += map[text[at++]!]!;
    const shifted = (token: Token): Token => ({ ...token, place: { start: token.place.start + start, end: token.place.end + start } });
    // Every small letter is one character, so places only shift; letters side by side stay letters.
    return unicodeTokens([...line].join("")).flatMap((token): Token[] => (token.type === "word" ? [...token.text].map((name, i) => ({ type: "symbol", name, accents: [], place: { start: token.place.start + i, end: token.place.start + i + 1 } })) : [token])).map(shifted);
  }

  return row();
}

/** 𝒩, ℒ, 𝔼, ℝ, 𝐱 as the plain letter and the font that matters. */
function alphabet(letter: string): { plain: string; font?: Font } {
  const code = letter.codePointAt(0) ?? 0;
  const plain = letter.normalize("NFKC");
  if (plain === letter || letter === "ϵ" || letter === "ϕ") return { plain: letter };
  if ((code >= 0x1d49c && code <= 0x1d503) || "ℒℋℱℬℰℐℳℛ".includes(letter)) return { plain, font: "calligraphic" };
  if ((code >= 0x1d538 && code <= 0x1d56b) || (code >= 0x1d7d8 && code <= 0x1d7e1) || "ℝℕℤℚℂℙℍ".includes(letter)) return { plain, font: "blackboard" };
  return { plain };
}

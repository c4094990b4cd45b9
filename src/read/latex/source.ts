import { type Place, span } from "../../base/place.ts";
import { fail } from "../../base/problem.ts";
import { readDefinition, readGroup, shorthands, skipSpaces, type Macros } from "./macros.ts";
import { lexTex, type Piece } from "./tex.ts";

/** A formula made ready for KaTeX. `placeOf` takes a stretch of `tex` back to the text as given; macros stand where they were used. */
export interface Source {
  readonly tex: string;
  readonly labels: readonly { readonly text: string; readonly place: Place }[];
  placeOf(start: number, end: number): Place;
}

const longest = 10_000;
const longestExpanded = 40_000;
const mostExpansions = 2_000;
const deepest = 60;

const ignoredWithArgument = new Set(["\\label", "\\eqref", "\\ref", "\\cite", "\\citep", "\\citet", "\\hspace", "\\vspace", "\\color", "\\require"]);
const ignored = new Set(["\\nonumber", "\\notag", "\\displaystyle", "\\textstyle", "\\scriptstyle", "\\limits", "\\nolimits", "\\allowbreak", "\\noindent", "\\centering", "\\small", "\\footnotesize", "\\normalsize"]);
const definitions = new Set(["\\newcommand", "\\renewcommand", "\\providecommand", "\\def", "\\gdef", "\\DeclareMathOperator"]);
/** Commands that take the next thing as their argument. */
const takers = new Set(["^", "_", "\\hat", "\\bar", "\\tilde", "\\vec", "\\dot", "\\ddot", "\\widehat", "\\widetilde", "\\overline", "\\underline", "\\sqrt", "\\frac", "\\tfrac", "\\dfrac", "\\mathbf", "\\boldsymbol", "\\bm", "\\mathcal", "\\mathbb", "\\mathrm", "\\boxed"]);
/** Their argument is words, where an underscore is a letter of its own. */
const words = new Set(["\\text", "\\textrm", "\\textbf", "\\textit", "\\texttt", "\\textsf", "\\mathrm", "\\mathit", "\\mathsf", "\\mathtt", "\\operatorname", "\\begin", "\\end"]);
/** Environments that only say how lines are set, by the one KaTeX takes anywhere; "" for those that set nothing. */
const environments: ReadonlyMap<string, string> = new Map([
  ["equation", ""], ["displaymath", ""], ["math", ""], ["subequations", ""], ["align", "aligned"], ["split", "aligned"], ["flalign", "aligned"], ["eqnarray", "aligned"],
  ["multline", "gathered"], ["gather", "gathered"], ["alignat", "alignedat"],
]);

/**
 * Expands macros, takes out what only numbers or sets the formula, and mends what exported Markdown escapes (`x\_t`, `p^\*`).
 * A text past 10,000 characters, one that nests deeper than 60, and macros that grow without end are problems with their place.
 */
export function prepare(text: string, macros: Macros): Source {
  if (text.length > longest) fail("too large", `${text.length} characters`, { place: { start: longest, end: text.length }, hint: `${longest}` });
  const known: Record<string, string> = { ...shorthands, ...macros };
  const labels: { text: string; place: Place }[] = [];
  const out = expand(withUnderscores(lexTex(text)), known, labels);
  checkDepth(out);
  const pieces = alignIfBroken(out);

  let tex = "";
  const starts: number[] = [], ends: number[] = [];
  const add = (letters: string, place: Place) => {
    for (let i = 0; i < letters.length; i++) {
      // A piece that stands as it was written keeps each of its characters' places.
      const same = letters.length === place.end - place.start;
      starts.push(same ? place.start + i : place.start);
      ends.push(same ? place.start + i + 1 : place.end);
    }
    tex += letters;
  };
  for (const piece of pieces) {
    if (/^[A-Za-z]/.test(piece.text) && /\\[A-Za-z]+$/.test(tex)) add(" ", { start: piece.place.start, end: piece.place.start });
    add(piece.text, piece.place);
  }
  return {
    tex, labels,
    placeOf(start, end) {
      const first = starts[start] ?? text.length;
      return end <= start ? { start: first, end: first } : { start: first, end: Math.max(first, ends[Math.min(end, ends.length) - 1] ?? text.length) };
    },
  };
}

function expand(given: readonly Piece[], known: Record<string, string>, labels: { text: string; place: Place }[]): Piece[] {
  const out: Piece[] = [];
  // The pieces still to come, the next one last; a macro's body goes on top.
  const coming = given.toReversed();
  let expansions = 0;
  const ahead = (count: number): Piece[] => coming.slice(-count).toReversed();

  /** Where the last argument ended, its brace included. */
  let argumentEnd = 0;
  /** One argument: a group without its braces, or one piece. */
  function argument(use: Place, name: string): Piece[] {
    while (coming.length > 0 && /^\s+$/.test(coming.at(-1)!.text)) coming.pop();
    const first = coming.pop();
    if (first === undefined || first.text === "}") return fail("wrong number of arguments", name, { place: use });
    argumentEnd = first.place.end;
    if (first.text !== "{") return [first];
    const inside: Piece[] = [];
    for (let depth = 1; ;) {
      const piece = coming.pop();
      if (piece === undefined) return fail("unclosed bracket", "{", { place: first.place, hint: "}" });
      if (piece.text === "{") depth++;
      argumentEnd = piece.place.end;
      if (piece.text === "}" && --depth === 0) return inside;
      inside.push(piece);
    }
  }
  /** [t] after the command, or its default. */
  function optionalArgument(otherwise: string, use: Place): Piece[] {
    argumentEnd = use.end;
    const close = coming.at(-1)?.text === "[" ? coming.findLastIndex((piece) => piece.text === "]") : -1;
    if (close < 0) return lexTex(otherwise).map((piece) => ({ text: piece.text, place: use }));
    argumentEnd = coming[close]!.place.end;
    return coming.splice(close).toReversed().slice(1, -1);
  }
  const plainText = (pieces: readonly Piece[]): string => pieces.map((piece) => piece.text).join("").trim();
  const nextIs = (text: string): boolean => {
    for (let i = coming.length - 1; i >= 0; i--) if (!/^\s+$/.test(coming[i]!.text)) return coming[i]!.text === text;
    return false;
  };

  while (coming.length > 0) {
    const piece = coming.pop()!;
    const { text, place } = piece;
    if (definitions.has(text)) {
      const definition = readDefinition([piece, ...ahead(coming.length)], 0);
      if (definition === undefined) fail("unexpected token", text, { place });
      known[definition!.name] = definition!.body;
      coming.length -= definition!.end - 1;
    } else if (Object.hasOwn(known, text)) {
      if (++expansions > mostExpansions) fail("too large", text, { place, hint: `${mostExpansions} macros` });
      const [optional, body] = known[text]!.includes("\0") ? (known[text]!.split("\0") as [string, string]) : [undefined, known[text]!];
      const count = Math.max(0, ...[...body.matchAll(/#([1-9])/g)].map((match) => Number(match[1])));
      const args = Array.from({ length: count }, (_, i) => (i === 0 && optional !== undefined ? optionalArgument(optional, place) : argument(place, text)));
      const whole = { start: place.start, end: count === 0 ? place.end : Math.max(place.end, argumentEnd) };
      const inner = lexTex(body);
      const grown: Piece[] = [];
      for (let i = 0; i < inner.length; i++) {
        const number = inner[i]!.text === "#" ? Number(inner[i + 1]?.text) : NaN;
        if (number >= 1 && number <= count) {
          grown.push(...args[number - 1]!);
          i++;
        } else grown.push({ text: inner[i]!.text, place: count === 0 ? place : whole });
      }
      if (out.length + coming.length + grown.length > longestExpanded) fail("too large", text, { place, hint: `${longestExpanded} characters` });
      // \hat\x takes all that \x stands for.
      const taken = grown.length > 1 && takers.has(out.findLast((before) => !/^\s+$/.test(before.text))?.text ?? "");
      if (taken) coming.push({ text: "}", place });
      for (let i = grown.length - 1; i >= 0; i--) coming.push(grown[i]!);
      if (taken) coming.push({ text: "{", place });
    } else if (text === "\\tag") {
      const starred = coming.at(-1)?.text === "*" && coming.pop() !== undefined;
      const said = plainText(argument(place, text));
      labels.push({ text: starred || /^\(.*\)$/.test(said) ? said : `(${said})`, place });
    } else if (ignoredWithArgument.has(text)) {
      if (coming.at(-1)?.text === "*") coming.pop();
      const said = argument(place, text);
      // Only a space of a centimetre or an em's width parts what stands beside it.
      if (text === "\\hspace" && /^(\d*[1-9]\d*(\.\d+)?|[1-9])(em|cm)/.test(plainText(said))) out.push({ text: "\\quad", place });
    } else if (ignored.has(text)) out.push({ text: " ", place });
    else if (text === "\\begin" || text === "\\end") {
      const named = argument(place, text);
      const written = plainText(named);
      const name = written.replace(/\*$/, "");
      const taken = environments.get(name) ?? name;
      const whole = named.length === 0 ? place : span(place, named.at(-1)!.place.end >= place.start ? named.at(-1)!.place : place);
      if (taken !== "") {
        for (const part of [text, "{", ...taken, "}"]) out.push({ text: part, place: whole });
      }
      // \begin{array}[t], \begin{aligned}[b]: where it stands on the line.
      if (text === "\\begin" && taken !== "array" && nextIs("[") && /^\[[tbc]\]$/.test(plainText(ahead(4).filter((next) => !/^\s+$/.test(next.text)).slice(0, 3))))
        for (let dropped = 0; dropped < 3;) if (!/^\s+$/.test(coming.pop()!.text)) dropped++;
    } else if (words.has(text) && nextIs("{")) {
      out.push(piece);
      const group = readGroup(ahead(coming.length), skipSpaces(ahead(coming.length), 0));
      if (group === undefined) fail("unclosed bracket", "{", { place, hint: "}" });
      for (const inner of coming.splice(coming.length - group!).toReversed()) {
        // Macros inside of words are left to KaTeX: they are accents and spaces.
        if (inner.text !== "\\\n") out.push(inner);
      }
    } else if (text === "\\_") out.push({ text: "_", place });
    else if (text === "\\*") out.push({ text: "*", place });
    else if (text === "\\\n" || text === "\\\t") out.push({ text: "\\ ", place });
    else out.push(piece);
  }
  return out;
}

/**
 * A Markdown formatter that took x_{t-1} … α_{t} for emphasis has left x*{t-1} … α*{t}. Nobody multiplies by a group in braces, and where one
 * such is in a formula, an asterisk between a letter and its step is another.
 */
function withUnderscores(pieces: readonly Piece[]): readonly Piece[] {
  const letter = (piece: Piece | undefined): boolean => piece !== undefined && /^(?:\\[A-Za-z]+|[A-Za-z}])$/.test(piece.text);
  const isLost = (i: number): boolean => pieces[i]!.text === "*" && letter(pieces[i - 1]) && pieces[i + 1]?.text === "{";
  const starred = (i: number): boolean => /^\\(?:tag|operatorname|label|hspace|vspace|begin|end|newcommand)$/.test(pieces[i - 1]?.text ?? "");
  if (!pieces.some((_, i) => isLost(i) && !starred(i))) return pieces;
  return pieces.map((piece, i) => (piece.text === "*" && letter(pieces[i - 1]) && !starred(i) && (pieces[i + 1]?.text === "{" || /^[tsijkT0-9]$/.test(pieces[i + 1]?.text ?? "")) ? { ...piece, text: "_" } : piece));
}

/** KaTeX reads what is nested by recursion, so what nests is counted before it sees it. */
function checkDepth(pieces: readonly Piece[]): void {
  let depth = 0, run = 0;
  for (const { text, place } of pieces) {
    if (text === "{" || text === "\\left" || text === "\\begin") depth++;
    else if (text === "}" || text === "\\right" || text === "\\end") depth--;
    // Commands that take the next thing as their argument nest without braces.
    run = /^\\[A-Za-z]+$/.test(text) || /^[\s^_]+$/.test(text) ? run + 1 : text === "{" ? run : 0;
    if (depth > deepest || run > 400) fail("too deep", text, { place, hint: `${deepest}` });
  }
}

/** Lines that lost the environment around them are lines all the same. */
function alignIfBroken(pieces: readonly Piece[]): readonly Piece[] {
  let depth = 0, broken = false;
  for (const { text } of pieces) {
    if (text === "\\begin" || text === "{") depth++;
    else if (text === "\\end" || text === "}") depth--;
    else if (depth === 0 && (text === "&" || text === "\\\\" || text === "\\cr")) broken = true;
  }
  if (!broken) return pieces;
  const first = { start: pieces[0]!.place.start, end: pieces[0]!.place.start }, last = { start: pieces.at(-1)!.place.end, end: pieces.at(-1)!.place.end };
  const wrap = (command: string, place: Place): Piece[] => [command, "{", ..."aligned", "}"].map((text) => ({ text, place }));
  return [...wrap("\\begin", first), ...pieces, ...wrap("\\end", last)];
}

import { lexTex, type Piece } from "./tex.ts";

/**
 * A macro's body by its name with the backslash; #1 … #9 stand for its arguments.
 * Where #1 may be left out, its default stands before the body, parted from it by a null character (`\newcommand{\abar}[1][t]{…}`).
 */
export type Macros = Readonly<Record<string, string>>;

/**
 * The shorthands that tutorials use without defining them. A document's own definition goes before these.
 * What KaTeX knows is not listed, except where documents mean something else by it (\N is a normal law, not the naturals).
 */
export const shorthands: Macros = {
  "\\E": "\\mathbb{E}", "\\EE": "\\mathbb{E}", "\\N": "\\mathcal{N}", "\\Normal": "\\mathcal{N}", "\\KL": "\\mathrm{KL}", "\\DKL": "D_{\\mathrm{KL}}", "\\kl": "\\mathrm{KL}",
  "\\R": "\\mathbb{R}", "\\I": "\\mathbf{I}", "\\eps": "\\epsilon", "\\U": "\\mathcal{U}", "\\Var": "\\operatorname{Var}", "\\Cov": "\\operatorname{Cov}",
  "\\SNR": "\\operatorname{SNR}", "\\snr": "\\operatorname{SNR}", "\\softmax": "\\operatorname{softmax}", "\\sigmoid": "\\operatorname{sigmoid}", "\\diag": "\\operatorname{diag}",
  "\\tr": "\\operatorname{tr}", "\\Tr": "\\operatorname{tr}", "\\clip": "\\operatorname{clip}", "\\ELBO": "\\mathrm{ELBO}", "\\sign": "\\operatorname{sign}",
  "\\norm": "\\lVert #1 \\rVert", "\\abs": "\\lvert #1 \\rvert", "\\given": "\\mid", "\\dd": "\\mathrm{d}", "\\diff": "\\mathrm{d}",
  "\\defeq": "\\triangleq", "\\eqdef": "\\triangleq", "\\coloneqq": "\\triangleq", "\\coloneq": "\\triangleq", "\\Coloneqq": "\\triangleq", "\\doteq": "\\triangleq",
  "\\mathds": "\\mathbb{#1}", "\\mathbbm": "\\mathbb{#1}", "\\bbE": "\\mathbb{E}", "\\mbox": "\\text{#1}", "\\textnormal": "\\text{#1}",
  "\\nicefrac": "\\frac{#1}{#2}", "\\sfrac": "\\frac{#1}{#2}", "\\ensuremath": "{#1}", "\\relax": "", "\\hfill": "\\quad", "\\newline": "\\\\",
  "\\pmb": "\\boldsymbol{#1}", "\\bold": "\\mathbf{#1}", "\\mathbold": "\\boldsymbol{#1}", "\\Paren": "\\left(#1\\right)",
  // Frames and strokes say how a formula looks; a struck-out pair of terms adds up to nothing as it stands.
  "\\boxed": "#1", "\\bbox": "\0#2", "\\cancel": "#1", "\\bcancel": "#1", "\\xcancel": "#1", "\\class": "#2", "\\cssId": "#2", "\\And": "\\quad\\text{and}\\quad",
};

/**
 * The macros that a document defines with \newcommand, \renewcommand, \providecommand, \DeclareMathOperator and \def.
 * A later definition wins; one that cannot be read (no closing brace, delimited arguments) is left out, so that its use is a problem.
 */
export function readMacros(document: string): Record<string, string> {
  const found: Record<string, string> = {};
  let count = 0;
  for (const match of document.matchAll(/\\(?:newcommand|renewcommand|providecommand|DeclareMathOperator|def|gdef)(?![A-Za-z])/g)) {
    if (++count > mostDefinitions) break;
    const definition = readDefinition(lexTex(document.slice(match.index, match.index + longestDefinition)), 0);
    if (definition !== undefined) found[definition.name] = definition.body;
  }
  return found;
}

const longestDefinition = 2000;
/** A document is not asked for more, whatever its length. */
const mostDefinitions = 2000;

/** The definition whose command is at `at`, and where it ends; undefined for anything that is none. */
export function readDefinition(pieces: readonly Piece[], at: number): { name: string; body: string; end: number } | undefined {
  const command = pieces[at]?.text;
  let i = skipSpaces(pieces, at + 1);
  if (pieces[i]?.text === "*") i = skipSpaces(pieces, i + 1);
  const braced = pieces[i]?.text === "{";
  if (braced) i = skipSpaces(pieces, i + 1);
  const name = pieces[i]?.text ?? "";
  if (!/^\\([A-Za-z]+|[^A-Za-z])$/.test(name)) return undefined;
  i += 1;
  if (braced) {
    i = skipSpaces(pieces, i);
    if (pieces[i]?.text !== "}") return undefined;
    i += 1;
  }
  let optional: string | undefined;
  if (command === "\\def" || command === "\\gdef") {
    // Only undelimited parameters, #1#2…, have a meaning that does not depend on what follows.
    while (pieces[i]?.text === "#" && /^[1-9]$/.test(pieces[i + 1]?.text ?? "")) i += 2;
  } else {
    const square = (): string | undefined => {
      i = skipSpaces(pieces, i);
      if (pieces[i]?.text !== "[") return undefined;
      const close = pieces.findIndex((piece, k) => k > i && piece.text === "]");
      if (close < 0) return undefined;
      const inside = pieces.slice(i + 1, close).map((piece) => piece.text).join("");
      i = close + 1;
      return inside;
    };
    square();
    optional = square();
  }
  i = skipSpaces(pieces, i);
  const group = readGroup(pieces, i);
  if (group === undefined) return undefined;
  const text = textOf(pieces.slice(i + 1, group - 1));
  const body = command === "\\DeclareMathOperator" ? `\\operatorname{${text}}` : text;
  return { name, body: optional === undefined ? body : `${optional}\0${body}`, end: group };
}

/** The index after the group that opens at `at`. */
export function readGroup(pieces: readonly Piece[], at: number): number | undefined {
  if (pieces[at]?.text !== "{") return undefined;
  let depth = 0;
  for (let i = at; i < pieces.length; i++) {
    if (pieces[i]!.text === "{") depth++;
    else if (pieces[i]!.text === "}" && --depth === 0) return i + 1;
  }
  return undefined;
}

export function skipSpaces(pieces: readonly Piece[], at: number): number {
  let i = at;
  while (pieces[i] !== undefined && /^\s+$/.test(pieces[i]!.text)) i++;
  return i;
}

/** The pieces as text again, a space kept between a command and a letter. */
export function textOf(pieces: readonly Piece[]): string {
  let text = "";
  for (const piece of pieces) {
    if (/^[A-Za-z]/.test(piece.text) && /\\[A-Za-z]+$/.test(text)) text += " ";
    text += piece.text;
  }
  return text;
}

/** One edit of a claim's source text: the text from `start` to `end` becomes `put`. */
export interface Edit {
  readonly kind: EditKind;
  readonly start: number;
  readonly end: number;
  readonly put: string;
}

/** What people get wrong when they write a formula down. */
export type EditKind =
  | "root dropped" | "root added" | "symbol" | "complement" | "step" | "sign" | "ratio inverted" | "factor dropped" | "digit" | "relation"
  | "word" | "state" | "square dropped" | "accent dropped" | "bound" | "coefficient" | "order";

/**
 * Every one-place edit of a formula or a sentence in LaTeX or Unicode mathematics. Text is edited, not a tree, so that what reads the
 * document is tried along with what judges it.
 */
export function editsIn(text: string): readonly Edit[] {
  const found: Edit[] = [];
  const say = (kind: EditKind, start: number, end: number, put: string): void => { if (text.slice(start, end) !== put) found.push({ kind, start, end, put }); };
  const each = (pattern: RegExp, kind: EditKind, put: (match: RegExpExecArray) => string | readonly string[]): void => {
    for (const match of text.matchAll(pattern)) for (const one of [put(match)].flat()) say(kind, match.index, match.index + match[0].length, one);
  };

  for (const { start, end, inside } of rootsIn(text)) say("root dropped", start, end, plainAtom.test(inside) ? `${inside} ` : `(${inside})`);
  each(atom, "root added", ([whole]) => (whole.startsWith("\\") ? `\\sqrt{${whole}}` : `√(${whole})`));
  each(/(\\bar\s*\{?\s*\\alpha\s*\}?|\\overline\s*\{\s*\\alpha\s*\})(?=\s*_)/g, "symbol", () => ["\\alpha", "\\beta"]);
  each(/(?<!\\bar\s*\{?\s*|\\overline\s*\{?\s*)\\alpha(?=\s*_)/g, "symbol", () => ["\\bar\\alpha", "\\beta"]);
  each(/(?<!\\tilde\s*\{?\s*)\\beta(?=\s*_)/g, "symbol", () => ["\\tilde\\beta", "\\alpha"]);
  each(/\\abar(?=\s*\{)/g, "symbol", () => ["\\alpha_"]);
  each(/ᾱ(?=_|[ₜ₀-₉])/g, "symbol", () => ["α", "β"]);
  each(/α(?!̄)(?=_|[ₜ₀-₉])/g, "symbol", () => ["ᾱ", "β"]);
  each(/β(?!̃)(?=_|[ₜ₀-₉])/g, "symbol", () => ["α"]);
  each(/1\s*[-−]\s*(?=(?:\\bar|\\overline|\\alpha|\\beta|\\abar|ᾱ|α|β|\\gamma))/g, "complement", () => "");
  each(/_t(?![A-Za-z])|_\{t\}/g, "step", () => "_{t-1}");
  each(/_\{\s*t\s*-\s*1\s*\}/g, "step", () => "_t");
  each(/_\{t−1\}|ₜ₋₁/g, "step", () => "_t");
  each(/ₜ(?!₋)/g, "step", () => "_{t−1}");
  each(/\\abar\{t-1\}/g, "step", () => "\\abar{t}");
  each(/\\abar\{t\}/g, "step", () => "\\abar{t-1}");
  each(/_T(?![A-Za-z])/g, "step", () => "_{T-1}");
  // A sign between two things, not in a subscript.
  for (const match of text.matchAll(/(?<=[\w)}\]ₜ₀-₉θεIα-ωᾱ,]\s*(?:&\s*)?)([-+−])(?=\s*[\\\w(√∏α-ωᾱ[])/g)) {
    if (inSubscript(text, match.index)) continue;
    say("sign", match.index, match.index + 1, match[1] === "+" ? "-" : "+");
  }
  for (const { start, end, above, below, command } of fractionsIn(text)) {
    say("ratio inverted", start, end, `${command}{${below}}{${above}}`);
    if (above.trim() !== "1") say("factor dropped", start, end, `${command}{1}{${below}}`);
    say("factor dropped", start, end, `(${above})`);
    if (above.trim() === "1" && /^\d$/.test(below.trim())) say("coefficient", start, end, "1");
  }
  each(/\\[td]?frac\s*12(?!\d)|½/g, "coefficient", () => "1");
  each(/([√]?(?:ᾱ|α|β̃|β)(?:_\{[^}]*\}|_t|[ₜ₋₀-₉]+))\s*\/\s*([√]?(?:ᾱ|α|β̃|β)(?:_\{[^}]*\}|_t|[ₜ₋₀-₉]+))/g, "ratio inverted", ([, a, b]) => `${b}/${a}`);
  each(/(?<=[=(+\-−·*\s]|\\,|^)(?:\\sqrt\{[^{}]*\}|\\beta_t|\\alpha_t|√ᾱ_t|√α_t|β_t|βₜ)\s*(?:\\,|\\cdot|·)?\s*(?=\\epsilon|\\varepsilon|\\bar|x_|X_|ε|\(|\\left|\\mathbf|\\boldsymbol)/g, "factor dropped", () => "");
  for (const match of text.matchAll(/(?<![\w\\_^{.])(\d+(?:\.\d+)?)(?![\w])/g)) if (!inSubscript(text, match.index)) for (const put of otherNumbers(match[1]!)) say("digit", match.index, match.index + match[1]!.length, put);
  each(/\\leq?(?![a-z])|≤/g, "relation", ([w]) => (w.startsWith("\\") ? "\\ge " : "≥"));
  each(/\\geq?(?![a-z])|≥/g, "relation", ([w]) => (w.startsWith("\\") ? "\\le " : "≤"));
  each(/\\lt(?![a-z])|(?<![<\w!-])<(?![/!\w])/g, "relation", ([w]) => (w.startsWith("\\") ? "\\gt " : ">"));
  each(/\\gt(?![a-z])/g, "relation", () => "\\lt ");
  for (const [a, b] of opposites) {
    each(new RegExp(a, "g"), "word", () => b);
    each(new RegExp(b, "g"), "word", () => a);
  }
  each(/(?<=[xX]\}?)(?:_0|_\{0\})(?!\d)/g, "state", () => "_t");
  each(/(?<=[xX]\}?)(?:_t|_\{t\})(?![A-Za-z])/g, "state", () => "_0");
  each(/(?<=x)₀/g, "state", () => "_t");
  each(/(?<!\w)(?:\\varepsilon|\\epsilon|ε)(?!\s*[_\w^])/g, "state", () => "x_0");
  each(/(?<=[}\w)tᵗ|‖])\s*\^\s*(?:2|\{2\})(?!\d)|²/g, "square dropped", () => "");
  each(/\\(?:hat|tilde)\s*(?=\{|\\|x)/g, "accent dropped", () => "");
  each(/β̃/g, "accent dropped", () => "β");
  each(/(?<=\\(?:prod|sum)\s*_\{[a-z]\s*=\s*)1(?=\})/g, "bound", () => "2");
  each(/(?<=\\(?:prod|sum)\s*_\{[^}]*\}\s*\^\s*)(?:\{t\}|t)/g, "bound", () => "{t-1}");
  each(/(?<=\\(?:prod|sum)\s*_\{[^}]*\}\s*\^\s*)(?:\{T\}|T)/g, "bound", () => "{T-1}");
  each(/(?<=∏_\{s=)1/g, "bound", () => "2");
  each(/(?<=\\(?:c|l)?dots\s*\\,?\s*\\(?:bar)?alpha)_t/g, "bound", () => "_{t-1}");
  each(/(?<![\d.\w])2(?=\s*(?:\\log|\\sqrt|\\bar|\\alpha|\\beta|\\sigma|\\,|\())/g, "coefficient", () => "");
  return unique(found);
}

const atom = /(?:\\bar\s*\{?\s*\\alpha\s*\}?|\\overline\s*\{\s*\\alpha\s*\}|\\tilde\s*\{?\\beta\}?|\\alpha|\\beta)(?:_t(?![A-Za-z])|_\{[^{}]*\})|(?<!√\(?)(?:ᾱ|β̃|α|β)(?:_t|_\{[^{}]*\}|[ₜ₋₁]+)/g;
const plainAtom = /^(?:\\bar\s*\{?\s*\\alpha\s*\}?|\\overline\s*\{\s*\\alpha\s*\}|\\tilde\s*\{?\\beta\}?|\\alpha|\\beta|\\abar|ᾱ|α|β|[\d.]+)(?:_\w|_?\{[^{}]*\}|[ₜ₋₀-₉]+)?$/;
const opposites: readonly (readonly [string, string])[] = [["increasing", "decreasing"], ["increases", "decreases"], ["grows", "falls"], ["rises", "shrinks"], ["递增", "递减"], ["单调上升", "单调下降"], ["增大", "减小"], ["上升", "下降"]];

/** Another digit where it counts: the last one, and the first. */
function otherNumbers(digits: string): readonly string[] {
  const at = (i: number) => `${digits.slice(0, i)}${(Number(digits[i]) + (digits[i] === "9" ? -2 : i === 0 || i === digits.length - 1 ? 2 : 1)) % 10}${digits.slice(i + 1)}`;
  return [...new Set([at(digits.length - 1), at(Math.max(0, digits.search(/[1-9]/)))])].filter((d) => Number(d) !== Number(digits));
}

function inSubscript(text: string, offset: number): boolean {
  let depth = 0;
  for (let i = offset - 1; i >= 0 && offset - i < 40; i--) {
    if (text[i] === "}") depth++;
    if (text[i] === "{") {
      if (depth === 0) return /[_^]\s*$/.test(text.slice(0, i)) || text.slice(0, i).endsWith("\\abar");
      depth--;
    }
  }
  return /[_^]\s*$/.test(text.slice(0, offset));
}

/** From an opening brace to its own closing one. */
function group(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === "{" || text[i] === "(") depth++;
    if (text[i] === "}" || text[i] === ")") depth--;
    if (depth === 0) return i + 1;
  }
  return -1;
}

function rootsIn(text: string): readonly { start: number; end: number; inside: string }[] {
  const found: { start: number; end: number; inside: string }[] = [];
  for (const match of text.matchAll(/\\sqrt\s*(?=\{)|√(?=\()/g)) {
    const open = match.index + match[0].length, end = group(text, open);
    if (end > 0) found.push({ start: match.index, end, inside: text.slice(open + 1, end - 1) });
  }
  for (const match of text.matchAll(/√((?:ᾱ|β̃|α|β|[\d.]+)(?:_\w|_\{[^{}]*\}|[ₜ₋₀-₉]+)?)/g)) found.push({ start: match.index, end: match.index + match[0].length, inside: match[1]! });
  return found;
}

function fractionsIn(text: string): readonly { start: number; end: number; above: string; below: string; command: string }[] {
  const found: { start: number; end: number; above: string; below: string; command: string }[] = [];
  for (const match of text.matchAll(/(\\[td]?frac)\s*(?=\{)/g)) {
    const open = match.index + match[0].length, middle = group(text, open);
    if (middle < 0 || text[middle] !== "{") continue;
    const end = group(text, middle);
    if (end > 0) found.push({ start: match.index, end, above: text.slice(open + 1, middle - 1), below: text.slice(middle + 1, end - 1), command: match[1]! });
  }
  return found;
}

function unique(edits: readonly Edit[]): readonly Edit[] {
  const seen = new Set<string>();
  return edits.filter(({ start, end, put }) => {
    const key = `${start}:${end}:${put}`;
    return seen.has(key) ? false : (seen.add(key), true);
  });
}

import { latexCall, type Setting } from "./print-latex-call.ts";
import { latexName, script, symbolLatex } from "./print-latex-name.ts";
import { bracketed, held, level, type Piece } from "./print-latex-piece.ts";
import { children } from "./term.ts";
import type { ComparisonTerm, ConditionalTerm, FoldTerm, IndexTerm, NameTerm, OperatorTerm, Relation, Term } from "./term.ts";

export interface LatexOptions {
  /** Puts something around each symbol, such as \htmlData for hovering; `name` is the canonical name, `latex` the symbol with its index. */
  readonly wrap?: (name: string, latex: string) => string;
  /** A number ("-0.5", "1e-4") to stand in a name's or a column's place; undefined leaves the symbol. */
  readonly value?: (term: NameTerm | IndexTerm) => string | undefined;
}

/**
 * A term as LaTeX that KaTeX reads: \bar{\alpha}_{t-1}, \frac, \sqrt, \prod_{s=1}^{t}, \mathcal{N}, cases.
 * Brackets appear where the mathematics needs them, which is not always where the text had them: a(bc) and abc are one.
 */
export function printLatex(term: Term, options: LatexOptions = {}): string {
  return piece(term, { ...options, inline: false }).latex;
}

interface Context extends LatexOptions {
  /** In an index or exponent, where a fraction is written a / b. */
  readonly inline: boolean;
}

function piece(term: Term, context: Context): Piece {
  switch (term.kind) {
    case "number": return numeral(term.digits);
    case "name":
    case "index": return symbol(term, context);
    case "negate": {
      const of = piece(term.of, context);
      return { latex: `-${held(of, level.product, "no minus")}`, level: level.product, starts: "minus", ...(of.ends && { ends: of.ends }) };
    }
    case "operator": return operation(term, context);
    case "comparison": return comparison(term, context);
    case "conditional": return cases(term, context);
    case "fold": return fold(term, context);
    case "call": return latexCall(term, setting(context));
  }
}

function symbol(term: NameTerm | IndexTerm, context: Context): Piece {
  const wrap = context.wrap ?? ((_: string, latex: string) => latex);
  const value = context.value?.(term);
  if (value !== undefined) {
    const shown = numeral(value);
    return { ...shown, latex: wrap(term.name, shown.latex) };
  }
  const named = latexName(term.name);
  const index = term.kind === "index" ? piece(term.index, { ...context, inline: true }).latex : undefined;
  return { latex: wrap(term.name, symbolLatex(named, index)), level: named.wide || named.above !== undefined ? level.tall : level.atom };
}

/** A number as digits, with a power of ten in place of the e. */
function numeral(digits: string): Piece {
  if (digits.startsWith("-")) return { ...numeral(digits.slice(1)), latex: `-${numeral(digits.slice(1)).latex}`, level: level.product, starts: "minus" };
  const [, mantissa, exponent] = /^([\d.]+)(?:e([+-]?\d+))?$/i.exec(digits) ?? [];
  if (mantissa === undefined) return { latex: /^(infinity|∞)$/i.test(digits) ? "\\infty" : `\\mathrm{${digits}}`, level: level.atom };
  if (exponent === undefined) return { latex: mantissa, level: level.atom, starts: "digit", ends: "digit" };
  const power = `10^{${Number(exponent)}}`;
  if (mantissa === "1") return { latex: power, level: level.tall, starts: "digit" };
  return { latex: `${mantissa} \\times ${power}`, level: level.product, starts: "digit" };
}

function operation({ op, left, right }: OperatorTerm, context: Context): Piece {
  const a = piece(left, context);
  switch (op) {
    case "+":
    case "-": {
      const b = piece(right, context);
      const sign = context.inline ? op : ` ${op} `;
      const first = held(a, level.sum);
      return { latex: first + sign + held(b, op === "+" ? level.sum : level.product, "no minus"), level: level.sum, ...startOf(a, first), ...(b.ends && { ends: b.ends }) };
    }
    case "*": {
      const b = piece(right, context);
      const first = a.ends === "fold" ? bracketed(a.latex) : held(a, level.product);
      const second = held(b, level.product, "no minus");
      const isBare = second === b.latex;
      const dot = isBare && (b.starts === "digit" || (b.starts === "fraction" && a.ends === "digit"));
      const joint = dot ? " \\cdot " : a.ends === "digit" && first === a.latex ? " " : "\\,";
      return { latex: first + joint + second, level: level.product, ...startOf(a, first), ...(isBare && b.ends && { ends: b.ends }) };
    }
    case "/": {
      const b = piece(right, context);
      if (!context.inline) return { latex: `\\frac{${a.latex}}{${b.latex}}`, level: level.tall, starts: "fraction" };
      const first = a.ends === "fold" ? bracketed(a.latex) : held(a, level.product);
      return { latex: `${first}/${held(b, level.tall)}`, level: level.product, ...startOf(a, first) };
    }
    case "^": {
      const exponent = piece(right, { ...context, inline: true }).latex;
      // cos²(x), as everybody writes it; cos⁻¹ would be the arc cosine.
      if (left.kind === "call" && right.kind === "number" && /^[1-9]\d*$/.test(right.digits) && ["sin", "cos", "tan", "tanh"].includes(left.name))
        return latexCall(left, setting(context), script("^", exponent));
      const first = held(a, level.atom);
      return { latex: first + script("^", exponent), level: level.tall, ...startOf(a, first) };
    }
  }
}

const relations: Readonly<Record<Relation, string>> = { "==": "=", "!=": "\\ne", "<": "<", "<=": "\\le", ">": ">", ">=": "\\ge", "≈": "\\approx" };

function comparison(term: ComparisonTerm, context: Context): Piece {
  const items = term.items.map((item) => held(piece(item, context), level.sum));
  return { latex: items.map((item, i) => (i === 0 ? item : `${relations[term.relations[i - 1]!]} ${item}`)).join(" "), level: level.comparison };
}

function cases(term: ConditionalTerm, context: Context): Piece {
  const rows: string[] = [];
  let rest: Term = term;
  for (; rest.kind === "conditional"; rest = rest.whenFalse) rows.push(`${piece(rest.whenTrue, context).latex} & ${piece(rest.test, context).latex}`);
  rows.push(`${piece(rest, context).latex} & \\text{otherwise}`);
  return { latex: `\\begin{cases} ${rows.join(" \\\\ ")} \\end{cases}`, level: level.conditional };
}

function fold(term: FoldTerm, context: Context): Piece {
  const inline = { ...context, inline: true };
  const index = symbolLatex(latexName(term.index));
  // The index is the fold's own: no outside value or symbol of that name belongs there.
  const inner: Context = { ...context, ...(context.value && { value: (leaf) => (mentions(leaf, term.index) ? undefined : context.value!(leaf)) }) };
  const body = held(piece(term.body, inner), level.product, "no minus");
  return { latex: `\\${term.fold}_{${index}=${piece(term.from, inline).latex}}^{${piece(term.to, inline).latex}} ${body}`, level: level.product, ends: "fold" };
}

const mentions = (term: Term, index: string): boolean => (term.kind === "name" ? term.name === index : children(term).some((child) => mentions(child, index)));

const startOf = (p: Piece, printed: string): Pick<Piece, "starts"> => (p.starts !== undefined && printed === p.latex ? { starts: p.starts } : {});

const setting = (context: Context): Setting => ({
  latex: (term) => piece(term, context).latex,
  inline: (term) => piece(term, { ...context, inline: true }).latex,
  held: (term) => held(piece(term, context), level.atom),
  wrap: context.wrap ?? ((_, latex) => latex),
});

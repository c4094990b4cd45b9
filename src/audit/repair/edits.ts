import type { MathNode, OperatorNode, SymbolNode } from "../../read/latex/math.ts";
import { everything, isModelParameter, stepsOfSymbol } from "../symbol.ts";
import { type OwnLetters, writtenAt } from "./own-letters.ts";

/** A formula of the document: its node, whose places are offsets into `text`, and how it is written. */
export interface WrittenSide {
  readonly node: MathNode;
  readonly text: string;
  readonly notation: "tex" | "unicode";
  readonly letters: OwnLetters;
}

interface Splice { readonly start: number; readonly end: number; readonly text: string }

/**
 * The texts that are one edit away from a formula, in the document's own writing, the likelier slips first: a root, a sign, an index, an upside-down
 * quotient, another letter at the same step, a square, a pair exchanged, a number doubled or halved, a part left out or put in.
 * Nothing is said of whether they are true, or even formulas.
 */
export function* textsNear(side: WrittenSide): Generator<string> {
  const seen = new Set<string>([side.text]);
  for (const edits of [norms, roots, signs, steps, quotients, otherLetters, complements, squares, exchanges, shares, numbers, sameLetters, copies, omissions, twofold, factors, wholes])
    for (const splices of edits(side)) {
      const text = spliced(side.text, splices);
      if (seen.has(text)) continue;
      seen.add(text);
      yield text;
    }
}

/** Without what only sets it. */
export const plain = (text: string): string => text.replaceAll(/\\[,;:! ]|\\left|\\right|\\[bB]igg?[lr]?(?![A-Za-z])|\\[dt](?=frac)|\s+|[{}]/g, "");

function spliced(text: string, splices: readonly Splice[]): string {
  return splices.toSorted((a, b) => b.start - a.start).reduce((whole, { start, end, text: put }) => {
    // A command needs a space before the letter that follows it.
    const before = whole.slice(0, start), gap = /\\[A-Za-z]+$/.test(before) && /^[A-Za-z]/.test(put) ? " " : "";
    const after = whole.slice(end), space = /\\[A-Za-z]+$/.test(put) && /^[A-Za-z]/.test(after) ? " " : "";
    return `${before}${gap}${put}${space}${after}`;
  }, text);
}

const at = ({ place }: MathNode, text: string): Splice => ({ ...place, text });
const sourceOf = ({ text }: WrittenSide, { place }: MathNode): string => text.slice(place.start, place.end);
const nodesOf = ({ node, text }: WrittenSide): readonly MathNode[] => everything(node).filter(({ place }) => place.start >= 0 && place.end <= text.length && place.end > place.start);
/** Everything but what stands in scripts. */
const valuesOf = (side: WrittenSide): readonly MathNode[] => {
  const scripts = new Set(nodesOf(side).flatMap((n) => (n.kind === "symbol" ? [...n.subscripts, ...(n.index ? [n.index] : [])].flatMap(everything) : n.kind === "gradient" && n.variable ? everything(n.variable) : [])));
  return nodesOf(side).filter((n) => !scripts.has(n));
};

const bracketed = /^(?:\\left\s*|\\[bB]igg?l?\s*)?[([{]/;
const isBracketed = (text: string): boolean => bracketed.test(text) && /[)\]}]$/.test(text);
const opened = (text: string): string => (isBracketed(text) ? text.replace(bracketed, "").replace(/(?:\\right\s*|\\[bB]igg?r?\s*)?[)\]}]$/, "").trim() : text);
const isSum = (node: MathNode): node is OperatorNode => node.kind === "operator" && (node.op === "+" || node.op === "-");
const held = (node: MathNode, text: string): string => (isSum(node) && !isBracketed(text) ? `(${text})` : text);
const root = ({ notation }: WrittenSide, text: string): string => (notation === "tex" ? `\\sqrt{${opened(text)}}` : /^[\p{L}\p{M}]+(?:_.|_\{[^}]*\})?$/u.test(text) || isBracketed(text) ? `√${text}` : `√(${text})`);

/** The square of a norm, which is left out more often than anything. */
const norms = (side: WrittenSide): readonly (readonly Splice[])[] => valuesOf(side).flatMap((n) => (n.kind === "norm" ? [[at(n, `${sourceOf(side, n)}^2`)]] : []));

/** A root put over something or taken away. */
function roots(side: WrittenSide): readonly (readonly Splice[])[] {
  const all = valuesOf(side);
  const outer = all.filter((n) => n.kind === "operator" && n.op !== "*" && n.op !== "^" && !(isSum(n) && n !== side.node && !isBracketed(sourceOf(side, n)) && !isWhole(all, n)) || n.kind === "derivative" || n === side.node && n.kind === "operator" || n.kind === "symbol" && !isRandom(n) && (stepsOfSymbol(n).length > 0 || isCalled(all, n)));
  // The whole of a formula is the last to lack one.
  const added = outer.filter((n) => !everything(n).some((inner) => inner.kind === "expectation" || inner.kind === "normal" || inner.kind === "differential")).toSorted((a, b) => Number(a === side.node) - Number(b === side.node)).map((n) => [at(n, root(side, sourceOf(side, n)))]);
  const under = (n: MathNode & { readonly kind: "root" }) => held(n.of, /^(?:\\sqrt\s*\{([^]*)\}|√\(([^]*)\))$/.exec(sourceOf(side, n))?.slice(1).find((inside) => inside !== undefined) ?? opened(sourceOf(side, n.of)));
  const dropped = all.flatMap((n) => (n.kind === "root" ? [[at(n, under(n))]] : []));
  const applied = all.flatMap((n) => (n.kind === "applied" && !isRandom(n.base) ? [[at(n, root(side, sourceOf(side, n)))]] : []));
  const moved = all.flatMap((n) => all.flatMap((m) => (n.kind === "root" && disjoint(n, m) && m.kind === "symbol" && !isRandom(m) && stepsOfSymbol(m).length > 0 ? [[at(n, under(n)), at(m, root(side, sourceOf(side, m)))]] : [])));
  return [...dropped, ...added, ...applied, ...moved.slice(0, 24)];
}

/** Arguments, entries of a law, and numerators and denominators stand alone. */
const isWhole = (all: readonly MathNode[], node: MathNode): boolean =>
  all.some((n) => n.kind === "normal" && (n.mean === node || n.covariance === node) || n.kind === "operator" && n.written === "fraction" && (n.left === node || n.right === node) || n.kind === "call" && n.args.includes(node));
const isCalled = (all: readonly MathNode[], node: MathNode): boolean => all.some((n) => n.kind === "operator" && (n.left === node || n.right === node)) && node.kind === "symbol" && /^(?:beta|alpha|sigma|gamma|lambda)$/.test(node.name);

/** + for −, a sign put before something or taken away. */
function signs(side: WrittenSide): readonly (readonly Splice[])[] {
  const { text, notation } = side;
  const found: Splice[][] = [];
  const minus = notation === "tex" || !text.includes("−") ? "-" : "−";
  for (const n of valuesOf(side)) {
    if (isSum(n)) {
      const between = text.slice(n.left.place.end, n.right.place.start);
      const sign = /[+\-−]/.exec(between);
      if (sign) found.push([{ start: n.left.place.end + sign.index, end: n.left.place.end + sign.index + 1, text: n.op === "+" ? minus : "+" }]);
    }
    if (n.kind === "negate") found.push([at(n, sourceOf(side, n.of))]);
    if (n.kind === "operator" && n.op === "^" && n.right.kind !== "negate" && n.left.kind === "symbol") found.push([at(n.right, `${minus}${sourceOf(side, n.right)}`)]);
    if (n.kind === "call" && n.args.length === 1 && n.args[0]!.kind !== "negate") found.push([at(n.args[0]!, `${minus}${held(n.args[0]!, sourceOf(side, n.args[0]!))}`)]);
  }
  if (side.node.kind !== "negate" && side.node.kind !== "normal") found.push([{ start: 0, end: text.length, text: `${minus}${held(side.node, text)}` }]);
  return found;
}

/** A step one earlier or later, or another step of the formula. */
function steps(side: WrittenSide): readonly (readonly Splice[])[] {
  const others = [...new Set(stepsIn(side).map((s) => s.text))], counting = [...new Set(others.flatMap((other) => /^[a-z]/.exec(other)?.[0] ?? []))];
  return stepsIn(side).flatMap(({ node, text }) => {
    const letter = /^[A-Za-z]/.exec(text)?.[0];
    const near = letter === undefined ? counting.flatMap((l) => [l, `${l}-1`]) : [letter, `${letter}-1`, `${letter}+1`];
    return [...new Set([...near, ...others])].filter((other) => other !== text).map((other) => [scripted(side, node, other)]);
  });
}

/** A step in a script, in braces where it needs them. */
function scripted(side: WrittenSide, node: MathNode, step: string): Splice {
  const bare = /[_^]\s*$/.test(side.text.slice(0, node.place.start)) && step.length > 1;
  const own = side.text.includes("−") ? step.replaceAll("-", "−") : step;
  return at(node, bare ? `{${own}}` : own);
}

const stepsIn = (side: WrittenSide) => nodesOf(side).flatMap((n) => (n.kind === "symbol" && !n.subscripts.some((s) => s.kind === "range") ? stepsOfSymbol(n).filter((s) => !isModelParameter(s)).map((node) => ({ node, text: sourceOf(side, node).replaceAll("−", "-") })) : [])).filter(({ text }) => /^(?:[A-Za-z](?:[-+]\d)?|\d)$/.test(text));

/** A quotient upside down. */
const quotients = (side: WrittenSide): readonly (readonly Splice[])[] =>
  valuesOf(side).flatMap((n) => (n.kind === "operator" && n.op === "/" ? [[at(n.left, sourceOf(side, n.right)), at(n.right, sourceOf(side, n.left))]] : []));

const ofSchedule = ["alpha_", "bar alpha_", "beta_", "tilde beta_", "sigma_"];

/** Another quantity of the schedule at the same step; data, state and noise for one another. */
function otherLetters(side: WrittenSide): readonly (readonly Splice[])[] {
  const { letters } = side;
  const scheduled = ofSchedule.flatMap((key) => { const letter = letters.get(key); return letter?.step ? [letter] : []; });
  const written = new Map(scheduled.map((letter) => [bare(letter.text, letter.step!), letter]));
  const symbols = valuesOf(side).filter((n): n is SymbolNode => n.kind === "symbol");
  const random = [...new Set(symbols.filter(isRandom).map((n) => sourceOf(side, n)))];
  const values = [...random, ...["epsilon", "x_"].flatMap((key) => { const letter = letters.get(key); return letter ? [writtenAt(letter, "0")] : []; })];
  const noises = new Set([...symbols.filter(isNoise).map((n) => sourceOf(side, n)), ...(letters.has("epsilon") ? [letters.get("epsilon")!.text] : [])]);
  return symbols.flatMap((n) => {
    const source = sourceOf(side, n), [step] = stepsOfSymbol(n);
    // One noise is as good as another, by the same name it must be declared.
    if (isRandom(n)) return [...new Set(values)].filter((other) => other !== source && !(isNoise(n) && noises.has(other))).map((other) => [at(n, other)]);
    const stepText = step && sourceOf(side, step);
    const own = step && written.get(bare(source, { start: step.place.start - n.place.start, end: step.place.end - n.place.start }));
    return own && stepText !== undefined ? scheduled.filter((letter) => letter !== own).map((letter) => [at(n, writtenAt(letter, stepText))]) : [];
  });
}

const bare = (text: string, { start, end }: { readonly start: number; readonly end: number }): string => `${text.slice(0, start)}${text.slice(end)}`.replaceAll(/[{}\s]/g, "");
const isNoise = (n: SymbolNode): boolean => /^(?:z|Z|epsilon|xi|w)$/.test(n.name) && stepsOfSymbol(n).length === 0;
const isRandom = (n: SymbolNode): boolean => /^(?:x|X|y|z|Z|epsilon|xi|w)$/.test(n.name) && !n.subscripts.some(isModelParameter);

/** 1 − a for a, and a for 1 − a. */
function complements(side: WrittenSide): readonly (readonly Splice[])[] {
  const all = valuesOf(side);
  return all.flatMap((n) => {
    if (n.kind === "operator" && n.op === "-" && n.left.kind === "number" && Number(n.left.digits) === 1) return [[at(n, held(n.right, sourceOf(side, n.right)))]];
    const alone = all.some((m) => m.kind === "root" && m.of === n);
    return n.kind === "symbol" && stepsOfSymbol(n).length > 0 && !isRandom(n) ? [[at(n, alone && side.notation === "tex" ? `1-${sourceOf(side, n)}` : `(1-${sourceOf(side, n)})`)]] : [];
  });
}

/** A square put on something or taken away. */
const squares = (side: WrittenSide): readonly (readonly Splice[])[] =>
  valuesOf(side).flatMap((n) => {
    const source = sourceOf(side, n);
    if (n.kind === "operator" && n.op === "^") {
      const { left, right } = n, exponent = side.text.slice(left.place.end, n.place.end);
      const each = isSum(left) && right.kind === "number" ? [[at(n, `(${sourceOf(side, left.left)}${exponent} ${side.text.slice(left.left.place.end, left.right.place.start).trim()} ${sourceOf(side, left.right)}${exponent})`)]] : [];
      return [...each, [at(n, sourceOf(side, left))]];
    }
    return n.kind === "symbol" && !isRandom(n) && n.mark === undefined && n.index === undefined || n.kind === "applied" || isBracketed(source) ? [[at(n, `${source}^2`)]] : [];
  });

/** Two parts for one another: steps, letters, what stands under roots or in brackets, the two sides of a divergence. */
function exchanges(side: WrittenSide): readonly (readonly Splice[])[] {
  const all = valuesOf(side);
  const pairs = (nodes: readonly MathNode[]) => nodes.flatMap((a, i) => nodes.slice(i + 1).filter((b) => disjoint(a, b) && sourceOf(side, a) !== sourceOf(side, b)).map((b) => [at(a, sourceOf(side, b)), at(b, sourceOf(side, a))]));
  const laws = all.flatMap((n) => (n.kind === "divergence" ? [[at(n.of, sourceOf(side, n.from)), at(n.from, sourceOf(side, n.of))]] : []));
  const numbers = all.filter((n) => n.kind === "number" && n.digits.length > 1);
  const symbols = all.filter((n) => n.kind === "symbol" && stepsOfSymbol(n).length > 0);
  return [...laws, ...pairs(all.filter((n) => n.kind === "root")), ...pairs(symbols), ...pairs(numbers), ...pairs(all.filter((n) => n.kind === "density"))].slice(0, 80);
}

const disjoint = (a: MathNode, b: MathNode): boolean => a.place.end <= b.place.start || b.place.end <= a.place.start;

/** A numerical factor left out. */
const shares = (side: WrittenSide): readonly (readonly Splice[])[] =>
  valuesOf(side).flatMap((n) => (n.kind === "operator" && n.op === "*" && everything(n.left).every((m) => m.kind === "number" || m.kind === "operator" && m.op === "/") ? [[at(n, sourceOf(side, n.right))]] : []));

/** A number doubled or halved, or one more or less where it is a small whole one. */
const numbers = (side: WrittenSide): readonly (readonly Splice[])[] =>
  valuesOf(side).flatMap((n) => {
    if (n.kind !== "number") return [];
    const value = Number(n.digits);
    if (!/^\d$/.test(n.digits)) return [[at(n, `${n.digits}/2`)]];
    return [...(value > 0 ? [value - 1] : []), value + 1, ...(value > 1 ? [2 * value] : [])].map((other) => [at(n, String(other))]);
  });

/** One step or one letter for another wherever it stands. */
function sameLetters(side: WrittenSide): readonly (readonly Splice[])[] {
  const all = nodesOf(side).filter((n): n is SymbolNode => n.kind === "symbol" && n.subscripts.length === 0 && n.accents.length === 0 && /^[a-zA-Z]$/.test(n.name));
  const counters = all.filter((n) => /^[TKNtskn]$/.test(n.name));
  const known = new Set([...counters.map((n) => n.name), ...(side.letters.has("t") ? [side.letters.get("t")!.text] : [])]);
  return [...new Set(counters.map((n) => n.name))].flatMap((name) => [...known].filter((other) => other !== name).map((other) => counters.filter((n) => n.name === name).map((n) => at(n, other))));
}

/** A quotient, or a letter, that stands elsewhere in the formula in place of a letter. */
function copies(side: WrittenSide): readonly (readonly Splice[])[] {
  const all = valuesOf(side);
  const quotient = [...new Set(all.filter((n) => n.kind === "operator" && n.op === "/" && n.left.kind === "symbol" && n.right.kind === "symbol").map((n) => sourceOf(side, n)))];
  return all.filter((n) => n.kind === "symbol" && stepsOfSymbol(n).length > 0).flatMap((n) => quotient.map((q) => [at(n, q)])).slice(0, 40);
}

/** A factor, a denominator or a term left out. */
const omissions = (side: WrittenSide): readonly (readonly Splice[])[] =>
  valuesOf(side).flatMap((n) => {
    if (n.kind !== "operator" || !"*/+-".includes(n.op)) return [];
    const [left, right] = [sourceOf(side, n.left), sourceOf(side, n.right)];
    return n.op === "*" || n.op === "+" ? [[at(n, left)], [at(n, right)]] : [[at(n, left)]];
  });

/** A term twice or half as large. */
const twofold = (side: WrittenSide): readonly (readonly Splice[])[] => {
  const half = side.notation === "tex" ? "\\frac{1}{2}" : "1/2 ";
  return termsOf(side.node).flatMap((n) => [[at(n, `2${sourceOf(side, n)}`)], [at(n, `${half}${sourceOf(side, n)}`)]]);
};

const termsOf = (node: MathNode): readonly MathNode[] => (isSum(node) ? [...termsOf(node.left), ...termsOf(node.right)] : node.kind === "negate" ? [node.of] : node.kind === "normal" ? [] : [node]);

/** 0 or 1 for the whole. */
const wholes = (side: WrittenSide): readonly (readonly Splice[])[] =>
  side.node.kind === "symbol" && stepsOfSymbol(side.node).some((step) => step.kind === "number" || step.kind === "symbol" && step.name === "T") || side.node.kind === "number" ? ["0", "1"].map((text) => [at(side.node, text)]) : [];

/** A quantity of the schedule put before something. */
function factors(side: WrittenSide): readonly (readonly Splice[])[] {
  const scheduled = ofSchedule.flatMap((key) => { const letter = side.letters.get(key); return letter?.step ? [letter] : []; });
  const known = [...new Set(stepsIn(side).map((s) => s.text))].filter((step) => /^[A-Za-z]/.test(step));
  const letters = scheduled.flatMap((letter) => known.map((step) => writtenAt(letter, side.text.includes("−") ? step.replaceAll("-", "−") : step)));
  const gap = side.notation === "tex" ? "\\," : " ";
  const taking = valuesOf(side).filter((n) => n.kind === "symbol" && stepsOfSymbol(n).length > 0 || isBracketed(sourceOf(side, n)));
  return taking.flatMap((n) => letters.flatMap((letter) => [letter, root(side, letter)].map((factor) => [at(n, `${factor}${gap}${sourceOf(side, n)}`)]))).slice(0, 120);
}

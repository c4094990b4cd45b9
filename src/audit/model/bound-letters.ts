import type { DensityNode, MathNode, Statement, SymbolNode } from "../../read/latex/math.ts";
import { printMath } from "../../read/latex/print-math.ts";
import type { MathSpan } from "../document/document.ts";
import { rewrite } from "../rewrite.ts";
import { contains, everything, isModelParameter, networkOf, stepsOfSymbol, symbolKey } from "../symbol.ts";
import { stepFrom } from "../translate.ts";
import { stepKey } from "./step-order.ts";
import { namedMoment } from "./named-moment.ts";

/** A formula of the document with the prose around it. */
export interface Written {
  readonly span: MathSpan;
  readonly statements: readonly Statement[];
}

/** What a letter stands for where it is bound: the node to put in its place. */
interface Meaning {
  /** As it is printed, its own step with it: μ, σ_t. */
  readonly letter: string;
  readonly as: MathNode;
}

/** What formulas of a line mean in the usual letters. */
export type Meant = (node: MathNode) => MathNode;

/**
 * What the letters of each formula stand for by the words and laws beside it: μ and σ² of "q(x_{t−1}|x_t,x_0) = N(μ, σ² I)" or of "posterior
 * mean:", and A of "with A = ᾱ_t". The nearest statement of the same section binds, one before the formula or in its own sentence; a letter that
 * two places near it bind differently stands for nothing.
 */
export function boundLetters(lines: readonly Written[]): (line: number) => Meant {
  const laws = lines.map(lawsIn), words = lines.map(wordsIn);
  const moments = momentsNamed(lines);
  const lets = lines.map(({ span, statements }) => statements.flatMap(everyStatement).flatMap((s) => fromLet(s, span)).filter((m) => !moments.has(m.letter)));
  const bound = lines.map((_, j) => laws[j]!.length + words[j]!.length + lets[j]!.length > 0);
  return (line) => {
    const here = lines[line]!;
    const section = here.span.headings.join("\n");
    const near = [line];
    for (let j = line - 1; j >= 0 && lines[j]!.span.headings.join("\n") === section; j--) if (bound[j]) near.push(j);
    for (let j = line + 1; lines[j]?.span.sentence === here.span.sentence; j++) near.push(j);
    const found = new Map<string, MathNode>();
    for (const kind of inGeneral.test(here.span.sentence) ? [words, laws] : [words, laws, lets])
      for (const j of near) for (const { letter, as } of kind[j]!) if (!found.has(letter)) found.set(letter, as);
    if (found.size === 0) return (node) => node;
    const step = conditionIn(here.span.sentence);
    if (step === "open") return (node) => node;
    const put = (node: MathNode): MathNode => rewrite(node, (n) => (n.kind === "symbol" || n.kind === "call" || n.kind === "applied" ? meaning(n) : n));
    const meaning = (n: MathNode): MathNode => {
      const as = found.get(printMath(n));
      if (!as) return n;
      const there = step ? rewrite(as, (inner) => (inner.kind === "symbol" && inner.subscripts.some(isT) ? { ...inner, subscripts: [{ kind: "number", digits: step, place: inner.place }] } : inner)) : as;
      return { ...there, place: n.place };
    };
    // A law that binds its own letters says nothing of them; the posterior's may stand in others, N(μ, β_t I).
    return (node) => (node.kind === "normal" && contains(put(node), (n) => n.kind === "expectation" || n.kind === "call" && n.function.name === "Var") ? node : put(node));
  };
}

const lawsIn = ({ statements }: Written): readonly Meaning[] => statements.flatMap(everyStatement).flatMap(momentsOfLaw);
const wordsIn = ({ span, statements }: Written): readonly Meaning[] => statements.flatMap(everyStatement).flatMap((s) => fromWords(s, span));

/** The letters that laws and words make moments. */
export const momentsNamed = (lines: readonly Written[]): ReadonlySet<string> => new Set(lines.flatMap((line) => [...lawsIn(line), ...wordsIn(line)]).map((m) => m.letter));

/** Whether words such as "let" make the statement the abbreviation of a letter. */
export const abbreviates = (statement: Statement, span: MathSpan): boolean => fromLet(statement, span).length > 0;

/** "In general x_t = a x_s + b ε": letters anew. */
const inGeneral = /\bgeneral(?:ly)?\b|一般/i;

const isT = (n: MathNode): boolean => n.kind === "symbol" && n.name === "t" && n.subscripts.length === 0;

/** The 1 of "at t = 1": a letter without a step is meant there. More than one such step, or T, leaves it open. */
export function conditionIn(sentence: string): string | "open" | undefined {
  const said = new Set([...sentence.matchAll(/(?<![\\_{\w])[tkni]\s*(?:=|\\to|\\rightarrow|→)\s*(\d+|[TKN∞]|\\infty)/g)].map((m) => m[1]!));
  if (said.size === 0) return undefined;
  const [only] = said;
  return said.size === 1 && /^\d+$/.test(only!) ? only : "open";
}

const everyStatement = (statement: Statement): readonly Statement[] => [statement, ...statement.qualifiers.flatMap(everyStatement)];

/** The letters of q(x_a | …) = N(μ, σ² I) are that law's moments, and so is m of a completed square, −2 log q(x_a | …) = (x_a − m)²/v. */
function momentsOfLaw({ items, relations }: Statement): readonly Meaning[] {
  const head = items.flatMap(everything).find((n): n is DensityNode => n.kind === "density");
  if (head && head.of.length === 1 && contains(items[0]!, (n) => n === head) && ofTheChain(head) && (items[0] === head || contains(items[0]!, (n) => n.kind === "call" && n.function.name === "log" && n.args[0] === head)))
    for (const square of items.slice(1).flatMap(everything)) {
      const inside = square.kind === "norm" ? square.of : square.kind === "operator" && square.op === "^" ? square.left : undefined;
      const open = inside?.kind === "tuple" && inside.items.length === 1 ? inside.items[0]! : inside;
      if (open?.kind === "operator" && open.op === "-" && printMath(open.left) === printMath(head.of[0]!)) {
        const found = letterOf(open.right, momentOf(head, "mean"));
        if (found.length > 0) return found;
      }
    }
  return relations.flatMap((_, i) => {
    const [left, right] = [items[i]!, items[i + 1]!];
    const density = left.kind === "density" ? left : undefined;
    if (!density || right.kind !== "normal" || !ofTheChain(density)) return [];
    return [...letterOf(right.mean, momentOf(density, "mean")), ...letterOfSpread(right.covariance, density)];
  });
}

const ofTheChain = ({ symbol, of }: DensityNode): boolean => symbol.name === "q" && symbol.subscripts.length === 0 && symbol.label === undefined && of.length === 1;

function letterOf(node: MathNode, as: MathNode | undefined): readonly Meaning[] {
  return node.kind === "symbol" && as && isFree(node) ? [{ letter: printMath(node), as }] : [];
}

/** v of v I, σ of σ² I. */
function letterOfSpread(node: MathNode, density: DensityNode): readonly Meaning[] {
  const variance = momentOf(density, "variance");
  const scalar = node.kind === "operator" && node.op === "*" ? (node.right.kind === "identity" ? node.left : node.left.kind === "identity" ? node.right : node) : node;
  if (scalar.kind === "symbol") return letterOf(scalar, variance);
  const squared = scalar.kind === "operator" && scalar.op === "^" && scalar.right.kind === "number" && Number(scalar.right.digits) === 2 ? scalar.left : undefined;
  return squared && variance ? letterOf(squared, rootOf(variance)) : [];
}

const rootOf = (of: MathNode): MathNode => ({ kind: "root", of, place: of.place });

/** Letters that have no usual meaning here: μ, m, σ, Σ, v, s. σ_t with its step is a sampler's as often as a law's. */
function isFree(node: SymbolNode): boolean {
  if (networkOf(node) || node.mark !== undefined || symbolKey(node) === "tilde beta" || symbolKey(node) === "tilde mu") return false;
  return stepsOfSymbol(node).length === 0 ? /^(mu|m|M|sigma|Sigma|v|V|s|S|a|b|c|A|B|C|k|kappa|lambda|rho|gamma|delta|tau|eta)$/.test(node.name) : /^(mu|m|Sigma|v|V)$/.test(node.name) || node.name === "sigma" && node.accents.join() === "tilde";
}

/** The mean or variance of q(x_a | given), in the usual letters where these are the posterior's. */
export function momentOf(density: DensityNode, which: "mean" | "variance"): MathNode | undefined {
  const [of] = density.of as [MathNode];
  const { place } = density;
  const steps = [of, ...density.given].map((n) => (n.kind === "symbol" && (n.name === "x" || n.name === "X") && n.accents.length === 0 && stepsOfSymbol(n).length === 1 ? stepFrom(stepsOfSymbol(n)[0]!) : undefined));
  const [at, ...given] = steps;
  if (!at || given.length === 0 || given.some((s) => !s)) return undefined;
  const later = density.given.find((_, i) => given[i]!.letter === at.letter && given[i]!.offset === at.offset + 1);
  const start = given.some((s) => s!.letter === undefined && s!.offset === 0);
  if (given.length === 2 && later && start && at.letter !== undefined) return posterior(which, stepsOfSymbol(later as SymbolNode)[0]!);
  if (given.length === 2 && !start || new Set(given.map((s) => stepKey(s!))).size !== given.length) return undefined;
  return which === "mean"
    ? { kind: "expectation", over: [], body: of, given: density.given, place }
    : { kind: "call", function: { kind: "symbol", name: "Var", accents: [], subscripts: [], place }, args: [of], given: density.given, place };
}

/** μ̃_t and β̃_t. */
export const posterior = (which: "mean" | "variance", step: MathNode): SymbolNode =>
  ({ kind: "symbol", name: which === "mean" ? "mu" : "beta", accents: ["tilde"], subscripts: [step], place: step.place });

/** A letter that the words before it call a moment of the posterior. */
function fromWords(statement: Statement, span: MathSpan): readonly Meaning[] {
  const [left, right] = statement.items;
  if (!left || !right || !["=", ":=", "≡"].includes(statement.relations[0] ?? "")) return [];
  const squared = left.kind === "operator" && left.op === "^" && left.right.kind === "number" && Number(left.right.digits) === 2 ? left.left : undefined;
  const letter = squared ?? left;
  const symbol = letter.kind === "symbol" ? letter : letter.kind === "call" ? letter.function : letter.kind === "applied" ? letter.base : undefined;
  if (!symbol || symbol.subscripts.some(isModelParameter) || ["x", "X", "epsilon", "alpha", "beta", "q", "p"].includes(symbol.name)) return [];
  const named = namedMoment(symbol, letter, right, span);
  // σ̃ without its square is hardly a variance.
  if (!named || named === "variance" && !squared && symbol.name === "sigma" && symbol.accents.length > 0) return [];
  const t: MathNode = { kind: "symbol", name: "t", accents: [], subscripts: [], place: left.place };
  const as = posterior(named === "mean" ? "mean" : "variance", t);
  return [{ letter: printMath(letter), as: squared || named === "deviation" ? rootOf(as) : as }];
}

const lets = /\b(?:with|where|let|denot\w+|writ\w+|defin\w+|set|put|call|abbreviat\w+|shorthand)\b|其中|记|令|设|定义|简写/i;

/** A = ᾱ_t after "with", "let", 记: A stands for the other side from here on. */
function fromLet(statement: Statement, span: MathSpan): readonly Meaning[] {
  const [left, right] = statement.items;
  if (left?.kind !== "symbol" || !right || statement.items.length !== 2 || !["=", ":=", "≡"].includes(statement.relations[0] ?? "")) return [];
  if (stepsOfSymbol(left).length > 0 || left.label !== undefined || left.mark !== undefined || networkOf(left)) return [];
  if (!/^(?:[a-hl-rA-HJ-SU-Zuvy]|sigma|kappa|lambda|rho|gamma|delta|omega|phi|psi|theta|zeta|xi)$/.test(left.name) || /^[mMvVwIN]$/.test(left.name)) return [];
  if (!lets.test(`${span.sentence} ${statement.lead ?? ""}`)) return [];
  if (!contains(right, (n) => n.kind === "symbol" && stepsOfSymbol(n).length > 0) || everything(right).some((n) => n.kind === "symbol" && symbolKey(n) === symbolKey(left))) return [];
  if (contains(right, (n) => n.kind === "normal" || n.kind === "density" || n.kind === "expectation" || n.kind === "list")) return [];
  return [{ letter: printMath(left), as: right }];
}

import type { MathNode, Statement, SymbolNode } from "../read/latex/math.ts";
import type { MathSpan } from "./document/document.ts";
import { contains, everything, isGuess, isModelParameter, stepsOfSymbol } from "./symbol.ts";

/** A formula with its statements, in whatever letters. */
export interface SaidBy { readonly span: MathSpan; readonly statements: readonly Statement[] }

type Moment = "mean" | "variance";

/** A value goes on with nothing but the end of its clause: "… times β_t" is another value. */
const ends = /^\s*(?:$|[.,;:)。，；：、）|]|(?:and|which|where|while|so|if|for|at|because|since)\b|[和与且的])/;
/** The item or paragraph is over. */
const itsEnd = /^[ \t]*\r?\n[ \t]*(?:\r?\n|[-*+] |\d+[.)] |$)/;
const elsewhere = /instead of|rather than|\bnot\b|n't|unlike|\bif\b|should|wrong|而不是|而非|不是|代替|若|如果|错/i;
const copula = String.raw`\s*(?:\*\*|__)?\s*(?:\bis\b|\bequals\b|\bis given by\b|\bbecomes\b|[:：]|为|是|等于)\s*(?:\*\*|__)?\s*$`;
const posterior: readonly (readonly [Moment, RegExp])[] = [
  ["mean", /^(?:the )?posterior mean$|^后验(?:分布的?)?(?:均值|期望)$/i],
  ["variance", /^(?:the )?posterior (?:co)?variance$|^后验(?:分布的?)?(?:协?方差)$/i],
];
const posteriorSaid: readonly (readonly [Moment, RegExp])[] = [
  ["mean", new RegExp(String.raw`(?:\bposterior mean|后验(?:分布的?)?(?:均值|期望))${copula}`, "i")],
  ["variance", new RegExp(String.raw`(?:\bposterior (?:co)?variance|后验(?:分布的?)?协?方差)${copula}`, "i")],
];
const lawSaid: readonly (readonly [Moment, RegExp])[] = [
  ["mean", /^(?:\s*(?:is|has)(?: an?)?(?: isotropic)?(?: Gaussian| normal)?(?: distribution| law)?)?\s*(?:,\s*)?(?:with|has)?(?: an?)? (?:mean|expectation)(?: of| is)?\s*$|^\s*(?:是|服从)?(?:一个)?(?:高斯|正态)?(?:分布)?[，,]?\s*(?:其|的)?均值[为是]\s*$/i],
  ["variance", /^\s*has(?: an?)? (?:co)?variance(?: of)?\s*$|^\s*的?方差[为是]\s*$/i],
];
const varianceAfterMean = /^\s*(?:,\s*)?(?:and|，|,|、)?\s*(?:(?:an?|the|its) )?(?:(?:co)?variance(?: matrix)?(?: of| is)?|协?方差[为是]?)\s*$/i;
const minimised = /(?:gradient (?:descent )?step(?: on)?|minimi[sz](?:es?|ing)|最小化|梯度下降(?:步)?|(?:loss|objective|MSE)(?: function)?(?: is| becomes| reads|:)|(?:损失|目标)(?:函数)?(?:的形式)?(?:为|是|[:：。]))\s*[:：]?\s*$/i;

/**
 * What the words before a lone expression say that it is: "the posterior variance is $…$", a table's row, "q(x_t|x_0) is Gaussian with mean $…$ and
 * variance $…$", "minimise $…$". The left side that is left out, or nothing where the words or the expression leave a doubt.
 */
export function saidValue(all: readonly SaidBy[], at: number, between: (start: number, end: number) => string): MathNode | undefined {
  const { span } = all[at]!;
  const value = lone(all[at]!);
  if (!value || span.display && span.table || value.kind === "symbol" || value.kind === "number" || value.kind === "density") return undefined;
  const lead = leadOf(span, all, at, between);
  const rest = between(span.whole.end, span.whole.end + 40);
  if (elsewhere.test(lead.clause) || !(span.display || itsEnd.test(rest) || ends.test(rest))) return undefined;
  const place = { start: value.place.start, end: value.place.start };
  if (minimised.test(lead.words)) return contains(value, (n) => n.kind === "norm" && contains(n, isGuess)) ? { kind: "symbol", name: "L", accents: [], subscripts: [], place } : undefined;
  const named = span.table ? posterior.find(([, words]) => words.test(bare(span.table!.row)) || words.test(bare(span.table!.column)))?.[0] : posteriorSaid.find(([, words]) => words.test(lead.words))?.[0];
  const x = (subscript: MathNode): SymbolNode => ({ kind: "symbol", name: "x", accents: [], subscripts: [subscript], place });
  const t: MathNode = { kind: "symbol", name: "t", accents: [], subscripts: [], place }, digit = (digits: string): MathNode => ({ kind: "number", digits, place });
  if (named && ofTwoSteps(value, named)) return momentOf(named, [x({ kind: "operator", op: "-", left: t, right: digit("1"), place })], [x(t), x(digit("0"))], place);
  if (span.table) return undefined;
  const before = (n: number) => all[at - n]?.span.sentence === span.sentence ? all[at - n] : undefined;
  const words = (n: number) => between(all[at - n]!.span.whole.end, all[at - n + 1]!.span.whole.start);
  const law = before(1) && densityOf(before(1)!);
  const said = law && lawSaid.find(([, pattern]) => pattern.test(words(1)))?.[0];
  if (law && said) return momentOf(said, law.of, law.given, place);
  const earlier = before(2) && before(1) && densityOf(before(2)!);
  if (earlier && lone(before(1)!) && lawSaid[0]![1].test(words(2)) && varianceAfterMean.test(words(1))) return momentOf("variance", earlier.of, earlier.given, place);
  return undefined;
}

const bare = (text: string): string => text.replaceAll(/[*_`]/g, "").trim();

const lone = ({ statements: [only, more] }: SaidBy): MathNode | undefined => (only && !more && only.items.length === 1 && only.qualifiers.length === 0 && !only.doubtful ? only.items[0] : undefined);

/** q(x_t | x_0), of one state and not of the model. */
function densityOf(said: SaidBy) {
  const node = lone(said);
  return node?.kind === "density" && node.symbol.name === "q" && !node.symbol.subscripts.some(isModelParameter) && node.of.length === 1 && node.given.length > 0 && node.parameters.length === 0 ? node : undefined;
}

const momentOf = (moment: Moment, of: readonly MathNode[], given: readonly MathNode[], place: MathNode["place"]): MathNode =>
  moment === "mean" ? { kind: "expectation", over: [], body: of[0]!, given, place } : { kind: "call", function: { kind: "symbol", name: "Var", accents: [], subscripts: [], place }, args: of, given, place };

/** A posterior's moment has two steps of the schedule; what is chosen in its place, β_t, has one. A mean is of states, a variance of none. */
function ofTwoSteps(value: MathNode, moment: Moment): boolean {
  const inside = everything(value);
  const states = inside.filter((n) => n.kind === "symbol" && (n.name === "x" || n.name === "X"));
  const steps = new Set(inside.flatMap((n) => (n.kind === "symbol" && /^(?:alpha|beta)$/.test(n.name) ? stepsOfSymbol(n).map((s) => JSON.stringify(plain(s))) : [])));
  return steps.size === 2 && (moment === "mean") === states.length > 0 && !inside.some((n) => n.kind === "symbol" && /^(?:eta|epsilon|sigma)$/.test(n.name)) && !inside.some(isGuess);
}

const plain = (node: MathNode): unknown => (node.kind === "operator" ? [node.op, plain(node.left), plain(node.right)] : node.kind === "symbol" ? node.name : node.kind === "number" ? node.digits : node.kind);

/** The words just before a formula in its sentence, and the whole clause. */
function leadOf({ sentence, before, table, whole }: MathSpan, all: readonly SaidBy[], at: number, between: (start: number, end: number) => string): { readonly words: string; readonly clause: string } {
  const previous = all[at - 1]?.span;
  const words = previous && previous.sentence === sentence && !table ? between(previous.whole.end, whole.start) : before;
  return { words, clause: before.split(/[.;。；](?=\s|$)/).at(-1)! };
}

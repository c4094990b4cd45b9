import type { MathNode } from "../read/latex/math.ts";
import { contains, networkOf, stepsOfSymbol } from "./symbol.ts";

/**
 * What a sentence supposes: a step that it shows to fail ("why not simply x_t = x_{t−1} + √β_t ε"), a case of its own ("when x_0 = 0"), or an
 * expansion ("for small β_t"). What is said there is not said of the chain as it is.
 */
export function supposition(sentence: string, left: MathNode, right: MathNode): "that it is meant to hold" | "where it holds" | "how near is near enough" | undefined {
  // Bayes' rule and total probability hold in every case.
  if (contains(right, (n) => n.kind === "density")) return undefined;
  if (isForwardStep(left, right) && rejected.test(sentence)) return "that it is meant to hold";
  if (unbounded.test(sentence)) return "that it is meant to hold";
  if (caseOfItsOwn.test(sentence) || ofSpecialData.test(sentence) || ofNoNoise.test(sentence) || (right.kind === "number" && ofBalance.test(sentence))) return "where it holds";
  // A number that a quantity tends to at one end is a limit, and judged as one.
  return expanded.test(sentence) || (right.kind !== "number" && nearOneEnd.test(sentence)) ? "how near is near enough" : undefined;
}

const rejected = /\bnaive(?:ly)?\b|\bwhy not\b|\b(?:suppose|imagine|if|had)\b[^.]{0,50}\b(?:not|never|simply|just|merely|only|without)\b|\bwithout (?:any |such |this )?(?:re)?(?:scaling|shrink\w*|attenuat\w*|normali[sz]\w*|damping|factor)|\btempt(?:ed|ing)\b|\b(?:wrong|incorrect|bad|broken) (?:approach|attempt|way|idea|version)|\bdo(?: not|n['’]t) do this|(?:如果|若|假如)(?:只|不|没有|直接|简单)|而不是|为什么不|(?:直接|简单)地?(?:加|叠加|的)|错误(?:做法|写法)/i;
const unbounded = /\b(?:grow|diverge|explode|increase)s?[\s*_]+(?:without[\s*_]+bound|indefinitely|forever|unbounded)/i;
const schedule = String.raw`(?:\\(?:over|widetilde|wide|til|b|ti|h)\w*\{?\\?\w*\}?|\\beta|\\alpha|\\mathbf\{?x\}?|\\boldsymbol\{?x\}?|x)`;
const caseOfItsOwn = new RegExp(String.raw`(?:^|[,;(]\s*|\s)(?:if|when|whenever|where)\s+\$\s*${schedule}[^$=]{0,14}(?:=|\\approx|\\to|\\ll|\\gg)\s*(?:-?[\d.]+|\\infty|\\frac\s*\{?\d\}?\{?\d\}?|\d/\d)\s*\$`, "i");
const ofSpecialData = /\b(?:if|when|suppose|assum\w+)\b[^.$]{0,40}\bdata\b[^.$]{0,40}\b(?:normal|gaussian|white|point|dirac|single|unit)/i;
/** "Without noise, i.e. for x_t = √ᾱ_t x_0": what a state is in a case of its own. */
const ofNoNoise = /\bwithout (?:any |the )?noise\b[^$]{0,30}\$|(?:没有|无|不加)噪声(?:时|的情况|的情形)/i;
/** "Where signal and noise have the same variance, SNR = 1": a step that is looked for. */
const ofBalance = /\b(?:where|when|whenever|at which)\b[^.=$]{0,60}\b(?:the same|equal|balanced?)\b/i;
const expanded = /\b(?:small|tiny)\b[^.$]{0,12}\$\s*\\(?:beta|Delta|delta)|\\beta[^$]{0,8}\\ll|\bTaylor\b|\b(?:first|leading)[- ]order\b|\\to\s*0\b|\\mathcal\s*\{?O\}?\s*\(|\bO\(\\beta/i;
const nearOneEnd = /\bfor (?:large|small|late|early) \$\s*t|\bat (?:large|small) \$\s*t/i;

/** x_t, or its law given another state, from an earlier state without a network. */
function isForwardStep(left: MathNode, right: MathNode): boolean {
  const of = left.kind === "density" && left.of.length === 1 ? left.of[0]! : left;
  return isState(of) && contains(right, isState) && !contains(right, (n) => networkOf(n) !== undefined);
}

const isState = (node: MathNode): boolean => node.kind === "symbol" && (node.name === "x" || node.name === "X") && node.accents.length === 0 && stepsOfSymbol(node).length === 1;

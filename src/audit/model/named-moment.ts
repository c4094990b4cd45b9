import type { MathNode, SymbolNode } from "../../read/latex/math.ts";
import type { MathSpan } from "../document/document.ts";
import { contains, everything, networkOf, stepsOfSymbol } from "../symbol.ts";
import { stepFrom } from "../translate.ts";
import { stepKey } from "./step-order.ts";

export type Moment = "mean" | "variance" | "deviation";

const posteriorWords = /posterior|后验|q\s*\(\s*x_\{?t-1\}?\s*(?:\\mid|\\vert|\||∣)\s*x_t\s*,\s*x_0\s*\)/i;
const backwards = /posterior|后验|revers|backward|denois|one step back|mean of the step|ancestral|反向|逆向|去噪|逆过程/i;
/** Other laws that a mean may be of. */
const elsewhere = /ddim|implicit|deterministic|non-?markov|prior\b|marginal|forward|guid|tweedie|条件引导|确定性|非马尔|边缘|前向|先验/i;

/**
 * Which moment of q(x_{t−1}|x_t,x_0) a letter is, by the words before it in its sentence, its list item or its table's row, and by what its other
 * side reads: for a mean the state and the data (or the noise), for a variance two steps of the schedule. Undefined where either leaves a doubt.
 */
export function namedMoment(symbol: SymbolNode, letter: MathNode, right: MathNode, span: MathSpan): Moment | undefined {
  const lead = leadTo(span);
  // "Forward process posteriors" are the posterior itself.
  const near = `${lead} ${span.headings.at(-1) ?? ""}`.replace(/(?:forward(?:[ -]process)?|前向(?:过程)?的?)\s*(?=posterior|后验)/gi, "");
  const byName = symbol.subscripts.length === 1 && symbol.subscripts[0]!.kind === "symbol" && symbol.subscripts[0].name === "q" || symbol.label === "q";
  const called = contains(letter, (n) => n !== letter && n.kind === "symbol" && n.name === "x");
  if (elsewhere.test(near) || contains(right, (n) => n.kind === "symbol" && (n.name === "eta" || n.name === "sigma" && symbol.name !== "sigma" || n.name === "w"))) return undefined;
  const said: Moment | undefined = /(?:mean|均值|期望)/i.test(lead) ? "mean" : undefined;
  const spread: Moment | undefined = /standard deviation|标准差|\bstd\b/i.test(lead) ? "deviation" : /variance|方差|covariance/i.test(lead) ? "variance" : undefined;
  const isMean = /^(?:mu|m|M)$/.test(symbol.name), isSpread = /^(?:sigma|Sigma|v|V|s|S)$/.test(symbol.name);
  const wordy = posteriorWords.test(lead);
  if ((isMean || wordy && said && !spread) && (byName || called || said && backwards.test(near) || isMean && posteriorWords.test(near)) && isStepMean(right) && (wordy || posteriorWords.test(near) || byName || oneStep(right))) return "mean";
  if (isSpread || wordy && spread && !said) {
    const marked = symbol.name === "sigma" && symbol.accents.includes("tilde") && posteriorWords.test(near);
    const known = byName || marked || spread && (wordy || backwards.test(near));
    if (known && twoSteps(right) && !contains(right, (n) => n.kind === "symbol" && (n.name === "x" || n.name === "epsilon"))) return letter === symbol && symbol.name === "sigma" && spread === "deviation" ? "deviation" : "variance";
  }
  return undefined;
}

/** The words before a formula in its clause; in a table, those of its row. */
function leadTo({ table, before, sentence, tex }: MathSpan): string {
  if (table) return `${table.row} ${table.column}`;
  const at = sentence.indexOf(tex);
  const text = at > 0 ? sentence.slice(0, at) : before;
  return text.split(/[.;:。；](?=\s|$)(?=.*[A-Za-z\u4e00-\u9fff])/).at(-1)!.slice(-120);
}

const isState = (n: MathNode): boolean => n.kind === "symbol" && (n.name === "x" || n.name === "X") && n.accents.length === 0 && stepsOfSymbol(n).length === 1;
const steps = (node: MathNode): ReadonlySet<string> => new Set(everything(node).flatMap((n) => {
  const step = n.kind === "symbol" && /^(?:alpha|beta)$/.test(n.name) && stepsOfSymbol(n).length === 1 ? stepFrom(stepsOfSymbol(n)[0]!) : undefined;
  return step ? [stepKey(step)] : [];
}));
const twoSteps = (node: MathNode): boolean => steps(node).size === 2;
const oneStep = (node: MathNode): boolean => contains(node, (n) => n.kind === "symbol" && (n.name === "beta" || n.name === "alpha" && n.accents.length === 0));

/** x_t with x_0, or with a noise and what happens in one step. */
function isStepMean(right: MathNode): boolean {
  const states = everything(right).filter(isState);
  const start = (n: MathNode) => isState(n) && stepKey(stepFrom(stepsOfSymbol(n as SymbolNode)[0]!) ?? { letter: "?", offset: 0 }) === "0";
  const data = states.some(start) || contains(right, (n) => networkOf(n)?.predicted === "x0");
  const later = states.some((n) => !start(n));
  const noise = contains(right, (n) => n.kind === "symbol" && n.name === "epsilon");
  return later && (data || noise) && (oneStep(right) || twoSteps(right));
}

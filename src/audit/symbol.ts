import type { CallNode, MathNode, SymbolNode } from "../read/latex/math.ts";

/** A symbol without its step: `bar alpha`, `tilde mu`, `epsilon<theta>`, `beta<start>`. What a lexicon is keyed by. */
export function symbolKey(symbol: SymbolNode): string {
  const marks = [...symbol.accents].join(" ");
  const parameter = symbol.subscripts.find(isModelParameter);
  const label = symbol.label ?? (parameter?.kind === "symbol" ? parameter.name : undefined);
  const word = [marks, symbol.name].filter((s) => s !== "").join(" ");
  return `${word}${label === undefined ? "" : `<${label}>`}`;
}

/** θ and φ as a subscript name a network's weights, not a step. */
export const isModelParameter = (node: MathNode): boolean =>
  node.kind === "symbol" && (node.name === "theta" || node.name === "phi") && node.subscripts.length === 0;

/** The subscripts that count steps, with an upper index in brackets, `x^{(t)}`, among them. */
export const stepsOfSymbol = (symbol: SymbolNode): readonly MathNode[] =>
  [...symbol.subscripts.filter((s) => !isModelParameter(s)), ...(symbol.index ? [symbol.index] : [])];

/** Everything directly inside a node, statements' items included. */
export function parts(node: MathNode): readonly MathNode[] {
  const found: MathNode[] = [];
  addInside(node, found);
  return found;
}

function addInside(record: object, found: MathNode[]): void {
  for (const [key, value] of Object.entries(record)) if (key !== "place") addParts(value, found);
}

function addParts(value: unknown, found: MathNode[]): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) for (const inner of value) addParts(inner, found);
  else if ("kind" in value && typeof value.kind === "string") {
    if (value.kind === "statement") addParts((value as { items?: unknown }).items, found);
    else found.push(value as MathNode);
  } else addInside(value, found);
}

/** Nodes do not change, and every rule looks through the same ones. */
const known = new WeakMap<MathNode, readonly MathNode[]>();

/** The node and everything in it, outermost first. */
export function everything(node: MathNode): readonly MathNode[] {
  const kept = known.get(node);
  if (kept) return kept;
  const found: MathNode[] = [];
  const visit = (inner: MathNode): void => {
    found.push(inner);
    parts(inner).forEach(visit);
  };
  visit(node);
  known.set(node, found);
  return found;
}

export const contains = (node: MathNode, test: (inner: MathNode) => boolean): boolean => everything(node).some(test);

/** What a network predicts, by its name: ε_θ, \hat ε, x_θ, \hat x_0, v_θ, s_θ, μ_θ. Undefined for what is no network. */
export type Predicted = "eps" | "x0" | "v" | "score" | "mean";

export function predictedBy(symbol: SymbolNode): Predicted | undefined {
  // The posterior's mean is no network, but stands where one would: μ̃_t(x_t, x_0), μ_q.
  if (symbol.name === "mu" && (symbol.accents.includes("tilde") || symbol.label === "q")) return "mean";
  if (symbol.name === "v" && symbol.accents.includes(targetMark)) return "v";
  const learned = symbol.subscripts.some(isModelParameter) || symbol.accents.some((a) => a === "hat" || a === "widehat") || symbol.label === "theta" || symbol.mark === "theta";
  if (!learned) return undefined;
  switch (symbol.name) {
    case "epsilon": return "eps";
    case "x":
    case "X":
    case "D": return "x0";
    case "v": return "v";
    case "s": return "score";
    case "mu": return "mean";
    default: return undefined;
  }
}

/** The mark of a v that is what a network is trained for, not a network. */
export const targetMark = "target";

/** Whether a prediction is a network's: μ̃_t and the target v are what they are. */
export const isGuess = (node: MathNode): boolean => {
  const symbol = node.kind === "symbol" ? node : node.kind === "call" ? node.function : undefined;
  return symbol !== undefined && predictedBy(symbol) !== undefined && !symbol.accents.includes(targetMark) && !(symbol.name === "mu" && (symbol.accents.includes("tilde") || symbol.label === "q"));
};

/** The symbol of a network's output, called or not. */
export const networkOf = (node: MathNode): { readonly predicted: Predicted; readonly call?: CallNode } | undefined => {
  const symbol = node.kind === "symbol" ? node : node.kind === "call" ? node.function : undefined;
  const predicted = symbol && predictedBy(symbol);
  return predicted && { predicted, ...(node.kind === "call" && { call: stateFirst(node) }) };
};

/** ε_θ(t, x_t) is ε_θ(x_t, t). */
const stateFirst = (node: CallNode): CallNode => {
  const [first, second, ...more] = node.args;
  return second && isStepLetter(first!) && (second.kind === "operator" || second.kind === "symbol" && stepsOfSymbol(second).length > 0) ? { ...node, args: [second, first!, ...more] } : node;
};
const isStepLetter = (node: MathNode): boolean => node.kind === "symbol" && /^(?:t|s|k|n|i|tau|T)$/.test(node.name) && node.subscripts.length === 0 && node.accents.length === 0;

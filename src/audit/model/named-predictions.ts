import type { AppliedNode, CallNode, MathNode, Statement, SymbolNode } from "../../read/latex/math.ts";
import { rewrite } from "../rewrite.ts";
import type { Lexicon } from "../reading.ts";
import type { Pair } from "../rules/rule.ts";
import { contains, isModelParameter, networkOf, type Predicted, stepsOfSymbol, symbolKey } from "../symbol.ts";
import { stepFrom } from "../translate.ts";

/**
 * A document's own letters for the predicted data: f_θ(x_t) = (x_t − c ε_θ(x_t)) / d says by its shape what f_θ is, whether or not c and d
 * are right. By symbol key.
 */
export function namedPredictions(statements: readonly Statement[]): ReadonlyMap<string, Predicted> {
  const found = new Map<string, Predicted>();
  for (const { items: [left, right], relations } of statements) {
    if (!left || !right || (relations[0] !== "=" && relations[0] !== ":=")) continue;
    const symbol = learned(left);
    if (symbol && !networkOf(left) && predictsData(right)) found.set(symbolKey(symbol), "x0");
  }
  return found;
}

/** The letter of a function with weights: f of f_θ(x_t, t). */
export function learned(node: MathNode): SymbolNode | undefined {
  const symbol = node.kind === "symbol" ? node : node.kind === "call" ? node.function : node.kind === "applied" ? node.base : undefined;
  return symbol && (symbol.subscripts.some(isModelParameter) || symbol.mark === "theta") ? symbol : undefined;
}

const isState = (node: MathNode): boolean => node.kind === "symbol" && (node.name === "x" || node.name === "X") && node.accents.length === 0 && stepsOfSymbol(node).length === 1;

/** (x_t − c ε_θ) / d. */
function predictsData(node: MathNode): boolean {
  const above = node.kind === "operator" && node.op === "/" ? node.left : node.kind === "operator" && node.op === "*" ? node.right : undefined;
  const inner = above?.kind === "tuple" && above.items.length === 1 ? above.items[0]! : above;
  return inner?.kind === "operator" && inner.op === "-" && isState(inner.left) && !contains(inner.left, noise) && contains(inner.right, noise) && !contains(inner.right, besideState);
}

const noise = (node: MathNode): boolean => node.kind === "symbol" && node.name === "epsilon";
/** A state outside of a network's brackets would be no prediction of this shape. */
const besideState = (node: MathNode): boolean => node.kind === "operator" && (node.op === "*" || node.op === "+" || node.op === "-") && (isState(node.left) || isState(node.right));

/**
 * The pair in the usual letters: a document's own prediction of the data is \hat x_0, other networks are named for what they are declared to
 * predict, σ_t(η) is σ_t, where time is declared to be continuous α(t) is α_t, and on a sub-sequence τ_1 < τ_2 < … the steps τ_{i−1} and τ_i are s and t.
 */
export function inUsualLetters(pair: Pair, { named = new Map(), network, continuous = false, models = [] }: Pick<Lexicon, "named" | "network" | "continuous" | "models">): Pair {
  const later = contains(pair.left, (n) => tauOffset(n) === 1) || contains(pair.right, (n) => tauOffset(n) === 1);
  const earlier = contains(pair.left, (n) => tauOffset(n) === -1) || contains(pair.right, (n) => tauOffset(n) === -1);
  const change = (node: MathNode): MathNode => {
    const own = node.kind === "call" ? node.function : node.kind === "applied" ? node.base : undefined;
    const predicts = own && (named.get(symbolKey(own)) ?? (network && learned(node) && !networkOf(node) ? network : undefined));
    if (predicts) return predictionOf(predicts, node as CallNode | AppliedNode);
    if (continuous && own && stepsOfSymbol(own).length === 0 && ofTime.has(symbolKey(own)) && !models.some((m) => m.signal === `${own.name}()` || m.noise === `${own.name}()`)) {
      const { args } = node as CallNode | AppliedNode;
      if (args.length === 1 && stepFrom(args[0]!) !== undefined) return { ...own, subscripts: [args[0]!] };
    }
    const scaled = node.kind === "call" ? node.function : node.kind === "applied" ? node.base : undefined;
    if (scaled?.name === "sigma" && (node.kind === "call" || node.kind === "applied") && node.args.length === 1 && node.args[0]!.kind === "symbol" && node.args[0].name === "eta") return scaled;
    const offset = tauOffset(node);
    if (offset === undefined || (later && earlier)) return node;
    const letter = later ? (offset === 1 ? "t" : offset === 0 ? "s" : undefined) : offset === 0 ? "t" : offset === -1 ? "s" : undefined;
    return letter === undefined ? node : { kind: "symbol", name: letter, accents: [], subscripts: [], place: node.place };
  };
  const left = rewrite(pair.left, change), right = rewrite(pair.right, change);
  if (left === pair.left && right === pair.right) return pair;
  return { ...pair, left, right, chain: pair.chain.map((item) => rewrite(item, change)) };
}

/** β(t) is not among them: a rate of change, and no step's variance. */
const ofTime = new Set(["alpha", "bar alpha", "sigma"]);

const letters: Readonly<Record<Exclude<Predicted, "x0">, string>> = { eps: "epsilon", v: "v", score: "s", mean: "mu" };

/** A network's output under the letter that says what it predicts. */
function predictionOf(predicted: Predicted, node: CallNode | AppliedNode): MathNode {
  const { place } = node;
  const given = node.kind === "call" ? node.given : [];
  if (predicted === "x0") return { kind: "call", function: { kind: "symbol", name: "x", accents: ["hat"], subscripts: [{ kind: "number", digits: "0", place }], place }, args: node.args, given, place };
  const theta: SymbolNode = { kind: "symbol", name: "theta", accents: [], subscripts: [], place };
  return { kind: "call", function: { kind: "symbol", name: letters[predicted], accents: [], subscripts: [theta], place }, args: node.args, given, place };
}

/** i, i − 1, i + 1 of τ_i. */
function tauOffset(node: MathNode): number | undefined {
  if (node.kind !== "symbol" || node.name !== "tau" || node.subscripts.length !== 1 || node.accents.length > 0) return undefined;
  const [index] = node.subscripts as [MathNode];
  if (index.kind === "symbol" && index.subscripts.length === 0) return 0;
  if (index.kind === "operator" && index.left.kind === "symbol" && index.right.kind === "number" && Number(index.right.digits) === 1) return index.op === "-" ? -1 : index.op === "+" ? 1 : undefined;
  return undefined;
}

import type { MathNode, Statement, SymbolNode } from "../../read/latex/math.ts";
import { rewriteStatement } from "../rewrite.ts";
import { contains, everything, networkOf, stepsOfSymbol, symbolKey, targetMark } from "../symbol.ts";
import { stepFrom } from "../translate.ts";
import { learned, namedPredictions } from "./named-predictions.ts";

/** A document's own letters for what a network predicts, by key, and the sign in which it takes v. */
export interface NetworkLetters {
  readonly networks: ReadonlyMap<string, "epsilon" | "x" | "v">;
  /** v = √ᾱ ε − √(1−ᾱ) x_0, or the other way round; undefined where v is no such letter. */
  readonly velocity: (section: string) => "plus" | "minus" | undefined;
}

/** A statement with the headings above it. */
export interface Sectioned {
  readonly statement: Statement;
  readonly section: string;
}

/**
 * What f_θ predicts, by the loss that trains it, ‖f_θ(x_t, t) − ε‖², or by the data it gives, x̂_0 = (x_t − √(1−ᾱ_t) f_θ)/√ᾱ_t; and v by what
 * it is made of. A letter that the document uses in two ways is none.
 */
export function networkLetters(sectioned: readonly Sectioned[]): NetworkLetters {
  const statements = sectioned.map((s) => s.statement);
  const said = new Map<string, Set<"epsilon" | "x" | "v">>();
  const named = namedPredictions(statements);
  const say = (node: MathNode, what: "epsilon" | "x" | "v" | undefined): void => {
    const symbol = learned(node);
    if (!symbol || !what || networkOf(symbol) || named.has(symbolKey(symbol))) return;
    said.set(symbolKey(symbol), (said.get(symbolKey(symbol)) ?? new Set()).add(what));
  };
  for (const { items } of statements) {
    for (const norm of items.flatMap(everything)) {
      if (norm.kind !== "norm") continue;
      const difference = norm.of.kind === "tuple" && norm.of.items.length === 1 ? norm.of.items[0]! : norm.of;
      if (difference.kind !== "operator" || difference.op !== "-") continue;
      say(difference.left, targetOf(difference.right));
      say(difference.right, targetOf(difference.left));
    }
    if (items.length >= 2 && isClean(items[0]!)) for (const f of everything(items[1]!)) if (f.kind === "call" && isNoiseOf(items[1]!, f)) say(f, "epsilon");
  }
  const networks = new Map([...said].flatMap(([key, whats]) => (whats.size === 1 ? [[key, [...whats][0]!] as const] : [])));
  // Where v is two things, each section keeps its own.
  const everywhere = velocityIn(statements);
  const own = new Map([...new Set(sectioned.map((s) => s.section))].map((section) => [section, everywhere ?? velocityIn(sectioned.filter((s) => s.section === section).map((s) => s.statement))]));
  return { networks, velocity: (section) => own.get(section) };
}

function targetOf(node: MathNode): "epsilon" | "x" | "v" | undefined {
  const inner = node.kind === "tuple" && node.items.length === 1 ? node.items[0]! : node;
  if (inner.kind !== "symbol" || networkOf(inner)) return undefined;
  if (inner.name === "epsilon") return "epsilon";
  return isZeroState(inner) ? "x" : undefined;
}

const isZeroState = (n: MathNode): boolean => n.kind === "symbol" && (n.name === "x" || n.name === "X") && stepsOfSymbol(n).length === 1 && n.accents.length === 0 && isZero(stepsOfSymbol(n)[0]!);
const isZero = (n: MathNode): boolean => n.kind === "number" && Number(n.digits) === 0;
const isClean = (n: MathNode): boolean => networkOf(n)?.predicted === "x0" || isZeroState(n);

/** Whether f is what is taken away from x_t: (x_t − c f) / d. */
function isNoiseOf(node: MathNode, f: MathNode): boolean {
  return contains(node, (n) => n.kind === "operator" && n.op === "-" && n.left.kind === "symbol" && n.left.name === "x" && (n.right === f || n.right.kind === "operator" && n.right.op === "*" && n.right.right === f));
}

/** v or v_t over ε and x_0 with the schedule's letters before both, one of them taken away. */
function velocityIn(statements: readonly Statement[]): "plus" | "minus" | undefined {
  const signs = new Set<"plus" | "minus">();
  // v may be a variance.
  if (statements.some(({ items }) => items.some((item) => contains(item, (n) => n.kind === "normal" && contains(n, (inner) => inner.kind === "symbol" && inner.name === "v" && inner.accents.length === 0))))) return undefined;
  for (const { items: [left, right], relations: [relation] } of statements) {
    if (left?.kind !== "symbol" || left.name !== "v" || left.accents.length > 0 || left.label !== undefined || left.mark !== undefined || !right || !["=", ":=", "≡"].includes(relation ?? "")) continue;
    const index = stepsOfSymbol(left);
    if (index.length > 1 || index.length === 1 && stepFrom(index[0]!)?.letter !== "t") continue;
    if (right.kind !== "operator" || right.op !== "-") return undefined;
    const [a, b] = [scaled(right.left), scaled(right.right)];
    if (!a || !b || a === b) return undefined;
    signs.add(a === "epsilon" ? "plus" : "minus");
  }
  return signs.size === 1 ? [...signs][0] : undefined;
}

/** ε or x_0 with a coefficient of the schedule. */
function scaled(node: MathNode): "epsilon" | "x" | undefined {
  const inner = node.kind === "tuple" && node.items.length === 1 ? node.items[0]! : node;
  if (inner.kind !== "operator" || inner.op !== "*" || !contains(inner.left, (n) => n.kind === "symbol" && (n.name === "alpha" || n.name === "sigma"))) return undefined;
  const what = targetOf(inner.right);
  return what === "v" ? undefined : what;
}

/** v in v log β_t + (1 − v) log β̃_t, and v ∈ [0, 1], is a share of two things and no velocity, whatever v is elsewhere. */
const isShare = ({ items }: Statement): boolean => items.some((item) => contains(item, (n) =>
  n.kind === "operator" && n.op === "-" && n.left.kind === "number" && Number(n.left.digits) === 1 && n.right.kind === "symbol" && n.right.name === "v" && n.right.accents.length === 0));

/** The statement with networks and v by their usual names. */
export function inNetworkLetters(statement: Statement, section: string, letters: NetworkLetters): Statement {
  const { networks } = letters, velocity = isShare(statement) ? undefined : letters.velocity(section);
  if (networks.size === 0 && !velocity) return statement;
  return rewriteStatement(statement, (node) => {
    if (velocity && node.kind === "symbol" && node.name === "v" && node.accents.length === 0 && node.label === undefined && node.mark === undefined && !networkOf(node) && !stepsOfSymbol(node).some((s) => stepFrom(s) === undefined)) {
      const v: SymbolNode = { ...node, accents: [targetMark] };
      return velocity === "plus" ? v : { kind: "negate", of: v, place: node.place };
    }
    if (node.kind === "symbol") {
      const name = networks.get(symbolKey(node));
      return name === undefined ? node : { ...node, name };
    }
    return node;
  });
}

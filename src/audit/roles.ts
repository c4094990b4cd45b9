import type { MathNode, NormalNode, Statement, SymbolNode } from "../read/latex/math.ts";
import { stepFrom } from "./translate.ts";
import { everything, isModelParameter, networkOf, stepsOfSymbol, symbolKey } from "./symbol.ts";

/** What a letter is in the standard notation, by its key: `z` is `x`, `a` is `alpha`, `bar a` is `bar alpha`, `K` is `T`. */
export interface Roles {
  /** Symbols with a step. */
  readonly stepped: ReadonlyMap<string, string>;
  /** Symbols without one that stand for the data x_0. */
  readonly data: ReadonlySet<string>;
  /** Letters that count steps, wherever they stand. */
  readonly counters: ReadonlyMap<string, string>;
  /** Noises by another letter, with a step or without. */
  readonly noises: ReadonlyMap<string, string>;
}

const usual = new Set(["x", "X", "beta", "alpha", "bar alpha", "tilde beta", "sigma", "epsilon", "SNR"]);

/**
 * Infers what a document's letters stand for from its own defining statements: its one-step law or step, the definition a = 1 − b, the
 * product ā = ∏ a, its law given the data. A letter that two statements give different roles, and a role that two letters claim, are dropped.
 */
export function rolesOf(statements: readonly Statement[]): Roles {
  const claims: { key: string; role: string }[] = [];
  const data = new Set<string>();
  const say = (key: string | undefined, role: string): void => { if (key !== undefined) claims.push({ key, role }); };
  const symbols = statements.flatMap((s) => s.items.flatMap(everything)).filter((n): n is SymbolNode => n.kind === "symbol");
  // A letter mentioned alone, "what others call ᾱ_t", takes no role.
  const related = statements.filter((s) => s.relations.length > 0).flatMap((s) => s.items.flatMap(everything)).filter((n): n is SymbolNode => n.kind === "symbol");
  const steppedKeys = new Set(related.filter((n) => stepsOfSymbol(n).length > 0).map(symbolKey));
  const states = new Set<string>(["x", "X"]);

  for (const transition of statements.flatMap(transitionIn)) {
    const { state, before, mean, variance } = transition;
    if (before.kind === "one step") {
      states.add(state);
      say(state, "x");
      for (const { key, role } of stepRoles(mean, variance, statements)) say(key, role);
    }
  }
  // ε_θ(z_t, t): what a network denoises is the state, where the text speaks of ᾱ_t and of no x_t.
  const denoised = new Set(steppedKeys.has("bar alpha") ? statements.flatMap((s) => s.items.flatMap(everything)).flatMap(denoisedIn) : []);
  if (denoised.size === 1 && !states.has([...denoised][0]!)) {
    const [state] = denoised as unknown as [string];
    states.add(state);
    say(state, "x");
  }
  // 1 − b and a product of a's say the rest, of letters already placed.
  for (let round = 0; round < 3; round++) {
    const known = new Map(claims.map(({ key, role }) => [key, role]));
    const roleOf = (key: string | undefined) => (key === undefined ? undefined : known.get(key) ?? (usual.has(key) ? key : undefined));
    for (const { items: [left, right], relations: [relation] } of statements) {
      if (left?.kind !== "symbol" || !right || (relation !== "=" && relation !== ":=" && relation !== "≡") || stepsOfSymbol(left).length !== 1) continue;
      const key = symbolKey(left);
      const other = oneMinus(right);
      if (other && roleOf(other) === "beta") say(key, "alpha");
      if (other && roleOf(key) === "alpha") say(other, "beta");
      if (right.kind === "fold" && right.fold === "prod" && right.from?.kind === "number" && Number(right.from.digits) === 1) {
        const factor = plainKey(right.body), complement = oneMinus(right.body);
        if (roleOf(factor) === "alpha" || roleOf(complement) === "beta") say(key, "bar alpha");
      }
    }
  }
  for (const { state, before, mean, variance } of statements.flatMap(transitionIn)) {
    if (before.kind !== "data" || !states.has(state) && !stateLike(state, claims)) continue;
    if (before.key !== undefined) data.add(before.key);
    const [a, b] = [rootOf(mean), oneMinus(variance)];
    if (a !== undefined && a === b) say(a, "bar alpha");
  }

  const stepped = new Map<string, string>();
  for (const { key, role } of claims) {
    if (key === role || (role === "x" && key === "X")) continue;
    const contested = claims.some((c) => (c.key === key) !== (c.role === role)) || (role !== "x" && steppedKeys.has(role));
    if (usual.has(key) || contested || (role === "x" && otherStates(symbols, key))) continue;
    stepped.set(key, role);
  }
  // β̃ by its mark on the letter that is β.
  for (const [key, role] of stepped) if (role === "beta" && steppedKeys.has(`tilde ${key}`) && !steppedKeys.has("tilde beta")) stepped.set(`tilde ${key}`, "tilde beta");
  const counters = countersOf(symbols, new Set(["x", "X", ...[...stepped].filter(([, role]) => role === "x").map(([key]) => key)]), mainStep(statements));
  const alone = [...stepped.values()].includes("x") || states.size > 2;
  return { stepped, counters, data: alone ? data : new Set(), noises: noisesOf(statements, symbols, new Set([...states, ...stepped.keys(), ...data])) };
}

/** Whether the letter is the state by another statement. */
const stateLike = (key: string, claims: readonly { key: string; role: string }[]): boolean => claims.some((c) => c.key === key && c.role === "x");

/** The letter of the state that a network is called with, z in ε_θ(z_t, t). */
function denoisedIn(node: MathNode): readonly string[] {
  const state = networkOf(node) && node.kind === "call" ? node.args[0] : undefined;
  if (state?.kind !== "symbol" || state.accents.length > 0 || networkOf(state)) return [];
  const [index, ...more] = stepsOfSymbol(state);
  return index && more.length === 0 && stepFrom(index)?.letter !== undefined && /^[a-zA-Z]$/.test(symbolKey(state)) ? [symbolKey(state)] : [];
}

/** States by the usual letter at steps after 0: then another letter is not theirs. */
const otherStates = (symbols: readonly SymbolNode[], key: string): boolean =>
  symbols.some((n) => (n.name === "x" || n.name === "X") && symbolKey(n) !== key && !networkOf(n) && stepsOfSymbol(n).some((s) => !(s.kind === "number" && Number(s.digits) === 0) && stepFrom(s) !== undefined));

/** The letter that counts the steps of the one-step law, where there is one such letter. */
function mainStep(statements: readonly Statement[]): string | undefined {
  const letters = new Set(statements.flatMap(transitionIn).filter((t) => t.before.kind === "one step").map((t) => t.step));
  return letters.size === 1 ? [...letters][0] : undefined;
}

interface Transition {
  readonly step: string;
  readonly state: string;
  readonly before: { readonly kind: "one step" } | { readonly kind: "data"; readonly key: string | undefined };
  /** The coefficient of the earlier state, and the variance. */
  readonly mean: MathNode;
  readonly variance: MathNode;
}

/** q(z_t|z_{t−1}) = N(z_t; c z_{t−1}, v I) and q(z_t|y) = N(c y, v I). */
function transitionIn({ items, relations }: Statement): readonly Transition[] {
  const [left, right] = items;
  if (!left || !right || (relations[0] !== "=" && relations[0] !== ":=" && relations[0] !== "∼" && relations[0] !== "≡")) return [];
  if (left.kind === "density" && right.kind === "normal" && left.of.length === 1 && left.given.length === 1) {
    if (left.symbol.subscripts.some(isModelParameter) || left.symbol.name !== "q" && left.symbol.name !== "p") return [];
    return lawOf(left.of[0]!, left.given[0]!, right);
  }
  if (left.kind === "given" && right.kind === "normal" && left.of.length === 1 && left.given.length === 1) return lawOf(left.of[0]!, left.given[0]!, right);
  return sampleOf(left, right);
}

/** z_t = √a z_{t−1} + √b ε and z_t = √γ y + √(1−γ) ε: the noise is the factor without a place in it. */
function sampleOf(left: MathNode, right: MathNode): readonly Transition[] {
  if (left.kind !== "symbol" || networkOf(left) || right.kind !== "operator" || right.op !== "+") return [];
  const [first, second] = [factors(right.left), factors(right.right)];
  if (!first || !second || first.of.kind !== "symbol" || second.of.kind !== "symbol" || networkOf(first.of) || networkOf(second.of)) return [];
  const noise = second.of;
  const isNoise = ["epsilon", "z", "Z", "xi", "w", "W", "omega", "zeta", "eta"].includes(noise.name) && noise.name !== left.name && noise.name !== first.of.name;
  const spread = opened(second.by);
  if (!isNoise || spread.kind !== "root") return [];
  const mean: MathNode = { kind: "operator", op: "*", left: first.by, right: first.of, place: right.place };
  return lawOf(left, first.of, { kind: "normal", mean, covariance: spread.of, place: right.place });
}

const factors = (node: MathNode): { readonly by: MathNode; readonly of: MathNode } | undefined => {
  const inner = opened(node);
  return inner.kind === "operator" && inner.op === "*" ? { by: inner.left, of: opened(inner.right) } : undefined;
};

function lawOf(of: MathNode, given: MathNode, { mean, covariance }: NormalNode): readonly Transition[] {
  if (of.kind !== "symbol" || given.kind !== "symbol" || of.accents.length > 0 || given.accents.length > 0) return [];
  const [t] = stepsOfSymbol(of).map(stepFrom), [s] = stepsOfSymbol(given).map(stepFrom);
  const coefficient = coefficientOf(mean, given);
  if (!t || t.letter === undefined || !coefficient) return [];
  const base = { step: t.letter, state: symbolKey(of), mean: coefficient, variance: withoutIdentity(covariance) };
  if (s && symbolKey(given) === symbolKey(of) && s.letter === t.letter && t.offset - s.offset === 1) return [{ ...base, before: { kind: "one step" } }];
  const atStart = s && s.letter === undefined && s.offset === 0 && symbolKey(given) === symbolKey(of);
  const plain = stepsOfSymbol(given).length === 0 && given.label === undefined;
  return atStart || plain ? [{ ...base, before: { kind: "data", key: plain ? symbolKey(given) : undefined } }] : [];
}

/** c of c·x, where the product's other factor is the given state. */
function coefficientOf(mean: MathNode, given: SymbolNode): MathNode | undefined {
  if (mean.kind === "tuple" && mean.items.length === 1) return coefficientOf(mean.items[0]!, given);
  if (mean.kind !== "operator" || mean.op !== "*") return undefined;
  const isGiven = (n: MathNode) => n.kind === "symbol" && symbolKey(n) === symbolKey(given) && stepsOfSymbol(n).length === stepsOfSymbol(given).length;
  return isGiven(mean.right) ? mean.left : isGiven(mean.left) ? mean.right : undefined;
}

function withoutIdentity(node: MathNode): MathNode {
  if (node.kind !== "operator" || node.op !== "*") return opened(node);
  return node.right.kind === "identity" ? opened(node.left) : node.left.kind === "identity" ? opened(node.right) : node;
}

const opened = (node: MathNode): MathNode => (node.kind === "tuple" && node.items.length === 1 ? opened(node.items[0]!) : node);

/** √a in the mean and b for the variance name α and β; 1 − b and 1 − a the other way round. */
function stepRole(node: MathNode, where: "mean" | "variance"): readonly { key: string; role: string }[] {
  const inside = where === "mean" ? (opened(node).kind === "root" ? opened((opened(node) as { of: MathNode }).of) : undefined) : opened(node);
  if (!inside) return [];
  const [plain, complement] = [plainKey(inside), oneMinus(inside)];
  if (plain !== undefined) return [{ key: plain, role: where === "mean" ? "alpha" : "beta" }];
  return complement === undefined ? [] : [{ key: complement, role: where === "mean" ? "beta" : "alpha" }];
}

/** The roles that the two coefficients of a one-step law give; α and β by two letters must be said to add up to one. */
function stepRoles(mean: MathNode, variance: MathNode, statements: readonly Statement[]): readonly { key: string; role: string }[] {
  const [fromMean, fromVariance] = [stepRole(mean, "mean"), stepRole(variance, "variance")];
  const [a, b] = [fromMean[0], fromVariance[0]];
  if (!a && b && !everything(mean).some((n) => n.kind === "symbol" && symbolKey(n) === b.key)) return [];
  if (a && b && a.role !== b.role && a.key !== b.key && !statements.some((s) => addUp(s, a.key, b.key))) return [];
  return [...fromMean, ...fromVariance];
}

/** a = 1 − b, b = 1 − a or a + b = 1. */
function addUp({ items, relations }: Statement, a: string, b: string): boolean {
  return relations.some((relation, i) => {
    const [left, right] = [items[i]!, items[i + 1]!];
    if (relation !== "=" && relation !== ":=" && relation !== "≡") return false;
    if (left.kind === "operator" && left.op === "+" && right.kind === "number" && Number(right.digits) === 1) return [plainKey(left.left), plainKey(left.right)].toSorted().join() === [a, b].toSorted().join();
    return (plainKey(left) === a && oneMinus(right) === b) || (plainKey(left) === b && oneMinus(right) === a);
  });
}

/** A symbol with one step, as a whole. */
function plainKey(node: MathNode): string | undefined {
  const inner = opened(node);
  return inner.kind === "symbol" && stepsOfSymbol(inner).length === 1 && stepFrom(stepsOfSymbol(inner)[0]!) !== undefined && inner.mark === undefined ? symbolKey(inner) : undefined;
}

function oneMinus(node: MathNode): string | undefined {
  const inner = opened(node);
  return inner.kind === "operator" && inner.op === "-" && inner.left.kind === "number" && Number(inner.left.digits) === 1 ? plainKey(inner.right) : undefined;
}

const rootOf = (node: MathNode): string | undefined => (opened(node).kind === "root" ? plainKey((opened(node) as { of: MathNode }).of) : undefined);

/** The chain's last step by K or N, its steps by k, n or i, and an earlier one beside them: T, t and s, where nothing else is called so. */
function countersOf(symbols: readonly SymbolNode[], states: ReadonlySet<string>, main: string | undefined): ReadonlyMap<string, string> {
  const counters = new Map<string, string>();
  const inSteps = symbols.flatMap(stepsOfSymbol).flatMap(everything).filter((n): n is SymbolNode => n.kind === "symbol");
  const steps = symbols.filter((n) => states.has(symbolKey(n))).flatMap(stepsOfSymbol).flatMap(everything).filter((n): n is SymbolNode => n.kind === "symbol").map((n) => n.name);
  const used = new Set([...symbols.filter((n) => stepsOfSymbol(n).length === 0), ...inSteps].map((n) => n.name));
  const last = ["K", "N"].filter((letter) => steps.includes(letter));
  if (last.length === 1 && !used.has("T")) counters.set(last[0]!, "T");
  if (main === undefined || !["k", "n", "i"].includes(main) || used.has("t")) return counters;
  counters.set(main, "t");
  const others = [...new Set(steps)].filter((letter) => letter !== main && ["i", "j", "k", "m", "n", "l"].includes(letter));
  if (others.length === 1 && !used.has("s")) counters.set(others[0]!, "s");
  return counters;
}

/** Noises by a letter of their own, W_t ∼ N(0, I). */
function noisesOf(statements: readonly Statement[], symbols: readonly SymbolNode[], taken: ReadonlySet<string>): ReadonlyMap<string, string> {
  const noises = new Map<string, string>();
  const known = new Set(["epsilon", "z", "Z", "xi", "w", "omega", "zeta"]);
  const fresh = ["zeta", "xi", "omega"].filter((letter) => !symbols.some((n) => n.name === letter));
  for (const { items, relations } of statements) {
    const [left, right] = items;
    if (relations[0] !== "∼" || left?.kind !== "symbol" || right?.kind !== "normal" || networkOf(left) || left.accents.length > 0) continue;
    const key = symbolKey(left);
    const unit = right.mean.kind === "number" && Number(right.mean.digits) === 0 && (right.covariance.kind === "identity" || (right.covariance.kind === "number" && Number(right.covariance.digits) === 1));
    if (!unit || known.has(key) || taken.has(key) || key !== left.name || noises.has(key) || usual.has(key) || stepsOfSymbol(left).some((s) => s.kind === "symbol" && /^[TKN]$/.test(s.name))) continue;
    const letter = fresh.shift();
    if (letter) noises.set(key, letter);
  }
  return noises;
}

/** The statement in standard letters. */
export function inRoles<N>(node: N, roles: Roles): N {
  if (roles.stepped.size + roles.data.size + roles.counters.size + roles.noises.size === 0) return node;
  return renamed(node, roles) as N;
}

function renamed(value: unknown, roles: Roles): unknown {
  if (Array.isArray(value)) return value.map((v) => renamed(v, roles));
  if (typeof value !== "object" || value === null) return value;
  if ("kind" in value && value.kind === "symbol") return symbolIn(value as SymbolNode, roles);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, key === "place" ? inner : renamed(inner, roles)]));
}

function symbolIn(node: SymbolNode, roles: Roles): SymbolNode {
  const inner: SymbolNode = { ...node, subscripts: renamed(node.subscripts, roles) as SymbolNode["subscripts"], ...(node.index && { index: renamed(node.index, roles) as MathNode }) };
  const key = symbolKey(node), stepped = stepsOfSymbol(node).length > 0;
  const { font: _, ...plain } = inner;
  const [role, noise] = [roles.stepped.get(key), roles.noises.get(key)];
  if (stepped && role !== undefined) {
    const words = role.split(" ");
    return { ...plain, name: words.at(-1)!, accents: words.slice(0, -1) };
  }
  // A network keeps its marks: \hat z_0 predicts what z_0 is.
  const state = roles.stepped.get(node.name) === "x" && networkOf({ ...plain, name: "x" }) !== undefined;
  if (state) return { ...plain, name: "x" };
  if (!stepped && roles.data.has(key)) return { ...plain, name: "x", subscripts: [{ kind: "number", digits: "0", place: node.place }] };
  if (!stepped && roles.data.has(node.name) && networkOf({ ...plain, name: "x" }) !== undefined) return { ...plain, name: "x" };
  if (noise !== undefined) return { ...plain, name: noise };
  const counter = !stepped && node.accents.length === 0 && node.label === undefined ? roles.counters.get(node.name) : undefined;
  return counter === undefined ? inner : { ...plain, name: counter };
}

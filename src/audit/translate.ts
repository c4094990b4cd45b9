import { fail } from "../base/problem.ts";
import { elementary, isElementary } from "../read/latex/elementary.ts";
import { boundsOf } from "../read/latex/fold-bounds.ts";
import type { CallNode, FoldNode, MathNode, SymbolNode } from "../read/latex/math.ts";
import { plainTerm } from "../read/latex/plain-term.ts";
import { at, call, name, negate, number, operator, type Term } from "../term/term.ts";
import type { Lexicon, Reading } from "./reading.ts";
import { readsColumn } from "./reads-column.ts";
import { networkOf, type Predicted, stepsOfSymbol, symbolKey } from "./symbol.ts";
import { type Step, stepKey, stepOf, stepTerm } from "./model/step-order.ts";

/** How the random quantities of a statement are written for the claim at hand; a road that has no place for one refuses it. */
export interface Rendering {
  state(step: Step): Term;
  noise(key: string, step: Step | undefined): Term;
  /** `symbol` is the letter it is written with: μ̃ is the posterior's own mean, μ_θ a guess of it. */
  network(predicted: Predicted, step: Step | undefined, symbol: SymbolNode): Term;
}

/** What a translation met on its way. */
export interface Met {
  readonly states: Map<string, Step>;
  readonly noises: Set<string>;
  readonly networks: Set<Predicted>;
  /** Letters that stand for steps. */
  readonly letters: Set<string>;
  /** Undefined symbols that are free quantities, by the name they have in the claim. */
  readonly free: Set<string>;
  alpha: boolean;
  sigma: boolean;
  /** ᾱ itself, which settles that α is not it. */
  alphabar: boolean;
}

export const nothingMet = (): Met => ({ states: new Map(), noises: new Set(), networks: new Set(), letters: new Set(), free: new Set(), alpha: false, sigma: false, alphabar: false });

export interface Translation {
  readonly reading: Reading;
  readonly lexicon: Lexicon;
  readonly rendering: Rendering;
  readonly met: Met;
  /** Letters bound by a fold around. */
  readonly bound: ReadonlySet<string>;
}

const stateLetters = new Set(["x", "X"]);
const noiseLetters = new Set(["epsilon", "z", "Z", "xi", "w", "omega", "zeta"]);
const stepLetters = new Set(["t", "s", "T", "i", "j", "k", "n", "tau"]);

/** A node as a Term of the sheet's language. What it does not know it refuses by name; nothing is guessed. */
export function translate(node: MathNode, to: Translation): Term {
  const plain = plainTerm(node, (inner) => translate(inner, to));
  if (plain) return plain;
  switch (node.kind) {
    case "symbol": return symbol(node, to);
    case "call": return called(node, to);
    case "applied": return applied(node.base, node.args, to);
    case "fold": return folded(node, to);
    default: return fail("unexpected token", node.kind, { place: node.place });
  }
}

/** A step from a subscript; undefined where it is none, such as a feature's index i, j. */
export function stepFrom(node: MathNode): Step | undefined {
  const plain = (n: MathNode): Term | undefined => {
    switch (n.kind) {
      case "number": return number(n.digits);
      case "negate": { const of = plain(n.of); return of && negate(of); }
      case "symbol": return stepLetters.has(n.name) && n.accents.length === 0 && n.subscripts.length === 0 && n.label === undefined ? name(n.name === "tau" ? "t" : n.name) : undefined;
      case "operator": {
        const left = plain(n.left), right = plain(n.right);
        return left && right && (n.op === "+" || n.op === "-") ? operator(n.op, left, right) : undefined;
      }
      case "tuple": return n.items.length === 1 ? plain(n.items[0]!) : undefined;
      default: return undefined;
    }
  };
  const term = plain(node);
  return term && stepOf(term);
}

function stepOfSymbol(node: SymbolNode, to: Translation): Step | undefined {
  const subscripts = stepsOfSymbol(node);
  if (subscripts.length === 0) return undefined;
  if (subscripts.length > 1) return fail("unexpected token", symbolKey(node), { place: node.place, hint: "one step" });
  const step = stepFrom(subscripts[0]!);
  if (!step) return fail("unexpected token", symbolKey(node), { place: node.place, hint: "a step" });
  if (step.letter !== undefined && !to.bound.has(step.letter)) to.met.letters.add(step.letter);
  return step;
}

function symbol(node: SymbolNode, to: Translation): Term {
  const network = networkOf(node);
  const key = symbolKey(node);
  const primed = (node.mark === "′" || node.mark === "″") && noiseLetters.has(node.name) && node.label === undefined && !network;
  if (node.mark !== undefined && node.mark !== "theta" && !primed) return fail("unknown name", `${key}^${node.mark}`, { place: node.place });
  const own = to.lexicon.own.get(key);
  const step = stepOfSymbol(node, to);
  if (own) return own.column ? at(own.cell, step ? stepTerm(step) : fail("missing value", key, { place: node.place, hint: "a step" })) : name(own.cell);
  if (network) {
    to.met.networks.add(network.predicted);
    return to.rendering.network(network.predicted, step, node);
  }
  const scheduled = step && scheduleTerm(key, stepTerm(step), to);
  if (scheduled) return scheduled;
  if (stateLetters.has(node.name) && node.accents.length === 0 && node.label === undefined && step) {
    to.met.states.set(stepKey(step), step);
    return to.rendering.state(step);
  }
  if (noiseLetters.has(node.name) && node.label === undefined) {
    // One noise for each step of a sum: all of them independent.
    if (step?.letter !== undefined && to.bound.has(step.letter)) {
      to.met.noises.add(`${key}_`);
      return call("normal", number(0), number(1));
    }
    to.met.noises.add(noiseKey(node, step));
    return to.rendering.noise(noiseKey(node, step), step);
  }
  if (!step && node.accents.length === 0 && node.label === undefined) {
    if (node.name === "pi") return name("pi");
    if (node.name === "e") return name("e");
    if (stepLetters.has(node.name)) {
      if (!to.bound.has(node.name)) to.met.letters.add(node.name);
      return name(node.name);
    }
    if (node.name === "eta") return free("eta", to);
  }
  return fail("unknown name", key, { place: node.place });
}

function free(text: string, to: Translation): Term {
  to.met.free.add(text);
  return name(text);
}

/** ε, ε_t and \bar ε are different noises; which of them are one the claim says. */
function noiseKey(node: SymbolNode, step: Step | undefined): string {
  const prime = node.mark === "′" || node.mark === "″" ? "prime" : "";
  return `${node.accents.join("")}${prime}${node.name === "epsilon" ? "eps" : node.name}${step ? `_${step.letter ?? ""}${step.offset === 0 && step.letter ? "" : String(step.offset).replace("-", "m")}` : ""}`;
}

/** The standard quantities of the schedule at a step, under the reading at hand. */
function scheduleTerm(key: string, step: Term, to: Translation): Term | undefined {
  const { met, reading } = to;
  switch (key) {
    case "beta": return at("beta", step);
    case "bar alpha":
    case "overline alpha":
      met.alphabar = true;
      return at("alphabar", step);
    case "tilde beta": return at("posteriorVariance", step);
    case "alpha":
      met.alpha = true;
      return reading.alpha === "step" ? at("alpha", step) : reading.alpha === "cumulative" ? at("alphabar", step) : at("signal", step);
    case "sigma":
      met.sigma = true;
      return reading.sigma === "noise" ? at("noise", step) : call("sqrt", at(reading.sigma === "beta" ? "beta" : "posteriorVariance", step));
    case "SNR": return at("snr", step);
    default: return undefined;
  }
}

function called(node: CallNode, to: Translation): Term {
  const network = networkOf(node);
  if (network) {
    to.met.networks.add(network.predicted);
    const step = networkStep(node, to);
    if (step?.letter !== undefined) to.met.letters.add(step.letter);
    return to.rendering.network(network.predicted, step, node.function);
  }
  const { name: plain } = node.function;
  const mine = ownAt(node.function, node.args, to);
  if (mine) return mine;
  if (isElementary(node)) return elementary(node, node.args.map((arg) => translate(arg, to)));
  if (plain === "SNR" && node.args.length === 1) {
    const step = stepFrom(node.args[0]!);
    if (step?.letter !== undefined) to.met.letters.add(step.letter);
    if (step) return at("snr", stepTerm(step));
  }
  // α_t(ᾱ_{t−1}): a quantity with its step before brackets is a factor.
  if (stepsOfSymbol(node.function).length > 0 && node.args.length === 1 && node.given.length === 0) {
    const factor = scheduled.has(symbolKey(node.function)) ? symbol(node.function, to) : undefined;
    if (factor) return operator("*", factor, translate(node.args[0]!, to));
  }
  return fail("unknown function", symbolKey(node.function), { place: node.place });
}

const scheduled = new Set(["alpha", "beta", "bar alpha", "tilde beta", "sigma"]);

/**
 * The step at which a network is asked: that of the state it is given, else the one that is written. ε_θ(x_0, t) and μ̃_t(x_t, x_t) are
 * nothing that is known; counted from 0, ε_θ(x_t, t − 1) is. The 0 of x̂_0(x_t) belongs to its name.
 */
function networkStep({ function: base, args, place }: CallNode, to: Translation): Step | undefined {
  const written = [...args.flatMap((arg) => (isQuantity(arg) ? stepsOfSymbol(arg) : [arg])), ...stepsOfSymbol(base).filter((n) => n.kind !== "number")].map(stepFrom).find((s) => s !== undefined);
  const states = args.flatMap((arg) => {
    if (arg.kind !== "symbol" || !stateLetters.has(arg.name) || arg.accents.length > 0 || stepsOfSymbol(arg).length !== 1) return [];
    return stepFrom(stepsOfSymbol(arg)[0]!) ?? [];
  });
  if (new Set(states.map(stepKey)).size < states.length) return fail("doubled name", "x", { place });
  const noisy = states.filter((s) => s.letter !== undefined || s.offset !== 0);
  const given = noisy.length > 0 ? noisy[0] : written ? states[0] : undefined;
  if (!given) return written;
  const counted = to.lexicon.zeroBased && written !== undefined && written.letter === given.letter && Math.abs(written.offset - given.offset) === 1;
  return written && stepKey(written) !== stepKey(given) && !counted ? fail("unexpected token", "a network", { place, hint: "of a state at another step" }) : given;
}

/** γ_t among a network's arguments says the time. */
const isQuantity = (node: MathNode): node is SymbolNode => node.kind === "symbol" && !stateLetters.has(node.name) && stepsOfSymbol(node).length === 1;

/** f(t) where the document defines f as a function of the step. */
function ownAt(base: SymbolNode, args: readonly MathNode[], to: Translation): Term | undefined {
  const own = to.lexicon.own.get(symbolKey(base));
  const step = args.length === 1 ? stepFrom(args[0]!) : undefined;
  if (!own?.column || !step) return undefined;
  if (step.letter !== undefined && !to.bound.has(step.letter)) to.met.letters.add(step.letter);
  return at(own.cell, stepTerm(step));
}

/** `β(t + 1)` and `x_t(a + b)`: a product where the letter already has its step, or the brackets hold no step; else it stays open. */
function applied(base: SymbolNode, args: readonly MathNode[], to: Translation): Term {
  const network = networkOf(base);
  if (network) {
    to.met.networks.add(network.predicted);
    return to.rendering.network(network.predicted, undefined, base);
  }
  const mine = ownAt(base, args, to);
  if (mine) return mine;
  const indexed = stepsOfSymbol(base).length > 0 || stepLetters.has(base.name) || base.name === "pi" || base.name === "eta";
  if (indexed && args.length === 1) return operator("*", symbol(base, to), translate(args[0]!, to));
  return fail("ambiguous reading", symbolKey(base), { place: base.place, hint: "a function of time, or a product" });
}

function folded(node: FoldNode, to: Translation): Term {
  const { fold, body, place } = node;
  const { index, from, to: end, said } = boundsOf(node) ?? fail("missing value", fold, { place, hint: "bounds" });
  const letter = index.name;
  if (index.subscripts.length > 0 || letter.length !== 1) return fail("unexpected token", letter, { place });
  const bounds = [from, end].map((bound) => {
    const step = stepFrom(bound) ?? fail("unexpected token", "a bound", { place: bound.place });
    if (step.letter !== undefined && !to.bound.has(step.letter)) to.met.letters.add(step.letter);
    return stepTerm(step);
  });
  const inside = translate(body, { ...to, bound: new Set([...to.bound, letter]) });
  // Σ_t over states or noises may run over pixels or samples; over the schedule alone it runs over all steps.
  if (!said && !readsColumn(inside)) return fail("missing value", fold, { place, hint: "bounds" });
  return { kind: "fold", fold, body: inside, index: letter, from: bounds[0]!, to: bounds[1]! };
}


import { fail } from "../../base/problem.ts";
import { latexName, symbolLatex } from "../../term/print-latex-name.ts";
import type { MathNode, SymbolNode } from "./math.ts";

/** What a name is that a sheet or its catalog has, the sheet's own first. */
export interface KnownName {
  readonly kind: "number" | "column" | "function";
  readonly parameters?: readonly string[];
}
export type KnownNames = ReadonlyMap<string, KnownName>;

const marks: Readonly<Record<string, string>> = { bar: "bar", overline: "bar", tilde: "tilde", widetilde: "tilde", hat: "hat", widehat: "hat" };
const weights = new Set(["theta", "phi", "psi"]);

/** θ and φ below a letter name what is learned; they count no steps. */
export const isWeights = (node: MathNode): boolean => node.kind === "symbol" && weights.has(node.name) && node.subscripts.length === 0;

/** The subscripts that count steps, an upper index in brackets among them. */
export const stepsOf = (symbol: SymbolNode): readonly MathNode[] => [...symbol.subscripts.filter((below) => !isWeights(below)), ...(symbol.index ? [symbol.index] : [])];

/**
 * A symbol's name in the sheet's language, its steps left out: \bar\alpha → alphabar, \beta_{\min} → beta_min, \epsilon_\theta → eps_theta, \bar\alpha^{\text{rescaled}} → alphabarRescaled. A name that is known and set in the
 * same letters goes before the plain one: \tilde\beta is posteriorVariance where that is what the sheet or its catalog calls it.
 */
export function nameOfSymbol(symbol: SymbolNode, known: KnownNames): string {
  const plain = plainName(symbol);
  if (known.has(plain)) return plain;
  const looks = symbolLatex(latexName(plain));
  return [...known.keys()].find((name) => symbolLatex(latexName(name)) === looks) ?? plain;
}

function plainName(symbol: SymbolNode): string {
  const { name, accents, label, mark, place } = symbol;
  const unnamed = accents.find((accent) => marks[accent] === undefined);
  if (unnamed !== undefined) fail("unknown name", `\\${unnamed}{${name}}`, { place });
  if (mark !== undefined && !/^(?:[A-Za-z]{2,}|′|\*)$/.test(mark)) fail("unknown name", `${name}^${mark}`, { place });
  const above = mark === "′" ? "_prime" : mark === "*" ? "_star" : mark === undefined ? "" : weights.has(mark) ? `_${mark}` : mark[0]!.toUpperCase() + mark.slice(1);
  const learned = symbol.subscripts.find(isWeights);
  const below = label ?? (learned?.kind === "symbol" ? learned.name : undefined);
  const base = name === "epsilon" ? "eps" : name;
  return `${base}${accents.map((accent) => marks[accent]).join("")}${below === undefined ? "" : `_${below.replaceAll(/[^A-Za-z0-9]+/g, "")}`}${above}`;
}

/** Letters that documents write for what is random or given from outside: states, data, noises. */
const variables = new Set(["x", "y", "z", "epsilon", "xi", "X", "Z"]);

/** Whether a symbol stands for a state, a noise or a network's answer: an argument of what is defined, not a cell. */
export const isVariable = (symbol: SymbolNode, known: KnownNames): boolean =>
  !known.has(nameOfSymbol(symbol, known)) && (variables.has(symbol.name) || symbol.subscripts.some(isWeights) || /^(theta|phi)$/.test(symbol.mark ?? ""));

/** The argument that a variable is: x_t → xt, x_0 → x0, x_{t-1} → x_prev, \epsilon_\theta(x_t, t) → eps_theta. */
export function variableName(symbol: SymbolNode): string {
  const [step, ...more] = stepsOf(symbol);
  const base = plainName(symbol);
  if (step === undefined) return base;
  const refuse = (): never => fail("unexpected token", base, { place: symbol.place, hint: "x_t, x_0, x_{t-1}" });
  if (more.length > 0) return refuse();
  if (step.kind === "number") return /^\d+$/.test(step.digits) ? base + step.digits : refuse();
  if (step.kind === "symbol" && step.name.length === 1 && step.accents.length === 0 && step.subscripts.length === 0) return base.length === 1 && /^[tskinT]$/.test(step.name) ? base + step.name : `${base}_${step.name}`;
  const [op, left, right] = step.kind === "operator" ? [step.op, step.left, step.right] : [];
  if (left?.kind === "symbol" && right?.kind === "number" && Number(right.digits) === 1 && (op === "-" || op === "+")) return `${base}_${op === "-" ? "prev" : "next"}`;
  return refuse();
}

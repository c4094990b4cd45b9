import { fail } from "../../base/problem.ts";
import type { MathNode, Statement, SymbolNode } from "../../read/latex/math.ts";
import { call, name, negate, number, operator, type Term } from "../../term/term.ts";
import { numeric } from "../schedules.ts";
import { contains, networkOf, symbolKey } from "../symbol.ts";
import type { TimeFunction, TimeFunctions } from "./time-functions.ts";
import { antiderivative, withValue } from "./antiderivative.ts";

interface Standing { readonly statement: Statement; readonly headings: readonly string[]; readonly position: number }

const times = new Set(["t", "s", "u", "tau", "r"]);

/** The functions of time of a document, and the numbers that it gives the letters in them; a letter with two numbers has none. */
export function functionsOfTime(placed: readonly Standing[]): TimeFunctions {
  const constants = new Map<string, Term | undefined>();
  const functions = placed.flatMap(({ statement: { items, relations }, headings, position }): readonly TimeFunction[] => {
    const [left, right] = items;
    if (!left || !right || !["=", ":=", "≡"].includes(relations[0] ?? "")) return [];
    const value = numeric(right);
    if (left.kind === "symbol" && value && left.accents.length === 0 && !["t", "u", "tau", "x"].includes(left.name)) {
      const key = letterKey(left);
      constants.set(key, constants.has(key) && JSON.stringify(constants.get(key)) !== JSON.stringify(value) ? undefined : value);
    }
    const head = headOf(left);
    if (!head || value || contains(right, (n) => n.kind === "density" || n.kind === "normal" || networkOf(n) !== undefined || n.kind === "symbol" && (n.name === "x" || n.name === "epsilon"))) return [];
    return [{ ...head, body: right, headings: headings.join(" / "), position }];
  });
  return { functions, constants: new Map([...constants].flatMap(([key, value]) => (value ? [[key, value] as const] : []))) };
}

/** f(t), or σ_t in time itself. */
function headOf(node: MathNode): { key: string; letter: string } | undefined {
  const called = node.kind === "applied" && !node.power ? { symbol: node.base, args: node.args } : node.kind === "call" && node.given.length === 0 ? { symbol: node.function, args: node.args } : undefined;
  // σ_t in time itself, which σ_{0.5} is a value of.
  if (node.kind === "symbol" && node.subscripts.length === 1 && node.accents.length === 0) {
    const [at] = node.subscripts;
    return at?.kind === "symbol" && times.has(at.name) ? { key: `${symbolKey(node)}_`, letter: at.name } : undefined;
  }
  if (!called || called.args.length !== 1 || called.symbol.subscripts.length > 0 || networkOf(called.symbol)) return undefined;
  const [arg] = called.args;
  return arg?.kind === "symbol" && times.has(arg.name) && arg.subscripts.length === 0 ? { key: symbolKey(called.symbol), letter: arg.name } : undefined;
}

/** A symbol with its subscripts, as a constant is known by. */
const letterKey = (symbol: SymbolNode): string => `${symbolKey(symbol)}${symbol.subscripts.map((s) => (s.kind === "number" ? `_${s.digits}` : s.kind === "symbol" ? `_${s.name}` : "_?")).join("")}`;

/** How a side is written as a term, and what it met. */
export interface InTime {
  readonly known: TimeFunctions;
  readonly headings: string;
  readonly position: number;
  /** Which of a function's definitions is meant, where there are several. */
  readonly choice: number;
  /** Constants stay letters of their own, free in what is claimed. */
  readonly constants: "numbers" | "letters";
  /** Letters of time that are free, by their names in the term. */
  readonly times: Set<string>;
  readonly free: Set<string>;
  /** Whether a function that is defined elsewhere, or an integral, was written out. */
  opened: boolean;
}

/** A side over functions of time with every function and integral written out in closed form; what it does not know it refuses. */
export function writtenOut(node: MathNode, to: InTime, bound: ReadonlyMap<string, Term> = new Map(), depth = 0): Term {
  if (depth > 12) return fail("too deep", "functions of time");
  const inner = (n: MathNode): Term => writtenOut(n, to, bound, depth);
  switch (node.kind) {
    case "number": return number(node.digits);
    case "negate": return negate(inner(node.of));
    case "root": return node.degree ? fail("unexpected token", "root", { place: node.place }) : call("sqrt", inner(node.of));
    case "tuple": return node.items.length === 1 ? inner(node.items[0]!) : fail("unexpected token", "tuple", { place: node.place });
    case "operator":
      return ["+", "-", "*", "/", "^"].includes(node.op) ? operator(node.op as "+", inner(node.left), inner(node.right)) : fail("unexpected token", node.op, { place: node.place });
    case "integral": {
      const [variable] = node.variables;
      if (node.variables.length !== 1 || variable?.kind !== "symbol" || !node.from || !node.to) return fail("unexpected token", "integral", { place: node.place });
      const by = `by_${variable.name}${depth}`;
      const body = writtenOut(node.body, to, new Map([...bound, [variable.name, name(by)]]), depth + 1);
      const whole = antiderivative(body, by) ?? fail("unexpected token", "integral", { place: node.place, hint: "one with a closed form" });
      to.opened = true;
      return operator("-", withValue(whole, by, inner(node.to)), withValue(whole, by, inner(node.from)));
    }
    case "call": {
      const plain = node.function.name;
      if (functionsKnown.has(plain) && node.function.subscripts.length === 0 && node.given.length === 0) return call(plain, ...node.args.map(inner));
      return applied(node.function, node.args, node, to, bound, depth);
    }
    case "applied": return applied(node.base, node.args, node, to, bound, depth, node.power && inner(node.power));
    case "symbol": return letter(node, to, bound);
    default: return fail("unexpected token", node.kind, { place: node.place });
  }
}

const functionsKnown = new Set(["exp", "log", "sin", "cos", "tan", "tanh", "sqrt", "min", "max"]);

function applied(symbol: SymbolNode, args: readonly MathNode[], node: MathNode, to: InTime, bound: ReadonlyMap<string, Term>, depth: number, power?: Term): Term {
  const raised = (of: Term): Term => (power ? operator("^", of, power) : of);
  const value = args.length === 1 ? writtenOut(args[0]!, to, bound, depth) : fail("unexpected token", "several arguments", { place: node.place });
  // SNR(5), or any function at a step after the first, belongs to a chain.
  const stepped = symbol.name === "SNR" || args[0]?.kind === "number" && Number.isInteger(Number(args[0].digits)) && Number(args[0].digits) > 1;
  const defined = symbol.subscripts.length === 0 && !stepped && !bound.has(symbol.name) ? definitionOf(symbolKey(symbol), to) : undefined;
  // f(t) = cos²(π t/2T) is a function of the step: its f(0.5) may be meant at half the way.
  const found = defined && args[0]?.kind === "number" && Number(args[0].digits) !== 0 && contains(defined.body, (n) => n.kind === "symbol" && n.name === "T") ? undefined : defined;
  if (found) {
    to.opened = true;
    return raised(writtenOut(found.body, to, new Map([[found.letter, value]]), depth + 1));
  }
  // A letter that is no function stands before brackets as a factor.
  const isFactor = symbol.subscripts.length > 0 || symbol.label !== undefined || symbol.name === "pi" || bound.has(symbol.name) || times.has(symbol.name);
  return isFactor ? operator("*", letter(symbol, to, bound), raised(value)) : fail("unknown function", symbolKey(symbol), { place: node.place });
}

/** A definition in force: one of the section's before the place, else of the document's. */
function definitionOf(key: string, to: InTime): TimeFunction | undefined {
  const all = to.known.functions.filter((f) => f.key === key);
  const here = all.filter((f) => f.headings === to.headings && f.position <= to.position);
  const near = here.length > 0 ? here : all;
  return near[Math.min(to.choice, near.length - 1)];
}

/** How many readings several definitions of one function leave open. */
export const choicesIn = ({ functions }: TimeFunctions): number =>
  Math.min(4, Math.max(1, ...functions.map((f) => functions.filter((other) => other.key === f.key).length)));

function letter(node: SymbolNode, to: InTime, bound: ReadonlyMap<string, Term>): Term {
  if (node.accents.length > 0 || node.mark !== undefined || node.index) return fail("unknown name", symbolKey(node), { place: node.place });
  if (node.subscripts.length === 0 && node.label === undefined) {
    const own = bound.get(node.name);
    if (own) return own;
    if (node.name === "pi" || node.name === "e") return name(node.name);
    if (times.has(node.name) && !(to.constants === "numbers" && to.known.constants.has(node.name))) {
      to.times.add(`time_${node.name}`);
      return name(`time_${node.name}`);
    }
  }
  const [at, ...more] = node.subscripts;
  const found = at && more.length === 0 && at.kind === "number" && /\./.test(at.digits) ? definitionOf(`${symbolKey(node)}_`, to) : undefined;
  if (found && at?.kind === "number") {
    to.opened = true;
    return writtenOut(found.body, to, new Map([[found.letter, number(at.digits)]]), 1);
  }
  const value = to.known.constants.get(letterKey(node));
  if (to.constants === "numbers") return value ?? fail("missing value", letterKey(node), { place: node.place });
  // β_min and β_1 are constants where a function is made of them; a β_1 that is not may be the chain's.
  const own = letterKey(node), constant = to.known.functions.some((f) => contains(f.body, (n) => n.kind === "symbol" && letterKey(n) === own && !times.has(n.name) && n.name !== "x" && n.name !== "epsilon"));
  if (!constant || more.length > 0) return fail("missing value", letterKey(node), { place: node.place });
  const free = `free_${letterKey(node).replace(/[^A-Za-z0-9]+/g, "_")}`;
  to.free.add(free);
  return name(free);
}

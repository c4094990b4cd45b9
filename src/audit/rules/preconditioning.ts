import { fail } from "../../base/problem.ts";
import type { MathNode, SymbolNode } from "../../read/latex/math.ts";
import type { ClaimLine, Quantifier } from "../../read/text/line.ts";
import { call, name, negate, number, operator, type Term } from "../../term/term.ts";
import { contains } from "../symbol.ts";
import { nothingMet } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/**
 * EDM's c_skip, c_out, c_in and λ in σ and σ_data, held against what they are for: data of deviation σ_data and noise of deviation σ make inputs
 * and targets of variance 1, c_skip leaves the least for c_out, and λ c_out² is 1. Forms without σ_data are choices of their own. Karras et al. 2022, app. B.6.
 */
export const preconditioning: PairRule = ({ left, right, relation, chain }) => {
  if (relation !== "=" && relation !== ":=" && relation !== "≡") return undefined;
  const first = left.kind === "missing" ? chain[0]! : left;
  const squared = first.kind === "operator" && first.op === "^" && first.right.kind === "number" && Number(first.right.digits) === 2 ? first.left : undefined;
  const which = coefficientOf(squared ?? first);
  if (!which || !contains(right, (n) => isData(n) || coefficientOf(n) !== undefined)) return undefined;
  const expected = squared ? operator("^", wanted[which], number(2)) : wanted[which];
  const variable = (n: string, domain: "positive" | "noise"): Quantifier => ({ kind: "variable", name: n, domain });
  const claim: ClaimLine = {
    kind: "claim", here: false, statement: { kind: "comparison", items: [inLevels(right), expected], relations: ["=="] },
    quantifiers: [variable("level", "positive"), variable("spread", "positive"), variable("data_draw", "noise"), variable("noise_draw", "noise")],
  };
  return { rule: "definition", met: nothingMet(), unwritten: true, alternatives: [[claim]] };
};

type Coefficient = "skip" | "out" | "in" | "weight";

const times = (a: Term, b: Term): Term => operator("*", a, b);
const data = times(name("spread"), name("data_draw"));
const input = operator("+", data, times(name("level"), name("noise_draw")));
const variance = (of: Term): Term => call("variance", of);
/** Cov(data, input) / Var(input). */
const skip = operator("/", operator("-", variance(operator("+", data, input)), variance(operator("-", data, input))), times(number(4), variance(input)));
const out = call("sqrt", variance(operator("-", data, times(skip, input))));
const wanted: Readonly<Record<Coefficient, Term>> = {
  skip, out,
  in: operator("/", number(1), call("sqrt", variance(input))),
  weight: operator("/", number(1), operator("^", out, number(2))),
};

const tagOf = (symbol: SymbolNode): string => symbol.label ?? (symbol.subscripts.length === 1 && symbol.subscripts[0]!.kind === "symbol" ? symbol.subscripts[0].name : "");

/** c_skip, c_out(σ), c_in; λ(σ). */
function coefficientOf(node: MathNode): Coefficient | undefined {
  const symbol = node.kind === "symbol" ? node : node.kind === "call" ? node.function : node.kind === "applied" ? node.base : undefined;
  const ofLevel = (node.kind === "call" || node.kind === "applied") && node.args.length === 1 && isLevel(node.args[0]!);
  if (!symbol || node.kind !== "symbol" && !ofLevel) return undefined;
  if (symbol.name === "lambda" && ofLevel && symbol.subscripts.length === 0 && symbol.label === undefined) return "weight";
  const tag = tagOf(symbol);
  return symbol.name === "c" && (tag === "skip" || tag === "out" || tag === "in") ? tag : undefined;
}

const isLevel = (n: MathNode): boolean => n.kind === "symbol" && n.name === "sigma" && n.accents.length === 0 && n.label === undefined && (n.subscripts.length === 0 || n.subscripts.length === 1 && n.subscripts[0]!.kind === "symbol" && n.subscripts[0].name === "t");
const isData = (n: MathNode): boolean => n.kind === "symbol" && n.name === "sigma" && /^(?:data|d)$/.test(tagOf(n));

function inLevels(node: MathNode): Term {
  if (isLevel(node)) return name("level");
  if (isData(node)) return name("spread");
  const other = coefficientOf(node);
  if (other) return wanted[other];
  switch (node.kind) {
    case "number": return number(node.digits);
    case "negate": return negate(inLevels(node.of));
    case "root": if (node.degree === undefined) return call("sqrt", inLevels(node.of)); break;
    case "tuple": if (node.items.length === 1) return inLevels(node.items[0]!); break;
    case "operator": if (["+", "-", "*", "/", "^"].includes(node.op)) return operator(node.op as "+", inLevels(node.left), inLevels(node.right)); break;
    case "call": if (node.function.name === "sqrt" && node.args.length === 1) return call("sqrt", inLevels(node.args[0]!)); break;
    default:
  }
  return fail("unexpected token", node.kind === "symbol" ? node.name : node.kind, { place: node.place });
}

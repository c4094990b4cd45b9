import { fail } from "../../base/problem.ts";
import type { MathNode } from "../../read/latex/math.ts";
import type { ClaimLine, Quantifier } from "../../read/text/line.ts";
import { call, name, negate, number, operator, type Term } from "../../term/term.ts";
import { contains } from "../symbol.ts";
import { nothingMet } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/**
 * A denoiser D(x; σ) of data with noise of deviation σ: its score (D − x)/σ² and its flow dx/dσ = (x − D)/σ, for Gaussian data of any mean and
 * variance. Karras et al. 2022, eqs. 1–3.
 */
export const denoiser: PairRule = ({ left, right, relation, chain }) => {
  if (relation !== "=" && relation !== ":=" && relation !== "≡" && relation !== "≈") return undefined;
  const first = left.kind === "missing" ? chain[0]! : left;
  const sides = [first, right];
  const speaks = (test: (n: MathNode) => boolean) => sides.some((side) => contains(side, test));
  if (!speaks(isDenoiser) || !speaks((n) => isScore(n) || isFlow(n))) return undefined;
  const variable = (n: string, domain: "real" | "positive"): Quantifier => ({ kind: "variable", name: n, domain });
  const claim: ClaimLine = {
    kind: "claim", here: false, statement: { kind: "comparison", items: [inPoint(first), inPoint(right)], relations: ["=="] },
    quantifiers: [variable("point", "real"), variable("middle", "real"), variable("spread", "positive"), variable("level", "positive")],
  };
  return { rule: "definition", met: nothingMet(), unwritten: true, alternatives: [[claim]] };
};

const isPoint = (n: MathNode): boolean => n.kind === "symbol" && n.name === "x" && n.subscripts.length === 0 && n.accents.length === 0 && n.label === undefined && !n.index;
const isLevel = (n: MathNode): boolean => n.kind === "symbol" && n.name === "sigma" && n.subscripts.length === 0 && n.accents.length === 0 && n.label === undefined;
const isDenoiser = (n: MathNode): boolean => n.kind === "call" && n.function.name === "D" && n.args.length >= 1 && isPoint(n.args[0]!) && [...n.args.slice(1), ...n.given].some(isLevel);
const isScore = (n: MathNode): boolean => {
  const log = n.kind === "gradient" ? n.of : undefined;
  const density = log?.kind === "call" && log.function.name === "log" && log.args[0]?.kind === "density" ? log.args[0] : undefined;
  return density !== undefined && density.of.length === 1 && isPoint(density.of[0]!) && density.given.length === 0 && density.parameters.length === 1 && isLevel(density.parameters[0]!);
};
const isFlow = (n: MathNode): boolean => n.kind === "derivative" && !n.partial && n.of !== undefined && isPoint(n.of) && isLevel(n.variable);

const away = operator("-", name("point"), name("middle"));
const whole = operator("+", name("spread"), operator("^", name("level"), number(2)));
/** x ~ N(m, v + σ²), and the data given x. */
const score = negate(operator("/", away, whole));
const clean = operator("+", name("middle"), operator("*", operator("/", name("spread"), whole), away));

function inPoint(node: MathNode): Term {
  if (isScore(node)) return score;
  if (isDenoiser(node)) return clean;
  if (isFlow(node)) return negate(operator("*", name("level"), score));
  if (isPoint(node)) return name("point");
  if (isLevel(node)) return name("level");
  switch (node.kind) {
    case "number": return number(node.digits);
    case "negate": return negate(inPoint(node.of));
    case "root": if (node.degree === undefined) return call("sqrt", inPoint(node.of)); break;
    case "tuple": if (node.items.length === 1) return inPoint(node.items[0]!); break;
    case "operator": if (["+", "-", "*", "/", "^"].includes(node.op)) return operator(node.op as "+", inPoint(node.left), inPoint(node.right)); break;
    default:
  }
  return fail("unexpected token", node.kind === "symbol" ? node.name : node.kind, { place: node.place });
}

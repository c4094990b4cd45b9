import { fail } from "../../base/problem.ts";
import type { DensityNode, MathNode } from "../../read/latex/math.ts";
import { call, name, operator, type Term } from "../../term/term.ts";
import { logDensity } from "../model/conditional-law.ts";
import { type Step, stepKey, stepTerm } from "../model/step-order.ts";
import { forEverySchedule } from "../quantify.ts";
import { contains, isModelParameter, stepsOfSymbol } from "../symbol.ts";
import { nothingMet, stepFrom } from "../translate.ts";
import { stateOf } from "./law.ts";
import type { PairRule } from "./rule.ts";

/**
 * q(x_{1:T}|x_0) = ∏ q(x_t|x_{t−1}), Bayes' rule and the like: an equation of products and quotients of densities of the chain, checked as an
 * equation of log densities at random paths. The data are Gaussian with any mean and variance: what must hold for all data must hold for them.
 */
export const factorisation: PairRule = ({ left, right, relation, chain }) => {
  if (relation !== "=" && relation !== ":=" && relation !== "≡") return undefined;
  const first = left.kind === "missing" ? chain[0]! : left;
  if (!contains(first, isDensity) || !contains(right, isDensity)) return undefined;
  const met = nothingMet();
  const data = call("normal", name("m"), name("v"));
  // A model's chain has the same structure; its own laws stand for the true ones only when both sides are the model's.
  const learned = [first, right].map((side) => contains(side, (n) => n.kind === "density" && isModel(n)));
  if (learned[0] !== learned[1] && learned.some(Boolean)) return fail("missing value", "a free choice", { place: first.place, hint: "the model's own law" });
  const log = (node: MathNode): Term => {
    switch (node.kind) {
      case "density": {
        const [of, given] = [statesOf(node.of), statesOf(node.given)];
        for (const step of [...of, ...given]) if (!("fold" in step) && step.letter !== undefined) met.letters.add(step.letter);
        return logOf(of, given, data);
      }
      case "operator":
        if (node.op === "*") return operator("+", log(node.left), log(node.right));
        if (node.op === "/") return operator("-", log(node.left), log(node.right));
        break;
      case "tuple": if (node.items.length === 1) return log(node.items[0]!); break;
      case "number": if (Number(node.digits) === 1) return { kind: "number", digits: "0" }; break;
      case "fold": {
        if (node.fold !== "prod" || !node.index || !node.from || !node.to) break;
        const letter = node.index.name;
        const bounds = [node.from, node.to].map((b) => stepFrom(b) ?? fail("unexpected token", "a bound", { place: b.place }));
        const body = log(node.body);
        met.letters.delete(letter);
        return { kind: "fold", fold: "sum", body, index: letter, from: stepTerm(bounds[0]!), to: stepTerm(bounds[1]!) };
      }
      default: break;
    }
    return fail("unexpected token", node.kind, { place: node.place });
  };
  const [l, r] = [log(first), log(right)];
  const claim = forEverySchedule(l, r, { letters: met.letters, path: true, reals: ["m"] });
  return { rule: "factorisation", met, alternatives: [[{ ...claim, quantifiers: [...claim.quantifiers, { kind: "variable", name: "v", domain: "positive" }] }]] };
};

const isDensity = (node: MathNode): boolean => node.kind === "density";
const isModel = (density: DensityNode): boolean => density.symbol.subscripts.some(isModelParameter) || density.symbol.label === "theta";

/** A state, or all states of a range. */
type Stated = Step | { readonly fold: true; readonly from: Step; readonly to: Step };

/** A list of states; `x_1, x_2, …, x_T` is the range it abbreviates. */
function statesOf(nodes: readonly MathNode[]): readonly Stated[] {
  const dots = nodes.findIndex((n) => n.kind === "ellipsis");
  if (dots < 0) return nodes.flatMap(stepsOf);
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (!first || !last || dots === 0 || dots !== nodes.length - 2) return fail("unexpected token", "…", { hint: "x_{1:T}" });
  return [{ fold: true, from: stateOf(first), to: stateOf(last) }];
}

function stepsOf(node: MathNode): readonly Stated[] {
  if (node.kind === "symbol" && node.subscripts.length === 1 && node.subscripts[0]!.kind === "range") {
    const { from, to } = node.subscripts[0];
    const [a, b] = [stepFrom(from), stepFrom(to)];
    if (a && b) return [{ fold: true, from: a, to: b }];
  }
  if (node.kind === "symbol" && stepsOfSymbol(node).length === 0) return fail("unexpected token", node.name, { place: node.place, hint: "a state x_t" });
  return [stateOf(node)];
}

/** Single states by the chain rule; a range of states after its beginning is the chain's own steps, one after the other. */
function logOf(of: readonly Stated[], given: readonly Stated[], data: Term): Term {
  const singles = of.filter((s): s is Step => !("fold" in s)), ranges = of.flatMap((s) => ("fold" in s ? [s] : []));
  const known = given.map((s) => ("fold" in s ? fail("unexpected token", "a range given") : s));
  if (ranges.length === 0) return logDensity(singles, known, data) ?? fail("missing value", "the order of the steps");
  const [range, ...more] = ranges;
  if (!range || more.length > 0) return fail("unexpected token", "two ranges");
  const start = [...singles, ...known].find((s) => s.letter === range.from.letter && s.offset === range.from.offset - 1);
  // Anything given beyond the beginning would have to be conditioned on.
  const beyond = known.filter((s) => !start || stepKey(s) !== stepKey(start));
  const beginsAtData = range.from.letter === undefined && range.from.offset === 0;
  if (beyond.length > 0 || (!start && !beginsAtData)) return fail("missing value", "the order of the steps");
  const k: Step = { letter: "k", offset: 0 };
  const walk = (from: Step): Term => ({ kind: "fold", fold: "sum", index: "k", from: stepTerm(from), to: stepTerm(range.to), body: logDensity([k], [{ letter: "k", offset: -1 }])! });
  const others = singles.length > 0 ? logDensity(singles, known, data) ?? fail("missing value", "the order of the steps") : undefined;
  const chainPart = beginsAtData ? operator("+", logDensity([range.from], [], data)!, walk({ letter: undefined, offset: 1 })) : walk(range.from);
  return others ? operator("+", others, chainPart) : chainPart;
}

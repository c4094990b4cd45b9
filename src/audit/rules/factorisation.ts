import { fail } from "../../base/problem.ts";
import type { DensityNode, MathNode } from "../../read/latex/math.ts";
import { call, name, operator, type Term } from "../../term/term.ts";
import { logOf, statesOf } from "../model/joint.ts";
import { stepTerm } from "../model/step-order.ts";
import { writtenOut } from "../model/written-out.ts";
import { forEverySchedule } from "../quantify.ts";
import { contains, isModelParameter } from "../symbol.ts";
import { nothingMet, stepFrom } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/**
 * q(x_{1:T}|x_0) = ∏ q(x_t|x_{t−1}), Bayes' rule and the like: an equation of products and quotients of densities of the chain, checked as an
 * equation of log densities at random paths. The data are Gaussian with any mean and variance: what must hold for all data must hold for them.
 */
export const factorisation: PairRule = ({ left, right: said, relation, chain }) => {
  if (relation !== "=" && relation !== ":=" && relation !== "≡") return undefined;
  const [first, right] = [left.kind === "missing" ? chain[0]! : left, said].map(writtenOut) as [MathNode, MathNode];
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
  // q(x_T|x_0) = q(x_T) is said of a long chain.
  if ([...met.letters].every((letter) => letter === "T") && [first, right].every(isDensity)) return fail("missing value", "what is known of the last step");
  const claim = forEverySchedule(l, r, { letters: met.letters, path: true, reals: ["m"] });
  return { rule: "factorisation", met, alternatives: [[{ ...claim, quantifiers: [...claim.quantifiers, { kind: "variable", name: "v", domain: "positive" }] }]] };
};

const isDensity = (node: MathNode): boolean => node.kind === "density";
const isModel = (density: DensityNode): boolean => density.symbol.subscripts.some(isModelParameter) || density.symbol.label === "theta";

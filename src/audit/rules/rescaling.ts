import { fail } from "../../base/problem.ts";
import type { MathNode } from "../../read/latex/math.ts";
import { at, call, name, number, operator, type Term } from "../../term/term.ts";
import { forEverySchedule } from "../quantify.ts";
import { contains } from "../symbol.ts";
import { nothingMet, translate } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/**
 * The rescaling to zero terminal SNR, (√ᾱ_t)′ in √ᾱ_t, √ᾱ_1 and √ᾱ_T: the line through (√ᾱ_1, √ᾱ_1) and (√ᾱ_T, 0). Lin et al. 2024, alg. 1.
 */
export const rescaling: PairRule = ({ left, right, relation, around, sentence = around, headings }, reading, lexicon) => {
  if (relation !== "=" && relation !== ":=" && relation !== "←") return undefined;
  const isShare = (n: MathNode) => n.kind === "symbol" && n.name === "alpha" && n.accents.includes("bar");
  const root = left.kind === "primed" && left.of.kind === "root" && isShare(left.of.of) || left.kind === "root" && left.of.kind === "symbol" && left.of.mark === "′" && isShare(left.of);
  const square = left.kind === "symbol" && left.mark === "′" && isShare(left);
  if (!root && !square || contains(right, (n) => n.kind === "primed" || n.kind === "symbol" && n.mark !== undefined)) return undefined;
  if (!/zero[- ]terminal|terminal[- ]snr|rescal|零终端|终端信噪比|重新?缩放/i.test(`${headings.join(" ")} ${sentence} ${around}`)) return undefined;
  const met = nothingMet();
  const random = (): never => fail("unexpected token", "a random quantity");
  const said = translate(right, { reading, lexicon, met, bound: new Set(), rendering: { state: random, noise: random, network: random } });
  if (!met.letters.has("t") || !met.letters.has("T")) return undefined;
  const share = (step: Term): Term => call("sqrt", at("alphabar", step));
  const line = through([share(number(1)), share(number(1))], [share(name("T")), number(0)], share(name("t")));
  const claim = forEverySchedule(said, root ? line : operator("^", line, number(2)), { letters: met.letters });
  // A chain of one step has no line.
  const quantifiers = claim.quantifiers.map((q) => (q.kind === "step" ? { ...q, low: number(2) } : q));
  return { rule: "schedule", met, alternatives: [[{ ...claim, quantifiers }]] };
};

/** The line through two points, at x. */
function through([x1, y1]: readonly [Term, Term], [x2, y2]: readonly [Term, Term], x: Term): Term {
  const minus = (a: Term, b: Term) => operator("-", a, b);
  return operator("+", y1, operator("*", operator("/", minus(x, x1), minus(x2, x1)), minus(y2, y1)));
}

import { fail } from "../../base/problem.ts";
import type { MathNode } from "../../read/latex/math.ts";
import type { ClaimLine, Line } from "../../read/text/line.ts";
import { call, type ComparisonTerm, name, number, operator, type Term } from "../../term/term.ts";
import { numeric } from "../schedules.ts";
import { nothingMet, translate } from "../translate.ts";
import { isLearned } from "./law.ts";
import type { PairRule } from "./rule.ts";

/** What "large T" is judged by: DDPM's schedule of a thousand steps, Ho, Jain & Abbeel 2020, §4. */
const ddpm: readonly Line[] = [
  { kind: "parameter", name: "T", value: number(1000), scale: "linear", whole: true },
  { kind: "column", name: "beta", index: "t", body: operator("+", number("1e-4"), operator("/", operator("*", number("0.0199"), operator("-", name("t"), number(1))), number(999))) },
];
/** Near enough to be what is meant by a limit, and far enough not to be. */
const near = "0.05", far = "0.5";

/** A quantity at the end of the chain tends to a value: ᾱ_T → 0, q(x_T|x_0) → N(0, I). Decided only where it is plainly so or plainly not. */
export const limit: PairRule = ({ left, right, relation, around }, reading, lexicon) => {
  if (relation !== "→" && relation !== "≈") return undefined;
  const target = right.kind === "normal" ? right : numeric(right) ? right : undefined;
  if (!target || left.kind === "symbol" && left.subscripts.length === 0) return undefined;
  if (relation === "≈" && target.kind !== "normal" && !isZeroOrOne(target)) return undefined;
  if (/(^|[\s$(])t\s*(\\to|\\rightarrow|→)\s*[01]\b|(^|[\s$(])t\s*=\s*0/.test(around)) return fail("missing value", "where it tends to");
  const met = nothingMet();
  const random = (): never => fail("unexpected token", "a random quantity");
  const to = { reading, lexicon, met, bound: new Set<string>(), rendering: { state: random, noise: random, network: random } };
  const pairs: readonly (readonly [Term, Term])[] =
    left.kind === "density" && target.kind === "normal" && !isLearned(left) && left.given.length <= 1
      ? [[call("mean", call("closedForm", number(1), name("T"))), translate(target.mean, to)], [call("variance", call("closedForm", number(1), name("T"))), translate(target.covariance, to)]]
      : target.kind === "normal" ? fail("unexpected token", left.kind) : [[atEnd(translate(left, to)), translate(target, to)]];
  if ([...met.letters].some((letter) => letter !== "t" && letter !== "T")) return fail("missing value", "where it tends to");
  const within = (bound: string, than: "<" | ">"): readonly ClaimLine[] => pairs.map(([a, b]) => {
    const statement: ComparisonTerm = { kind: "comparison", items: [call("abs", operator("-", a, b)), number(bound)], relations: [than] };
    return { kind: "claim", here: true, statement, quantifiers: [] };
  });
  return { rule: "limit", met, alternatives: [within(near, "<")], lines: [ddpm], unless: within(far, "<") };
};

const isZeroOrOne = (node: MathNode): boolean => node.kind === "number" && (Number(node.digits) === 0 || Number(node.digits) === 1);

/** The term at t = T. */
function atEnd(term: Term): Term {
  switch (term.kind) {
    case "name": return term.name === "t" ? name("T") : term;
    case "index": return { ...term, index: atEnd(term.index) };
    case "operator": return { ...term, left: atEnd(term.left), right: atEnd(term.right) };
    case "negate": return { ...term, of: atEnd(term.of) };
    case "call": return { ...term, args: term.args.map(atEnd) };
    case "fold": return { ...term, to: atEnd(term.to) };
    default: return term;
  }
}

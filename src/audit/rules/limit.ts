import { fail, type Problem } from "../../base/problem.ts";
import type { MathNode, Statement } from "../../read/latex/math.ts";
import type { ClaimLine, Line } from "../../read/text/line.ts";
import { call, type ComparisonTerm, name, number, operator, type Term } from "../../term/term.ts";
import { regimeOf } from "../regime.ts";
import { numeric } from "../schedules.ts";
import { nothingMet, translate } from "../translate.ts";
import { isLearned } from "./law.ts";
import type { Judgeable, PairRule } from "./rule.ts";

/** What "large T" is judged by: DDPM's schedule of a thousand steps, Ho, Jain & Abbeel 2020, §4. */
const ddpm: readonly Line[] = [
  { kind: "parameter", name: "T", value: number(1000), scale: "linear", whole: true },
  { kind: "column", name: "beta", index: "t", body: operator("+", number("1e-4"), operator("/", operator("*", number("0.0199"), operator("-", name("t"), number(1))), number(999))) },
];
/** Near enough to be what is meant by a limit, and far enough not to be. */
const close = "0.05", far = "0.5";

/** A quantity at the end of the chain tends to a value: ᾱ_T → 0, q(x_T|x_0) → N(0, I). Decided only where it is plainly so or plainly not. */
export const limit: PairRule = ({ left: stated, right, relation: written, around, sentence = around }, reading, lexicon) => {
  const ofLimit = stated.kind === "limit" && written === "=" && toEnd(stated.toward);
  const [left, relation] = ofLimit ? [stated.body, "→" as const] : [stated, written];
  if (relation !== "→" && relation !== "≈") return undefined;
  const target = right.kind === "normal" ? right : numeric(right) ? right : undefined;
  if (!target || left.kind === "symbol" && left.subscripts.length === 0) return undefined;
  if (relation === "≈" && target.kind !== "normal" && !isZeroOrOne(target)) return undefined;
  const met = nothingMet();
  const random = (): never => fail("unexpected token", "a random quantity");
  const to = { reading, lexicon, met, bound: new Set<string>(), rendering: { state: random, noise: random, network: random } };
  const where: Problem = { kind: "missing value", subject: "where it tends to" };
  if (left.kind === "density" && target.kind === "normal" && !isLearned(left) && left.given.length <= 1) {
    const law = call("closedForm", number(1), name("T"));
    return near([[call("mean", law), translate(target.mean, to)], [call("variance", law), translate(target.covariance, to)]]);
  }
  if (target.kind === "normal") return fail("unexpected token", left.kind);
  const [said, value] = [translate(left, to), translate(target, to)];
  // ᾱ_100 ≈ 0 is a number of the document's own schedule.
  if (met.letters.size === 0) return undefined;
  if ([...met.letters].some((letter) => letter !== "t" && letter !== "T")) return fail("missing value", "where it tends to");
  // ᾱ_T says itself where it stands. Of ᾱ_t the words do; only "for large t" is plain enough to be wrong by.
  const regime = !ofLimit && met.letters.has("t") ? regimeOf(sentence) : "end";
  if (regime === "both") return fail("missing value", "where it tends to");
  const moved = atStep(said, regime === "start" ? number(1) : name("T"));
  return { ...near([[moved, value]]), ...(regime !== "end" && { narrowed: where }) };

  function near(pairs: readonly (readonly [Term, Term])[]): Judgeable {
    const within = (bound: string): readonly ClaimLine[] => pairs.map(([a, b]) => {
      const statement: ComparisonTerm = { kind: "comparison", items: [call("abs", operator("-", a, b)), number(bound)], relations: ["<"] };
      return { kind: "claim", here: true, statement, quantifiers: [] };
    });
    return { rule: "limit", met, alternatives: [within(close)], lines: [ddpm], unless: within(far) };
  }
};

/** lim t → ∞, lim t → T, lim T → ∞. */
function toEnd(toward: Statement | undefined): boolean {
  const [letter, end] = toward?.items ?? [];
  return toward?.relations[0] === "→" && letter?.kind === "symbol" && (letter.name === "t" || letter.name === "T") && (end?.kind === "infinity" || (end?.kind === "symbol" && end.name === "T"));
}

const isZeroOrOne = (node: MathNode): boolean => node.kind === "number" && (Number(node.digits) === 0 || Number(node.digits) === 1);

/** The term at a given step. */
function atStep(term: Term, step: Term): Term {
  const atEnd = (inner: Term): Term => atStep(inner, step);
  switch (term.kind) {
    case "name": return term.name === "t" ? step : term;
    case "index": return { ...term, index: atEnd(term.index) };
    case "operator": return { ...term, left: atEnd(term.left), right: atEnd(term.right) };
    case "negate": return { ...term, of: atEnd(term.of) };
    case "call": return { ...term, args: term.args.map(atEnd) };
    case "fold": return { ...term, to: atEnd(term.to) };
    default: return term;
  }
}

import { fail } from "../../base/problem.ts";
import type { MathNode } from "../../read/latex/math.ts";
import type { ClaimLine } from "../../read/text/line.ts";
import { call, name, number, operator, type Relation as TermRelation, type Term } from "../../term/term.ts";
import { contains } from "../symbol.ts";
import { forEverySchedule } from "../quantify.ts";
import { readsColumn } from "../reads-column.ts";
import { nothingMet, translate } from "../translate.ts";
import { unclipped } from "./unclipped.ts";
import type { PairRule } from "./rule.ts";

const relations: Readonly<Record<string, TermRelation>> = { "=": "==", ":=": "==", "≡": "==", "<": "<", "≤": "<=", ">": ">", "≥": ">=" };

/** An equation or inequality among quantities of the schedule alone: ᾱ_t = ∏ α_s, SNR(t) = ᾱ_t/(1−ᾱ_t), β̃_t = …. */
export const identity: PairRule = ({ left, right, relation, chain }, reading, lexicon) => {
  const says = relations[relation];
  if (says === undefined) return undefined;
  const met = nothingMet();
  const random = (): never => fail("unexpected token", "a random quantity");
  const to = { reading, lexicon, met, bound: new Set<string>(), rendering: { state: random, noise: random, network: random } };
  const first = left.kind === "missing" ? chain[0]! : left;
  const [l, r] = [translate(first, to), translate(right, to)];
  if (met.letters.size === 0) return undefined;
  // A value that is given (β_T = 0.02), a condition (t > 43) and a special case (SNR(t) = 0.9^t/(1 − 0.9^t)) are no theorems.
  const scheduled = [l, r].map(readsColumn);
  if (!scheduled[0] && !scheduled[1]) return fail("missing value", "a quantity of the schedule");
  const other = scheduled[0] ? r : l;
  if (!(scheduled[0] && scheduled[1])) {
    const one = other.kind === "number" && (Number(other.digits) === 1 || Number(other.digits) === 0);
    if (!one || (says === "==" && isPlain(scheduled[0] ? first : right))) return fail("missing value", "a theorem", { hint: "a value that is given" });
  }
  // What is said of T alone may hang on a condition such as ᾱ_T = 0.
  if ([...met.letters].every((letter) => letter === "T")) return fail("missing value", "what is known of the last step");
  // i and k, which nothing orders, may be meant in one order only.
  const counted = [...met.letters].filter((letter) => letter !== "T");
  if (counted.length > 1 && !counted.every((letter) => letter === "s" || letter === "t")) return fail("missing value", "the order of the steps");
  // σ_t(η) is DDIM's.
  if (met.free.has("eta")) {
    const wanted = call("ddimSigma", name("eta"), name("t"));
    const squared = first.kind === "operator" && first.op === "^";
    if (!met.sigma || !contains(first, (n) => n.kind === "symbol" && n.name === "sigma")) return fail("unknown name", "eta");
    return { rule: "update", met, alternatives: [[forEverySchedule(squared ? operator("^", wanted, number(2)) : wanted, r, { letters: met.letters, reals: ["eta"] })]] };
  }
  const posterior = mentions(left, "tilde") && says === "==";
  return {
    rule: posterior ? "posterior" : chain.length > 2 ? "derivation" : "identity", met, said: "right",
    alternatives: [[claimed(l, r)], ...(clips(l, r) || clips(r, l) ? [[claimed(unclipped(l), unclipped(r))]] : [])],
  };

  function claimed(a: Term, b: Term): ClaimLine {
    return forEverySchedule(a, b, { letters: met.letters, reals: [...met.free], relation: says });
  }
};

/** A variance that is kept in bounds, β_t = min(…, 0.999). */
const clips = (variance: Term, said: Term): boolean => variance.kind === "index" && (variance.name === "beta" || variance.name === "posteriorVariance") && said.kind === "call";


/** A symbol alone, SNR(t), or a square: what a document gives a value. */
const isPlain = (node: MathNode): boolean => node.kind === "symbol" || node.kind === "call" || (node.kind === "operator" && node.op === "^" && node.left.kind === "symbol");

const mentions = (node: MathNode, accent: string): boolean => node.kind === "symbol" && node.accents.includes(accent);

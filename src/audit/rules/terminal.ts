import type { MathNode } from "../../read/latex/math.ts";
import type { ClaimLine, Line } from "../../read/text/line.ts";
import { number } from "../../term/term.ts";
import { forEverySchedule } from "../quantify.ts";
import { contains } from "../symbol.ts";
import { nothingMet, translate } from "../translate.ts";
import { inDataAndNoise } from "./conversion.ts";
import type { PairRule } from "./rule.ts";

/** A chain whose last step keeps nothing, ᾱ_T = 0, in numbers that no coincidence meets. */
const ended: readonly Line[] = [
  { kind: "parameter", name: "T", value: number(5), scale: "linear", whole: true },
  ...["0.13", "0.27", "0.41", "0.36", "1"].map((digits, i): Line => ({ kind: "base", name: "beta", at: i + 1, body: number(digits) })),
];

/**
 * An equation about the last step alone, where its sentence says that ᾱ_T = 0: v_T = −x_0, β̃_T = 1 − ᾱ_{T−1}, β_T = 1. It holds when it does
 * for every schedule, or for one that ends so. Lin et al. 2024, §3.
 */
export const terminal: PairRule = ({ left, right, relation, chain, around, sentence = around, headings }, reading, lexicon) => {
  if (relation !== "=" && relation !== ":=" && relation !== "≡") return undefined;
  const met = nothingMet();
  const to = { reading, lexicon, met, bound: new Set<string>(), rendering: inDataAndNoise(met, lexicon.flipped) };
  const first = left.kind === "missing" ? chain[0]! : left;
  const [l, r] = [translate(first, to), translate(right, to)];
  if (met.letters.size === 0 || [...met.letters].some((letter) => letter !== "T") || met.noises.size > 1 || met.free.size > 0) return undefined;
  if ([first, right].some((side) => contains(side, (n) => n.kind === "number" && !/^\d+$/.test(n.digits)))) return undefined;
  // The condition itself.
  const isShare = (n: MathNode) => n.kind === "symbol" && n.name === "alpha" && n.accents.includes("bar");
  if (isShare(first) && right.kind === "number") return undefined;
  const general = forEverySchedule(l, r, { letters: met.letters, reals: ["x0", "eps"] });
  // Without a word of how the chain ends, what fails for some schedule may hold for the one that is meant.
  if (!saysEnded.test(`${sentence} ${headings.at(-1) ?? ""}`) && !/divid\w+ by (?:zero|0)|除以(?:零|0)/.test(around)) return { rule: "identity", met, alternatives: [[general]], narrowed: { kind: "missing value", subject: "what is known of the last step" } };
  const then: ClaimLine = { ...general, here: true, quantifiers: general.quantifiers.filter((q) => q.kind === "variable") };
  return { rule: "identity", met, said: "right", alternatives: [[general], [then]], lines: [[...lexicon.own.values()].flatMap((d) => d.lines), ended] };
};

const saysEnded = /\\bar\s*\{?\s*\\alpha\s*\}?\s*_\{?T\}?\s*=\s*0(?![.\d])|ᾱ_?T\s*=\s*0(?![.\d])|zero[- ]terminal|terminal SNR (?:is|of|=) (?:zero|0)|零终端|终端信噪比为 ?(?:0|零)/i;

import { fail } from "../../base/problem.ts";
import { call, mapChildren, number, type Term } from "../../term/term.ts";
import { forEverySchedule } from "../quantify.ts";
import { contains, networkOf } from "../symbol.ts";
import { plainly } from "../spoken-schedules.ts";
import { nothingMet, translate } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/** "For η = 1, σ_t² = β̃_t": σ_t is DDIM's at the η that the sentence gives. Where it gives several, any of them may be meant. */
export const ddimAtEta: PairRule = ({ left, right, relation, chain, sentence = "" }, reading, lexicon) => {
  if (relation !== "=" && relation !== "≡") return undefined;
  const first = left.kind === "missing" ? chain[0]! : left;
  const etas = [...new Set([...plainly(sentence).matchAll(/(?:\\eta|η)\s*=\s*(\d+(?:\.\d+)?)/g)].map((m) => m[1]!))];
  if (etas.length === 0) return undefined;
  const isSigma = (n: Parameters<typeof contains>[0]): boolean => n.kind === "symbol" && n.name === "sigma" && n.accents.length === 0 && n.label === undefined && n.subscripts.length === 1;
  // √(1 − ᾱ_t) is called σ_t too, and a step has states in it.
  if (![first, right].some((side) => contains(side, isSigma)) || [first, right].some((side) => contains(side, (n) => networkOf(n) !== undefined || n.kind === "symbol" && ["eta", "x", "X", "epsilon", "z"].includes(n.name)))) return undefined;
  const met = nothingMet();
  const random = (): never => fail("unexpected token", "a random quantity");
  const own = new Map([...lexicon.own, ["sigma", { cell: "ddim_sigma", lines: [], column: true }] as const]);
  const [l, r] = [first, right].map((side) => translate(side, { reading, lexicon: { ...lexicon, own }, met, bound: new Set<string>(), rendering: { state: random, noise: random, network: random } })) as [Term, Term];
  if ([...met.letters].join() !== "t" || met.free.size > 0) return undefined;
  const alternatives = etas.map((eta) => {
    const put = (term: Term): Term => (term.kind === "index" && term.name === "ddim_sigma" ? call("ddimSigma", number(eta), term.index) : mapChildren(term, put));
    const claim = forEverySchedule(put(l), put(r), { letters: met.letters });
    return [{ ...claim, quantifiers: claim.quantifiers.map((q) => (q.kind === "step" && q.name === "t" ? { ...q, low: number(2) } : q)) }];
  });
  // "η = 1 is DDPM, where σ_t² = β_t may be chosen" says more than DDIM's σ.
  const aside = /DDPM|\bHo\b|ancestral|choice|choos|either|\bor\b|或|选|祖先/.test(sentence);
  return { rule: "property", met, alternatives, ...(aside && { narrowed: { kind: "ambiguous reading" as const, subject: "sigma" } }) };
};

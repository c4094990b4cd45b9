import { fail } from "../../base/problem.ts";
import type { MathNode } from "../../read/latex/math.ts";
import { at, call, mapChildren, name, number, operator, type Term } from "../../term/term.ts";
import { stateOf } from "../model/state.ts";
import { compareSteps, stepKey, stepTerm } from "../model/step-order.ts";
import { forEverySchedule } from "../quantify.ts";
import { contains } from "../symbol.ts";
import { nothingMet, translate } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/**
 * DDIM's family q_σ(x_s | x_t, x_0) = N(√ᾱ_s x_0 + √(1−ᾱ_s−σ_t²) …, σ_t² I), known by the σ under its root: whatever σ_t between 0 and
 * √(1−ᾱ_s), it must take the law of x_t given x_0 to that of x_s. Song, Meng & Ermon 2021, eq. 7 and lemma 1.
 */
export const ddimLaw: PairRule = ({ left, right, relation }, reading, lexicon) => {
  if (relation !== "=" && relation !== ":=" && relation !== "≡") return undefined;
  if (left.kind !== "density" || right.kind !== "normal" || left.of.length !== 1 || left.given.length !== 2) return undefined;
  if (!contains(right.mean, (n) => n.kind === "root" && contains(n, isSigma))) return undefined;
  const target = stateOf(left.of[0]!);
  const from = left.given.map(stateOf).find((step) => step.letter !== undefined || step.offset !== 0);
  if (!from || compareSteps(target, from) !== -1) return undefined;
  const met = nothingMet();
  for (const step of [target, from]) if (step.letter !== undefined) met.letters.add(step.letter);
  const known = (step: Parameters<typeof stepKey>[0]): Term => {
    if (step.letter === undefined && step.offset === 0) return name("x0");
    return stepKey(step) === stepKey(from) ? call("closedFormSample", name("x0"), name("eps"), stepTerm(from)) : fail("unexpected token", "another state");
  };
  const refuse = (what: string) => (): never => fail("unexpected token", what);
  const to = { reading: { ...reading, sigma: "noise" as const }, lexicon, met, bound: new Set<string>(), rendering: { state: known, noise: refuse("a noise"), network: refuse("a network") } };
  const [mean, variance] = [translate(right.mean, to), translate(right.covariance, to)];
  met.sigma = false;
  const spread = operator("*", name("rho"), call("sqrt", operator("-", number(1), at("alphabar", stepTerm(target)))));
  const said = withSigma(operator("+", mean, operator("*", call("sqrt", variance), name("fresh"))), spread);
  const claim = forEverySchedule(said, call("closedForm", name("x0"), stepTerm(target)), { letters: met.letters, reals: ["x0"], noises: ["eps", "fresh"] });
  return { rule: "law", met, alternatives: [[{ ...claim, quantifiers: [...claim.quantifiers, { kind: "interval", name: "rho", low: number(0), high: number("0.99") }] }]] };
};

const isSigma = (node: MathNode): boolean => node.kind === "symbol" && node.name === "sigma" && node.accents.length === 0;
const withSigma = (term: Term, sigma: Term): Term => (term.kind === "index" && term.name === "noise" ? sigma : mapChildren(term, (child) => withSigma(child, sigma)));

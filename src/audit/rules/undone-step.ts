import { fail } from "../../base/problem.ts";
import { at, call, name, operator, type Term } from "../../term/term.ts";
import { type Step, stepKey, stepTerm } from "../model/step-order.ts";
import { forEverySchedule } from "../quantify.ts";
import { contains, networkOf } from "../symbol.ts";
import { type Met, nothingMet, type Rendering, translate } from "../translate.ts";
import type { PairRule } from "./rule.ts";

/**
 * One forward step solved for what came before, x_{t−1} = (x_t − √β_t ε_t)/√α_t, or for its noise. With a single noise it may also be the
 * noise of all steps: then x_{t−1} is the posterior's mean, or DDIM's step without noise. Without a division it may be meant to first order.
 */
export const undoneStep: PairRule = ({ left, right, relation, chain }, reading, lexicon) => {
  if (relation !== "=" && relation !== ":=") return undefined;
  const head = left.kind === "missing" ? chain[0]! : left;
  const subject = head.kind === "symbol" && !networkOf(head) ? head.name : "";
  if (subject !== "x" && subject !== "X" && subject !== "epsilon") return undefined;
  if ([head, right].some((side) => contains(side, (n) => networkOf(n) !== undefined)) || !contains(right, (n) => n.kind === "operator" && n.op === "/")) return undefined;
  const sides = (rendering: Rendering): { readonly met: Met; readonly terms: readonly [Term, Term] } => {
    const met = nothingMet();
    const to = { reading, lexicon, met, bound: new Set<string>(), rendering };
    return { met, terms: [translate(head, to), translate(right, to)] };
  };
  const seen = sides(rendered(() => name("x0"))).met;
  const [now, before, ...more] = [...seen.states.values()].toSorted((a, b) => b.offset - a.offset);
  if (!now || !before || more.length > 0 || now.letter === undefined || now.letter !== before.letter || now.offset - before.offset !== 1) return undefined;
  if (seen.noises.size !== 1) return undefined;
  const t = stepTerm(now), s = stepTerm(before);
  const root = (column: string): Term => call("sqrt", at(column, t));
  const forward = operator("+", operator("*", root("alpha"), name("x1")), operator("*", root("beta"), name("eps")));
  const own = sides(rendered((step) => (stepKey(step) === stepKey(now) ? forward : name("x1"))));
  // x_t alone on the left is the step itself.
  if (own.terms[0] === forward) return undefined;
  const letters = own.met.letters;
  letters.add(now.letter);
  const claims = [[forEverySchedule(own.terms[1], own.terms[0], { letters, reals: ["x1", "eps"] })]];
  if (subject !== "epsilon") {
    const noisy = call("closedFormSample", name("x0"), name("eps"), t);
    const all = sides(rendered((step) => (stepKey(step) === stepKey(now) ? noisy : name("x1")))).terms[1];
    for (const wanted of [call("posteriorMean", name("x0"), noisy, t), call("closedFormSample", name("x0"), name("eps"), s)]) claims.push([forEverySchedule(all, wanted, { letters, reals: ["x0", "eps"] })]);
  }
  return { rule: "conversion", met: own.met, alternatives: claims };
};

const refused = (): never => fail("unexpected token", "a network");
const rendered = (state: (step: Step) => Term): Rendering => ({ state, noise: () => name("eps"), network: refused });

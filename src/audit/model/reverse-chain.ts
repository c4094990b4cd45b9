import { at, call, name, number, operator, type Term } from "../../term/term.ts";
import { stateAt } from "./conditional-law.ts";
import type { Stated } from "./joint.ts";
import { compareSteps, type Step, stepKey, stepTerm } from "./step-order.ts";

/**
 * The model's chain, with every law a free linear Gaussian: x_top ~ N(0, 1) and x_{t−1} | x_t ~ N(a_t x_t + b_t, c_t² + 1/100). What a document says of
 * any p_θ must hold for these; a, b and c are declared paths of the claim.
 */
export const modelPaths = ["a", "b", "c"] as const;

/** p_θ(x_{t−1} | x_t) with the value of x_t given. */
export function reverseLaw(from: Step, value: Term): Term {
  const t = stepTerm(from);
  return call("normal", operator("+", operator("*", at("a", t), value), at("b", t)), spread(t));
}

const spread = (t: Term): Term => operator("+", operator("^", at("c", t), number(2)), number("0.01"));
const prior = call("normal", number(0), number(1));
const next = ({ letter, offset }: Step): Step => ({ letter, offset: offset + 1 });

/** p_θ(x_t): what is left of x_top at step t, noise after noise. */
export const modelMarginal = (step: Step, top: Step): Term => (stepKey(step) === stepKey(top) ? prior : carried(step, top));

/** p_θ(x_t | x_s) for a later s whose value is given; p_θ(x_t) where none is. */
function carried(step: Step, from: Step, value?: Term): Term {
  const [first, last] = [stepTerm(next(step)), stepTerm(from)];
  const gain = (to: Term): Term => ({ kind: "fold", fold: "prod", body: at("a", name("w")), index: "w", from: first, to });
  const before = gain(operator("-", name("u"), number(1)));
  const sum = (body: Term): Term => ({ kind: "fold", fold: "sum", body, index: "u", from: first, to: last });
  const square = (term: Term) => operator("^", term, number(2));
  const [shift, noise] = [sum(operator("*", at("b", name("u")), before)), sum(operator("*", spread(name("u")), square(before)))];
  return value ? call("normal", operator("+", operator("*", gain(last), value), shift), noise) : call("normal", shift, operator("+", square(gain(last)), noise));
}

interface Range { readonly from: Step; readonly to: Step }

/** log p_θ(of | given) of states that stand without a gap, or of one given a later one, by the chain and Bayes' rule; undefined for anything else. */
export function modelLogDensity(of: readonly Stated[], given: readonly Stated[], top: Step): Term | undefined {
  const [wanted, known] = [merged(of), merged(given)];
  if (!wanted || !known || wanted.length !== 1) return undefined;
  const [range] = wanted as [Range];
  if (known.length === 0) return joint(range, top);
  // Only the nearest state above counts, where nothing below is known.
  const above = known.find((k) => stepKey(k.from) === stepKey(next(range.to)));
  if (above && known.every((k) => compareSteps(k.from, range.to) === 1)) return down(range.from, above.from);
  const [only] = known;
  if (known.length === 1 && only && stepKey(only.from) === stepKey(only.to) && stepKey(range.from) === stepKey(range.to) && compareSteps(range.from, only.from) === -1)
    return call("logDensity", carried(range.from, only.from, stateAt(only.from)), stateAt(range.from));
  const all = merged([...of, ...given]);
  return all?.length === 1 && known.length === 1 ? operator("-", joint(all[0]!, top), joint(known[0]!, top)) : undefined;
}

const joint = ({ from, to }: Range, top: Step): Term => {
  const last = call("logDensity", modelMarginal(to, top), stateAt(to));
  return stepKey(from) === stepKey(to) ? last : operator("+", last, down(from, to));
};

/** Σ log p_θ(x_{k−1} | x_k) for k from low + 1 to high. */
function down(low: Step, high: Step): Term {
  const one = (k: Step): Term => call("logDensity", reverseLaw(k, stateAt(k)), stateAt({ ...k, offset: k.offset - 1 }));
  if (stepKey(next(low)) === stepKey(high)) return one(high);
  return { kind: "fold", fold: "sum", index: "k", from: stepTerm(next(low)), to: stepTerm(high), body: one({ letter: "k", offset: 0 }) };
}

/** Ranges in order, joined where one ends right before the next; undefined where the order is open or a state stands twice. */
export function merged(states: readonly Stated[]): readonly Range[] | undefined {
  const ranges = states.map((s): Range => ("fold" in s ? s : { from: s, to: s }));
  for (const a of ranges) for (const b of ranges) if (a !== b && (compareSteps(a.from, b.from) === undefined || compareSteps(a.from, b.from) === 0)) return undefined;
  const out: Range[] = [];
  for (const range of ranges.toSorted((a, b) => compareSteps(a.from, b.from)!)) {
    const last = out.at(-1);
    if (last && stepKey(next(last.to)) === stepKey(range.from)) out[out.length - 1] = { from: last.from, to: range.to };
    else out.push(range);
  }
  return out;
}

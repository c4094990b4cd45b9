import { fail } from "../../base/problem.ts";
import type { MathNode } from "../../read/latex/math.ts";
import type { ClaimLine } from "../../read/text/line.ts";
import { mapChildren, name, number, type Relation, type Term, walk } from "../../term/term.ts";
import { inPredictions, predictionOf, scaleName, scaleOf } from "../model/guidance.ts";
import type { Guided } from "../model/guided.ts";
import { valueOf } from "../model/term-value.ts";
import { contains } from "../symbol.ts";
import { nothingMet } from "../translate.ts";
import type { Judgeable, PairRule } from "./rule.ts";

/**
 * Classifier-free guidance, ε̃ = (1+w) ε_c − w ε_∅ in any of its forms: where the two predictions agree it must give what they give, and it must
 * not turn away from the condition. What it is said to be for one scale, and how two scales are related, follows from the document's own forms.
 * Ho & Salimans 2022, eq. 6.
 */
export const guidance: PairRule = ({ left, right, relation, chain, around, sentence = around, headings }, _, lexicon) => {
  if (relation !== "=" && relation !== ":=" && relation !== "≡" && relation !== "←") return undefined;
  const first = left.kind === "missing" ? chain[0]! : left;
  const forms = (lexicon.guided ?? []).filter((g) => g.headings === headings.join("\n"));
  const [a, b] = [scaleOf(first), scaleIn(right)];
  if (a !== undefined && b !== undefined && a !== b) return relationOf(a, right, b, forms);
  // ε_cond = ε_θ(x_t, t, y) names what the forms are made of.
  if (forms.length > 0 && isAlone(first) && isAlone(right) && first.kind === "symbol" && right.kind === "call") return { rule: "conversion", met: nothingMet(), unwritten: true, alternatives: [[claim(name(predictionOf(first)!), name(predictionOf(right)!), "==")]] };
  if (predictionOf(first) !== "guided" && !(predictionOf(chain[0]!) === "guided" && isMixed(first))) return undefined;
  if (isMixed(first)) return isMixed(right) ? equal(first, right) : undefined;
  if (isMixed(right)) return defined(right);
  const alone = predictionOf(right);
  if (alone !== "cond" && alone !== "uncond") return undefined;
  return special(alone, `${sentence}`, forms);
};

const isAlone = (node: MathNode): boolean => { const made = predictionOf(node); return made === "cond" || made === "uncond"; };

const isMixed = (node: MathNode): boolean => contains(node, (n) => predictionOf(n) === "cond") && contains(node, (n) => predictionOf(n) === "uncond");

function claim(l: Term, r: Term, relation: Relation, positive: ReadonlySet<string> = new Set()): ClaimLine {
  const names = new Set<string>();
  for (const term of [l, r]) walk(term, (n) => { if (n.kind === "name") names.add(n.name); });
  return {
    kind: "claim", here: false, statement: { kind: "comparison", items: [l, r], relations: [relation] },
    quantifiers: [...names].map((n) => ({ kind: "variable", name: n, domain: positive.has(n) ? "positive" : "real" })),
  };
}

const put = (term: Term, values: Readonly<Record<string, Term>>): Term => (term.kind === "name" ? (values[term.name] ?? term) : mapChildren(term, (child) => put(child, values)));

function defined(right: MathNode): Judgeable {
  const scales = new Set<string>();
  const body = inPredictions(right, scales);
  if (scales.size !== 1) return fail("missing value", "one scale of guidance", { place: right.place });
  const scale = scaleName([...scales][0]!);
  const toward = put(body, { cond: number(1), uncond: number(0) });
  const signs = ["0.5", "2", "7"].map((w) => Math.sign(valueOf(put(toward, { [scale]: number(w) }))));
  if (new Set(signs).size !== 1) return fail("ambiguous reading", "the direction of guidance", { place: right.place });
  return { rule: "conversion", met: nothingMet(), unwritten: true, alternatives: [[claim(put(body, { cond: name("same"), uncond: name("same") }), name("same"), "=="), claim(toward, number(0), ">=", new Set([scale]))]] };
}

function equal(left: MathNode, right: MathNode): Judgeable {
  const scales = new Set<string>();
  const [l, r] = [inPredictions(left, scales), inPredictions(right, scales)];
  if (scales.size > 1) return fail("ambiguous reading", "the scale of guidance", { place: right.place });
  return { rule: "conversion", met: nothingMet(), unwritten: true, alternatives: [[claim(l, r, "==")]] };
}

/** "For w = 1 this is ε_c." */
function special(which: "cond" | "uncond", sentence: string, forms: readonly Guided[]): Judgeable {
  const said = [...sentence.matchAll(/(?<![\w\\{(])\\?(w'?|s|gamma|lambda|omega|γ|λ|ω)\s*=\s*(-?\d+(?:\.\d+)?)(?![\d.]*\s*[+\-*])/g)].map((m) => ({ scale: m[1]!.replace("'", "′").replace("γ", "gamma").replace("λ", "lambda").replace("ω", "omega"), value: m[2]! }));
  const [only, ...more] = said;
  if (!only || more.length > 0) return fail("missing value", "a scale of guidance");
  const meant = forms.filter((f) => f.scale === only.scale);
  // Two forms of one thing are one.
  const seen = new Set(meant.map(({ body }) => [[0.3, 1.7], [2, -0.6]].map(([cond, uncond]) => valueOf(body, { cond: cond!, uncond: uncond!, [scaleName(only.scale)]: 1.9 }).toFixed(9)).join()));
  if (seen.size !== 1) return fail("missing value", "the form of guidance");
  return { rule: "conversion", met: nothingMet(), unwritten: true, alternatives: [[claim(put(meant[0]!.body, { [scaleName(only.scale)]: number(only.value) }), name(which), "==")]] };
}

/** w = w′ + 1: with it, the two forms of the section are one. */
function relationOf(a: string, right: MathNode, b: string, forms: readonly Guided[]): Judgeable | undefined {
  const [one, ...others] = forms.filter((f) => f.scale === a), [two, ...more] = forms.filter((f) => f.scale === b);
  if (!one || !two || others.length + more.length > 0) return undefined;
  const scales = new Set<string>();
  const value = inPredictions(right, scales);
  return { rule: "conversion", met: nothingMet(), unwritten: true, alternatives: [[claim(put(one.body, { [scaleName(a)]: value }), two.body, "==")]] };
}

/** The one scale that a node of numbers and that scale speaks of. */
function scaleIn(node: MathNode): string | undefined {
  const scales = new Set<string>();
  try {
    let predictions = false;
    walk(inPredictions(node, scales), (n) => { if (n.kind === "name" && (n.name === "cond" || n.name === "uncond")) predictions = true; });
    return scales.size === 1 && !predictions ? [...scales][0] : undefined;
  } catch {
    return undefined;
  }
}

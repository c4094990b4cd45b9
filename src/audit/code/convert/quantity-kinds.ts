import type { Chain } from "../world/chain.ts";
import { columnAt, columnLatex } from "../world/column.ts";
import { tableLatex, tableRolesOf } from "../names/roles.ts";
import { words } from "../names/words.ts";
import { quantitySubjects } from "./subjects.ts";
import type { Wording } from "../../../sheet/formula.ts";

/** At which steps of which chain a quantity is asked: 0 ≤ s < t ≤ T, with DDIM's η and min-SNR's γ. */
export interface At { readonly chain: Chain; readonly t: number; readonly s: number; readonly eta: number; readonly gamma: number }

/** One thing that a number may be. */
export interface Way { readonly latex: string; readonly value: (at: At) => number }

/** What a function's numbers are by its name: `parts` has for every number that it gives the things that it may be. `sure`: what is none of them is wrong. */
export interface QuantityKind { readonly subject: Wording; readonly reading: string; readonly parts: (count: number) => readonly (readonly Way[])[]; readonly asks: "t" | "t and s"; readonly sure: boolean }

const abar = ({ chain }: At, t: number): number => chain.alphabar[t]!;
const snr = (at: At): number => abar(at, at.t) / (1 - abar(at, at.t));
const way = (latex: string, value: Way["value"]): Way => ({ latex, value });

const tilde = (at: At): number => ((1 - abar(at, at.s)) / (1 - abar(at, at.t))) * (1 - abar(at, at.t) / abar(at, at.s));
const sigma = way("\\eta\\sqrt{\\frac{1-\\bar\\alpha_s}{1-\\bar\\alpha_t}}\\sqrt{1-\\frac{\\bar\\alpha_t}{\\bar\\alpha_s}}", (at) => at.eta * Math.sqrt(tilde(at)));
const ddimVariance = way("\\eta^2\\,\\frac{1-\\bar\\alpha_s}{1-\\bar\\alpha_t}\\left(1-\\frac{\\bar\\alpha_t}{\\bar\\alpha_s}\\right)", (at) => at.eta ** 2 * tilde(at));
const factor = [way("\\sqrt{\\frac{\\bar\\alpha_t}{\\bar\\alpha_s}}", (at) => Math.sqrt(abar(at, at.t) / abar(at, at.s))), way("\\frac{\\bar\\alpha_t}{\\bar\\alpha_s}", (at) => abar(at, at.t) / abar(at, at.s))];
const spread = [way("1-\\frac{\\bar\\alpha_t}{\\bar\\alpha_s}", (at) => 1 - abar(at, at.t) / abar(at, at.s)), way("\\sqrt{1-\\frac{\\bar\\alpha_t}{\\bar\\alpha_s}}", (at) => Math.sqrt(1 - abar(at, at.t) / abar(at, at.s)))];
const covariance = way("\\sqrt{\\frac{\\bar\\alpha_t}{\\bar\\alpha_s}}\\,(1-\\bar\\alpha_s)", (at) => Math.sqrt(abar(at, at.t) / abar(at, at.s)) * (1 - abar(at, at.s)));
const weights = {
  noise: way("\\frac{\\min(\\mathrm{SNR},\\gamma)}{\\mathrm{SNR}}", (at) => Math.min(snr(at), at.gamma) / snr(at)),
  data: way("\\min(\\mathrm{SNR},\\gamma)", (at) => Math.min(snr(at), at.gamma)),
  velocity: way("\\frac{\\min(\\mathrm{SNR},\\gamma)}{\\mathrm{SNR}+1}", (at) => Math.min(snr(at), at.gamma) / (snr(at) + 1)),
} as const;
/** Which target a weight is said to be for; where nothing says, any. */
function weightsFor(text: string): readonly Way[] {
  const said = ([["noise", /\bnoise|\beps(?:ilon)?\b|ε|噪声/i], ["data", /\bx_?0\b|x_?start|\bdata\b|clean|原图|数据/i], ["velocity", /\bv\b|velocity|v[-_]pred|速度/i]] as const).filter(([, pattern]) => pattern.test(text)).map(([target]) => weights[target]);
  return said.length === 1 ? said : Object.values(weights);
}

/** What a name and its docstring say that a function of steps gives; none where they say nothing. `has` tells of its parameters. */
export function quantityKindOf(name: string, docstring: string, has: { readonly s: boolean; readonly eta: boolean; readonly gamma: boolean }): QuantityKind | undefined {
  const word = words(name).join("_").replace(/^(?:get|compute|calc(?:ulate)?|make|eval|the|my|_)+_(?=.)/, "").replace(/_(?:at|of|fn|func|function|for_t|t|from_alphas?|from_alpha_bar|from_abar)$/, "");
  const text = `${name.replace(/_/g, " ")} ${docstring}`;
  const fixed = (subject: Wording, parts: readonly (readonly Way[])[], asks: QuantityKind["asks"], sure: boolean): QuantityKind => ({ subject, reading: parts[0]![0]!.latex, parts: (count) => (count === parts.length ? parts : []), asks, sure });
  if (has.eta && /sigma|std|variance|\bvar\b|noise_scale|noise_level/.test(word)) return fixed(quantitySubjects["ddim sigma"], [/var/.test(word) ? [ddimVariance] : [sigma]], "t and s", true);
  if (has.gamma && /min_?snr|snr.*weight|weight.*snr|logsnr_weight/.test(`${word} ${docstring.toLowerCase().replace(/[- ]/g, "_")}`)) return fixed(quantitySubjects.weight, [weightsFor(text)], "t", true);
  if (has.s && /(?:^|_)cov(?:ariance)?(?:_|$)/.test(word)) {
    const isGiven = /given x_?\{?0|\|\s*x_?\{?0|给定\s*x_?0/i.test(text);
    return fixed(quantitySubjects.covariance, [isGiven ? [covariance] : [covariance, ...factor]], "t and s", isGiven);
  }
  if (has.s && /transition|between|conditional|jump|q_t_s|t_given_s|skip/.test(word)) {
    const isSaid = /x_?\{?t\}?\s*(?:\||given|from)\s*x_?\{?s/i.test(text);
    const kind = fixed(quantitySubjects.between, [factor, spread], "t and s", isSaid);
    return { ...kind, reading: "q(x_t \\mid x_s)" };
  }
  if (/^half_logsnr$|^half_lambda$/.test(word)) return fixed(quantitySubjects.table, [[way("\\frac12\\log\\mathrm{SNR}(t)", (at) => Math.log(snr(at)) / 2)]], "t", true);
  if (/^lambda$/.test(word)) return fixed(quantitySubjects.table, [[way("\\frac12\\log\\mathrm{SNR}(t)", (at) => Math.log(snr(at)) / 2), way("\\log\\mathrm{SNR}(t)", (at) => Math.log(snr(at)))]], "t", false);
  const roles = tableRolesOf(word).filter(({ shift }) => shift === 0);
  if (roles.length === 0 || /posterior|schedule/.test(word)) return undefined;
  const isHalf = /1\/2|half|0\.5|½|一半/.test(docstring);
  const first = roles[0]!;
  // A bare α, β or σ may be anything.
  const isSure = roles.length === 1 && first.column !== "beta" && !isHalf;
  return { ...fixed(quantitySubjects.table, [roles.map((role) => way(tableLatex(role), (at) => columnAt(at.chain, role.column, role.done, at.t)))], "t", isSure), reading: tableLatex(first) };
}

/** σ of a DDIM step, as a line of one binds it. */
export const ddimSigma: QuantityKind = { subject: quantitySubjects["ddim sigma"], reading: sigma.latex, asks: "t and s", sure: true, parts: (count) => (count === 1 ? [[sigma]] : []) };

/** What a name in `return mean, variance, log_variance` says of q(x_t | x_0). */
export function marginalPart(name: string): readonly Way[] | undefined {
  const word = words(name).join("_").replace(/^(?:q|marginal|forward|the|x_?t)_/, "").replace(/_t$/, "");
  const done = /^log_?(?:var|variance)$|^logvar$/.test(word) ? (["from one", "log"] as const) : /^(?:var|variance)$/.test(word) ? (["from one"] as const) : /^(?:std|sigma|stddev|deviation|standard_deviation)$/.test(word) ? (["from one", "root"] as const) : undefined;
  return done && [way(columnLatex("alphabar", done, "t"), (at) => columnAt(at.chain, "alphabar", done, at.t))];
}

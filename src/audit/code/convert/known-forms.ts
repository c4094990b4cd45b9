import type { Wording } from "../../../sheet/formula.ts";
import type { Chain } from "../world/chain.ts";
import { columnAt, columnLatex, type Done } from "../world/column.ts";
import { subjects } from "../wordings.ts";
import { conversionLatex, mixtureOf, type Quantity, quantityLatex } from "./quantity.ts";
import { conversionSubjects } from "./subjects.ts";

/** Where a line stands: 1 ≤ t ≤ T, and the step that it goes to, 0 ≤ s < t. */
export interface Stand { readonly chain: Chain; readonly t: number; readonly s: number }
/** What a mixture is of: what was given, and the standard normal draw of the line's own. */
export type Part = Quantity | "drawn";

/** A quantity that nothing else of the chain equals: a number, or a mixture by what each of its parts stands for. */
export interface KnownNumber { readonly subject: Wording; readonly latex: string; readonly value: (at: Stand) => number }
export interface KnownMixture { readonly subject: Wording; readonly latex: string; readonly parts: ReadonlyMap<Part, (at: Stand) => number> }

const number = (subject: Wording, latex: string, value: KnownNumber["value"]): KnownNumber => ({ subject, latex, value });
const variance = (done: readonly Done[]): KnownNumber => number(subjects["posterior variance"], columnLatex("posteriorVariance", done, "t"), ({ chain, t }) => columnAt(chain, "posteriorVariance", done, t));
const ofX0 = ({ chain, t }: Stand): number => columnAt(chain, "posteriorX0", [], t);
const ofXt = ({ chain, t }: Stand): number => columnAt(chain, "posteriorXt", [], t);
const noiseWeight = ({ chain: { beta, alphabar }, t }: Stand): number => beta[t]! / Math.sqrt(1 - alphabar[t]!);

/** Parts of q(x_{t−1} | x_t, x_0), and of the reverse step's mean. Ho, Jain & Abbeel 2020, eqs. 6, 7 and 11. */
export const knownNumbers: readonly KnownNumber[] = [
  number(subjects["posterior mean"], columnLatex("posteriorX0", [], "t"), ofX0),
  number(subjects["posterior mean"], columnLatex("posteriorXt", [], "t"), ofXt),
  variance([]), variance(["root"]), variance(["log"]),
  number(subjects["reverse step"], "\\frac{\\beta_t}{\\sqrt{1-\\bar\\alpha_t}}", noiseWeight),
  number(subjects["reverse step"], "\\frac{\\beta_t}{\\sqrt{\\alpha_t}\\,\\sqrt{1-\\bar\\alpha_t}}", (at) => noiseWeight(at) / Math.sqrt(at.chain.alpha[at.t]!)),
];

type Pairs = readonly (readonly [Part, (at: Stand) => number])[];
const mixture = (subject: Wording, latex: string, parts: Pairs): KnownMixture => ({ subject, latex, parts: new Map(parts) });
const level = (done: readonly Done[], which: "t" | "s") => (at: Stand): number => columnAt(at.chain, "alphabar", done, at[which]);
const jump = (noise: Part): KnownMixture => mixture(subjects["forward jump"], "\\sqrt{\\bar\\alpha_t}\\,x_0 + \\sqrt{1-\\bar\\alpha_t}\\,\\epsilon", [["data", level(["root"], "t")], [noise, level(["from one", "root"], "t")]]);

const posteriorMean: Pairs = [["data", ofX0], ["state", ofXt]];
const reverseMean: Pairs = [["state", ({ chain, t }) => 1 / Math.sqrt(chain.alpha[t]!)], ["noise", (at) => -noiseWeight(at) / Math.sqrt(at.chain.alpha[at.t]!)]];
const posteriorLatex = "\\frac{\\sqrt{\\bar\\alpha_{t-1}}\\,\\beta_t}{1-\\bar\\alpha_t}\\,x_0 + \\frac{\\sqrt{\\alpha_t}\\,(1-\\bar\\alpha_{t-1})}{1-\\bar\\alpha_t}\\,x_t", reverseLatex = "\\frac{1}{\\sqrt{\\alpha_t}}\\Big(x_t-\\frac{\\beta_t}{\\sqrt{1-\\bar\\alpha_t}}\\,\\epsilon\\Big)";
const spreads: readonly (readonly [string, (at: Stand) => number])[] = [["\\sqrt{\\beta_t}\\,z", ({ chain, t }) => Math.sqrt(chain.beta[t]!)], ["\\sqrt{\\tilde\\beta_t}\\,z", ({ chain, t }) => columnAt(chain, "posteriorVariance", ["root"], t)]];
const drawn = (latex: string, mean: Pairs): readonly KnownMixture[] => [mixture(subjects["reverse step"], latex, mean), ...spreads.map(([z, spread]) => mixture(subjects["reverse step"], `${latex}+${z}`, [...mean, ["drawn", spread]]))];

/** DDIM's step by what turns into x_s, only where a line is told s. Song, Meng & Ermon 2021, eq. 12 with σ = 0. */
export const ddim: readonly KnownMixture[] = [
  mixture(subjects["ddim step"], "\\sqrt{\\bar\\alpha_s}\\,\\hat x_0 + \\sqrt{1-\\bar\\alpha_s}\\,\\epsilon", [["data", level(["root"], "s")], ["noise", level(["from one", "root"], "s")]]),
  mixture(subjects["ddim step"], "\\sqrt{\\bar\\alpha_s}\\,\\frac{x_t-\\sqrt{1-\\bar\\alpha_t}\\,\\epsilon}{\\sqrt{\\bar\\alpha_t}} + \\sqrt{1-\\bar\\alpha_s}\\,\\epsilon", [
    ["state", ({ chain: { alphabar }, t, s }) => Math.sqrt(alphabar[s]! / alphabar[t]!)],
    ["noise", ({ chain: { alphabar }, t, s }) => Math.sqrt(1 - alphabar[s]!) - Math.sqrt((alphabar[s]! * (1 - alphabar[t]!)) / alphabar[t]!)],
  ]),
];

/** x_0, ε, v and the score from two others at one step, with v = √ᾱ ε − √(1−ᾱ) x_0. Salimans & Ho 2022, appendix D. */
const conversions: readonly KnownMixture[] = ([["data", ["state", "noise"]], ["noise", ["state", "data"]], ["velocity", ["noise", "data"]], ["data", ["state", "velocity"]], ["noise", ["state", "velocity"]], ["score", ["state", "data"]]] as const).map(([target, given]) => {
  const solve = ({ chain, t }: Stand): readonly [number, number] => {
    const [a, b, aim] = [...given, target].map((each) => mixtureOf(each, chain.alphabar[t]!, "preserving", 1)!), determinant = a!.data * b!.noise - a!.noise * b!.data;
    return [(aim!.data * b!.noise - aim!.noise * b!.data) / determinant, (a!.data * aim!.noise - a!.noise * aim!.data) / determinant];
  };
  return mixture(conversionSubjects[target], `${quantityLatex(target)} = ${conversionLatex(target, given, 1, "preserving")}`, [[given[0], (at) => solve(at)[0]], [given[1], (at) => solve(at)[1]]]);
});

/** x_t given x_0, the posterior's mean, the reverse step by the noise, DDIM's step, and what turns into what. */
export const knownMixtures: readonly KnownMixture[] = [
  jump("noise"), jump("drawn"), ...drawn(reverseLatex, reverseMean), mixture(subjects["posterior mean"], posteriorLatex, posteriorMean), ...drawn(posteriorLatex, posteriorMean).slice(1), ...ddim.slice(1), ...conversions,
];

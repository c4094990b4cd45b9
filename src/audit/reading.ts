import type { Statement } from "../read/latex/math.ts";
import type { Wording } from "../sheet/formula.ts";
import type { GeneralModel } from "./model/general-model.ts";
import type { PrintedValue } from "./printed-value.ts";
import type { Interpolant } from "./model/interpolant.ts";
import type { Guided } from "./model/guided.ts";
import type { DataLaw } from "./model/data-law.ts";
import type { TimeFunctions } from "./time/time-functions.ts";
import type { StatedSchedule } from "./stated-schedule.ts";
import type { Predicted } from "./symbol.ts";
import type { Line } from "../read/text/line.ts";

/** What a document's letters are taken to mean where nothing in it says so. A statement is refuted only when no reading makes it true. */
export interface Reading {
  /** α_t is 1 − β_t, or DDIM's product ᾱ_t, or the coefficient √ᾱ_t of x_0 in α² + σ² = 1. */
  readonly alpha: "step" | "cumulative" | "signal";
  /** σ_t² is β_t or β̃_t in a reverse step, or σ_t is √(1 − ᾱ_t), the noise's coefficient. */
  readonly sigma: "beta" | "posterior" | "noise";
}

/** Which letters are the roots of the usual ones: α and β with α² + β² = 1, or α alone with α = √(1 − β). */
export type RootLetters = "both" | "alpha";

export const usualReading: Reading = { alpha: "step", sigma: "beta" };

/** Every reading of a statement that uses these letters, the usual one first. */
export function readingsFor(uses: { readonly alpha: boolean; readonly sigma: boolean }): readonly Reading[] {
  const alphas: readonly Reading["alpha"][] = uses.alpha ? ["step", "cumulative", "signal"] : ["step"];
  const sigmas: readonly Reading["sigma"][] = uses.sigma ? ["beta", "posterior", "noise"] : ["beta"];
  return alphas.flatMap((alpha) => sigmas.map((sigma) => ({ alpha, sigma })));
}

/** A reading in words, as far as it departs from the usual one. */
export function wordReading(reading: Reading, uses: { readonly alpha: boolean; readonly sigma: boolean }, letters?: RootLetters): Wording | undefined {
  const said: Wording[] = [];
  if (letters === "alpha") said.push({ en: "α_t is the coefficient itself, √(1 − β_t)", zh: "α_t 就是系数本身，即 √(1 − β_t)" });
  if (letters === "both") said.push({ en: "α_t and β_t are the coefficients themselves, α_t² + β_t² = 1", zh: "α_t、β_t 就是系数本身，α_t² + β_t² = 1" });
  if (uses.alpha && reading.alpha === "cumulative") said.push({ en: "α_t is the cumulative product ᾱ_t, as in DDIM", zh: "α_t 指累积乘积 ᾱ_t（DDIM 的记法）" });
  if (uses.alpha && reading.alpha === "signal") said.push({ en: "α_t is the coefficient √ᾱ_t of x_0", zh: "α_t 指 x_0 的系数 √ᾱ_t" });
  if (uses.sigma && reading.sigma === "beta") said.push({ en: "σ_t² = β_t", zh: "σ_t² = β_t" });
  if (uses.sigma && reading.sigma === "posterior") said.push({ en: "σ_t² = β̃_t", zh: "σ_t² = β̃_t" });
  if (uses.sigma && reading.sigma === "noise") said.push({ en: "σ_t is the noise's coefficient √(1 − ᾱ_t)", zh: "σ_t 指噪声系数 √(1 − ᾱ_t)" });
  return said.length === 0 ? undefined : { en: said.map((s) => s.en).join("; "), zh: said.map((s) => s.zh).join("；") };
}

/** What a document defines for itself. */
export interface Lexicon {
  /** Its own columns and numbers by symbol, as sheet lines with the cell's name. */
  readonly own: ReadonlyMap<string, OwnDefinition>;
  /** Settled by an explicit definition: α_t = 1 − β_t, α_t = ∏(1 − β_s), α_t² + σ_t² = 1. */
  readonly alpha?: Reading["alpha"];
  readonly sigma?: Reading["sigma"];
  /** Sections, by their headings, in which ᾱ is written. */
  readonly barred?: ReadonlySet<string>;
  /** The document takes the noise with a minus: x_t = √ᾱ_t x_0 − √(1−ᾱ_t) ε. */
  readonly flipped?: boolean;
  /** Which of its α_t and β_t are the roots of the usual ones; its statements are read so already. */
  readonly roots?: RootLetters;
  /** Its β_t leads from t to t + 1; its statements are read so already. */
  readonly ahead?: boolean;
  /** It counts arrays from 0, so that a printed index may stand for the step after it. */
  readonly zeroBased?: boolean;
  /** It solves one forward step for x_{t−1}: its network may predict the noise of that step. */
  readonly stepNoise?: boolean;
  /** The models with signal and noise of their own that it declares, x_t = a_t x_0 + s_t ε. */
  readonly models?: readonly GeneralModel[];
  /** What may be its forward equation, dx = … dt + … dw. */
  readonly equations?: readonly Statement[];
  /** Its own letters for what a network predicts, by symbol: f_θ for x_0. */
  readonly named?: ReadonlyMap<string, Predicted>;
  /** What networks predict that no letter says it of. */
  readonly network?: Predicted;
  /** The paths between two ends that it declares, x_t = (1 − t) x_0 + t x_1. */
  readonly interpolants?: readonly Interpolant[];
  /** Its forms of guided predictions. */
  readonly guided?: readonly Guided[];
  /** Quantities of the schedule are written as functions of time: α(t). */
  readonly continuous?: boolean;
  /** What is known of the law of x_0. */
  readonly data?: DataLaw;
  /** Schedules stated with all their numbers. */
  readonly schedules?: readonly StatedSchedule[];
  /** Its functions of continuous time. */
  readonly timed?: TimeFunctions;
  /** Quantities of the schedule that it prints a value of. */
  readonly printed?: readonly PrintedValue[];
}

export interface OwnDefinition {
  readonly cell: string;
  readonly lines: readonly Line[];
  readonly column: boolean;
}

export const emptyLexicon: Lexicon = { own: new Map() };

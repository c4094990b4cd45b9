import type { Place } from "../../base/place.ts";
import type { Precision } from "../../field/precision.ts";
import type { Term } from "../../term/term.ts";

/** One line of a sheet, read. `T` is a parameter like any other, but whole. */
export type Line = ParameterLine | ChoiceLine | ScalarLine | ColumnLine | BaseLine | FunctionLine | UseLine | ClaimLine | DataLine | CompareLine;

/** `beta_1 = 1e-4 in 1e-8..0.5 log`: a literal (also -0.5, 1/2, pi/2). `whole` when the value and the range are whole numbers. A slider stops at low, low + `step`, …; what is typed need not. */
export interface ParameterLine {
  readonly kind: "parameter"; readonly name: string; readonly value: Term;
  readonly range?: { readonly low: Term; readonly high: Term; readonly step?: Term };
  readonly scale: "linear" | "log";
  readonly whole: boolean;
}
/** `kind = choice(linear, cosine)`: the first is chosen unless `kind = choice(linear, cosine) at cosine`. */
export interface ChoiceLine { readonly kind: "choice"; readonly name: string; readonly options: readonly string[]; readonly chosen: string }
/** `gap = beta_T - beta_1`: a number that depends on others. */
export interface ScalarLine { readonly kind: "scalar"; readonly name: string; readonly body: Term }
/** `alpha[t] = 1 - beta[t] for t >= 2`. `from` is undefined unless stated. */
export interface ColumnLine { readonly kind: "column"; readonly name: string; readonly index: string; readonly body: Term; readonly from?: number }
/** `alphabar[0] = 1`. */
export interface BaseLine { readonly kind: "base"; readonly name: string; readonly at: number; readonly body: Term }
/** `forward(x, t) = normal(sqrt(alpha[t]) * x, beta[t])`. */
export interface FunctionLine { readonly kind: "function"; readonly name: string; readonly parameters: readonly string[]; readonly body: Term }
/** `use forward.closedForm` or `use schedule[kind]` (path "schedule", choice "kind"). */
export interface UseLine { readonly kind: "use"; readonly path: string; readonly choice?: string }
/** `claim [here] statement [for quantifier, …]`. The statement is a comparison chain. */
export interface ClaimLine { readonly kind: "claim"; readonly here: boolean; readonly statement: Term; readonly quantifiers: readonly Quantifier[] }
/** A fenced block ```` ```data list from 0 float32 ```` of numbers: values[i] stands at t = from + i, rounded to the precision it is said to have. Never changed in place. */
export interface DataLine { readonly kind: "data"; readonly name: string; readonly from: number; readonly precision: Precision; readonly values: Float64Array }
/** `compare list with beta`: two columns of the sheet. */
export interface CompareLine { readonly kind: "compare"; readonly left: Compared; readonly right: Compared }
/** A column's name where it stands in the line. */
export interface Compared { readonly name: string; readonly place?: Place }

/**
 * What a claim speaks about.
 * `every schedule` frees β; `t >= 2`, `t <= T - 1`, `1 <= s < t` bound a step (t runs over all its steps unless bounded);
 * `x0 real`, `v positive`, `eta in 0..1` declare variables; `eps noise` declares a named N(0, 1) noise; `x[t] real` declares a path,
 * a real number at every step 0 … T.
 */
export type Quantifier =
  | { readonly kind: "every schedule"; readonly place?: Place }
  | { readonly kind: "step"; readonly name: string; readonly low?: Term; readonly high?: Term; readonly place?: Place }
  | { readonly kind: "variable"; readonly name: string; readonly domain: "real" | "positive" | "noise"; readonly place?: Place }
  | { readonly kind: "path"; readonly name: string; readonly place?: Place }
  | { readonly kind: "interval"; readonly name: string; readonly low: Term; readonly high: Term; readonly place?: Place };

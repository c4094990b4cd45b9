import type { Chain } from "../world/chain.ts";
import { type Column, columnAt, columnLatex, type Done } from "../world/column.ts";

/** A column of the chain with what is done to it and its step's distance from t. */
export interface Expression { readonly latex: string; readonly at: (chain: Chain, t: number) => number }

/** What is known of a number that code computes: its value at steps of chains. */
export interface Sample { readonly chain: Chain; readonly t: number; readonly value: number }

/** The plainest expression in the chain's columns that gives all samples; none where none does, or where there are too few to tell. */
export function recognise(samples: readonly Sample[]): Expression | undefined {
  const used = samples.filter(({ value }) => Number.isFinite(value)).slice(0, 60);
  if (used.length < 3) return undefined;
  const fits = (at: Expression["at"]): boolean => used.every(({ chain, t, value }) => Math.abs(at(chain, t) - value) <= 1e-7 * Math.max(1e-3, Math.abs(value)));
  const single = singles.find(({ at }) => fits(at));
  if (single) return single;
  const negative = singles.find(({ at }) => fits((chain, t) => -at(chain, t)));
  if (negative) return { latex: `-${negative.latex}`, at: (chain, t) => -negative.at(chain, t) };
  const [first] = used;
  // Products and quotients of two, tried at one sample first.
  for (const a of factors) {
    const rest = first!.value / a.at(first!.chain, first!.t);
    for (const b of factors) {
      if (Math.abs(b.at(first!.chain, first!.t) - rest) > 1e-6 * Math.abs(rest)) continue;
      const at = (chain: Chain, t: number) => a.at(chain, t) * b.at(chain, t);
      if (fits(at)) return { latex: `${a.latex}\\,${b.latex}`, at };
    }
    for (const b of factors) {
      const at = (chain: Chain, t: number) => a.at(chain, t) / b.at(chain, t);
      if (Math.abs(at(first!.chain, first!.t) - first!.value) <= 1e-6 * Math.abs(first!.value) && fits(at)) return { latex: `\\frac{${a.latex}}{${b.latex}}`, at };
    }
  }
  return undefined;
}

const expression = (column: Column, done: readonly Done[], shift: number): Expression =>
  ({ latex: columnLatex(column, done, shift === 0 ? "t" : `t${shift < 0 ? "-" : "+"}${Math.abs(shift)}`), at: (chain, t) => columnAt(chain, column, done, t + shift) });

const ways: readonly (readonly Done[])[] = [[], ["root"], ["from one"], ["from one", "root"], ["reciprocal"], ["reciprocal", "root"], ["reciprocal less one"], ["reciprocal less one", "root"], ["root", "from one"], ["log"], ["from one", "log"], ["root", "root"], ["from one", "reciprocal", "root"], ["from one", "reciprocal"]];
const constants: readonly Expression[] = [0, 1].map((value) => ({ latex: String(value), at: () => value }));
const sums: readonly Expression[] = [
  { latex: "\\sum_{s\\le t}\\alpha_s", at: (chain, t) => chain.alpha.slice(1, t + 1).reduce((a, b) => a + b, 0) },
  { latex: "\\sum_{s\\le t}\\beta_s", at: (chain, t) => chain.beta.slice(1, t + 1).reduce((a, b) => a + b, 0) },
  { latex: "\\prod_{s\\le t}\\beta_s", at: (chain, t) => chain.beta.slice(1, t + 1).reduce((a, b) => a * b, 1) },
  { latex: "\\prod_{2\\le s\\le t}\\alpha_s", at: (chain, t) => chain.alphabar[t]! / chain.alpha[1]! },
  { latex: "\\sqrt{\\prod_{2\\le s\\le t}\\alpha_s}", at: (chain, t) => Math.sqrt(chain.alphabar[t]! / chain.alpha[1]!) },
  { latex: "1-\\prod_{2\\le s\\le t}\\alpha_s", at: (chain, t) => 1 - chain.alphabar[t]! / chain.alpha[1]! },
  ...[["", (x: number) => x], ["\\sqrt", Math.sqrt], ["1-", (x: number) => 1 - x], ["\\sqrt{1-}", (x: number) => Math.sqrt(1 - x)]].map(([name, f]): Expression => {
    const text = "\\prod_{s=2}^{t+1}\\alpha_s";
    const apply = f as (x: number) => number;
    return { latex: name === "\\sqrt" ? `\\sqrt{${text}}` : name === "\\sqrt{1-}" ? `\\sqrt{1-${text}}` : `${String(name)}${text}`, at: (chain, t) => (t + 1 > chain.steps ? NaN : apply(chain.alphabar[t + 1]! / chain.alpha[1]!)) };
  }),
  { latex: "\\prod_{s\\le t}\\sqrt{\\beta_s}", at: (chain, t) => Math.sqrt(chain.beta.slice(1, t + 1).reduce((a, b) => a * b, 1)) },
  { latex: "\\prod_{s\\le t}\\bar\\alpha_s", at: (chain, t) => chain.alphabar.slice(1, t + 1).reduce((a, b) => a * b, 1) },
];
const columns: readonly Column[] = ["alphabar", "alpha", "beta", "posteriorVariance", "snr", "posteriorX0", "posteriorXt"];
const singles: readonly Expression[] = [...constants, ...[0, -1, 1].flatMap((shift) => columns.flatMap((column) => ways.map((done) => expression(column, done, shift)))), ...sums];
const factors: readonly Expression[] = [0, -1].flatMap((shift) => (["alphabar", "alpha", "beta"] as const).flatMap((column) => ways.slice(0, 4).map((done) => expression(column, done, shift))));

import { type Chain, posterior } from "./chain.ts";

/** Columns of a chain that arrays are named after. */
export type Column = "beta" | "alpha" | "alphabar" | "posteriorVariance" | "posteriorX0" | "posteriorXt" | "snr";

/** What was done to a column: 1 − x, 1/x, 1/x − 1, √x, log x. */
export type Done = "from one" | "reciprocal" | "reciprocal less one" | "root" | "log";

/** The column's value at step t, 0 ≤ t ≤ T, after all that was done to it. NaN where it has none. */
export function columnAt(chain: Chain, column: Column, done: readonly Done[], t: number): number {
  return done.reduce((x, d) => apply[d](x), base(chain, column, t));
}

function base(chain: Chain, column: Column, t: number): number {
  if (!(t >= 0 && t <= chain.steps)) return NaN;
  switch (column) {
    case "beta": return chain.beta[t]!;
    case "alpha": return chain.alpha[t]!;
    case "alphabar": return chain.alphabar[t]!;
    case "snr": return chain.alphabar[t]! / (1 - chain.alphabar[t]!);
    case "posteriorVariance": return t < 1 ? NaN : posterior(chain, t).variance;
    case "posteriorX0": return t < 1 ? NaN : posterior(chain, t).ofX0;
    case "posteriorXt": return t < 1 ? NaN : posterior(chain, t).ofXt;
  }
}

const apply: Readonly<Record<Done, (x: number) => number>> = {
  "from one": (x) => 1 - x,
  reciprocal: (x) => 1 / x,
  "reciprocal less one": (x) => 1 / x - 1,
  root: Math.sqrt,
  log: Math.log,
};

const letters: Readonly<Record<Exclude<Column, "snr">, (t: string) => string>> = {
  beta: (t) => `\\beta_{${t}}`,
  alpha: (t) => `\\alpha_{${t}}`,
  alphabar: (t) => `\\bar\\alpha_{${t}}`,
  posteriorVariance: (t) => `\\tilde\\beta_{${t}}`,
  posteriorX0: (t) => `\\frac{\\sqrt{\\bar\\alpha_{${t}-1}}\\,\\beta_{${t}}}{1-\\bar\\alpha_{${t}}}`,
  posteriorXt: (t) => `\\frac{\\sqrt{\\alpha_{${t}}}\\,(1-\\bar\\alpha_{${t}-1})}{1-\\bar\\alpha_{${t}}}`,
};

/** The column as LaTeX at a step that is LaTeX too: `\sqrt{1-\bar\alpha_{t-1}}`. */
export function columnLatex(column: Column, done: readonly Done[], step: string): string {
  const at = step.replace(/^t$/, "t");
  let text = column === "snr" ? `\\mathrm{SNR}(${at})` : letters[column](at);
  for (const d of done)
    text = d === "root" ? `\\sqrt{${text}}` : d === "log" ? `\\log ${/[-+]/.test(text.replace(/\{[^{}]*\}/g, "")) ? `(${text})` : text}` : d === "from one" ? `1-${text}` : d === "reciprocal" ? `\\frac{1}{${text}}` : `\\frac{1}{${text}}-1`;
  return text;
}

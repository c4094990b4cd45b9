/** One concrete forward chain: columns over the steps 0 … T. β_0 is 0, α_0 and ᾱ_0 are 1. */
export interface Chain {
  readonly steps: number;
  readonly beta: readonly number[];
  readonly alpha: readonly number[];
  readonly alphabar: readonly number[];
}

/** The chain of β_1 … β_T, by plain products; each β in (0, 1). */
export function chainOf(betas: readonly number[]): Chain {
  const beta = [0, ...betas], alpha = beta.map((b) => 1 - b), alphabar: number[] = [];
  for (const [t, a] of alpha.entries()) alphabar.push(t === 0 ? 1 : alphabar[t - 1]! * a);
  return { steps: betas.length, beta, alpha, alphabar };
}

/** q(x_{t−1} | x_t, x_0): mean `ofX0` x_0 + `ofXt` x_t and its variance, by conditioning x_{t−1} = √ᾱ_{t−1} x_0 + … on one further step. */
export function posterior({ alpha, beta, alphabar }: Chain, t: number): { readonly ofX0: number; readonly ofXt: number; readonly variance: number } {
  const before = 1 - alphabar[t - 1]!;
  const gain = (Math.sqrt(alpha[t]!) * before) / (alpha[t]! * before + beta[t]!);
  return { ofXt: gain, ofX0: Math.sqrt(alphabar[t - 1]!) * (1 - gain * Math.sqrt(alpha[t]!)), variance: before * (1 - gain * Math.sqrt(alpha[t]!)) };
}

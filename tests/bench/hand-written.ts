/** The floor: the reference sheet as one typed-array loop, as somebody would write it who cares for nothing else. Rows are t = 0 … T. */
export interface HandWritten {
  readonly columns: Readonly<Record<string, Float64Array>>;
  run(parameters: Parameters): void;
}

export interface Parameters {
  readonly beta_1: number;
  readonly beta_T: number;
  readonly m2: number;
}

export function handWritten(T: number): HandWritten {
  const names = [
    "beta", "alpha", "alphabar", "logAlphabar", "closed", "signal", "noise", "snr", "logSnr", "posteriorVariance", "posteriorLogVariance",
    "coefficientX0", "coefficientXt", "vlbWeight", "reciprocalSignal", "priorKl",
  ] as const;
  const columns = Object.fromEntries(names.map((name) => [name, new Float64Array(T + 1)])) as Record<(typeof names)[number], Float64Array>;
  const {
    beta, alpha, alphabar, logAlphabar, closed, signal, noise, snr, logSnr, posteriorVariance, posteriorLogVariance,
    coefficientX0, coefficientXt, vlbWeight, reciprocalSignal, priorKl,
  } = columns;
  return {
    columns,
    run({ beta_1, beta_T, m2 }) {
      const slope = (beta_T - beta_1) / (T - 1);
      let product = 1, log = 0, root = 1;
      alphabar[0] = 1;
      logAlphabar[0] = 0;
      for (let t = 1; t <= T; t++) {
        const b = beta_1 + slope * (t - 1), a = 1 - b, p = product * a;
        const variance = 1 - p, before = 1 - product, reciprocal = 1 / variance, s = Math.sqrt(p);
        log += Math.log1p(-b);
        const posterior = b * before * reciprocal, clipped = posterior > 1e-20 ? posterior : 1e-20;
        beta[t] = b;
        alpha[t] = a;
        alphabar[t] = p;
        logAlphabar[t] = log;
        closed[t] = Math.exp(log);
        signal[t] = s;
        noise[t] = Math.sqrt(variance);
        snr[t] = p * reciprocal;
        logSnr[t] = log - Math.log(-Math.expm1(log));
        posteriorVariance[t] = posterior;
        posteriorLogVariance[t] = Math.log(clipped);
        coefficientX0[t] = root * b * reciprocal;
        coefficientXt[t] = Math.sqrt(a) * before * reciprocal;
        vlbWeight[t] = (b * b) / (2 * clipped * a * variance);
        reciprocalSignal[t] = 1 / s;
        priorKl[t] = 0.5 * (p * m2 - p - Math.log(variance));
        product = p;
        root = s;
      }
    },
  };
}

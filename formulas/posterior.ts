import { cells, type Formula, source } from "../src/sheet/formula.ts";

/** One step back when the data are known: q(x_{t−1} | x_t, x_0). At t = 1 it is the data itself, since ᾱ_0 = 1. */

export const coefficients: Formula = {
  title: { en: "Weights of x_0 and x_t in the posterior mean", zh: "后验均值中 x_0 与 x_t 的系数" },
  paper: "Ho, Jain & Abbeel 2020, eq. 7",
  sources: [source("002", "5. 完整的前向扩散实现"), source("003", "反向过程的推导")],
  domain: "1 ≤ t ≤ T, 0 < β < 1",
  text: cells`
    posteriorCoefficientX0[t] = sqrt(alphabar[t-1]) * beta[t] / (1 - alphabar[t])
    posteriorCoefficientXt[t] = sqrt(alpha[t]) * (1 - alphabar[t-1]) / (1 - alphabar[t])
  `,
};

export const mean: Formula = {
  title: { en: "Posterior mean from x_0", zh: "由 x_0 表示的后验均值" },
  paper: "Ho, Jain & Abbeel 2020, eq. 7",
  sources: [source("002", "5. 完整的前向扩散实现"), source("003", "反向过程的推导")],
  domain: "1 ≤ t ≤ T, 0 < β < 1",
  text: "posteriorMean(x0, xt, t) = (sqrt(alphabar[t-1]) * beta[t] * x0 + sqrt(alpha[t]) * (1 - alphabar[t-1]) * xt) / (1 - alphabar[t])",
};

export const meanEps: Formula = {
  title: { en: "Posterior mean from ε", zh: "由 ε 表示的后验均值" },
  paper: "Ho, Jain & Abbeel 2020, eq. 11",
  sources: [source("003", "反向过程的推导")],
  domain: "1 ≤ t ≤ T, 0 < β < 1",
  text: "posteriorMeanEps(xt, eps, t) = (xt - beta[t] / sqrt(1 - alphabar[t]) * eps) / sqrt(alpha[t])",
};

export const variance: Formula = {
  title: { en: "Posterior variance β̃", zh: "后验方差 β̃" },
  paper: "Ho, Jain & Abbeel 2020, eq. 7",
  sources: [source("002", "5. 完整的前向扩散实现"), source("003", "反向过程的推导")],
  domain: "1 ≤ t ≤ T, 0 < β < 1; 0 at t = 1",
  text: "posteriorVariance[t] = (1 - alphabar[t-1]) / (1 - alphabar[t]) * beta[t]",
};

export const law: Formula = {
  title: { en: "One step back, the data known: q(x_{t−1} | x_t, x_0)", zh: "已知数据时倒退一步：q(x_{t−1} | x_t, x_0)" },
  paper: "Ho, Jain & Abbeel 2020, eq. 6",
  sources: [source("003", "反向过程的推导"), source("004", "2.2 逆向去噪过程")],
  domain: "1 ≤ t ≤ T, 0 < β < 1; a point mass at x_0 for t = 1",
  text: "posterior(x0, xt, t) = normal(posteriorMean(x0, xt, t), posteriorVariance[t])",
};

export const logVarianceClipped: Formula = {
  title: { en: "Log posterior variance, clipped", zh: "截断后的对数后验方差" },
  paper: "Ho, Jain & Abbeel 2020, their code",
  sources: [source("002", "5. 完整的前向扩散实现")],
  domain: "1 ≤ t ≤ T, 0 < β < 1; β̃ is 0 at t = 1, so the logarithm is held at log 1e-20",
  text: "posteriorLogVarianceClipped[t] = log(max(posteriorVariance[t], 1e-20))",
};

import { type Formula, source } from "../src/sheet/formula.ts";

/** What training minimises, and the least it can leave. Gaussian data N(m, v) and a predictor affine in x_t make every loss exact. */

export const klGaussian: Formula = {
  title: { en: "KL divergence of two Gaussians", zh: "两个高斯分布的 KL 散度" },
  paper: "Kullback & Leibler 1951; for one coordinate",
  sources: [source("001", "3.3 训练目标"), source("004", "2.2 逆向去噪过程")],
  domain: "v1 > 0, v2 > 0; nats",
  text: "klGaussian(m1, v1, m2, v2) = (log(v2 / v1) + (v1 + (m1 - m2)^2) / v2 - 1) / 2",
};

export const klTerm: Formula = {
  title: { en: "One term of the bound: L_{t−1}", zh: "变分下界的一项：L_{t−1}" },
  paper: "Ho, Jain & Abbeel 2020, eq. 8, σ² = β̃",
  sources: [source("004", "2.2 逆向去噪过程")],
  domain: "2 ≤ t ≤ T, 0 < β < 1; nats a coordinate",
  text: "klTerm(x0, xt, guess, t) = (posteriorMean(x0, xt, t) - posteriorMeanEps(xt, guess, t))^2 / (2 * posteriorVariance[t])",
};

export const vlbWeight: Formula = {
  title: { en: "Weight of a squared noise error in the bound", zh: "噪声误差在变分下界中的权重" },
  paper: "Ho, Jain & Abbeel 2020, eq. 12, σ² = β̃",
  sources: [source("001", "3.3 训练目标"), source("003", "反向过程的推导")],
  domain: "2 ≤ t ≤ T, 0 < β < 1; infinite at t = 1, where β̃ = 0",
  text: "vlbWeight[t] = beta[t]^2 / (2 * posteriorVariance[t] * alpha[t] * (1 - alphabar[t])) for t >= 2",
};

export const vlbWeightBeta: Formula = {
  title: { en: "The same weight with variance β", zh: "取方差 β 时的权重" },
  paper: "Ho, Jain & Abbeel 2020, eq. 12, σ² = β",
  sources: [source("001", "3.3 训练目标"), source("003", "反向过程的推导")],
  domain: "1 ≤ t ≤ T, 0 < β < 1",
  text: "vlbWeightBeta[t] = beta[t] / (2 * alpha[t] * (1 - alphabar[t]))",
};

export const priorKl: Formula = {
  title: { en: "The bound's prior term L_T", zh: "变分下界的先验项 L_T" },
  paper: "Ho, Jain & Abbeel 2020, L_T of eq. 5",
  sources: [source("000", "练习 1.1"), source("004", "2.2 逆向去噪过程")],
  domain: "0 < β < 1; nats a coordinate",
  text: "priorKl(x0) = (alphabar[T] * x0^2 - alphabar[T] - log(1 - alphabar[T])) / 2",
};

export const stepLogDensity: Formula = {
  title: { en: "One factor of the Markov chain: log q(x_t | x_{t−1})", zh: "马尔可夫分解的一个因子：log q(x_t | x_{t−1})" },
  paper: "Ho, Jain & Abbeel 2020, eq. 2",
  sources: [source("002", "1.2 数学定义"), source("003", "前向过程的递推形式")],
  domain: "1 ≤ t ≤ T, 0 < β < 1; nats a coordinate",
  text: "stepLogDensity(x, y, t) = -(log(2 * pi * beta[t]) + (y - sqrt(alpha[t]) * x)^2 / beta[t]) / 2",
};

export const reconstruction: Formula = {
  title: { en: "The bound's reconstruction term L_0, last step N(a·x_1 + b, v)", zh: "变分下界的重建项 L_0（最后一步为 N(a·x_1 + b, v)）" },
  paper: "Ho, Jain & Abbeel 2020, L_0 of eq. 5",
  sources: [source("001", "3.3 训练目标"), source("004", "2.2 逆向去噪过程")],
  domain: "0 < β < 1, v > 0; nats a coordinate",
  text: "reconstruction(x0, a, b, v) = (log(2 * pi * v) + ((x0 - a * sqrt(1 - beta[1]) * x0 - b)^2 + a^2 * beta[1]) / v) / 2",
};

export const vlb: Formula = {
  title: { en: "The variational bound L_T + Σ L_{t−1} + L_0, every step N(a·x_t + b, v)", zh: "变分下界 L_T + Σ L_{t−1} + L_0（每一步为 N(a·x_t + b, v)）" },
  paper: "Ho, Jain & Abbeel 2020, eq. 5; Sohl-Dickstein et al. 2015, appendix B",
  sources: [source("001", "3.3 训练目标"), source("004", "2.2 逆向去噪过程")],
  domain: "0 < β < 1, v > 0; nats a coordinate, given x_0",
  text: "vlb(x0, a, b, v) = priorKl(x0) + sum(expectation(y, closedForm(x0, t), kl(posterior(x0, y, t), normal(a * y + b, v))), t, 2, T) + reconstruction(x0, a, b, v)",
};

export const bayesEps: Formula = {
  title: { en: "The best guess of the noise, Gaussian data", zh: "高斯数据下噪声的最优估计" },
  paper: "E[ε | x_t] for x_0 ~ N(m, v); Bishop 2006, §2.3",
  sources: [source("001", "3.3 训练目标"), source("003", "反向过程的推导")],
  domain: "1 ≤ t ≤ T, 0 < β < 1, v > 0",
  text: "bayesEps(m, v, xt, t) = sqrt(1 - alphabar[t]) * (xt - sqrt(alphabar[t]) * m) / (alphabar[t] * v + 1 - alphabar[t])",
};

export const bayesLoss: Formula = {
  title: { en: "The loss that the best guess leaves", zh: "最优估计剩下的损失" },
  paper: "Var[ε | x_t] for x_0 ~ N(m, v); Bishop 2006, §2.3",
  sources: [source("001", "3.3 训练目标"), source("003", "反向过程的推导")],
  domain: "1 ≤ t ≤ T, 0 < β < 1, v > 0; a coordinate",
  text: "bayesLoss(v, t) = alphabar[t] * v / (alphabar[t] * v + 1 - alphabar[t])",
};

export const lossAt: Formula = {
  title: { en: "Noise-prediction loss at one step, guess a·x_t + b", zh: "单步噪声预测损失（预测为 a·x_t + b）" },
  paper: "Ho, Jain & Abbeel 2020, eq. 14 at one t, for x_0 ~ N(m, v)",
  sources: [source("001", "3.3 训练目标"), source("003", "反向过程的推导"), source("004", "2.3 训练目标简化")],
  domain: "1 ≤ t ≤ T, 0 < β < 1, v > 0; a coordinate",
  text: "lossAt(a, b, m, v, t) = (1 - a * sqrt(1 - alphabar[t]))^2 + a^2 * alphabar[t] * v + (a * sqrt(alphabar[t]) * m + b)^2",
};

export const lossSimple: Formula = {
  title: { en: "L_simple: the loss averaged over t", zh: "L_simple：对 t 取平均的损失" },
  paper: "Ho, Jain & Abbeel 2020, eq. 14, for x_0 ~ N(m, v)",
  sources: [source("001", "3.3 训练目标"), source("003", "反向过程的推导"), source("004", "2.3 训练目标简化")],
  domain: "0 < β < 1, v > 0; t uniform on 1…T",
  text: "lossSimple(a, b, m, v) = sum(lossAt(a, b, m, v, t), t, 1, T) / T",
};

export const lossWeighted: Formula = {
  title: { en: "L_weighted: the same with the bound's weights", zh: "L_weighted：按变分下界加权的损失" },
  paper: "Ho, Jain & Abbeel 2020, eq. 12, σ² = β, for x_0 ~ N(m, v)",
  sources: [source("001", "3.3 训练目标")],
  domain: "0 < β < 1, v > 0; t uniform on 1…T",
  text: "lossWeighted(a, b, m, v) = sum(vlbWeightBeta[t] * lossAt(a, b, m, v, t), t, 1, T) / T",
};

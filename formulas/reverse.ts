import { type Formula, source } from "../src/sheet/formula.ts";

/** One step back with a predicted noise: DDPM with either variance, and DDIM with η. */

export const ancestral: Formula = {
  title: { en: "One step back with variance β̃", zh: "倒退一步（方差 β̃）" },
  paper: "Ho, Jain & Abbeel 2020, §3.2, σ² = β̃",
  sources: [source("000", "1.2.2 反向去噪过程"), source("003", "反向过程的推导")],
  domain: "1 ≤ t ≤ T, 0 < β < 1; no noise at t = 1",
  text: "ancestral(xt, eps, t) = normal(posteriorMeanEps(xt, eps, t), posteriorVariance[t])",
};

export const ancestralBeta: Formula = {
  title: { en: "One step back with variance β", zh: "倒退一步（方差 β）" },
  paper: "Ho, Jain & Abbeel 2020, §3.2, σ² = β",
  sources: [source("000", "1.2.2 反向去噪过程"), source("003", "反向过程的推导")],
  domain: "1 ≤ t ≤ T, 0 < β < 1; samplers take the mean alone at t = 1",
  text: "ancestralBeta(xt, eps, t) = normal(posteriorMeanEps(xt, eps, t), beta[t])",
};

export const ancestralSample: Formula = {
  title: { en: "The ancestral update", zh: "祖先采样的更新式" },
  paper: "Ho, Jain & Abbeel 2020, algorithm 2, σ² = β",
  sources: [source("001", "3.2 反向扩散过程"), source("003", "采样过程"), source("004", "6 完整代码实现")],
  domain: "1 ≤ t ≤ T, 0 < β < 1, z ~ N(0, 1), and z = 0 at t = 1",
  text: "ancestralSample(xt, eps, z, t) = 1 / sqrt(alpha[t]) * (xt - (1 - alpha[t]) / sqrt(1 - alphabar[t]) * eps) + sqrt(beta[t]) * z",
};

export const ddimSigma: Formula = {
  title: { en: "DDIM's noise", zh: "DDIM 的噪声强度 σ" },
  paper: "Song, Meng & Ermon 2021, eq. 16; their α is our ᾱ",
  sources: [source("000", "1.5 历史发展与里程碑"), source("004", "1.1 发展里程碑")],
  domain: "1 ≤ t ≤ T, 0 < β < 1, 0 ≤ η ≤ 1",
  text: "ddimSigma(eta, t) = eta * sqrt((1 - alphabar[t-1]) / (1 - alphabar[t])) * sqrt(1 - alphabar[t] / alphabar[t-1])",
};

export const ddim: Formula = {
  title: { en: "One step back by DDIM", zh: "DDIM 倒退一步" },
  paper: "Song, Meng & Ermon 2021, eq. 12; their α is our ᾱ",
  sources: [source("000", "1.5 历史发展与里程碑"), source("004", "1.1 发展里程碑")],
  domain: "1 ≤ t ≤ T, 0 < β < 1, 0 ≤ η ≤ 1",
  text: "ddim(xt, eps, eta, t) = normal(sqrt(alphabar[t-1]) * (xt - sqrt(1 - alphabar[t]) * eps) / sqrt(alphabar[t]) + sqrt(1 - alphabar[t-1] - ddimSigma(eta, t)^2) * eps, ddimSigma(eta, t)^2)",
};

export const ddimJump: Formula = {
  title: { en: "DDIM without noise, over several steps", zh: "无噪声 DDIM，一次跨多步" },
  paper: "Song, Meng & Ermon 2021, §4.2, η = 0",
  sources: [source("004", "1.1 发展里程碑")],
  domain: "0 ≤ s ≤ t ≤ T, 0 < β < 1",
  text: "ddimJump(xt, eps, s, t) = sqrt(alphabar[s]) * (xt - sqrt(1 - alphabar[t]) * eps) / sqrt(alphabar[t]) + sqrt(1 - alphabar[s]) * eps",
};

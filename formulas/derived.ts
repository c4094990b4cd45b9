import { cells, type Formula, source } from "../src/sheet/formula.ts";

/** What follows from β alone: how much of the signal is left at each step, and how much noise has come in. */

export const alpha: Formula = {
  title: { en: "Share of the variance kept in one step", zh: "单步保留的方差比例" },
  paper: "Ho, Jain & Abbeel 2020, §2",
  sources: [source("000", "1.2.1 前向扩散过程"), source("002", "3.2 推导过程"), source("003", "前向过程的解析解"), source("004", "2.1 前向扩散过程")],
  domain: "1 ≤ t ≤ T, 0 < β < 1",
  text: "alpha[t] = 1 - beta[t]",
};

export const alphabar: Formula = {
  title: { en: "Share of the variance kept since the data", zh: "从数据起累积保留的方差比例" },
  paper: "Ho, Jain & Abbeel 2020, §2; as a recurrence",
  sources: [source("000", "1.2.1 前向扩散过程"), source("002", "3.2 推导过程"), source("003", "前向过程的解析解"), source("004", "2.1 前向扩散过程")],
  domain: "0 ≤ t ≤ T, 0 < β < 1",
  text: cells`
    alphabar[0] = 1
    alphabar[t] = alphabar[t-1] * alpha[t]
  `,
};

export const alphabarProduct: Formula = {
  title: { en: "ᾱ as a product", zh: "连乘形式的 ᾱ" },
  paper: "Ho, Jain & Abbeel 2020, §2",
  sources: [source("000", "1.2.1 前向扩散过程"), source("002", "3.2 推导过程"), source("003", "前向过程的解析解"), source("004", "2.1 前向扩散过程")],
  domain: "0 ≤ t ≤ T, 0 < β < 1; the empty product is 1",
  text: "alphabarProduct[t] = prod(alpha[s], s, 1, t) for t >= 0",
};

export const alphabarLogSum: Formula = {
  title: { en: "ᾱ through a sum of logarithms", zh: "对数求和形式的 ᾱ" },
  paper: "The product of Ho, Jain & Abbeel 2020, §2, summed as logarithms",
  sources: [source("000", "练习 1.1")],
  domain: "0 ≤ t ≤ T, 0 < β < 1",
  text: "alphabarLogSum[t] = exp(sum(log1p(-beta[s]), s, 1, t)) for t >= 0",
};

export const noiseVariance: Formula = {
  title: { en: "Variance of the noise since the data", zh: "累积噪声的方差" },
  paper: "Ho, Jain & Abbeel 2020, eq. 4",
  sources: [source("000", "1.2.1 前向扩散过程"), source("002", "3.2 推导过程"), source("003", "前向过程的解析解"), source("004", "2.1 前向扩散过程")],
  domain: "0 ≤ t ≤ T, 0 < β < 1",
  text: "noiseVariance[t] = 1 - alphabar[t] for t >= 0",
};

export const signal: Formula = {
  title: { en: "Signal ratio", zh: "信号比例" },
  paper: "Ho, Jain & Abbeel 2020, eq. 4",
  sources: [source("002", "4.1 信号比例")],
  domain: "0 ≤ t ≤ T, 0 < β < 1",
  text: "signal[t] = sqrt(alphabar[t]) for t >= 0",
};

export const noise: Formula = {
  title: { en: "Noise ratio", zh: "噪声比例" },
  paper: "Ho, Jain & Abbeel 2020, eq. 4",
  sources: [source("002", "4.1 信号比例")],
  domain: "0 ≤ t ≤ T, 0 < β < 1",
  text: "noise[t] = sqrt(1 - alphabar[t]) for t >= 0",
};

export const snr: Formula = {
  title: { en: "Signal-to-noise ratio", zh: "信噪比" },
  paper: "Kingma, Salimans, Poole & Ho 2021, §3.1",
  sources: [source("002", "4.2 可视化信号衰减")],
  domain: "1 ≤ t ≤ T, 0 < β < 1; for data of unit power",
  text: "snr[t] = alphabar[t] / (1 - alphabar[t])",
};

export const logsnr: Formula = {
  title: { en: "Log signal-to-noise ratio", zh: "对数信噪比" },
  paper: "Kingma, Salimans, Poole & Ho 2021, §3.2",
  sources: [source("002", "4.2 可视化信号衰减")],
  domain: "1 ≤ t ≤ T, 0 < β < 1; natural logarithm",
  text: "logsnr[t] = log(alphabar[t]) - log(1 - alphabar[t])",
};

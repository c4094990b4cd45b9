import { cells, type Formula, source } from "../src/sheet/formula.ts";

/** What a network that learns to denoise is made of, and how it is trained. */

export const timeEmbedding: Formula = {
  title: { en: "The sinusoidal embedding of a step", zh: "时间步的正弦嵌入" },
  paper: "Vaswani et al. 2017, §3.5, with 32 frequencies",
  sources: [source("003", "代码实现")],
  domain: "k = 0 … 31",
  text: cells`
    frequency(k) = 10000^(-k / 32)
    embeddingSine(step, k) = sin(step * frequency(k))
    embeddingCosine(step, k) = cos(step * frequency(k))
  `,
};

export const silu: Formula = {
  title: { en: "SiLU", zh: "SiLU 激活函数" },
  paper: "Elfwing, Uchibe & Doya 2018, eq. 4",
  sources: [source("003", "代码实现")],
  domain: "x real",
  text: "silu(x) = x / (1 + exp(-x))",
};

export const siluSlope: Formula = {
  title: { en: "SiLU's derivative", zh: "SiLU 的导数" },
  paper: "Elfwing, Uchibe & Doya 2018, eq. 5",
  sources: [source("003", "代码实现")],
  domain: "x real",
  text: "siluSlope(x) = (1 + x * exp(-x) / (1 + exp(-x))) / (1 + exp(-x))",
};

export const layerNorm: Formula = {
  title: { en: "LayerNorm, of the first of three features", zh: "LayerNorm（三个特征中的第一个）" },
  paper: "Ba, Kiros & Hinton 2016, eq. 3, with ε = 1e-5 under the root",
  sources: [source("003", "代码实现")],
  domain: "a, b, c real",
  text: cells`
    featureMean(a, b, c) = (a + b + c) / 3
    featureVariance(a, b, c) = ((a - featureMean(a, b, c))^2 + (b - featureMean(a, b, c))^2 + (c - featureMean(a, b, c))^2) / 3
    layerNorm(a, b, c) = (a - featureMean(a, b, c)) / sqrt(featureVariance(a, b, c) + 1e-5)
  `,
};

export const layerNormSlope: Formula = {
  title: { en: "LayerNorm's derivative by its own feature", zh: "LayerNorm 对自身特征的导数" },
  paper: "The derivative of Ba, Kiros & Hinton 2016, eq. 3",
  sources: [source("003", "代码实现")],
  domain: "a, b, c real",
  text: "layerNormSlope(a, b, c) = (2 - layerNorm(a, b, c)^2) / (3 * sqrt(featureVariance(a, b, c) + 1e-5))",
};

export const adamW: Formula = {
  title: { en: "AdamW's update", zh: "AdamW 的更新" },
  paper: "Loshchilov & Hutter 2019, algorithm 2, with PyTorch's constants",
  sources: [source("003", "代码实现")],
  domain: "k = 1, 2, … updates, rate > 0",
  text: cells`
    gradientMean(m, g) = 0.9 * m + 0.1 * g
    gradientSquare(v, g) = 0.999 * v + 0.001 * g^2
    adamW(w, m, v, rate, k) = w * (1 - 0.01 * rate) - rate * (m / (1 - 0.9^k)) / (sqrt(v / (1 - 0.999^k)) + 1e-8)
  `,
};

export const weightAverage: Formula = {
  title: { en: "The average of the weights, and its half-life", zh: "权重的指数滑动平均与半衰期" },
  paper: "Polyak & Juditsky 1992; exponential, as in Ho, Jain & Abbeel 2020, appendix B",
  sources: [source("003", "代码实现")],
  domain: "0 < keep < 1; steps",
  text: cells`
    weightAverage(a, w, keep) = keep * a + (1 - keep) * w
    halfLife(keep) = log(1 / 2) / log(keep)
  `,
};

export const bayesEpsPoints: Formula = {
  title: { en: "The best guess of the noise, two points", zh: "两点数据下噪声的最优估计" },
  paper: "E[ε | x_t] for x_0 one of two points, as likely; Bishop 2006, §1.5",
  sources: [source("003", "反向过程的推导")],
  domain: "1 ≤ t ≤ T, 0 < β < 1",
  text: cells`
    pointShare(p, q, xt, t) = 1 / (1 + exp(((xt - sqrt(alphabar[t]) * p)^2 - (xt - sqrt(alphabar[t]) * q)^2) / (2 * (1 - alphabar[t]))))
    bayesEpsPoints(p, q, xt, t) = (xt - sqrt(alphabar[t]) * (pointShare(p, q, xt, t) * p + (1 - pointShare(p, q, xt, t)) * q)) / sqrt(1 - alphabar[t])
  `,
};

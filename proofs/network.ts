import type { Proofs } from "../src/verify/proof.ts";

export default {
  timeEmbedding: [
    {
      claim: "embeddingSine(s + r, k) == embeddingSine(s, k) * embeddingCosine(r, k) + embeddingCosine(s, k) * embeddingSine(r, k) for s in 0..1000, r in 0..1000, k in 0..31",
      why: { en: "A later step is the embedding turned, each pair by its own angle.", zh: "时间推移等于把每一对分量各自旋转一个角度。" },
    },
    {
      claim: "embeddingCosine(s + r, k) == embeddingCosine(s, k) * embeddingCosine(r, k) - embeddingSine(s, k) * embeddingSine(r, k) for s in 0..1000, r in 0..1000, k in 0..31",
      why: { en: "The other half of the turn.", zh: "旋转的另一半。" },
    },
    {
      claim: "embeddingSine(s, 0) == sin(s) for s in 0..1000",
      why: { en: "The first pair turns by one radian a step.", zh: "第一对每步旋转一弧度。" },
    },
    {
      claim: "10000 * frequency(k + 32) == frequency(k) for k in 0..31",
      why: { en: "32 pairs later the turning is 10,000 times slower.", zh: "再过 32 对，转速慢一万倍。" },
    },
  ],
  silu: [
    {
      claim: "silu(x) == x * (1 + tanh(x / 2)) / 2 for x in -10..10",
      why: { en: "The logistic gate is a hyperbolic tangent, halved and raised.", zh: "逻辑函数就是平移缩放后的双曲正切。" },
    },
  ],
  siluSlope: [
    {
      claim: "abs((silu(x + 1e-4) - silu(x - 1e-4)) / 2e-4 - siluSlope(x)) <= 2e-9 for x in -10..10",
      why: { en: "The slope of a short chord, whose error is h²/6 of the third derivative.", zh: "短弦的斜率，误差为三阶导数的 h²/6。" },
    },
    {
      claim: "siluSlope(x) + siluSlope(-x) == 1 for x in -10..10",
      why: { en: "silu(x) − silu(−x) is x.", zh: "因为 silu(x) − silu(−x) = x。" },
    },
  ],
  layerNorm: [
    {
      claim: "layerNorm(a, b, c) + layerNorm(b, c, a) + layerNorm(c, a, b) == 0 for a real, b real, c real",
      why: { en: "What is normalised has mean 0.", zh: "归一化后均值为 0。" },
    },
    {
      claim: "(layerNorm(a, b, c)^2 + layerNorm(b, c, a)^2 + layerNorm(c, a, b)^2) * (((a - b)^2 + (b - c)^2 + (c - a)^2) / 9 + 1e-5) == ((a - b)^2 + (b - c)^2 + (c - a)^2) / 3 for a real, b real, c real",
      why: { en: "Its mean square falls short of 1 by ε's share; the variance by the differences of the features.", zh: "均方值略小于 1，差额由 ε 决定；方差用特征之差计算。" },
    },
    {
      claim: "layerNorm(a + 1, b, b) > layerNorm(a, b, b) for a in -2..2, b in -2..2",
      why: { en: "A larger feature comes out larger.", zh: "特征越大，归一化后越大。" },
    },
  ],
  layerNormSlope: [
    {
      claim: "abs((layerNorm(a + 1e-6, b, c) - layerNorm(a - 1e-6, b, c)) / 2e-6 - layerNormSlope(a, b, c)) <= 1e-3 for a in -2..2, b in -2..2, c in -2..2",
      why: { en: "The slope of a short chord; where features are nearly equal the slope is 300 and bends fast.", zh: "短弦的斜率；特征几乎相等时斜率约 300，且变化很快。" },
    },
  ],
  adamW: [
    {
      claim: "adamW(w, (1 - 0.9^k) * g, (1 - 0.999^k) * g^2, rate, k) == w - 0.01 * rate * w - rate * g / (abs(g) + 1e-8) for w real, g real, rate in 1e-6..1, k in 1..1000",
      why: { en: "Under a gradient that never changes the corrected means are g and g², and a step is the rate.", zh: "梯度恒定时，修正后的均值为 g 与 g²，每步大小就是学习率。" },
    },
    {
      claim: "gradientMean((1 - 0.9^k) * g, g) == (1 - 0.9 * 0.9^k) * g for g real, k in 0..1000",
      why: { en: "The mean that such a gradient has after one update more.", zh: "同样的梯度再更新一次后的均值。" },
    },
    {
      claim: "gradientSquare((1 - 0.999^k) * g^2, g) == (1 - 0.999 * 0.999^k) * g^2 for g real, k in 0..1000",
      why: { en: "And the mean of its square.", zh: "以及平方的均值。" },
    },
  ],
  weightAverage: [
    {
      claim: "weightAverage(weightAverage(a, w, keep), w, keep) - w == keep^2 * (a - w) for a real, w real, keep in 0.01..0.999",
      why: { en: "Under weights that stay the distance shrinks by keep a step.", zh: "权重不变时，距离每步缩小为 keep 倍。" },
    },
    {
      claim: "weightAverage(a, w, keep) - w == keep * (a - w) for a real, w real, keep in 0.01..0.999",
      why: { en: "One step of it.", zh: "其中的一步。" },
    },
    {
      claim: "keep^halfLife(keep) == 1 / 2 for keep in 0.01..0.999",
      why: { en: "After its half-life half of the old is left.", zh: "过一个半衰期，旧值剩一半。" },
    },
  ],
  bayesEpsPoints: [
    {
      claim: "pointShare(p, q, xt, t) * (1 + exp(logDensity(closedForm(q, t), xt) - logDensity(closedForm(p, t), xt))) == 1 for every schedule, t >= 1, p in -3..3, q in -3..3, xt in -3..3",
      why: { en: "Bayes' rule for two points, by the densities of x_t.", zh: "由 x_t 的密度对两点应用贝叶斯公式。" },
    },
    {
      claim: "bayesEpsPoints(p, q, xt, t) == -sqrt(1 - alphabar[t]) * (pointShare(p, q, xt, t) * score(closedForm(p, t), xt) + pointShare(q, p, xt, t) * score(closedForm(q, t), xt)) for every schedule, t >= 1, p in -3..3, q in -3..3, xt in -3..3",
      why: { en: "The mixture's score, times the noise's deviation, reversed.", zh: "混合分布的得分乘以噪声标准差并取反。" },
    },
    {
      claim: "bayesEpsPoints(p, p, xt, t) == (xt - sqrt(alphabar[t]) * p) / sqrt(1 - alphabar[t]) for every schedule, t >= 1, p real, xt real",
      why: { en: "Two equal points are one, and the noise is known.", zh: "两点重合时噪声完全确定。" },
    },
  ],
} satisfies Proofs;

import type { Proofs } from "../src/verify/proof.ts";

export default {
  klGaussian: [
    {
      claim: "klGaussian(m, v, n, w) == (logDensity(normal(m, v), m + sqrt(v)) - logDensity(normal(n, w), m + sqrt(v)) + logDensity(normal(m, v), m - sqrt(v)) - logDensity(normal(n, w), m - sqrt(v))) / 2 for m real, v positive, n real, w positive",
      why: {
        en: "The mean of log p − log q under p. It is a parabola, so the two Gauss–Hermite points m ± √v give it exactly.",
        zh: "log p − log q 在 p 下的期望。它是抛物线，用 m ± √v 两个 Gauss–Hermite 节点即可精确求出。",
      },
    },
    {
      claim: "klGaussian(m, v, n, w) == kl(normal(m, v), normal(n, w)) for m real, v positive, n real, w positive",
      road: "quadrature",
      why: { en: "The integral ∫ p log(p/q), by the trapezoid rule.", zh: "用梯形法则直接计算积分 ∫ p log(p/q)。" },
    },
    {
      claim: "klGaussian(m, v, n, w) >= 0 for m real, v positive, n real, w positive",
      why: { en: "No law is nearer to p than p (Gibbs).", zh: "没有分布比 p 自身离 p 更近（Gibbs 不等式）。" },
    },
    {
      claim: "klGaussian(m, v, m, v) == 0 for m real, v positive",
      why: { en: "And at the truth nothing is left.", zh: "取真值时恰为 0。" },
    },
  ],
  klTerm: [
    {
      claim: "klTerm(x0, xt, guess, t) == kl(condition(y, closedForm(x0, t-1), forward(y, t), xt), ancestral(xt, guess, t)) for every schedule, t >= 2, x0 real, xt real, guess real",
      why: {
        en: "The divergence of the model's step from Bayes' rule; with equal variances only the means count.",
        zh: "模型的一步与贝叶斯后验的散度；方差相等时只与均值有关。",
      },
    },
  ],
  vlbWeight: [
    {
      claim: "vlbWeight[t] * (eps - guess)^2 == kl(posterior(x0, closedFormSample(x0, eps, t), t), ancestral(closedFormSample(x0, eps, t), guess, t)) for every schedule, t >= 2, x0 real, eps real, guess real",
      why: { en: "The bound's term for a guess of the noise, against its squared error.", zh: "噪声估计对应的变分下界项，与平方误差之比。" },
    },
    {
      claim: "vlbWeight[t] == (snr[t-1] / snr[t] - 1) / 2 for every schedule, t >= 2",
      why: {
        en: "The same weight in signal-to-noise ratios (Kingma et al. 2021).",
        zh: "用信噪比表示的同一权重（Kingma 等，2021）。",
      },
    },
  ],
  vlbWeightBeta: [
    {
      claim: "vlbWeightBeta[t] * (eps - guess)^2 == (posteriorMean(x0, closedFormSample(x0, eps, t), t) - posteriorMeanEps(closedFormSample(x0, eps, t), guess, t))^2 / (2 * beta[t]) for every schedule, x0 real, eps real, guess real",
      why: { en: "The gap of the two means, squared, over twice the variance β.", zh: "两个均值之差的平方，除以方差 β 的两倍。" },
    },
  ],
  priorKl: [
    {
      claim: "1 + priorKl(x0) == 1 + kl(compose(forward, x0, 0, T), normal(0, 1)) for every schedule, x0 real",
      why: { en: "The divergence of what all T steps leave from the prior.", zh: "走完 T 步后的分布与先验的散度。" },
    },
    {
      claim: "priorKl(x0) >= 0 for every schedule, x0 real",
      why: { en: "A divergence is never negative.", zh: "散度不为负。" },
    },
  ],
  stepLogDensity: [
    {
      claim: "stepLogDensity(x, y, t) == logDensity(forward(x, t), y) for every schedule, x real, y real",
      why: { en: "The density of the step's law.", zh: "单步转移分布的对数密度。" },
    },
    {
      claim: "sum(stepLogDensity(x[s-1], x[s], s), s, 1, T) == logDensity(closedForm(x[0], T), x[T]) + sum(logDensity(posterior(x[0], x[s], s), x[s-1]), s, 2, T) for every schedule, x[t] real",
      why: {
        en: "The Markov factorisation of q(x_{1:T} | x_0), forward and, by Bayes' rule at every step, backward: what the bound telescopes.",
        zh: "q(x_{1:T} | x_0) 的马尔可夫分解：正向逐步相乘，或每步用贝叶斯公式反向相乘，变分下界由此裂项。",
      },
    },
  ],
  reconstruction: [
    {
      claim: "reconstruction(x0, a, b, v) == -expectation(y, forward(x0, 1), logDensity(normal(a * y + b, v), x0)) for every schedule, x0 real, a real, b real, v positive",
      why: { en: "E_q of −log p_θ(x_0 | x_1), x_1 being one step from x_0.", zh: "x_1 由 x_0 走一步得到时 −log p_θ(x_0 | x_1) 的期望。" },
    },
  ],
  vlb: [
    {
      claim: "vlb(x0, a, b, v) == sum(expectation(y, closedForm(x0, t-1), expectation(w, forward(y, t), logDensity(forward(y, t), w) - logDensity(normal(a * w + b, v), y))), t, 1, T) - expectation(y, closedForm(x0, T), logDensity(normal(0, 1), y)) for every schedule, x0 real, a real, b real, v positive",
      why: {
        en: "E_q of log q(x_{1:T} | x_0) − log p_θ(x_{0:T}), step by step as both chains factor (eq. 3), against the variance-reduced terms (eq. 5).",
        zh: "E_q[log q(x_{1:T} | x_0) − log p_θ(x_{0:T})] 按两条链逐步展开（式 3），与低方差的各项（式 5）相等。",
      },
    },
    {
      claim: "vlb(x0, a, b, v) >= -logDensity(normal(b * sum(prod(a, k, 2, s), s, 1, T), prod(a^2, k, 1, T) + v * sum(prod(a^2, k, 2, s), s, 1, T)), x0) for every schedule, x0 real, a real, b real, v positive",
      why: {
        en: "It bounds −log p_θ(x_0), the model's chain walked from N(0, 1) down to x_0 (Jensen).",
        zh: "它是 −log p_θ(x_0) 的上界：模型从 N(0, 1) 一路走到 x_0（Jensen 不等式）。",
      },
    },
  ],
  bayesEps: [
    {
      claim: "bayesEps(m, v, xt, t) == epsFromX0(xt, mean(condition(y, normal(m, v), closedForm(y, t), xt)), t) for every schedule, t >= 1, m real, v positive, xt real",
      why: {
        en: "The noise is affine in x_0 once x_t is known, so its mean follows from E[x_0 | x_t].",
        zh: "给定 x_t 时噪声是 x_0 的仿射函数，其期望由 E[x_0 | x_t] 得到。",
      },
    },
    {
      claim: "bayesEps(m, v, xt, t) == -noise[t] * score(marginal(y, normal(m, v), closedForm(y, t)), xt) for every schedule, t >= 1, m real, v positive, xt real",
      why: { en: "The best guess is minus the noised data's score, scaled.", zh: "最优估计就是加噪数据得分的负值乘以噪声比例。" },
    },
  ],
  bayesLoss: [
    {
      claim: "1 - bayesLoss(v, t) == 1 - variance(condition(y, normal(0, 1), closedFormSample(normal(m, v), y, t), xt)) for every schedule, t >= 1, m real, v positive, xt real",
      why: { en: "What remains unknown of the noise once x_t has been seen.", zh: "看到 x_t 之后噪声仍未知的部分。" },
    },
    {
      claim: "bayesLoss(v, t) == meanSquare(eps - bayesEps(m, v, closedFormSample(m + sqrt(v) * z, eps, t), t)) for every schedule, t >= 1, m real, v positive, z noise, eps noise",
      why: { en: "The mean squared error of the best guess itself.", zh: "最优估计本身的均方误差。" },
    },
  ],
  lossAt: [
    {
      claim: "lossAt(a, b, m, v, t) == meanSquare(eps - a * closedFormSample(m + sqrt(v) * z, eps, t) - b) for every schedule, t >= 1, a real, b real, m real, v positive, z noise, eps noise",
      why: { en: "x_t and its target share one noise; the rest is independent.", zh: "x_t 与其目标共享同一噪声，其余部分独立。" },
    },
    {
      claim: "lossAt(a, b, m, v, t) == meanSquare(eps - a * closedFormSample(m + sqrt(v) * z, eps, t) - b) for every schedule, t >= 1, a real, b real, m real, v positive, z noise, eps noise",
      road: "quadrature",
      why: { en: "The residual's square, integrated over its density.", zh: "对残差的密度积分其平方。" },
    },
    {
      claim: "lossAt(a, b, m, v, t) >= bayesLoss(v, t) for every schedule, t >= 1, a real, b real, m real, v positive",
      why: { en: "No guess does better than the best one.", zh: "任何估计都不优于最优估计。" },
    },
  ],
  lossSimple: [
    {
      claim: "lossSimple(a, b, m, v) == sum(meanSquare(eps - a * closedFormSample(m + sqrt(v) * z, eps, t) - b), t, 1, T) / T for every schedule, a real, b real, m real, v positive, z noise, eps noise",
      why: { en: "The mean over t of the exact squared error of the laws.", zh: "逐步由分布求出的均方误差，对 t 取平均。" },
    },
    {
      claim: "lossSimple(0, 0, m, v) == 1 for every schedule, m real, v positive",
      why: { en: "Guessing nothing leaves all of the noise, at every t.", zh: "什么都不猜，则每一步都剩下全部噪声。" },
    },
  ],
  lossWeighted: [
    {
      claim: "lossWeighted(a, b, m, v) == sum(meanSquare(posteriorMeanEps(m, eps, t) - posteriorMeanEps(m, a * closedFormSample(m + sqrt(v) * z, eps, t) + b, t)) / (2 * beta[t]), t, 1, T) / T for every schedule, a real, b real, m real, v positive, z noise, eps noise",
      why: {
        en: "The gap between the step that the true noise gives and the one that the guess gives, as the bound counts it.",
        zh: "真实噪声与估计所给出的两个均值之差，按变分下界计算。",
      },
    },
    {
      claim: "lossWeighted(0, 0, m, v) == sum(vlbWeightBeta[t], t, 1, T) / T for every schedule, m real, v positive",
      why: { en: "Guessing nothing leaves the mean weight.", zh: "什么都不猜，则剩下权重的平均值。" },
    },
  ],
} satisfies Proofs;

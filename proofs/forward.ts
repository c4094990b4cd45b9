import type { Proofs } from "../src/verify/proof.ts";

/** Distances are compared as 1 + distance: near pure noise they are smaller than the digits that their own terms cancel. */
export default {
  step: [
    {
      claim: "variance(marginal(y, normal(0, 1), forward(y, t))) == 1 for every schedule",
      why: { en: "Data of unit variance keep it: coefficient² + variance = 1.", zh: "单位方差保持不变：系数² + 方差 = 1。" },
    },
    {
      claim: "variance(forward(x, t)) == beta[t] for every schedule, x real",
      why: { en: "β is by its definition the variance that a step adds.", zh: "按定义，β 就是一步加入的方差。" },
    },
    {
      claim: "forward(x, t) == stepSample(x, eps, t) for every schedule, x real, eps noise",
      why: { en: "The law of the sample that is drawn with a standard normal ε.", zh: "用标准正态 ε 抽取的样本的分布。" },
    },
  ],
  stepSample: [
    {
      claim: "stepSample(x, eps, t) == forward(x, t) for every schedule, x real, eps noise",
      why: { en: "With ε standard normal the sample follows the step's law.", zh: "当 ε 为标准正态时，样本服从单步转移分布。" },
    },
    {
      claim: "covariance(stepSample(x, eps, t), eps) == sqrt(beta[t]) for every schedule, x real, eps noise",
      why: { en: "The sample goes up with ε, by the standard deviation of the step.", zh: "样本随 ε 增大而增大，幅度为该步的标准差。" },
    },
  ],
  unrolled: [
    {
      claim: "unrolled(x0, t) == compose(forward, x0, 0, t) for every schedule, t >= 0, x0 real",
      why: {
        en: "The same walk, written out: each noise is shrunk by the steps that follow it.",
        zh: "同一过程的展开写法：每个噪声被其后的各步缩小。",
      },
    },
    {
      claim: "unrolled(x0, t) == closedForm(x0, t) for every schedule, t >= 0, x0 real",
      why: { en: "The t noises add up to one of variance 1 − ᾱ.", zh: "t 个独立噪声合成一个方差为 1 − ᾱ 的噪声。" },
    },
    {
      claim: "unrolled(x0, t) == closedForm(x0, t) for every schedule, t >= 0, x0 real",
      road: "sampling",
      why: { en: "Drawn: t noises, each shrunk by the steps that follow, against one.", zh: "抽样检验：t 个逐步衰减的噪声与单个噪声对比。" },
    },
  ],
  closedForm: [
    {
      claim: "compose(forward, x0, 0, t) == closedForm(x0, t) for every schedule, t >= 0, x0 real",
      why: { en: "t single steps, one after the other, give the same law.", zh: "依次走 t 个单步，得到同一分布。" },
    },
    {
      claim: "compose(forward, x0, 0, t) == closedForm(x0, t) for every schedule, t >= 0, x0 real",
      road: "sampling",
      why: { en: "Drawn: noise added step by step, against one draw of the closed form.", zh: "抽样检验：逐步加噪与闭式的一次抽样对比。" },
    },
    {
      claim: "variance(marginal(y, normal(0, 1), closedForm(y, t))) == 1 for every schedule, t >= 0",
      why: { en: "Unit variance is kept at every t: coefficient² + variance = 1.", zh: "任意 t 都保持单位方差：系数² + 方差 = 1。" },
    },
  ],
  closedFormSample: [
    {
      claim: "closedFormSample(x0, eps, t) == compose(forward, x0, 0, t) for every schedule, t >= 0, x0 real, eps noise",
      why: { en: "One noise does what t independent noises do together.", zh: "一个噪声等效于 t 个独立噪声之和。" },
    },
    {
      claim: "covariance(closedFormSample(x0, eps, t), eps) == noise[t] for every schedule, t >= 0, x0 real, eps noise",
      why: { en: "The sample goes up with its own ε, by the noise ratio.", zh: "样本随自身的 ε 增大，幅度为噪声比例。" },
    },
  ],
  between: [
    {
      claim: "compose(forward, x, s, t) == between(x, s, t) for every schedule, 0 <= s < t, x real",
      why: { en: "The steps s+1 … t, walked one by one.", zh: "逐步走过第 s+1 到第 t 步。" },
    },
    {
      claim: "marginal(y, closedForm(x0, s), between(y, s, t)) == closedForm(x0, t) for every schedule, 0 <= s < t, x0 real",
      why: {
        en: "Going to s and then on to t is going to t (Chapman and Kolmogorov).",
        zh: "先到 s 再到 t 等于直接到 t（Chapman–Kolmogorov 方程）。",
      },
    },
  ],
  distanceToNoise: [
    {
      claim: "1 + 2 * distanceToNoise(x0, t) == meanSquare(compose(forward, x0, 0, t)) - log(variance(compose(forward, x0, 0, t))) for every schedule, t >= 1, x0 real",
      why: {
        en: "Against N(0, 1) only the second moment and the variance of the stepwise law count.",
        zh: "相对 N(0, 1)，只与逐步分布的二阶矩和方差有关。",
      },
    },
    {
      claim: "1 + distanceToNoise(x0, t) <= 1 + alphabar[t] * (x0^2 + alphabar[t] / (1 - alphabar[t])) / 2 for every schedule, t >= 1, x0 real",
      why: {
        en: "−log(1 − a) − a ≤ a²/(2(1 − a)), so the distance goes to 0 where ᾱ does: the limit, with its speed.",
        zh: "由 −log(1 − a) − a ≤ a²/(2(1 − a))，ᾱ 趋于 0 时距离也趋于 0：这就是极限及其速度。",
      },
    },
    {
      claim: "1 + distanceToNoise(x0, t) <= 1 + distanceToNoise(x0, t-1) for every schedule, t >= 2, x0 real",
      why: {
        en: "A step leaves N(0, 1) as it is, and no channel can drive two laws apart.",
        zh: "一步不改变 N(0, 1)，而任何信道都不会拉大两个分布的差距。",
      },
    },
  ],
} satisfies Proofs;

import type { Proofs } from "../src/verify/proof.ts";

export default {
  alpha: [
    {
      claim: "variance(marginal(y, normal(0, 1), forward(y, t))) == 1 for every schedule",
      why: {
        en: "Data of unit variance keep it through a step, so what is kept and what is added make 1.",
        zh: "单位方差的数据走一步后方差仍为 1，因此保留的与加入的之和为 1。",
      },
    },
    {
      claim: "mean(forward(x, t))^2 == alpha[t] * x^2 for every schedule, x real",
      why: { en: "A step shrinks every value by √α.", zh: "一步把每个值缩小为原来的 √α 倍。" },
    },
  ],
  alphabar: [
    {
      claim: "mean(compose(forward, x0, 0, t))^2 == alphabar[t] * x0^2 for every schedule, t >= 0, x0 real",
      why: {
        en: "Walking the channel step by step from x_0 leaves √ᾱ of it in the mean; no step leaves all of it.",
        zh: "从 x_0 逐步走过信道，均值中剩下 √ᾱ 倍的 x_0；不走则全部保留。",
      },
    },
    {
      claim: "alphabar[t] == prod(1 - beta[s], s, 1, t) for every schedule, t >= 0",
      why: { en: "Each step multiplies the share that is kept by 1 − β.", zh: "每一步都把保留的比例乘以 1 − β。" },
    },
  ],
  alphabarProduct: [
    {
      claim: "alphabarProduct[t] == alphabar[t] for every schedule, t >= 0",
      why: { en: "The recurrence, one factor at a time, from the empty product 1.", zh: "从空积 1 开始，按递推逐个因子相乘。" },
    },
  ],
  alphabarLogSum: [
    {
      claim: "alphabarLogSum[t] == alphabar[t] for every schedule, t >= 0",
      why: { en: "The recurrence multiplies where this adds logarithms.", zh: "递推相乘，这里把对数相加，两者一致。" },
    },
  ],
  noiseVariance: [
    {
      claim: "noiseVariance[t] == variance(compose(forward, x0, 0, t)) for every schedule, t >= 0, x0 real",
      why: { en: "The variance that the channel has put in after t steps.", zh: "信道走过 t 步后加入的总方差。" },
    },
    {
      claim: "noiseVariance[t] == sum(beta[s] * prod(alpha[k], k, s + 1, t), s, 1, t) for every schedule, t >= 0",
      why: {
        en: "Each step's noise is shrunk by all the steps after it; independent variances add.",
        zh: "每一步的噪声被其后各步缩小，独立的方差相加。",
      },
    },
  ],
  signal: [
    {
      claim: "mean(compose(forward, x0, 0, t)) == signal[t] * x0 for every schedule, t >= 0, x0 real",
      why: { en: "What the channel leaves of x_0 after t steps.", zh: "信道走过 t 步后 x_0 剩下的倍数。" },
    },
  ],
  noise: [
    {
      claim: "noise[t] == covariance(closedFormSample(x0, eps, t), eps) for every schedule, t >= 0, x0 real, eps noise",
      why: { en: "How strongly x_t moves with the noise that made it.", zh: "x_t 随生成它的噪声变化的强度。" },
    },
    {
      claim: "noise[t]^2 == variance(compose(forward, x0, 0, t)) for every schedule, t >= 0, x0 real",
      why: { en: "Its square is the variance that t steps put in.", zh: "它的平方就是 t 步加入的方差。" },
    },
  ],
  snr: [
    {
      claim: "snr[t] == mean(compose(forward, 1, 0, t))^2 / variance(compose(forward, 1, 0, t)) for every schedule",
      why: {
        en: "The power that is left of a unit signal, over the noise that the channel has put in.",
        zh: "单位信号剩余的功率，除以信道加入的噪声功率。",
      },
    },
    {
      claim: "snr[t] < snr[t-1] for every schedule, t >= 2",
      why: { en: "A step only ever shrinks the signal and adds noise.", zh: "每一步都只会缩小信号、增加噪声。" },
    },
  ],
  logsnr: [
    {
      claim: "1 / (1 + exp(-logsnr[t])) == alphabar[t] for every schedule",
      why: { en: "ᾱ is the logistic function of the log signal-to-noise ratio.", zh: "ᾱ 是对数信噪比的 logistic 函数。" },
    },
    {
      claim: "exp(logsnr[t]) == snr[t] for every schedule",
      why: { en: "Taking the logarithm back gives the ratio.", zh: "取指数即得信噪比。" },
    },
  ],
} satisfies Proofs;

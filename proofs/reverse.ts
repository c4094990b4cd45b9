import type { Proofs } from "../src/verify/proof.ts";

export default {
  ancestral: [
    {
      claim: "ancestral(xt, epsFromX0(xt, x0, t), t) == condition(y, closedForm(x0, t-1), forward(y, t), xt) for every schedule, x0 real, xt real",
      why: {
        en: "With the true noise it is Bayes' rule for known data: exact when the data are one point.",
        zh: "代入真实噪声即为已知数据时的贝叶斯公式：数据为一个点时精确。",
      },
    },
  ],
  ancestralBeta: [
    {
      claim: "ancestralBeta(xt, bayesEps(0, 1, xt, t), t) == condition(y, normal(0, 1), forward(y, t), xt) for every schedule, xt real",
      why: {
        en: "With the best guess of the noise it is Bayes' rule for data N(0, 1), which every step leaves N(0, 1).",
        zh: "代入噪声的最优估计即为数据 N(0, 1) 时的贝叶斯公式，每一步都保持 N(0, 1)。",
      },
    },
    {
      claim: "mean(ancestralBeta(xt, eps, t)) == posteriorMean(x0FromEps(xt, eps, t), xt, t) for every schedule, xt real, eps real",
      why: { en: "Its mean is the posterior's, whatever the guess.", zh: "无论估计如何，均值都是后验均值。" },
    },
  ],
  ancestralSample: [
    {
      claim: "ancestralSample(xt, eps, z, t) == ancestralBeta(xt, eps, t) for every schedule, xt real, eps real, z noise",
      why: { en: "With z standard normal the update draws from the step's law.", zh: "当 z 为标准正态时，更新式从该步的分布中抽样。" },
    },
    {
      claim: "ancestralSample(xt, eps, 0, t) == posteriorMean(x0FromEps(xt, eps, t), xt, t) for every schedule, xt real, eps real",
      why: { en: "Without z it is the posterior mean of the data that ε implies.", zh: "去掉 z 即为 ε 所对应数据的后验均值。" },
    },
    {
      claim: "covariance(ancestralSample(xt, eps, z, t), z) == sqrt(beta[t]) for every schedule, xt real, eps real, z noise",
      why: { en: "The sample goes up with z, by the standard deviation.", zh: "样本随 z 增大，幅度为标准差。" },
    },
  ],
  ddimSigma: [
    {
      claim: "ddimSigma(1, t)^2 == variance(condition(y, closedForm(x0, t-1), forward(y, t), xt)) for every schedule, x0 real, xt real",
      why: { en: "At η = 1 the noise is the posterior's.", zh: "η = 1 时噪声方差就是后验方差。" },
    },
    {
      claim: "ddimSigma(eta, t) == eta * ddimSigma(1, t) for every schedule, eta in 0..1",
      why: { en: "η scales the standard deviation, from none to DDPM's.", zh: "η 按比例缩放标准差，从 0 到 DDPM 的取值。" },
    },
    {
      claim: "0 <= ddimSigma(eta, t) <= noise[t-1] for every schedule, eta in 0..1",
      why: {
        en: "A standard deviation, and never more than all the noise at t − 1.",
        zh: "它是标准差，且不超过 t − 1 时的全部噪声。",
      },
    },
  ],
  ddim: [
    {
      claim: "marginal(y, closedForm(x0, t), ddim(y, epsFromX0(y, x0, t), eta, t)) == closedForm(x0, t-1) for every schedule, x0 real, eta in 0..1",
      why: { en: "Whatever η, stepping back from x_t's law gives x_{t−1}'s.", zh: "无论 η 取何值，从 x_t 的分布倒退都得到 x_{t−1} 的分布。" },
    },
    {
      claim: "ddim(xt, eps, 1, t) == posterior(x0FromEps(xt, eps, t), xt, t) for every schedule, xt real, eps real",
      why: { en: "At η = 1 on the full grid it is DDPM's posterior.", zh: "在完整网格上 η = 1 时即为 DDPM 的后验。" },
    },
    {
      claim: "ddim(xt, eps, 0, t) == ddimJump(xt, eps, t-1, t) for every schedule, xt real, eps real",
      why: { en: "At η = 0 it is the noiseless jump over one step.", zh: "η = 0 时就是无噪声地跨一步。" },
    },
  ],
  ddimJump: [
    {
      claim: "ddimJump(closedFormSample(x0, eps, t), eps, s, t) == closedFormSample(x0, eps, s) for every schedule, 0 <= s < t, x0 real, eps real",
      why: {
        en: "With the true noise it lands where that noise would have led after s steps.",
        zh: "代入真实噪声，正好落在同一噪声 s 步时所到之处。",
      },
    },
  ],
} satisfies Proofs;

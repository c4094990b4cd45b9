import type { Proofs } from "../src/verify/proof.ts";

export default {
  coefficients: [
    {
      claim: "posteriorCoefficientX0[t] == mean(condition(y, closedForm(1, t-1), forward(y, t), 0)) for every schedule",
      why: { en: "Bayes' rule with x_0 = 1 and x_t = 0 leaves x_0's weight.", zh: "令 x_0 = 1、x_t = 0，由贝叶斯公式得到 x_0 的系数。" },
    },
    {
      claim: "posteriorCoefficientXt[t] == mean(condition(y, closedForm(0, t-1), forward(y, t), 1)) for every schedule",
      why: { en: "Bayes' rule with x_0 = 0 and x_t = 1 leaves x_t's weight.", zh: "令 x_0 = 0、x_t = 1，由贝叶斯公式得到 x_t 的系数。" },
    },
    {
      claim: "posteriorCoefficientX0[t] + posteriorCoefficientXt[t] * signal[t] == signal[t-1] for every schedule",
      why: {
        en: "The tower rule: averaged over x_t, the posterior mean is the mean at t − 1.",
        zh: "全期望公式：对 x_t 取平均，后验均值就是 t − 1 时的均值。",
      },
    },
  ],
  mean: [
    {
      claim: "posteriorMean(x0, xt, t) == mean(condition(y, closedForm(x0, t-1), forward(y, t), xt)) for every schedule, x0 real, xt real",
      why: {
        en: "Bayes' rule: q(x_{t−1} | x_0) is the prior, one forward step the channel, x_t what was seen.",
        zh: "贝叶斯公式：q(x_{t−1} | x_0) 为先验，一步前向为信道，x_t 为观测。",
      },
    },
  ],
  meanEps: [
    {
      claim: "posteriorMeanEps(xt, eps, t) == posteriorMean(x0FromEps(xt, eps, t), xt, t) for every schedule, xt real, eps real",
      why: { en: "The x_0-form, with the data that ε implies put in.", zh: "把 ε 所对应的数据代入 x_0 形式。" },
    },
    {
      claim: "posteriorMeanEps(xt, epsFromV(xt, v, t), t) == posteriorMean(x0FromV(xt, v, t), xt, t) for every schedule, xt real, v real",
      why: { en: "The v-form gives both, and they agree.", zh: "由 v 形式同时得到两者，结果一致。" },
    },
  ],
  variance: [
    {
      claim: "posteriorVariance[t] == variance(condition(y, closedForm(x0, t-1), forward(y, t), xt)) for every schedule, x0 real, xt real",
      why: {
        en: "Bayes' rule with q(x_{t−1} | x_0) as the prior and one forward step as the channel.",
        zh: "贝叶斯公式：q(x_{t−1} | x_0) 为先验，一步前向为信道。",
      },
    },
    {
      claim: "1 / posteriorVariance[t] == alpha[t] / beta[t] + 1 / (1 - alphabar[t-1]) for every schedule, t >= 2",
      why: { en: "Precisions add: the step's, seen from x_{t−1}, and the prior's.", zh: "精度相加：单步观测的精度加上先验的精度。" },
    },
    {
      claim: "posteriorCoefficientXt[t]^2 * (1 - alphabar[t]) + posteriorVariance[t] == 1 - alphabar[t-1] for every schedule",
      why: {
        en: "Total variance: what x_t explains of x_{t−1} and what it leaves make the whole.",
        zh: "全方差公式：x_t 能解释的方差加上剩余的方差等于总方差。",
      },
    },
    {
      claim: "posteriorVariance[1] == 0 for every schedule",
      why: { en: "Before the first step stands x_0 itself, which is known.", zh: "第一步之前就是已知的 x_0，没有方差。" },
    },
    {
      claim: "posteriorVariance[t] < beta[t] for every schedule",
      why: { en: "Knowing x_0 leaves less doubt than one step puts in.", zh: "已知 x_0 时的不确定性小于一步加入的方差。" },
    },
  ],
  law: [
    {
      claim: "posterior(x0, xt, t) == condition(y, closedForm(x0, t-1), forward(y, t), xt) for every schedule, x0 real, xt real",
      why: { en: "Bayes' rule applied to one forward step.", zh: "对一步前向应用贝叶斯公式。" },
    },
    {
      claim: "marginal(y, closedForm(x0, t), posterior(x0, y, t)) == closedForm(x0, t-1) for every schedule, x0 real",
      why: {
        en: "Stepping back from x_t's law gives x_{t−1}'s: the tower rule and total variance in one.",
        zh: "从 x_t 的分布倒退一步得到 x_{t−1} 的分布：全期望与全方差合一。",
      },
    },
  ],
  logVarianceClipped: [
    {
      claim: "exp(posteriorLogVarianceClipped[t]) == variance(condition(y, closedForm(x0, t-1), forward(y, t), xt)) for every schedule, t >= 2, x0 real, xt real",
      why: { en: "From t = 2 on the clip does nothing, and Bayes' rule gives the variance.", zh: "从 t = 2 起截断不起作用，方差由贝叶斯公式给出。" },
    },
    {
      claim: "posteriorLogVarianceClipped[1] == -20 * log(10) for every schedule",
      why: { en: "At t = 1 the variance is 0 and the floor 1e-20 takes its place.", zh: "t = 1 时方差为 0，由下限 1e-20 代替。" },
    },
  ],
} satisfies Proofs;

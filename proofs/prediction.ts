import type { Proofs } from "../src/verify/proof.ts";

export default {
  x0FromEps: [
    {
      claim: "x0FromEps(closedFormSample(x0, eps, t), eps, t) == x0 for every schedule, t >= 1, x0 real, eps real",
      why: { en: "Noising and solving back gives the data.", zh: "加噪后再解回，得到原数据。" },
    },
  ],
  epsFromX0: [
    {
      claim: "epsFromX0(closedFormSample(x0, eps, t), x0, t) == eps for every schedule, t >= 1, x0 real, eps real",
      why: { en: "Noising and solving back gives the noise.", zh: "加噪后再解回，得到噪声。" },
    },
  ],
  vFromX0Eps: [
    {
      claim: "vFromX0Eps(x0, eps, t) == closedFormSample(eps, -x0, t) for every schedule, t >= 0, x0 real, eps real",
      why: {
        en: "v is x_t a quarter turn further: data take noise's place, and noise that of minus data.",
        zh: "v 是把 x_t 再转四分之一圈：ε 取代 x_0，−x_0 取代 ε。",
      },
    },
    {
      claim: "covariance(closedFormSample(x, eps, t), vFromX0Eps(x, eps, t)) == 0 for every schedule, t >= 0, x noise, eps noise",
      why: { en: "On data of unit variance x_t and v are independent.", zh: "对单位方差的数据，x_t 与 v 互不相关。" },
    },
  ],
  x0FromV: [
    {
      claim: "x0FromV(closedFormSample(x0, eps, t), vFromX0Eps(x0, eps, t), t) == x0 for every schedule, t >= 0, x0 real, eps real",
      why: { en: "Turning back by the same angle gives the data.", zh: "以同样的角度转回，得到数据。" },
    },
  ],
  epsFromV: [
    {
      claim: "epsFromV(closedFormSample(x0, eps, t), vFromX0Eps(x0, eps, t), t) == eps for every schedule, t >= 0, x0 real, eps real",
      why: { en: "Turning back by the same angle gives the noise.", zh: "以同样的角度转回，得到噪声。" },
    },
  ],
  scoreFromEps: [
    {
      claim: "scoreFromEps(eps, t) == score(closedForm(x0, t), closedFormSample(x0, eps, t)) for every schedule, t >= 1, x0 real, eps real",
      why: { en: "The slope of log q(x_t | x_0) at the point that ε leads to.", zh: "log q(x_t | x_0) 在 ε 所到之点的斜率。" },
    },
    {
      claim: "scoreFromEps(eps, t) == (logDensity(closedForm(x0, t), closedFormSample(x0, eps, t) + h) - logDensity(closedForm(x0, t), closedFormSample(x0, eps, t) - h)) / (2 * h) for every schedule, t >= 1, x0 real, eps real, h positive",
      why: {
        en: "A log density of a Gaussian is a parabola, whose central difference is its slope exactly.",
        zh: "高斯的对数密度是抛物线，其中心差分恰好等于斜率。",
      },
    },
  ],
  x0FromScore: [
    {
      claim: "x0FromScore(xt, score(marginal(y, normal(m, v), closedForm(y, t)), xt), t) == mean(condition(y, normal(m, v), closedForm(y, t), xt)) for every schedule, t >= 1, m real, v positive, xt real",
      why: {
        en: "Tweedie: the noised data's score gives E[x_0 | x_t], which conditioning gives directly.",
        zh: "Tweedie 公式：由加噪数据的得分得到 E[x_0 | x_t]，与直接取条件一致。",
      },
    },
    {
      claim: "x0FromScore(xt, scoreFromEps(eps, t), t) == x0FromEps(xt, eps, t) for every schedule, t >= 1, xt real, eps real",
      why: { en: "With one known x_0 the score says what ε says.", zh: "x_0 已知时，得分与 ε 所含信息相同。" },
    },
  ],
} satisfies Proofs;

import { type Formula, source } from "../src/sheet/formula.ts";

/** From data to noise: one step, many steps, and how near the end is to pure noise. */

export const step: Formula = {
  title: { en: "One forward step", zh: "单步前向转移" },
  paper: "Ho, Jain & Abbeel 2020, eq. 2",
  sources: [source("000", "1.2.1 前向扩散过程"), source("001", "2.1 扩散过程"), source("001", "4.1 扩散过程的数学表示"), source("002", "1.2 数学定义"), source("003", "前向过程的递推形式"), source("004", "2.1 前向扩散过程")],
  domain: "1 ≤ t ≤ T, 0 < β < 1",
  text: "forward(x, t) = normal(sqrt(1 - beta[t]) * x, beta[t])",
};

export const stepSample: Formula = {
  title: { en: "One forward step, reparameterised", zh: "单步前向转移的重参数化" },
  paper: "Ho, Jain & Abbeel 2020, eq. 2, reparameterised as in Kingma & Welling 2014",
  sources: [source("000", "练习 1.2"), source("001", "4.1 扩散过程的数学表示"), source("002", "1.2 数学定义"), source("003", "前向过程的递推形式"), source("004", "2.1 前向扩散过程")],
  domain: "1 ≤ t ≤ T, 0 < β < 1, ε ~ N(0, 1)",
  text: "stepSample(x, eps, t) = sqrt(1 - beta[t]) * x + sqrt(beta[t]) * eps",
};

export const unrolled: Formula = {
  title: { en: "All steps unrolled, one noise a step", zh: "逐步展开：每一步一个独立噪声" },
  paper: "Ho, Jain & Abbeel 2020, eq. 2, applied t times",
  sources: [source("002", "3.2 推导过程"), source("003", "前向过程的解析解")],
  domain: "0 ≤ t ≤ T, 0 < β < 1",
  text: "unrolled(x0, t) = prod(sqrt(1 - beta[s]), s, 1, t) * x0 + sum(sqrt(beta[s]) * prod(sqrt(1 - beta[k]), k, s + 1, t) * normal(0, 1), s, 1, t)",
};

export const closedForm: Formula = {
  title: { en: "Any step in one: q(x_t | x_0)", zh: "一步到位的闭式：q(x_t | x_0)" },
  paper: "Ho, Jain & Abbeel 2020, eq. 4",
  sources: [source("000", "1.2.1 前向扩散过程"), source("002", "3.2 推导过程"), source("003", "前向过程的解析解"), source("004", "2.1 前向扩散过程")],
  domain: "0 ≤ t ≤ T, 0 < β < 1",
  text: "closedForm(x0, t) = normal(sqrt(alphabar[t]) * x0, 1 - alphabar[t])",
};

export const closedFormSample: Formula = {
  title: { en: "Any step in one, reparameterised", zh: "闭式的重参数化采样" },
  paper: "Ho, Jain & Abbeel 2020, §3.2",
  sources: [source("000", "1.4 实践：可视化扩散过程"), source("002", "3.2 推导过程"), source("003", "前向过程的解析解"), source("004", "2.3 训练目标简化")],
  domain: "0 ≤ t ≤ T, 0 < β < 1, ε ~ N(0, 1)",
  text: "closedFormSample(x0, eps, t) = sqrt(alphabar[t]) * x0 + sqrt(1 - alphabar[t]) * eps",
};

export const between: Formula = {
  title: { en: "From one step to a later one: q(x_t | x_s)", zh: "从第 s 步到第 t 步：q(x_t | x_s)" },
  paper: "Kingma, Salimans, Poole & Ho 2021, appendix A",
  sources: [source("003", "前向过程的解析解")],
  domain: "0 ≤ s ≤ t ≤ T, 0 < β < 1",
  text: "between(x, s, t) = normal(sqrt(alphabar[t] / alphabar[s]) * x, 1 - alphabar[t] / alphabar[s])",
};

export const distanceToNoise: Formula = {
  title: { en: "How far x_t still is from pure noise", zh: "x_t 离纯噪声还有多远" },
  paper: "Ho, Jain & Abbeel 2020, L_T of eq. 5, at any step",
  sources: [source("000", "练习 1.1"), source("001", "2.1 扩散过程"), source("002", "1.1 什么是前向过程"), source("003", "前向过程的递推形式")],
  domain: "1 ≤ t ≤ T, 0 < β < 1; nats a coordinate",
  text: "distanceToNoise(x0, t) = kl(closedForm(x0, t), normal(0, 1))",
};

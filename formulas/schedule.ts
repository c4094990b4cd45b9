import { cells, type Formula, source } from "../src/sheet/formula.ts";

/**
 * Noise schedules: how much variance each step adds. All define `beta`; a sheet brings one of them.
 * They share the parameters T, beta_1 and beta_T (the first and last β, except where a schedule says otherwise) and the cosine offset s.
 */

export const linear: Formula = {
  title: { en: "Linear schedule, first and last β hit", zh: "线性调度，首末两步取到端点" },
  paper: "Ho, Jain & Abbeel 2020, §4",
  sources: [source("000", "1.4 实践：可视化扩散过程"), source("002", "2.2 常用的噪声调度"), source("003", "前向过程的递推形式")],
  domain: "T ≥ 2, 0 < β_1 ≤ β_T < 1",
  text: cells`
    T = 1000 in 2..10000 log
    beta_1 = 1e-4 in 1e-6..0.01 log
    beta_T = 0.02 in 0.01..0.999 log
    beta[t] = beta_1 + (beta_T - beta_1) * (t - 1) / (T - 1)
  `,
};

export const linearOverT: Formula = {
  title: { en: "Linear schedule over t/T", zh: "按 t/T 的线性调度" },
  paper: "The documents' own; β_1 is the value at t = 0",
  sources: [source("000", "综合练习：比较不同噪声调度"), source("004", "3.1 噪声调度策略")],
  domain: "T ≥ 1, 0 < β_1 ≤ β_T < 1",
  text: cells`
    T = 1000 in 1..10000 log
    beta_1 = 1e-4 in 1e-6..0.01 log
    beta_T = 0.02 in 0.01..0.999 log
    beta[t] = beta_1 + t / T * (beta_T - beta_1)
  `,
};

export const proportional: Formula = {
  title: { en: "Schedule proportional to t", zh: "与 t 成正比的调度" },
  paper: "An exercise's schedule, without a paper",
  sources: [source("000", "练习 1.1")],
  domain: "T ≥ 1",
  text: cells`
    T = 1000 in 1..10000 log
    beta[t] = t / T * 0.02
  `,
};

export const quadratic: Formula = {
  title: { en: "Quadratic schedule over t/T", zh: "按 (t/T)² 的二次调度" },
  paper: "The documents' own; β_1 is the value at t = 0",
  sources: [source("000", "综合练习：比较不同噪声调度"), source("002", "2.3 调度策略对比")],
  domain: "T ≥ 1, 0 < β_1 ≤ β_T < 1",
  text: cells`
    T = 1000 in 1..10000 log
    beta_1 = 1e-4 in 1e-6..0.01 log
    beta_T = 0.02 in 0.01..0.999 log
    beta[t] = beta_1 + (t / T)^2 * (beta_T - beta_1)
  `,
};

/** One schedule under two names: "quad" in DDPM's code and "scaled linear" in latent diffusion's. */
export const scaledLinear: Formula = {
  title: { en: "Scaled linear schedule: √β is linear", zh: "缩放线性调度：√β 线性变化" },
  paper: "Ho, Jain & Abbeel 2020, their code (quad); Rombach et al. 2022, their code (scaled linear)",
  sources: [source("002", "2.3 调度策略对比")],
  domain: "T ≥ 2, 0 < β_1 ≤ β_T < 1",
  text: cells`
    T = 1000 in 2..10000 log
    beta_1 = 1e-4 in 1e-6..0.01 log
    beta_T = 0.02 in 0.01..0.999 log
    beta[t] = (sqrt(beta_1) + (sqrt(beta_T) - sqrt(beta_1)) * (t - 1) / (T - 1))^2
  `,
};

export const cosineAlphabar: Formula = {
  title: { en: "The cosine schedule's ᾱ", zh: "余弦调度的 ᾱ" },
  paper: "Nichol & Dhariwal 2021, eq. 17",
  sources: [source("002", "2.2 常用的噪声调度")],
  domain: "0 ≤ t ≤ T, T ≥ 1, s ≥ 0; 0 at t = T",
  text: cells`
    T = 1000 in 1..10000 log
    s = 0.008 in 0..0.1
    cosineAlphabar[t] = cos((t / T + s) / (1 + s) * pi / 2)^2 / cos(s / (1 + s) * pi / 2)^2 for t >= 0
  `,
};

export const cosine: Formula = {
  title: { en: "Cosine schedule, β held at 0.999", zh: "余弦调度，β 不超过 0.999" },
  paper: "Nichol & Dhariwal 2021, §3.2",
  sources: [source("002", "2.2 常用的噪声调度")],
  domain: "T ≥ 1, s ≥ 0",
  text: "beta[t] = min(1 - cosineAlphabar[t] / cosineAlphabar[t-1], 0.999)",
};

export const cosineClipped: Formula = {
  title: { en: "Cosine schedule, β held in 0.0001…0.9999", zh: "余弦调度，β 限制在 0.0001…0.9999" },
  paper: "Nichol & Dhariwal 2021, eq. 17, with the clip of Rogge & Rasul 2022",
  sources: [source("002", "2.2 常用的噪声调度"), source("002", "5. 完整的前向扩散实现")],
  domain: "T ≥ 1, s ≥ 0",
  text: "beta[t] = clip(1 - cosineAlphabar[t] / cosineAlphabar[t-1], 0.0001, 0.9999)",
};

export const sigmoid: Formula = {
  title: { en: "Sigmoid schedule", zh: "Sigmoid 调度" },
  paper: "Rogge & Rasul 2022, after Xu et al. 2022: the logistic function of −6…6",
  sources: [source("002", "2.3 调度策略对比"), source("002", "编程练习")],
  domain: "T ≥ 2, 0 < β_1 ≤ β_T < 1",
  text: cells`
    T = 1000 in 2..10000 log
    beta_1 = 1e-4 in 1e-6..0.01 log
    beta_T = 0.02 in 0.01..0.999 log
    beta[t] = beta_1 + (beta_T - beta_1) / (1 + exp(6 - 12 * (t - 1) / (T - 1)))
  `,
};

export const zeroTerminal: Formula = {
  title: { en: "Any schedule rescaled to no signal at T", zh: "重新缩放，使 T 处不剩信号" },
  paper: "Lin, Liu, Li & Yang 2024, algorithm 1",
  sources: [source("000", "练习 1.1"), source("002", "思考题")],
  domain: "T ≥ 2, 0 < β < 1 before; afterwards β = 1 at T, where 1/√α and the ε-form have no value",
  text: cells`
    T = 1000 in 2..10000 log
    alphabarRescaled[0] = 1
    alphabarRescaled[t] = ((sqrt(alphabar[t]) - sqrt(alphabar[T])) * sqrt(alphabar[1]) / (sqrt(alphabar[1]) - sqrt(alphabar[T])))^2
    betaRescaled[t] = 1 - alphabarRescaled[t] / alphabarRescaled[t-1]
  `,
};

export const fewerSteps: Formula = {
  title: { en: "Linear schedule scaled by 1000/T", zh: "按 1000/T 缩放的线性调度" },
  paper: "Dhariwal & Nichol 2021, their code; Ho, Jain & Abbeel 2020 at T = 1000",
  sources: [source("000", "1.4 实践：可视化扩散过程"), source("002", "2.2 常用的噪声调度")],
  domain: "T > 20, since β_T = 20/T",
  text: cells`
    T = 1000 in 21..10000 log
    beta[t] = 1000 / T * (0.0001 + (0.02 - 0.0001) * (t - 1) / (T - 1))
  `,
};

import type { Proof, Proofs } from "../src/verify/proof.ts";

const within: Proof = {
  claim: "0 < beta[t] < 1",
  why: { en: "Each step keeps some of the signal and adds some noise.", zh: "每一步都保留部分信号并加入部分噪声。" },
};

const rising: Proof = {
  claim: "beta[t] >= beta[t-1] for t >= 2",
  why: { en: "The steps never get weaker.", zh: "步子只会越来越强。" },
};

const first: Proof = { claim: "beta[1] == beta_1", why: { en: "The first step has the first β.", zh: "第一步取到起点。" } };

const last: Proof = { claim: "beta[T] == beta_T", why: { en: "The last step has the last β.", zh: "最后一步取到终点。" } };

const evenSteps: Proof = {
  claim: "beta[t+1] - beta[t] == beta[t] - beta[t-1] for 2 <= t <= T - 1",
  why: { en: "Equal differences: a straight line.", zh: "差分相等：一条直线。" },
};

/** ᾱ at a step, for the parameters' values as the formula gives them. */
const known = (t: string, value: string): Proof => ({
  claim: `here alphabar[${t}] ≈ ${value}`,
  why: { en: "The product of all the factors at the parameters' usual values, worked out beforehand.", zh: "在参数的常用取值下，事先算出的全部因子之积。" },
});

export default {
  linear: [
    first,
    last,
    evenSteps,
    {
      claim: "sum(beta[t], t, 1, T) == T * (beta_1 + beta_T) / 2",
      why: { en: "The steps pair up, first with last (an arithmetic series).", zh: "首尾配对求和（等差数列）。" },
    },
    within,
    rising,
    known("500", "0.0785872"),
    known("T", "4.0358e-5"),
  ],
  linearOverT: [
    last,
    {
      claim: "beta[t] - beta[t-1] == (beta_T - beta_1) / T for t >= 2",
      why: { en: "One T-th of the whole way a step.", zh: "每一步走全程的 T 分之一。" },
    },
    {
      claim: "beta[1] - beta_1 == (beta_T - beta_1) / T",
      why: { en: "The first step is already one T-th of the way from the start.", zh: "第一步已离起点全程的 T 分之一。" },
    },
    within,
    rising,
    known("T", "3.9956e-5"),
  ],
  proportional: [
    { claim: "beta[T] == 1 / 50", why: { en: "The last step has β = 0.02.", zh: "最后一步 β = 0.02。" } },
    { claim: "beta[t] == t * beta[1]", why: { en: "The t-th step is t times the first.", zh: "第 t 步是第一步的 t 倍。" } },
    within,
    {
      claim: "here alphabar[100] ≈ 0.9038718",
      why: { en: "The product of the hundred factors, in rational arithmetic.", zh: "用有理数算出的一百个因子之积。" },
    },
    known("T", "4.2017e-5"),
  ],
  quadratic: [
    last,
    {
      claim: "beta[1] - beta_1 == (beta_T - beta_1) / T^2",
      why: { en: "The first step has gone one T²-th of the way.", zh: "第一步走了全程的 T² 分之一。" },
    },
    {
      claim: "beta[t+1] - 2 * beta[t] + beta[t-1] == 2 * (beta_T - beta_1) / T^2 for 2 <= t <= T - 1",
      why: { en: "Equal second differences: a parabola.", zh: "二阶差分相等：一条抛物线。" },
    },
    {
      claim: "beta[t] <= beta_1 + t / T * (beta_T - beta_1)",
      why: { en: "Slow early and fast late: below the straight line.", zh: "先慢后快：位于直线下方。" },
    },
    within,
    rising,
    known("T", "1.1317e-3"),
  ],
  scaledLinear: [
    first,
    last,
    {
      claim: "beta[t+1] - 2 * beta[t] + beta[t-1] == 2 * (sqrt(beta_T) - sqrt(beta_1))^2 / (T - 1)^2 for 2 <= t <= T - 1",
      why: { en: "A square of a straight line has equal second differences, twice its slope squared.", zh: "直线的平方，其二阶差分恒等于斜率平方的两倍。" },
    },
    within,
    rising,
    known("T", "7.3341e-4"),
  ],
  cosineAlphabar: [
    {
      claim: "cosineAlphabar[t] == (1 + cos(pi * (t / T + s) / (1 + s))) / (1 + cos(pi * s / (1 + s))) for 0 <= t <= T - 1",
      why: { en: "The double angle: 2 cos² x = 1 + cos 2x.", zh: "倍角公式：2 cos² x = 1 + cos 2x。" },
    },
    { claim: "cosineAlphabar[0] == 1", why: { en: "Divided by its start.", zh: "已除以起始值。" } },
    { claim: "cosineAlphabar[T] < 1e-30", why: { en: "The angle ends at a right angle, whose cosine is 0.", zh: "角度终于直角，余弦为 0。" } },
    { claim: "cosineAlphabar[t] < cosineAlphabar[t-1]", why: { en: "The cosine falls on the first quarter turn.", zh: "余弦在第一象限单调下降。" } },
    {
      claim: "here cosineAlphabar[500] ≈ 0.4938436",
      why: { en: "The value halfway, with s = 0.008.", zh: "s = 0.008 时中点的值。" },
    },
  ],
  cosine: [
    {
      claim: "alphabar[t] == cosineAlphabar[t] for 0 <= t <= T - 1",
      why: { en: "The steps' product gives back the ᾱ they were made from; only the last is held.", zh: "各步连乘回到所取的 ᾱ；只有最后一步被截断。" },
    },
    { claim: "beta[T] == 999 / 1000", why: { en: "The last step would have lost everything and is held.", zh: "最后一步本会丢失全部信号，故被截断。" } },
    within,
    known("T", "2.4288e-9"),
  ],
  cosineClipped: [
    {
      claim: "beta[t] == min(max((cosineAlphabar[t-1] - cosineAlphabar[t]) / cosineAlphabar[t-1], 1 / 10000), 1 - 1 / 10000)",
      why: { en: "The share of the signal lost in the step, held on both sides.", zh: "该步损失的信号比例，两端截断。" },
    },
    { claim: "beta[T] == 9999 / 10000", why: { en: "The last step is held from above.", zh: "最后一步被上限截断。" } },
    { claim: "here beta[13] == 1 / 10000", why: { en: "The first thirteen steps are held from below.", zh: "前十三步被下限截断。" } },
    { claim: "here beta[14] > 1 / 10000", why: { en: "The fourteenth no longer is.", zh: "第十四步不再被截断。" } },
    within,
    known("T", "2.4278e-10"),
  ],
  sigmoid: [
    {
      claim: "beta[t] == (beta_1 + beta_T) / 2 + (beta_T - beta_1) / 2 * tanh(3 * (2 * t - T - 1) / (T - 1))",
      why: { en: "The logistic function is half a hyperbolic tangent of half the argument.", zh: "logistic 函数是半角双曲正切的一半加二分之一。" },
    },
    {
      claim: "beta[t] + beta[T+1-t] == beta_1 + beta_T",
      why: { en: "The curve is symmetric about its middle.", zh: "曲线关于中点对称。" },
    },
    within,
    rising,
    known("T", "3.9682e-5"),
  ],
  zeroTerminal: [
    {
      claim: "alphabarRescaled[1] == mean(compose(forward, 1, 0, 1))^2 for every schedule",
      why: { en: "The first step is left as it was.", zh: "第一步保持不变。" },
    },
    { claim: "alphabarRescaled[T] == 0 for every schedule", why: { en: "Nothing of the signal is left at the end.", zh: "最后不剩任何信号。" } },
    {
      claim: "(sqrt(alphabarRescaled[t]) - sqrt(alphabarRescaled[t+1])) * (signal[1] - signal[T]) == (signal[t] - signal[t+1]) * signal[1] for every schedule, 1 <= t <= T - 1",
      why: {
        en: "The signal's falls keep their proportions and together now use up all of it.",
        zh: "信号各步的下降保持比例，合起来恰好用尽全部信号。",
      },
    },
    {
      claim: "prod(1 - betaRescaled[k], k, 1, t) == alphabarRescaled[t] for every schedule, t >= 0",
      why: { en: "The new steps' product gives the new ᾱ.", zh: "新的各步连乘得到新的 ᾱ。" },
    },
    { claim: "betaRescaled[T] == 1 for every schedule", why: { en: "The last step replaces everything by noise.", zh: "最后一步把一切都换成噪声。" } },
    {
      claim: "betaRescaled[t] > beta[t] for every schedule, t >= 2",
      why: { en: "From the second step on each one takes more than before.", zh: "从第二步起，每一步都比原来拿走更多。" },
    },
  ],
  fewerSteps: [
    { claim: "beta[1] == 1 / (10 * T)", why: { en: "A thousand steps of 0.0001 make 0.1, spread over T.", zh: "一千步的 0.0001 合为 0.1，分到 T 步。" } },
    { claim: "beta[T] == 20 / T", why: { en: "A thousand steps of 0.02 make 20, spread over T.", zh: "一千步的 0.02 合为 20，分到 T 步。" } },
    evenSteps,
    {
      claim: "sum(beta[t], t, 1, T) == 10.05",
      why: { en: "The whole amount of noise is the same for every T.", zh: "无论 T 多少，噪声总量相同。" },
    },
    within,
    known("T", "4.0358e-5"),
  ],
} satisfies Proofs;

import type { Wording } from "../../../sheet/formula.ts";
import type { Quantity } from "./quantity.ts";

/** What a conversion is taken for. */
export const conversionSubjects: Readonly<Record<Exclude<Quantity, "state">, Wording>> = {
  data: { en: "x_0 from what is known at step t", zh: "由第 t 步的已知量得到 x_0" },
  noise: { en: "the noise from what is known at step t", zh: "由第 t 步的已知量得到噪声" },
  velocity: { en: "v from what is known at step t", zh: "由第 t 步的已知量得到 v" },
  score: { en: "the score from what is known at step t", zh: "由第 t 步的已知量得到得分函数" },
};

/** What a function or line that gives numbers is taken for. */
export const quantitySubjects = {
  table: { en: "a quantity of step t", zh: "第 t 步的一个量" },
  "ddim sigma": { en: "DDIM's σ", zh: "DDIM 的 σ" },
  weight: { en: "a weight of the loss by SNR", zh: "按信噪比的损失权重" },
  between: { en: "q(x_t | x_s), s < t", zh: "q(x_t | x_s)，s < t" },
  covariance: { en: "the covariance of x_s and x_t given x_0", zh: "给定 x_0 时 x_s 与 x_t 的协方差" },
  marginal: { en: "mean and variance of q(x_t | x_0)", zh: "q(x_t | x_0) 的均值与方差" },
  recursion: { en: "a recursion over the steps", zh: "按步递推的量" },
  denoiser: { en: "the best denoiser of Gaussian data", zh: "高斯数据的最优去噪器" },
  threshold: { en: "the first step at which a condition holds", zh: "首次满足条件的步" },
} as const satisfies Record<string, Wording>;

/** Which sign v has in a document. */
export const signOf = (sign: 1 | -1): Wording => (sign === 1 ? { en: "v = √ᾱ ε − √(1−ᾱ) x_0", zh: "v = √ᾱ ε − √(1−ᾱ) x_0" } : { en: "v = √(1−ᾱ) x_0 − √ᾱ ε", zh: "v = √(1−ᾱ) x_0 − √ᾱ ε" });
export const countsFrom = (offset: 0 | 1): Wording => (offset === 1 ? { en: "t counts from 0: t is step t + 1", zh: "t 从 0 数起：t 对应第 t + 1 步" } : { en: "t is step t", zh: "t 对应第 t 步" });

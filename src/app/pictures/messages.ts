import type { Wording } from "../../sheet/formula.ts";
import { useReader } from "../reader.ts";
import { type SayOf, sayIn } from "../say.ts";

const messages = {
  seed: { en: "seed {seed}", zh: "种子 {seed}" },
  mean: { en: "mean", zh: "均值" },
  meanAndDeviation: { en: "mean ± 2σ", zh: "均值 ± 2σ" },
  counted: { en: "{count} paths: mean {mean}, σ {deviation}", zh: "{count} 条轨迹：均值 {mean}，σ {deviation}" },
  noSteps: { en: "{name} is no chain's step: it takes the state and t, and gives a normal law that is affine in the state.", zh: "{name} 不是链的一步：它应以状态与 t 为参数，给出对状态仿射的高斯分布。" },
  tooLong: { en: "Paths are drawn up to {most} steps.", zh: "轨迹最多画 {most} 步。" },
  pointsAlternative: { en: "{count} points, coloured by where they began, at t = {t}.", zh: "t = {t} 时的 {count} 个点，按起点着色。" },
  histogramAlternative: { en: "Histogram of {count} numbers at t = {t}: mean {mean}, variance {variance}.", zh: "t = {t} 时 {count} 个数的直方图：均值 {mean}，方差 {variance}。" },
  histogramLegend: { en: "bars: {count} numbers · line: the law of x_t · dashes: N(0, 1)", zh: "柱：{count} 个数 · 实线：x_t 的分布 · 虚线：N(0, 1)" },
  imageAlternative: { en: "At t = {t}: {values}.", zh: "t = {t}：{values}。" },
} satisfies Record<string, Wording>;

/** Says the pictures' sentences in the reader's language. */
export const useSay = (): SayOf<keyof typeof messages> => sayIn(messages, useReader().language);

import type { Wording } from "../../sheet/formula.ts";
import { useReader } from "../reader.ts";
import { type SayOf, sayIn } from "../say.ts";

const messages = {
  range: { en: "Range of {name}", zh: "{name} 的范围" },
  from: { en: "from", zh: "从" },
  to: { en: "to", zh: "到" },
  step: { en: "step", zh: "间隔" },
  smooth: { en: "none", zh: "无" },
  log: { en: "log scale", zh: "对数刻度" },
  whole: { en: "whole numbers", zh: "只取整数" },
  keep: { en: "Keep", zh: "保留" },
  cancel: { en: "Cancel", zh: "取消" },
  sweep: { en: "Sweep {name}", zh: "扫描 {name}" },
  compareSchedules: { en: "Chart every schedule", zh: "画出所有噪声调度" },
  extract: { en: "Make {number} in {name} a parameter", zh: "把 {name} 中的 {number} 变成参数" },
  extracted: { en: "{number} is now the parameter {name}: drag it.", zh: "{number} 已成为参数 {name}：可以拖动。" },
  play: { en: "Play t", zh: "播放 t" },
  pause: { en: "Pause t", zh: "暂停 t" },
} satisfies Record<string, Wording>;

/** Says the parameters' sentences in the reader's language. */
export const useParameterSay = (): SayOf<keyof typeof messages> => sayIn(messages, useReader().language);

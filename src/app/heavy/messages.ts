import type { CellState } from "../../sheet/hosts/hosted-engine.ts";
import type { Wording } from "../../sheet/formula.ts";
import { useReader } from "../reader.ts";
import { type SayOf, sayIn } from "../say.ts";

/** Every sentence about where a sheet is computed and how far that is, in both languages. */
const messages = {
  stale: { en: "waiting", zh: "待算" },
  staleWhy: { en: "An earlier value: a newer one waits to be computed", zh: "旧值：新的值等待计算" },
  running: { en: "running", zh: "计算中" },
  runningWhy: { en: "Being computed in a worker; the last value is shown until then", zh: "正在后台线程计算，算完之前显示旧值" },
  blocked: { en: "blocked", zh: "受阻" },
  blockedWhy: { en: "Stands on a cell that has an error", zh: "依赖的某一格有错" },
  error: { en: "error", zh: "有错" },
  errorWhy: { en: "Has an error of its own, said below", zh: "本格有错，见下方说明" },
  computing: { en: "Computing {columns} columns of {steps} steps in a worker", zh: "后台线程正在计算：{columns} 列，每列 {steps} 步" },
  notComputed: {
    en: "This could not be computed ({detail}). The values shown are the last ones. A smaller T or fewer columns may do; the next change tries again.",
    zh: "无法计算（{detail}）。显示的是上一次的值。可减小 T 或减少列数；下一次改动会重试。",
  },
  computedHere: {
    en: "No worker can be had ({detail}): large sheets are computed on the page, which may halt meanwhile.",
    zh: "无法使用后台线程（{detail}）：大表在页面上计算，其间页面可能停顿。",
  },
} satisfies Record<string, Wording>;

export type HeavyMessage = keyof typeof messages;

export const sayHeavy = (): SayOf<HeavyMessage> => sayIn(messages, useReader().language);

/** The word of a state, and the sentence behind it. */
export const stateWords: Readonly<Record<Exclude<CellState, "fresh">, readonly [word: HeavyMessage, why: HeavyMessage]>> = {
  stale: ["stale", "staleWhy"], running: ["running", "runningWhy"], blocked: ["blocked", "blockedWhy"], error: ["error", "errorWhy"],
};

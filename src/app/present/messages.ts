import type { Wording } from "../../sheet/formula.ts";
import { useReader } from "../reader.ts";
import { type SayOf, sayIn } from "../say.ts";

const messages = {
  present: { en: "Present {name}", zh: "演示 {name}" },
  find: { en: "Find the mistake", zh: "找出错误" },
  leave: { en: "Leave", zh: "退出" },
  verdicts: { en: "Show verdicts", zh: "显示判定" },
  hide: { en: "Hide verdicts", zh: "隐藏判定" },
  cell: { en: "cell", zh: "格" },
  which: { en: "One of these has one edit. Which?", zh: "其中一式被改动了一处，是哪一式？" },
  drawing: { en: "Looking for an edit that a counterexample refutes …", zh: "正在寻找有反例的改动……" },
  none: { en: "This sheet has too few formulas with proofs for it.", zh: "本表中带证明的公式太少。" },
  another: { en: "Another", zh: "再来一题" },
  right: { en: "Yes: this one is wrong.", zh: "对，就是这一式。" },
  wrong: { en: "No: this one is true. The edited one is {name}.", zh: "不对，这一式成立。被改动的是“{name}”。" },
  score: { en: "{found} of {asked} found", zh: "找出 {found} / {asked}" },
  counter: { en: "Counterexample: {where}", zh: "反例：{where}" },
  was: { en: "The true form", zh: "正确的形式" },
  keys: { en: "← → t · ↑ ↓ cell · V verdicts · M mistake · Esc", zh: "← → 时刻 · ↑ ↓ 格 · V 判定 · M 找错 · Esc" },
} satisfies Record<string, Wording>;

/** Says the presentation's sentences in the reader's language. */
export const useSay = (): SayOf<keyof typeof messages> => sayIn(messages, useReader().language);

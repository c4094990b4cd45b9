import type { Wording } from "../../sheet/formula.ts";
import { useReader } from "../reader.ts";
import { type SayOf, sayIn } from "../say.ts";

/** Every sentence around the guide, in both languages; the guide itself is en.md and zh.md. */
export const messages = {
  guide: { en: "Guide", zh: "指南" },
  open: { en: "Open the guide", zh: "打开指南" },
  contents: { en: "What is in the guide", zh: "指南目录" },
  close: { en: "Close", zh: "关闭" },
  toSheet: { en: "Put this into a new sheet", zh: "放进一张新表" },
  example: { en: "Example: {title}", zh: "示例：{title}" },
  formulas: { en: "All {count} formulas", zh: "全部 {count} 个公式" },
  functions: { en: "All {count} functions", zh: "全部 {count} 个函数" },
} satisfies Record<string, Wording>;

/** Says the guide's sentences in the reader's language. */
export const useSay = (): SayOf<keyof typeof messages> => sayIn(messages, useReader().language);

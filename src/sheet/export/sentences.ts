import type { Wording } from "../formula.ts";

/** What exported files say besides the sheet's own words. `{name}` is filled in. */
export const sentences = {
  from: { en: "{title}, from an Alphabar sheet", zh: "{title}，出自 Alphabar 的表" },
  counted: { en: "Arrays count from 0. Under each title: the sheet's formula, and the step that index i stands for.", zh: "数组从 0 起数。每个标题下是表中的公式，以及下标 i 对应的时刻。" },
  exact: {
    en: "float64 throughout, in the sheet's order of operations: equal to its columns bit for bit where only + - * / and sqrt occur.\nexp, log, cos and the like differ in their last bits between libraries: within 4 ulp then, unless it is said\nat the column, where nearly equal numbers are subtracted. A literal table is exact.",
    zh: "全程 float64，运算次序与表相同：只含 + - * / 与 sqrt 的列与表逐位相等。\nexp、log、cos 等函数在不同的库中末位会有差别：此时误差在 4 ulp 之内，\n另有说明的列除外（其中有相近的数相减）。数值表是准确的。",
  },
  table: { en: "The sheet's values as they are now, exactly: each number reads back to the same float64.", zh: "表中当前的数值，完全准确：每个数读回后是同一个 float64。" },
  tableUse: { en: "np.array(beta) or torch.tensor(beta, dtype=torch.float64) makes an array of a list.", zh: "用 np.array(beta) 或 torch.tensor(beta, dtype=torch.float64) 可把列表变成数组。" },
  parameters: { en: "Parameters, as they are set now", zh: "参数的当前取值" },
  index: { en: "index i is step i{off}", zh: "下标 i 对应时刻 i{off}" },
  loses: { en: "may be off by up to about {ulps} ulp ({share} of the value): {functions} differs in its last bits between libraries", zh: "误差最多约 {ulps} ulp（相对 {share}）：{functions} 的末位在不同的库中不同" },
  complement: { en: "1 - {name}, carried along: the subtraction would lose digits", zh: "随递推保留 1 - {name}：直接相减会丢失有效数字" },
  hidden: { en: "what the next ones need", zh: "下面要用到的累积量" },
  leftOut: { en: "Left out, since no array has them: {what}", zh: "未写出（不是数组）：{what}" },
  laws: { en: "laws and functions ({names})", zh: "分布与函数（{names}）" },
  claims: { en: "claims ({count})", zh: "论断（{count} 条）" },
  broken: { en: "columns without values or measured by a trainer ({names})", zh: "没有数值或由训练得到的列（{names}）" },
  latex: { en: "Needs \\usepackage{amsmath}", zh: "需要 \\usepackage{amsmath}" },
} satisfies Record<string, Wording>;

export function say(key: keyof typeof sentences, language: keyof Wording, values: Readonly<Record<string, string>> = {}): string {
  return sentences[key][language].replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

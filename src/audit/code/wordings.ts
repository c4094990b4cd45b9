import type { Repair, SyntaxFault } from "../../read/python/python-unit.ts";
import type { PythonError } from "../../program/world.ts";
import type { Wording } from "../../sheet/formula.ts";
import type { Ending } from "../finding.ts";

/** What a stretch of code is taken for, as the head of its evidence says it. */
export const subjects = {
  schedule: { en: "the noise schedule β_t", zh: "噪声调度 β_t" },
  table: { en: "a table over the steps", zh: "按步存放的表" },
  entry: { en: "a table's entry for each sample", zh: "每个样本取表中对应的一项" },
  "forward jump": { en: "x_t drawn given x_0", zh: "由 x_0 直接抽取 x_t" },
  "forward step": { en: "one forward step, x_t given x_{t−1}", zh: "前向一步：由 x_{t−1} 得 x_t" },
  "forward chain": { en: "x_t by t forward steps from x_0", zh: "从 x_0 逐步前向到 x_t" },
  pair: { en: "two ways to the same x_t", zh: "得到同一 x_t 的两种写法" },
  "posterior mean": { en: "the mean of q(x_{t−1} | x_t, x_0)", zh: "q(x_{t−1} | x_t, x_0) 的均值" },
  "posterior variance": { en: "the variance of q(x_{t−1} | x_t, x_0)", zh: "q(x_{t−1} | x_t, x_0) 的方差" },
  posterior: { en: "q(x_{t−1} | x_t, x_0)", zh: "q(x_{t−1} | x_t, x_0)" },
  "reverse step": { en: "one reverse step, x_{t−1} given x_t", zh: "反向一步：由 x_t 得 x_{t−1}" },
  "reverse loop": { en: "the whole sampling loop", zh: "完整的采样循环" },
  "ddim step": { en: "one DDIM step", zh: "DDIM 的一步" },
  "ddim loop": { en: "the whole DDIM loop", zh: "完整的 DDIM 采样循环" },
  loss: { en: "the training loss", zh: "训练损失" },
  "predict x0": { en: "x_0 from x_t and the predicted noise", zh: "由 x_t 与预测的噪声得到 x_0" },
  "predict noise": { en: "the noise from x_t and x_0", zh: "由 x_t 与 x_0 得到噪声" },
  "predict v": { en: "the velocity v", zh: "速度 v" },
  "predict score": { en: "the score of q(x_t | x_0)", zh: "q(x_t | x_0) 的得分函数" },
  printed: { en: "a printed result", zh: "打印的结果" },
  remark: { en: "what a comment says of an entry", zh: "注释对某一项的说法" },
  listing: { en: "a listing", zh: "一段代码" },
} as const satisfies Record<string, Wording>;

/** "betas[i] is step i + 1": which step an array's first entry was taken for. `first` is 0 or 1. */
export function firstEntry(array: string, first: number): Wording {
  const step = first === 0 ? "i" : `i + ${first}`;
  return { en: `${array}[i] is step ${step}`, zh: `${array}[i] 对应第 ${step} 步` };
}

/** Several conventions in one sentence. */
export const together = (all: readonly Wording[]): Wording | undefined =>
  all.length === 0 ? undefined : { en: all.map(({ en }) => en).join("; "), zh: all.map(({ zh }) => zh).join("；") };

/** What the network was taken to predict, by what the code does with it. */
export function networkIs(predicts: "noise" | "data" | "velocity" | "score" | "mean"): Wording {
  const what = {
    noise: { en: "the noise ε", zh: "噪声 ε" }, data: { en: "the data x_0", zh: "数据 x_0" }, velocity: { en: "v", zh: "v" },
    score: { en: "the score", zh: "得分函数" }, mean: { en: "the mean of x_{t−1}", zh: "x_{t−1} 的均值" },
  }[predicts];
  return { en: `the network predicts ${what.en}`, zh: `网络预测${predicts === "velocity" ? " v" : what.zh}` };
}

/** "line 8: a lost indentation was put back": what was done to a source before it was run. `line` is the document's. */
export function repaired({ kind }: Pick<Repair, "kind">, line: number): Wording {
  const done = repairs[kind];
  return { en: `line ${line}: ${done.en}`, zh: `第 ${line} 行：${done.zh}` };
}

const repairs: Readonly<Record<Repair["kind"], Wording>> = {
  indentation: { en: "lost indentation was put back", zh: "补回了丢失的缩进" },
  "continued line": { en: "the line ends in an operator and was joined with the next", zh: "该行以运算符结尾，已与下一行相接" },
  bracket: { en: "a bracket that is missing or too many was mended", zh: "修正了缺少或多余的括号" },
  colon: { en: "the colon that is missing was put in", zh: "补上了缺少的冒号" },
  quotes: { en: "typographic quotes were made plain", zh: "将排版引号改为普通引号" },
  prompt: { en: "a prompt was taken away", zh: "去掉了提示符" },
  magic: { en: "a command to the notebook or the shell was left out", zh: "略去了笔记本或命令行的指令" },
  "line numbers": { en: "line numbers were taken away", zh: "去掉了行号" },
  "cut off": { en: "what is cut off at the end was left out", zh: "略去了末尾残缺的部分" },
  "left out": { en: "a statement that cannot be read was left out", zh: "略去了无法读取的语句" },
};

/** What Python says of a source that does not parse: "SyntaxError: invalid syntax (line 8, column 38)". `line` is the document's. */
export function faultOf({ kind, message, column }: Pick<SyntaxFault, "kind" | "message" | "column">, line: number): Wording {
  return { en: `Python stops here with ${kind}: ${message} (line ${line}, column ${column}).`, zh: `Python 在此报错 ${kind}: ${message}（第 ${line} 行，第 ${column} 列）。` };
}

/** `IndexError: index 1000 is out of bounds …`, as a counterexample's left side has it. */
export const errorText = ({ type, message }: Pick<PythonError, "type" | "message">): string => (message === "" ? type : `${type}: ${message}`);

/** Two stretches that must give the same and do not: named by what they are called and where they stand. */
export function disagrees(other: string, line: number): Wording {
  return { en: `${other} on line ${line} gives another law for the same step.`, zh: `第 ${line} 行的 ${other} 在同一步给出另一个分布。` };
}

/** Where a loop ends with the exact denoiser of known data. */
export function endOf({ data, mean, deviation }: Pick<Ending, "data" | "mean" | "deviation">): Wording {
  const n = (value: number) => String(Number(value.toPrecision(4)));
  const of = data === "two points" ? { en: "data at two points", zh: "两点数据" } : { en: data, zh: data };
  return {
    en: `with the exact denoiser of ${of.en} it ends at mean ${n(mean[1])}, deviation ${n(deviation[1])}; the data have mean ${n(mean[0])}, deviation ${n(deviation[0])}`,
    zh: `用${data === "two points" ? of.zh : ` ${of.zh} `}的精确去噪器，它终止于均值 ${n(mean[1])}、标准差 ${n(deviation[1])}；数据的均值为 ${n(mean[0])}、标准差为 ${n(deviation[0])}`,
  };
}

/** What a chart of two laws over the steps shows: one of the coefficients in them, or the variance of what is drawn. `of`: "x_0". */
export const overStepsOf = (of: string): Wording =>
  of === "variance" ? { en: "variance of the noise", zh: "噪声的方差" } : { en: `coefficient of ${of}`, zh: `${of} 的系数` };

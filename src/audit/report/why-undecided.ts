import type { Problem } from "../../base/problem.ts";
import { wordProblem } from "../../base/wording.ts";
import { letterText } from "../../read/latex/letters.ts";
import { printMath } from "../../read/latex/print-math.ts";
import type { Wording } from "../../sheet/formula.ts";
import { explain, type Language } from "../../verify/explain.ts";
import type { Verdict } from "../../verify/verdict.ts";
import { whyCodeUndecided } from "./why-code-undecided.ts";

/** Why claims stay undecided, in the words of a summary. */
export type WhyGroup = "given values" | "free choices" | "left open by the document" | "undefined names" | "without a rule yet" | "not read" | "too much to judge";

interface Why { readonly group: WhyGroup; readonly says: Wording }

const why = (group: WhyGroup, en: string, zh: string): Why => ({ group, says: { en, zh } });
const open = "left open by the document", unjudged = "without a rule yet";

/** What the rules say that a claim lacks, by the subject of a "missing value". */
const missing: Readonly<Record<string, Why>> = {
  "a theorem": why("given values", "It gives a value or states a special case; nothing follows from the model that it could be held against.", "这里给定一个数值或特例，模型中没有可以对照的结论。"),
  "a quantity of the schedule": why("given values", "Neither side is a quantity of the noise schedule; nothing follows from the model that it could be held against.", "两边都不是噪声调度中的量，模型中没有可以对照的结论。"),
  "a quantity of the model": why("given values", "Neither side is a quantity of the model; there is nothing to hold it against.", "两边都不是模型中的量，没有可以对照的结论。"),
  "a free choice": why("free choices", "It says what the learned model is chosen to be; any choice is allowed.", "这是对可学习模型的设定，可以自由选择。"),
  "a schedule with its numbers": why(open, "The document states no noise schedule with all its numbers that this value belongs to.", "文档没有给出这个数值所属的、数字完整的噪声调度。"),
  "the example's schedule": why(open, "It holds for the β of an example, and these are not stated.", "它只对某个例子的 β 成立，而文档没有给出这些 β。"),
  "what is known of the last step": why(open, "It speaks of step T alone, where a condition such as ᾱ_T = 0 may be meant that is not stated.", "它只涉及最后一步 T，可能以某个未写明的条件（如 ᾱ_T = 0）为前提。"),
  "the law of the data": why(open, "It depends on the distribution of the data x_0, which is not stated.", "它取决于数据 x_0 的分布，而文档没有说明。"),
  "the law between two states": why(open, "It depends on the law between two states that is not stated.", "它取决于两个状态之间的分布，而文档没有说明。"),
  "the order of the steps": why(open, "Which of its steps comes first is not stated.", "文档没有说明其中哪一步在前。"),
  "where it tends to": why(open, "Which limit is meant is not stated.", "文档没有说明取什么极限。"),
  "where it holds": why(open, "It holds in some cases only, and in which ones is not stated.", "它只在部分情形成立，而文档没有说明是哪些。"),
  "that it is meant to hold": why(open, "The text does not claim that this holds: it denies it, asks it, or shows it as a mistake.", "文档并未断言它成立：它被否定、被提问，或被当作错误示例。"),
  "what is left out": why(open, "The text says that something is left out here: a constant, a factor or what is of higher order.", "文档说明这里略去了常数、系数或高阶项。"),
  "the terms left out": why(open, "Which terms of the bound are left out here is not stated.", "文档没有说明这里省去了下界的哪些项。"),
  "how near is near enough": why(open, "The two sides are close, and how close is close enough is not stated.", "两边接近，但文档没有说明多近才算。"),
  "what it is to do": why(open, "What this differential equation is meant to do is not stated.", "文档没有说明这个微分方程要满足什么。"),
  "the forward equation": why(open, "It depends on a forward equation that is not stated.", "它取决于前向方程，而文档没有给出。"),
  "the step it comes from": why(open, "The step that it starts from is not stated.", "文档没有说明它从哪一步出发。"),
  "the noise's step": why(open, "At which step the noise is taken is not stated.", "文档没有说明噪声属于哪一步。"),
  "the network's step": why(open, "At which step the network is evaluated is not stated.", "文档没有说明网络在哪一步取值。"),
  "a step": why(open, "The step that it belongs to is not stated.", "文档没有说明它属于哪一步。"),
  "a term of the bound": why(unjudged, "This term of the variational bound is not judged yet.", "变分下界的这一项暂不检验。"),
};

/** Kinds of mathematics by the reader's name for them. */
const pieces: Readonly<Record<string, Wording>> = {
  density: { en: "a density", zh: "概率密度" }, expectation: { en: "an expectation", zh: "期望" }, "an expectation over this": { en: "an expectation over this", zh: "这样的期望" },
  norm: { en: "a norm", zh: "范数" }, integral: { en: "an integral", zh: "积分" }, derivative: { en: "a derivative", zh: "导数" }, differential: { en: "a differential", zh: "微分" }, "a differential": { en: "a differential", zh: "微分" },
  gradient: { en: "a gradient", zh: "梯度" }, limit: { en: "a limit", zh: "极限" }, matrix: { en: "a matrix", zh: "矩阵" }, list: { en: "a list", zh: "列表" }, set: { en: "a set", zh: "集合" }, interval: { en: "an interval", zh: "区间" },
  ellipsis: { en: "dots", zh: "省略号" }, tuple: { en: "a pair of values", zh: "多元组" }, range: { en: "a range of steps", zh: "步的范围" }, "two ranges": { en: "two ranges of steps", zh: "两个步的范围" }, divergence: { en: "a divergence", zh: "散度" }, cases: { en: "a distinction of cases", zh: "分情形定义" },
  normal: { en: "a normal distribution", zh: "正态分布" }, given: { en: "a conditional", zh: "条件" }, primed: { en: "a prime or transpose", zh: "撇号或转置" }, accented: { en: "a mark over a product", zh: "乘积上的记号" }, event: { en: "a condition", zh: "条件" }, abs: { en: "an absolute value", zh: "绝对值" }, infinity: { en: "infinity", zh: "无穷" },
  "a random quantity": { en: "a random quantity here", zh: "这里的随机量" }, "a network": { en: "a network here", zh: "这里的网络" }, "two networks": { en: "two networks", zh: "两个网络" }, "a joint law": { en: "a joint distribution", zh: "联合分布" }, "two steps": { en: "two steps at once", zh: "同时涉及两步" },
  "a sample from several states": { en: "a sample from several states", zh: "由多个状态产生的样本" }, "a step from several states": { en: "a step from several states", zh: "从多个状态出发的一步" }, "a moment of a moment": { en: "a moment of a moment", zh: "矩的矩" },
  mean: { en: "a mean", zh: "均值" }, applied: { en: "a function", zh: "函数" }, call: { en: "a function", zh: "函数" }, identity: { en: "an identity matrix here", zh: "这里的单位矩阵" }, missing: { en: "a formula without its left side", zh: "缺少左边的公式" }, bound: { en: "a bound", zh: "界" }, placeholder: { en: "a placeholder", zh: "占位符" },
};

/** A problem that a rule or a reader met, as a reader of the document would put it. */
export function whyUndecided(problem: Problem): Why {
  const { kind, subject, hint } = problem;
  switch (kind) {
    case "missing value": {
      const known = missing[subject];
      if (known) return subject === "a schedule with its numbers" && hint !== undefined ? why(known.group, known.says.en.replace(/\.$/, ` (${hint}).`), known.says.zh.replace(/。$/, `（${hint}）。`)) : known;
      if (hint === "bounds") return why(open, `A ${subject === "prod" ? "product" : "sum"} without plain bounds, such as s = 1 to t.`, `${subject === "prod" ? "连乘" : "求和"}没有写明上下界（如 s = 1 到 t）。`);
      if (hint === "its printed value") return why(open, `The value of ${lettered(subject)} in the example is not printed.`, `例子中没有给出 ${lettered(subject)} 的数值。`);
      if (/^[≈≠→←∈∼∝=<>≤≥]/.test(subject)) return why("not read", `One side of ${subject} is missing.`, `${subject} 缺少一边。`);
      return why(open, `What is missing: ${lettered(subject)}.`, `缺少：${lettered(subject)}。`);
    }
    case "ambiguous reading": {
      if (subject === "which schedule") return why(open, "Several noise schedules are stated; which one is meant is not.", "文档给出了多个噪声调度，没有说明指哪一个。");
      if (subject === "sigma" && hint?.includes("which model")) return why(open, "What σ is here is not stated: a reverse step's σ_t, the noise's coefficient, or another model's noise level.", "文档没有说明这里的 σ 是什么：反向步的 σ_t、噪声系数，还是另一个模型的噪声水平。");
      if (hint === "a function of time, or a product") return why(open, `${lettered(subject)}(…) may be a function of time or a product.`, `${lettered(subject)}(…) 可能是时间的函数，也可能是乘积。`);
      if (hint === "exact, or to first order") return why(open, "Whether it is meant exactly or to first order is not stated.", "文档没有说明它是精确的还是一阶近似。");
      if (hint === "one noise, or two") return why(open, `Whether ${subject.split(" and ").map(lettered).join(" and ")} are one noise or two is not stated.`, `文档没有说明 ${subject.split(" and ").map(lettered).join(" 与 ")} 是同一个噪声还是两个。`);
      if (hint === undefined && !/^[a-z]+( [a-z']+)*$/.test(subject)) return why(open, `It can be read in two ways, and not both are wrong: ${subject}.`, `它有两种读法，其中至少一种不错：${subject}。`);
      return why(open, `What is meant is not clear: ${lettered(subject)}${hint === undefined ? "" : ` (${hint})`}.`, `含义不明：${lettered(subject)}${hint === undefined ? "" : `（${hint}）`}。`);
    }
    case "unknown name": return why("undefined names", `Nothing in the document that could be read says what ${lettered(subject)} is.`, `文档中没有可读懂的定义说明 ${lettered(subject)} 是什么。`);
    case "unknown function": return why("undefined names", `Nothing in the document that could be read says what the function ${lettered(subject)} is.`, `文档中没有可读懂的定义说明函数 ${lettered(subject)} 是什么。`);
    case "unexpected token": {
      const piece = pieces[subject];
      if (piece) return why(unjudged, `No rule judges it yet: it has ${piece.en}.`, `暂无规则能检验它：其中有${piece.zh}。`);
      if (/^[≈≠→←∈∼∝↔≪≫<>≤≥=⊥]/.test(subject)) return why(unjudged, `No rule judges it yet: a statement with ${subject}.`, `暂无规则能检验带有 ${subject} 的论断。`);
      if (hint === "a state x_t") return why("not read", `${lettered(subject)} stands where a state such as x_t is expected.`, `${lettered(subject)} 的位置上应为 x_t 这样的状态。`);
      return why("not read", `It could not be read at this: ${lettered(subject)}${hint === undefined ? "" : ` (expected ${hint})`}.`, `此处无法读懂：${lettered(subject)}${hint === undefined ? "" : `（应为 ${hint}）`}。`);
    }
    case "unclosed bracket": return why("not read", `A bracket is not closed: ${subject}.`, `括号没有闭合：${subject}。`);
    case "read out of range": return why(open, `It reads ${lettered(subject)} ${problem.t === undefined ? "at a step" : `at t = ${problem.t},`} where it has no value: at which steps it holds is not stated.`, `它读到${problem.t === undefined ? "" : ` t = ${problem.t} 时的`} ${lettered(subject)}，那里没有值；文档没有说明它对哪些步成立。`);
    case "outside its domain": return why(open, `One side has no value in some cases${hint === undefined ? "" : ` (${hint})`}; under which condition it holds is not stated.`, `在某些情形下有一边没有值${hint === undefined ? "" : `（${hint}）`}；文档没有说明它成立的条件。`);
    case "too large": case "too deep": return why("too much to judge", `It is too much to judge: ${wordProblem(problem, "en")}.`, `过于庞大，无法检验：${wordProblem(problem, "zh")}。`);
    default: return why("too much to judge", `Undecided, because of this: ${wordProblem(problem, "en")}.`, `未决，原因：${wordProblem(problem, "zh")}。`);
  }
}

/** What a finding's verdict speaks of. */
export const aboutOf = ({ code }: { readonly code?: unknown }): "claim" | "code" => (code === undefined ? "claim" : "code");

/** The reason of any verdict in a document, in one sentence. */
export function reasonOf(verdict: Verdict, language: Language, about: "claim" | "code" = "claim"): string {
  const problem = verdict.kind === "undecided" && verdict.reason.kind === "problem" ? verdict.reason.problem : undefined;
  return problem ? ((about === "code" ? whyCodeUndecided(problem) : undefined) ?? whyUndecided(problem).says)[language] : explain(verdict, language, about).reason;
}

const columns: Readonly<Record<string, string>> = { alphabar: "ᾱ", posteriorVariance: "β̃", snr: "SNR", signal: "√ᾱ", noise: "√(1−ᾱ)" };

/** "bar alpha", "L<VLB>", "own_gamma" as a reader writes them: ᾱ, L_VLB, γ. */
function lettered(key: string): string {
  if (columns[key]) return columns[key];
  const [, plain = key, label] = /^([a-zA-Z ]+)(?:<(.+)>)?$/.exec(key.replace(/^own_/, "").replaceAll("_", " ").replace(/^eps\b/, "epsilon")) ?? [];
  const words = plain.split(" "), name = words.at(-1)!;
  if (words.length > 2 || (words.length === 2 && !/^(bar|tilde|hat|overline|widehat|widetilde|dot|check)$/.test(words[0]!))) return key;
  const letter = printMath({ kind: "symbol", name, accents: words.slice(0, -1), subscripts: [], place: { start: 0, end: 0 } });
  return label === undefined ? letter : `${letter}_${letterText(label)}`;
}

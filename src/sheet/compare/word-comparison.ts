import { type Precision, ulpsInOne } from "../../field/precision.ts";
import type { Comparison } from "./comparison.ts";
import type { Link } from "./chains.ts";
import type { Explanation, Part } from "./explanation.ts";
import type { At } from "./measure.ts";

export type Language = "en" | "zh";

/** A comparison in a reader's words: what it is, the numbers behind it, and why they differ, a sentence each. */
export interface WordedComparison {
  readonly verdict: string;
  readonly facts: readonly string[];
  readonly why: readonly string[];
}

export function wordComparison(comparison: Comparison, language: Language): WordedComparison {
  const say = sentences[language];
  const { verdict, steps, differs, same, subject, reference, explanations, precision, left, right } = comparison;
  const rows = left.from === right.from && left.rows === right.rows ? [] : [say.rows(rowsOf(left), rowsOf(right))];
  if (verdict === "nothing") return { verdict: say.nothing, facts: rows, why: [] };
  const over = { steps: String(steps), first: String(comparison.first), last: String(comparison.last) };
  if (differs === undefined || verdict === "same") return { verdict: say.same(over), facts: [...rows, ...(same < steps ? [say.zeros] : [])], why: [] };
  const facts = [...rows, say.sizes(sized(comparison.absolute), sized(comparison.relative), ulpsOf(comparison.ulps, precision)), say.first(String(differs), String(same), over.steps)];
  if (verdict === "rounding") return { verdict: say.rounding(over, precision), facts, why: [] };
  const why = explanations.map((explanation) => wordExplanation(explanation, { subject, reference, precision }, language));
  return { verdict: say.different(over), facts, why: why.length > 0 ? why : [say.unexplained] };
}

interface Names {
  readonly subject: string;
  readonly reference: string;
  readonly precision: Precision;
}

function wordExplanation({ parts, formula, ulps }: Explanation, names: Names, language: Language): string {
  const say = sentences[language];
  const said = parts.map((part) => wordPart(part, names, language)).join(say.and);
  const shorter = parts.find((part) => part.kind === "precision")?.precision;
  const left = parts.some(({ kind }) => kind === "printed") ? say.cut : ulps.value === 0 ? say.none : say.left(ulpsOf(ulps, shorter ?? names.precision));
  return say.because(said, formula === undefined || formula === `${names.subject}[t] = ${names.reference}[t]` ? "" : formula, left);
}

function wordPart(part: Part, { subject, reference }: Names, language: Language): string {
  const say = sentences[language];
  switch (part.kind) {
    case "shift": return say.shift(subject, `${reference}[t${part.by > 0 ? "+" : "−"}${Math.abs(part.by)}]`);
    case "reversed": return say.reversed(subject, reference);
    case "chain": return part.chain.length === 1 ? say.link[part.chain[0]!](subject, reference) : say.chain(subject, reference);
    case "parameter": return say.parameter(part.of, `${part.name} = ${part.value}`, part.of === subject ? reference : subject);
    case "factor": return say.factor(subject, reference, part.is ?? short(part.factor), part.is === undefined || part.is === String(part.factor) ? "" : short(part.factor));
    case "steps factor": return say.stepsFactor(subject, reference, part.is ?? short(part.factor), part.is === undefined || part.is === String(part.factor) ? "" : short(part.factor));
    case "offset": return say.offset(subject, reference, short(part.offset));
    case "precision": return say.precision(subject, part.precision);
    case "printed": return say.printed(subject, part.printed.kind, String(part.printed.digits));
  }
}

const rowsOf = ({ name, from, rows }: Comparison["left"]) => ({ name, rows: String(rows), first: String(from), last: String(from + rows - 1) });
const short = (value: number): string => String(Number(value.toPrecision(6)));
const three = (value: number): string => (value === Infinity ? "∞" : Math.abs(value) >= 1e6 ? value.toExponential(2).replace("e+", "e") : String(Number(value.toPrecision(3))));
const sized = ({ value, t }: At): Sized => ({ value: three(value), t: String(t) });
/** Float64's ulps, and those of the format that the numbers were made in. */
function ulpsOf({ value, t }: At, precision: Precision): string {
  const said = `${value < 1e6 ? String(value) : three(value)} ulp`;
  return `${precision === "float64" ? said : `${three(value / ulpsInOne(precision))} ${precision} ulp = ${said}`} (t = ${t})`;
}

interface Sized { readonly value: string; readonly t: string }
interface Over { readonly steps: string; readonly first: string; readonly last: string }
interface Rows { readonly name: string; readonly rows: string; readonly first: string; readonly last: string }

interface Sentences {
  readonly same: (over: Over) => string;
  readonly zeros: string;
  readonly rounding: (over: Over, precision: string) => string;
  readonly different: (over: Over) => string;
  readonly nothing: string;
  readonly rows: (left: Rows, right: Rows) => string;
  readonly sizes: (absolute: Sized, relative: Sized, ulps: string) => string;
  readonly first: (t: string, same: string, steps: string) => string;
  readonly unexplained: string;
  readonly because: (said: string, formula: string, left: string) => string;
  readonly none: string;
  readonly left: (ulps: string) => string;
  readonly cut: string;
  readonly and: string;
  readonly shift: (a: string, there: string) => string;
  readonly reversed: (a: string, b: string) => string;
  readonly link: Readonly<Record<Link, (a: string, b: string) => string>>;
  readonly chain: (a: string, b: string) => string;
  readonly parameter: (of: string, setting: string, other: string) => string;
  readonly factor: (a: string, b: string, factor: string, value: string) => string;
  readonly stepsFactor: (a: string, b: string, factor: string, value: string) => string;
  readonly offset: (a: string, b: string, offset: string) => string;
  readonly precision: (a: string, precision: string) => string;
  readonly printed: (a: string, kind: "significant" | "decimals", digits: string) => string;
}

const sentences: Readonly<Record<Language, Sentences>> = {
  en: {
    same: ({ steps, first, last }) => `The same at all ${steps} steps, t = ${first} … ${last}, bit for bit.`,
    zeros: "Some zeros differ in their sign.",
    rounding: ({ steps, first, last }, precision) => `Equal to rounding${precision === "float64" ? "" : ` in ${precision}`} at all ${steps} steps, t = ${first} … ${last}.`,
    different: ({ steps, first, last }) => `Different, over ${steps} steps, t = ${first} … ${last}.`,
    nothing: "They have no step in common.",
    rows: (a, b) => `${a.name} has ${a.rows} values, t = ${a.first} … ${a.last}; ${b.name} has ${b.rows}, t = ${b.first} … ${b.last}.`,
    sizes: (absolute, relative, ulps) => `Largest difference ${absolute.value} (t = ${absolute.t}), relative ${relative.value} (t = ${relative.t}), ${ulps}.`,
    first: (t, same, steps) => `The first that differs is t = ${t}; ${same} of ${steps} are the same bit for bit.`,
    unexplained: "Nothing that was tried explains it: one index, another quantity of the schedule, another value of a parameter, a factor, an offset, reversed order, float32, printed digits.",
    because: (said, formula, left) => `Explained: ${said}${formula === "" ? "" : `, ${formula}`}. ${left}`,
    none: "Nothing else is left.",
    left: (ulps) => `What is left is rounding: at most ${ulps}.`,
    cut: "What is left is less than half of the last digit.",
    and: ", and ",
    shift: (a, there) => `${a}[t] is ${there}, one index off`,
    reversed: (a, b) => `${a} is ${b} in reversed order`,
    link: {
      complement: (a, b) => `${a} is 1 less ${b}, as β is of α`,
      root: (a, b) => `${a} is the square root of ${b}, as σ is of σ²`,
      square: (a, b) => `${a} is the square of ${b}, as σ² is of σ`,
      product: (a, b) => `${a} is the running product of ${b}, as ᾱ is of α`,
      ratio: (a, b) => `${a} is ${b} divided by the step before, as α is of ᾱ`,
      inverse: (a, b) => `${a} is 1 over ${b}`,
      negative: (a, b) => `${a} is ${b} with the sign changed`,
      log: (a, b) => `${a} is the logarithm of ${b}`,
      exp: (a, b) => `${a} is the exponential of ${b}`,
      odds: (a, b) => `${a} is ${b} over 1 less it, as the SNR is of ᾱ`,
    },
    chain: (a, b) => `${a} is another quantity than ${b}`,
    parameter: (of, setting, other) => `${other} is ${of} with ${setting}`,
    factor: (a, b, factor, value) => `${a} is ${b} times ${factor}${value === "" ? "" : ` = ${value}`}`,
    stepsFactor: (a, b, factor, value) => `the steps 1 − x[t] / x[t−1] of ${a} are those of ${b} times ${factor}${value === "" ? "" : ` = ${value}`}`,
    offset: (a, b, offset) => `${a} is ${b} plus ${offset}`,
    precision: (a, precision) => `${a} was computed or stored in ${precision}`,
    printed: (a, kind, digits) => `${a} was printed to ${digits} ${kind === "decimals" ? "decimals" : "significant digits"}`,
  },
  zh: {
    same: ({ steps, first, last }) => `全部 ${steps} 步（t = ${first} … ${last}）逐位相同。`,
    zeros: "有些零的符号不同。",
    rounding: ({ steps, first, last }, precision) => `全部 ${steps} 步（t = ${first} … ${last}）在${precision === "float64" ? "" : ` ${precision} 的`}舍入误差内相等。`,
    different: ({ steps, first, last }) => `不同，共比较 ${steps} 步，t = ${first} … ${last}。`,
    nothing: "两列没有共同的步。",
    rows: (a, b) => `${a.name} 有 ${a.rows} 个值，t = ${a.first} … ${a.last}；${b.name} 有 ${b.rows} 个，t = ${b.first} … ${b.last}。`,
    sizes: (absolute, relative, ulps) => `最大差 ${absolute.value}（t = ${absolute.t}），相对差 ${relative.value}（t = ${relative.t}），${ulps}。`,
    first: (t, same, steps) => `最先不同的是 t = ${t}；${steps} 步中有 ${same} 步逐位相同。`,
    unexplained: "试过的都不能解释：差一个下标、噪声表的另一个量、参数的另一个值、倍数、偏移、倒序、float32、打印位数。",
    because: (said, formula, left) => `原因：${said}${formula === "" ? "" : `，${formula}`}。${left}`,
    none: "此外没有差别。",
    left: (ulps) => `此外只有舍入误差：至多 ${ulps}。`,
    cut: "余下的不到末位数字的一半。",
    and: "，并且",
    shift: (a, there) => `${a}[t] 是 ${there}，差一个下标`,
    reversed: (a, b) => `${a} 是倒序的 ${b}`,
    link: {
      complement: (a, b) => `${a} 是 1 减 ${b}，如同 β 之于 α`,
      root: (a, b) => `${a} 是 ${b} 的平方根，如同 σ 之于 σ²`,
      square: (a, b) => `${a} 是 ${b} 的平方，如同 σ² 之于 σ`,
      product: (a, b) => `${a} 是 ${b} 的累乘，如同 ᾱ 之于 α`,
      ratio: (a, b) => `${a} 是 ${b} 与前一步之比，如同 α 之于 ᾱ`,
      inverse: (a, b) => `${a} 是 ${b} 的倒数`,
      negative: (a, b) => `${a} 是变号的 ${b}`,
      log: (a, b) => `${a} 是 ${b} 的对数`,
      exp: (a, b) => `${a} 是 ${b} 的指数`,
      odds: (a, b) => `${a} 是 ${b} 与 1 减它之比，如同信噪比之于 ᾱ`,
    },
    chain: (a, b) => `${a} 是与 ${b} 不同的另一个量`,
    parameter: (of, setting, other) => `${other} 是取 ${setting} 时的 ${of}`,
    factor: (a, b, factor, value) => `${a} 是 ${b} 的 ${factor}${value === "" ? "" : ` = ${value}`} 倍`,
    stepsFactor: (a, b, factor, value) => `${a} 的每一步 1 − x[t] / x[t−1] 是 ${b} 的 ${factor}${value === "" ? "" : ` = ${value}`} 倍`,
    offset: (a, b, offset) => `${a} 是 ${b} 加 ${offset}`,
    precision: (a, precision) => `${a} 是用 ${precision} 计算或存储的`,
    printed: (a, kind, digits) => `${a} 打印时只保留了 ${digits} 位${kind === "decimals" ? "小数" : "有效数字"}`,
  },
};

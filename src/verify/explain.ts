import { wordProblem } from "../base/wording.ts";
import { printText } from "../term/print-text.ts";
import { number } from "../term/term.ts";
import { codeSentences } from "./code-sentences.ts";
import type { Argument, Case, Counterexample, Numeric, Reason, Scope, Verdict } from "./verdict.ts";

export type Language = "en" | "zh";

/** A verdict in a reader's words: the reason in one sentence, and the facts behind it. */
export interface Explanation {
  readonly word: string;
  readonly reason: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
}

/** The four words, and pending, as they stand beside their glyphs. */
export const verdictWords = {
  proved: { glyph: "∎", en: "proved", zh: "已证明" },
  upheld: { glyph: "✓", en: "upheld", zh: "检验成立" },
  refuted: { glyph: "✕", en: "refuted", zh: "有反例" },
  undecided: { glyph: "?", en: "undecided", zh: "未决" },
} as const satisfies Record<Verdict["kind"], { glyph: string; en: string; zh: string }>;

/** Makes sentences of a verdict; the only place that does. `about`: what was judged, a claim with two sides, or a program beside what it should compute. */
export function explain(verdict: Verdict, language: Language, about: "claim" | "code" = "claim"): Explanation {
  const words = about === "code" ? ofCode(sentences[language]) : sentences[language];
  return {
    word: verdictWords[verdict.kind][language],
    reason: reasonFor(verdict, words),
    facts: factsOf(verdict, words),
  };
}

function ofCode(usual: Sentences): Sentences {
  const { rounding, labels, ...other } = codeSentences[usual.language];
  return { ...usual, ...other, labels: { ...usual.labels, ...labels }, undecided: (reason) => (reason.kind === "rounding" ? rounding : usual.undecided(reason)) };
}

interface Sentences {
  readonly language: Language;
  readonly scope: Readonly<Record<Scope, string>>;
  readonly proved: Readonly<Record<Argument["kind"], (steps: number) => string>>;
  readonly upheld: (cases: string, scope: string) => string;
  readonly here: (cases: string) => string;
  readonly refuted: (where: string, left: string, right: string, of: Counterexample["of"]) => string;
  readonly noValue: (where: string) => string;
  readonly undecided: (reason: Reason) => string;
  readonly labels: Readonly<Record<"scope" | "cases" | "seed" | "doubts" | "worst" | "argument" | "unproved" | "left" | "right" | "difference" | "case" | "path" | "digits" | "road" | "longest", string>>;
  readonly numeric: (numeric: Numeric) => string;
  readonly argument: (points: number, exponent: number) => string;
}

const sentences: Readonly<Record<Language, Sentences>> = {
  en: {
    language: "en",
    scope: {
      "every schedule": "every schedule: β drawn from all of (0, 1), T from 1",
      sheet: "this sheet: its parameters varied over the ranges that are stated, the others held",
      here: "this sheet as it stands now",
      closed: "numbers only: nothing is free",
    },
    proved: {
      induction: () => "Both sides are the same function for every t: the step from t − 1 to t holds for free quantities, and the first steps hold exactly.",
      steps: (steps) => `Both sides are the same function at every t up to ${steps}, in exact arithmetic; beyond that it held in every case tried.`,
      closed: () => "Both sides are exactly the same number.",
    },
    upheld: (cases, scope) => `No counterexample among ${cases} random cases (${scope}).`,
    here: (cases) => `It holds at ${cases === "1" ? "the one place" : `each of the ${cases} steps`} it speaks of, with the parameters as they are.`,
    refuted: (where, left, right, of) => `${where ? `${where}, t` : "T"}he left side${of === "value" ? "" : `'s ${of}`} is ${left} and the right side${of === "value" ? "" : `'s`} is ${right}.`,
    noValue: (where) => `${where ? `${where}, o` : "O"}ne side has no value.`,
    undecided: (reason) => {
      switch (reason.kind) {
        case "problem": return `Undecided, because of this: ${wordProblem(reason.problem, "en")}.`;
        case "rounding": return `Undecided, because rounding hides the difference even at 100 digits (${reason.detail}).`;
        case "no case": return "Undecided, because no step lies within the bounds of the claim.";
        case "statistics": return `Undecided, because a sample cannot tell: ${reason.detail}.`;
        case "stopped": return `Undecided, because it was stopped after ${reason.cases} cases.`;
      }
    },
    labels: {
      scope: "scope", cases: "cases", seed: "seed", doubts: "settled in decimals", worst: "largest rounding difference", argument: "exact argument",
      unproved: "why no proof", left: "left side", right: "right side", difference: "difference", case: "case", path: "replay path", digits: "digits", road: "numeric road", longest: "largest T drawn",
    },
    numeric: ({ road, points, falseAlarm, detectable }) => road === "sampling"
      ? `${points} draws a side; a true claim is left undecided with chance ${falseAlarm}; a mean off by ${detectable.mean} standard deviations or a variance off by ${detectable.variance * 100} % would have been seen`
      : `the trapezoid rule with ${points} points; a relative error of ${detectable.mean} would have been seen`,
    argument: (points, exponent) => `${points} random points of F_p, p = 2^61 − 1; a false identity passes with chance below 10^${exponent}`,
  },
  zh: {
    language: "zh",
    scope: {
      "every schedule": "任意调度：β 取遍 (0, 1)，T 从 1 起",
      sheet: "本表：写明范围的参数在其范围内变化，其余不变",
      here: "本表当前的参数",
      closed: "只含具体数字，没有自由量",
    },
    proved: {
      induction: () => "对每个 t，两边都是同一个函数：从 t − 1 到 t 的一步对任意自由量成立，最初几步也精确成立。",
      steps: (steps) => `在精确算术中，两边在 t ≤ ${steps} 时都是同一个函数；更大的 t 在试过的所有情形中成立。`,
      closed: () => "两边是完全相同的数。",
    },
    upheld: (cases, scope) => `在 ${cases} 个随机情形中没有找到反例（${scope}）。`,
    here: (cases) => `在当前参数下，它所涉及的 ${cases} 处都成立。`,
    refuted: (where, left, right, of) => `${where}${where ? " 时，" : ""}左边${ofZh[of]} ${left}，右边${ofZh[of]} ${right}。`,
    noValue: (where) => `${where}${where ? " 时，" : ""}有一边没有值。`,
    undecided: (reason) => {
      switch (reason.kind) {
        case "problem": return `未决，原因：${wordProblem(reason.problem, "zh")}。`;
        case "rounding": return `未决：即使用 100 位数字，差别仍被舍入掩盖（${reason.detail}）。`;
        case "no case": return "未决：该断言的范围内没有任何一步。";
        case "statistics": return `未决：抽样无法判断，${reason.detail}。`;
        case "stopped": return `未决：检验了 ${reason.cases} 个情形后被中止。`;
      }
    },
    labels: {
      scope: "范围", cases: "情形数", seed: "随机种子", doubts: "由高精度小数判定", worst: "最大舍入差", argument: "精确论证",
      unproved: "未能证明的原因", left: "左边", right: "右边", difference: "差", case: "情形", path: "重放路径", digits: "位数", road: "数值途径", longest: "T 最大取到",
    },
    numeric: ({ road, points, falseAlarm, detectable }) => road === "sampling"
      ? `每边抽样 ${points} 次；正确的断言被判为未决的概率为 ${falseAlarm}；均值偏差 ${detectable.mean} 个标准差或方差偏差 ${detectable.variance * 100}% 即可发现`
      : `${points} 点梯形求积；相对误差达到 ${detectable.mean} 即可发现`,
    argument: (points, exponent) => `在 F_p（p = 2^61 − 1）的 ${points} 个随机点上一致；错误的恒等式通过的概率低于 10^${exponent}`,
  },
};

const ofZh: Readonly<Record<Counterexample["of"], string>> = { value: "是", mean: "的均值是", variance: "的方差是", covariance: "的协方差是", failure: "是" };

function reasonFor(verdict: Verdict, words: Sentences): string {
  switch (verdict.kind) {
    case "proved": return words.proved[verdict.argument.kind](verdict.argument.steps);
    case "upheld": return verdict.scope === "here" || verdict.scope === "closed" ? words.here(grouped(verdict.run.cases)) : words.upheld(grouped(verdict.run.cases), words.scope[verdict.scope]);
    case "refuted": {
      const { left, right, of } = verdict.counterexample;
      const where = caseInWords(verdict.counterexample.case, words.language);
      return of !== "failure" && (left === "undefined" || right === "undefined") ? words.noValue(where) : words.refuted(where, short(left), short(right), of);
    }
    case "undecided": return words.undecided(verdict.reason);
  }
}

function factsOf(verdict: Verdict, { labels, scope, argument, numeric, language }: Sentences): Explanation["facts"] {
  const facts: { label: string; value: string }[] = [{ label: labels.scope, value: scope[verdict.scope] }];
  const say = (label: keyof Sentences["labels"], value: string | number) => facts.push({ label: labels[label], value: String(value) });
  if (verdict.kind === "refuted") {
    const { counterexample } = verdict;
    say("case", caseInWords(counterexample.case, language));
    say("left", counterexample.left);
    say("right", counterexample.right);
    say("difference", counterexample.difference);
    say("digits", counterexample.digits);
    say("path", counterexample.path);
  }
  if (verdict.kind === "proved") say("argument", argument(verdict.argument.points, verdict.argument.errorExponent));
  if (verdict.kind === "upheld" && verdict.numeric) say("road", numeric(verdict.numeric));
  if (verdict.kind === "upheld" && verdict.unproved) say("unproved", wordProblem(verdict.unproved, language));
  if (verdict.run) {
    say("cases", grouped(verdict.run.cases));
    if (verdict.run.longest !== undefined) say("longest", verdict.run.longest);
    say("seed", verdict.run.seed);
    if (verdict.run.doubts > 0) say("doubts", grouped(verdict.run.doubts));
    if (verdict.run.worst > 0) say("worst", verdict.run.worst.toExponential(1));
  }
  return facts;
}

/** "t = 1, T = 1, β = 0.5": what was drawn, the steps first, long schedules cut. */
export function caseInWords({ at, steps, beta, paths, parameters, variables }: Case, language: Language): string {
  const pairs = (record: Readonly<Record<string, unknown>>) => Object.entries(record).map(([name, value]) => `${shownName(name)} = ${value}`);
  const many = (beta?.length ?? 0) > 6;
  const betas = beta ? [`β = ${beta.slice(0, 6).join(language === "zh" ? "、" : ", ")}${many ? ", …" : ""}`] : [];
  const length = Object.keys(at).length > 0 || beta ? [`T = ${steps}`] : [];
  return [...pairs(at), ...length, ...betas, ...pairs(parameters), ...pairs(variables), ...Object.entries(paths ?? {}).map(([name, values]) => `${name}_0 … ${name}_T = ${values.join(", ")}`)].join(language === "zh" ? "，" : ", ");
}

const greek: Readonly<Record<string, string>> = { beta: "β", alpha: "α", eta: "η", eps: "ε", sigma: "σ" };
const shownName = (name: string): string => name.replace(/^[a-z]+(?=_|$)/, (word) => greek[word] ?? word);

const grouped = (n: number): string => n.toLocaleString("en-US");

/** Five significant digits, as a sheet would print them. */
export function short(text: string): string {
  const value = Number(text);
  return Number.isFinite(value) ? printText(number(String(Number(value.toPrecision(5))))) : text;
}

const order: readonly Verdict["kind"][] = ["refuted", "undecided", "upheld", "proved"];

/** The weakest of several verdicts: a formula's verdict is the weakest of its proofs'. */
export const weakest = (verdicts: readonly Verdict[]): Verdict | undefined =>
  verdicts.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))[0];

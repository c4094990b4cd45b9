import type { Counterexample, Scope } from "./verdict.ts";

interface CodeSentences {
  readonly scope: Readonly<Record<Scope, string>>;
  readonly upheld: (cases: string, scope: string) => string;
  readonly here: (cases: string) => string;
  readonly refuted: (where: string, left: string, right: string, of: Counterexample["of"]) => string;
  readonly rounding: string;
  readonly labels: Readonly<Record<"left" | "right", string>>;
}

/** What is said of a program in other words than of a claim: the left side is what it computes, the right side what it should. */
export const codeSentences: Readonly<Record<"en" | "zh", CodeSentences>> = {
  en: {
    scope: {
      "every schedule": "every schedule: random β put in where the program makes its own",
      sheet: "this program, with random inputs",
      here: "the program as it stands, with its own numbers",
      closed: "numbers only: nothing is free",
    },
    upheld: (cases, scope) => `It agrees in ${cases} random cases (${scope}).`,
    here: (cases) => `With the program's own numbers it agrees at ${cases === "1" ? "the one place" : `each of the ${cases} places`} compared.`,
    refuted: (where, left, right, of) => {
      const lead = where ? `${where}: ` : "";
      if (of === "failure") return `${lead}${where ? "t" : "T"}he code stops with ${left}.`;
      return of === "value" ? `${lead}${where ? "t" : "T"}he code gives ${left}; it should be ${right}.` : `${lead}${where ? "t" : "T"}he ${of} of what the code gives is ${left}; it should be ${right}.`;
    },
    rounding: "Undecided, because the difference is larger than rounding should make it and smaller than a mistake would.",
    labels: { left: "the code", right: "should be" },
  },
  zh: {
    scope: {
      "every schedule": "任意调度：在程序定义 β 之处换入随机的 β",
      sheet: "本程序，输入随机",
      here: "程序原样，用它自己的数值",
      closed: "只含具体数字，没有自由量",
    },
    upheld: (cases, scope) => `在 ${cases} 个随机情形中都一致（${scope}）。`,
    here: (cases) => `用程序自己的数值，比较的 ${cases} 处都一致。`,
    refuted: (where, left, right, of) => {
      const lead = where ? `${where} 时，` : "";
      if (of === "failure") return `${lead}代码以 ${left} 中止。`;
      return `${lead}代码${{ value: "给出", mean: "结果的均值是", variance: "结果的方差是", covariance: "结果的协方差是" }[of]} ${left}，应为 ${right}。`;
    },
    rounding: "未决：差别比舍入应有的大，又比真正的错误小。",
    labels: { left: "代码", right: "应为" },
  },
};

import type { Problem, ProblemKind } from "../base/problem.ts";
import type { Language } from "./preferences.ts";

/** A problem in words. The subject is kept apart, since it is shown as code. */
export interface ProblemWording {
  readonly kind: string;
  readonly subject: string;
  readonly hint: string;
}

const kinds: Readonly<Record<ProblemKind, string>> = {
  "unexpected token": "此处不应出现",
  "unclosed bracket": "括号未闭合",
  "ambiguous reading": "有两种读法",
  "unknown name": "未知的名称",
  "unknown function": "未知的函数",
  "circular definition": "循环定义",
  "doubled name": "重复的名称",
  "wrong number of arguments": "参数个数不对",
  "not a number": "不是数",
  "not a law": "不是分布",
  "not a column": "不是随 t 变化的列",
  "not a cell": "不是单元格",
  "outside its domain": "超出定义域",
  "outside its range": "超出取值范围",
  "read out of range": "读取越界",
  "too large": "过大",
  "too deep": "嵌套过深",
  "missing value": "缺少内容",
  "not exact": "无法精确求值",
  "not one step": "不是单步",
  "broken cell": "依赖的单元格有错",
};

export function problemWording(problem: Problem, language: Language): ProblemWording {
  const at = problem.t === undefined ? "" : ` t = ${problem.t}`;
  const hint = problem.hint === undefined ? "" : hintText(problem, language);
  return {
    kind: language === "zh" ? kinds[problem.kind] : problem.kind,
    subject: problem.subject + at,
    hint,
  };
}

function hintText({ kind, hint = "" }: Problem, language: Language): string {
  if (kind === "unknown name" || kind === "unknown function") return language === "zh" ? `是否想写 ${hint}？` : `did you mean ${hint}?`;
  return hint;
}

/** A problem as one phrase: kind, subject, hint. */
export function problemText(problem: Problem, language: Language): string {
  const { kind, subject, hint } = problemWording(problem, language);
  return `${kind}${subject ? `: ${subject}` : ""}${hint ? ` (${hint})` : ""}`;
}

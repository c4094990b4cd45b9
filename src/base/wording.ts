import type { Problem, ProblemKind } from "./problem.ts";

/** A problem as one line: lower case, the noun, a colon, the value, and what would mend it. The only place that words problems. */
export function wordProblem({ kind, subject, hint, t }: Problem, language: "en" | "zh"): string {
  const { noun, help } = words[kind];
  const at = t === undefined ? "" : language === "zh" ? `（t = ${t}）` : ` at t = ${t}`;
  const said = subject === "" ? noun[language] : `${noun[language]}${language === "zh" ? "：" : ": "}${cut(subject)}`;
  if (!hint) return said + at;
  return language === "zh" ? `${said}${at}（${help.zh(cut(hint))}）` : `${said}${at} (${help.en(cut(hint))})`;
}

/** Long values, such as a pasted file, are cut in the middle of their line; control characters are shown as pictures of themselves. */
const cut = (text: string): string =>
  (text.length > 120 ? `${text.slice(0, 100)}…` : text).replaceAll(/\p{Cc}/gu, (c) => (c === "\x7f" ? "␡" : c < " " ? String.fromCharCode(0x2400 + c.charCodeAt(0)) : "�"));

interface Words {
  readonly noun: { readonly en: string; readonly zh: string };
  readonly help: { readonly en: (hint: string) => string; readonly zh: (hint: string) => string };
}

/** Several options are a list to choose from; one is what was meant. */
const isList = (hint: string): boolean => hint.includes(", ") && !hint.includes("(");
const meant = {
  en: (hint: string) => (isList(hint) ? `one of ${hint}` : `did you mean ${hint}?`),
  zh: (hint: string) => (isList(hint) ? `可选：${hint}` : `是否想写 ${hint}？`),
};
const expected = { en: (hint: string) => `expected ${hint}`, zh: (hint: string) => `应为 ${hint}` };
const plain = { en: (hint: string) => hint, zh: (hint: string) => hint };
/** A bare figure or interval is put into words; a hint that is words already stands as it is. */
const bare = /^[\d.,…eE+-]+$/;
const bound = { en: (hint: string) => (bare.test(hint) ? `at most ${hint}` : hint), zh: (hint: string) => (bare.test(hint) ? `至多 ${hint}` : hint) };
const range = { en: (hint: string) => (bare.test(hint) ? `allowed: ${hint}` : hint), zh: (hint: string) => (bare.test(hint) ? `允许范围：${hint}` : hint) };

const words: Readonly<Record<ProblemKind, Words>> = {
  "unexpected token": { noun: { en: "unexpected token", zh: "多余的符号" }, help: expected },
  "unclosed bracket": { noun: { en: "unclosed bracket", zh: "括号没有闭合" }, help: expected },
  "ambiguous reading": { noun: { en: "ambiguous reading", zh: "有两种读法" }, help: plain },
  "unknown name": { noun: { en: "unknown name", zh: "未知的名字" }, help: meant },
  "unknown function": { noun: { en: "unknown function", zh: "未知的函数" }, help: meant },
  "circular definition": { noun: { en: "circular definition", zh: "循环定义" }, help: plain },
  "doubled name": { noun: { en: "doubled name", zh: "名字重复" }, help: plain },
  "wrong number of arguments": { noun: { en: "wrong number of arguments", zh: "参数个数不对" }, help: expected },
  "not a number": { noun: { en: "not a number", zh: "不是数" }, help: expected },
  "not a law": { noun: { en: "not a law", zh: "不是分布" }, help: expected },
  "not a column": { noun: { en: "not a column", zh: "不是列" }, help: expected },
  "not a cell": { noun: { en: "not a cell", zh: "不是单元格" }, help: expected },
  "outside its domain": { noun: { en: "outside its domain", zh: "超出定义域" }, help: plain },
  "outside its range": { noun: { en: "outside its range", zh: "超出取值范围" }, help: range },
  "read out of range": { noun: { en: "read out of range", zh: "读取越界" }, help: range },
  "too large": { noun: { en: "too large", zh: "过大" }, help: bound },
  "too deep": { noun: { en: "too deep", zh: "嵌套过深" }, help: bound },
  "missing value": { noun: { en: "missing value", zh: "缺少内容" }, help: expected },
  "fixed numbers": { noun: { en: "fixed numbers that follow no schedule", zh: "固定的数，不随噪声表变化" }, help: plain },
  "not exact": { noun: { en: "no exact arithmetic for it", zh: "无法精确计算" }, help: plain },
  "not one step": { noun: { en: "not a matter of one step", zh: "不能归结为一步" }, help: plain },
  "own fault": { noun: { en: "a fault of the audit itself", zh: "审查程序自身的错误" }, help: plain },
  "cut short": { noun: { en: "cut short", zh: "不完整" }, help: plain },
  damaged: { noun: { en: "damaged", zh: "已损坏" }, help: plain },
  "newer version": { noun: { en: "made by a newer version", zh: "由更新的版本生成" }, help: plain },
  "not a sheet": { noun: { en: "not a sheet", zh: "不是表" }, help: plain },
  "not UTF-8": { noun: { en: "not valid UTF-8", zh: "不是有效的 UTF-8" }, help: plain },
  "bad file": { noun: { en: "cannot be read", zh: "无法读取" }, help: expected },
  "broken cell": { noun: { en: "stands on a broken cell", zh: "依赖的单元格有误" }, help: plain },
};

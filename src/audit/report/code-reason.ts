import type { Wording } from "../../sheet/formula.ts";
import { caseInWords, type Language } from "../../verify/explain.ts";
import type { Counterexample, Verdict } from "../../verify/verdict.ts";
import { reasonOf } from "./why-undecided.ts";

/** Why a program's claim has its verdict, with what was remarked of it. A remark that names both values itself, or the exception, is said in place of them, with the case behind it. */
export function codeReason(verdict: Verdict, remark: Wording | undefined, language: Language): string {
  const reason = reasonOf(verdict, language, "code"), said = remark?.[language];
  if (said === undefined) return reason;
  if (verdict.kind !== "refuted" || !names(said, verdict.counterexample)) return `${reason}${language === "zh" ? "" : " "}${said}`;
  const where = caseInWords(verdict.counterexample.case, language);
  return where === "" ? said : language === "zh" ? `${said.replace(/。$/, "")}（${where}）。` : `${said.replace(/\.$/, "")} (${where}).`;
}

function names(said: string, { left, right, of }: Counterexample): boolean {
  if (of === "failure") return said.includes(left) || said.includes(left.split(":")[0]!);
  const numbers = new Set([...said.matchAll(/\d+(?:\.\d+)?(?:e[+-]?\d+)?/g)].map(([digits]) => Number(digits)));
  return [left, right].every((side) => Number.isFinite(Number(side)) && [4, 5].some((digits) => numbers.has(Math.abs(Number(Number(side).toPrecision(digits))))));
}

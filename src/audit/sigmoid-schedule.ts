import type { Line } from "../read/text/line.ts";
import { call, negate, number, operator, type Term } from "../term/term.ts";

/** A logistic curve over −reach … reach between two ends, as Xu et al. 2022 have it; the share of the way runs over the steps, first and last hit, or as t/T. */
export function sigmoidLines(steps: number, low: Term, high: Term, reach: Term, share: Term): readonly Line[] {
  const where = operator("-", operator("*", operator("*", number(2), reach), share), reach);
  const body = operator("+", low, operator("/", operator("-", high, low), operator("+", number(1), call("exp", negate(where)))));
  return [{ kind: "parameter", name: "T", value: number(steps), scale: "linear", whole: true }, { kind: "column", name: "beta", index: "t", body }];
}

const range = /(?<![\d.])-\s*(\d+(?:\.\d+)?)\s*(?:to|and|\.\.\.?|…|,|到|至|和|~)\s*\+?(\d+(?:\.\d+)?)(?![\d.])/g;

/** How far to each side a document takes its sigmoid, where it says so once: "from −6 to 6". */
export function reachIn(text: string): Term | undefined {
  const found = new Set([...text.matchAll(range)].filter((m) => m[1] === m[2] && Number(m[1]) >= 2 && Number(m[1]) <= 20).map((m) => m[1]!));
  return found.size === 1 ? number([...found][0]!) : undefined;
}

import type { Case, Scope, Verdict } from "../verify/verdict.ts";
import type { Message } from "./messages.ts";
import { powerText } from "./number-text.ts";
import type { Preferences } from "./preferences.ts";
import { problemText } from "./problem-wording.ts";
import type { CheckedClaim } from "./verification.ts";

/** The reason for a verdict in one sentence, in the reader's language. */
export function reasonOf(reader: Preferences, { verdict, fault }: CheckedClaim): string {
  if (fault) return reader.say("undecidedProblem", { problem: problemText(fault, reader.language()) });
  return verdict ? verdictText(reader, verdict) : reader.say("waiting");
}

function verdictText(reader: Preferences, verdict: Verdict): string {
  const { say } = reader;
  switch (verdict.kind) {
    case "proved": {
      const { argument, run } = verdict;
      if (argument.kind === "closed" || verdict.scope === "closed") return say("provedClosed");
      return say(argument.kind === "induction" ? "provedInduction" : "provedSteps", { cases: run.cases, steps: argument.steps });
    }
    case "upheld": {
      const held = verdict.scope === "closed" ? say("upheldClosed") : say("upheldBy", { cases: verdict.run.cases });
      return verdict.unproved ? `${held} ${say("unproved", { problem: problemText(verdict.unproved, reader.language()) })}` : held;
    }
    case "refuted": {
      const { left, right, of, case: drawn } = verdict.counterexample;
      const gaps = { left: cut(left), right: cut(right), case: caseText(drawn) };
      if (gaps.case === "") return say("refutedClosed", gaps);
      const messages: Readonly<Record<typeof of, Message>> = { value: "refutedAt", mean: "refutedMean", variance: "refutedVariance", covariance: "refutedVariance" };
      return say(messages[of], gaps);
    }
    case "undecided": {
      const { reason } = verdict;
      switch (reason.kind) {
        case "problem": return say("undecidedProblem", { problem: problemText(reason.problem, reader.language()) });
        case "rounding": return say("undecidedRounding");
        case "no case": return say("undecidedNoCase");
        case "statistics": return say("undecidedStatistics", { detail: reason.detail });
        case "stopped": return say("undecidedStopped", { cases: reason.cases });
      }
    }
  }
}

/** A case as a person would write it: T = 2, t = 1, β = 0.5, 0.5, x0 = 1. */
export function caseText({ steps, beta, parameters, variables, at }: Case): string {
  const parts = Object.entries({ ...at, ...parameters, ...variables }).map(([name, value]) => `${name} = ${cut(String(value))}`);
  if (beta) parts.push(`β = ${beta.slice(0, 6).map(cut).join(", ")}${beta.length > 6 ? ", …" : ""}`);
  return (beta || Object.keys(at).length > 0) && steps > 0 ? [`T = ${steps}`, ...parts].join(", ") : parts.join(", ");
}

export function scopeText(reader: Preferences, scope: Scope): string {
  const messages: Readonly<Record<Scope, Message>> = { here: "scopeHere", sheet: "scopeSheet", "every schedule": "scopeEvery", closed: "scopeClosed" };
  return reader.say(messages[scope]);
}

/** A decimal string cut to what a sentence can hold; all digits are in the report. */
export function cut(text: string): string {
  const [, sign = "", digits = "", exponent] = /^(-?)([\d.]+)(?:e([+-]?\d+))?$/i.exec(text) ?? [];
  if (digits === "") return text;
  const value = Number(text);
  if (exponent === undefined && digits.length <= 8) return sign.replace("-", "−") + digits;
  if (value !== 0 && (Math.abs(value) < 1e-4 || Math.abs(value) >= 1e7)) {
    const [mantissa, power] = value.toExponential(5).split("e") as [string, string];
    return `${String(Number(mantissa)).replace("-", "−")} × 10${powerText(Number(power))}`;
  }
  return String(Number(value.toPrecision(7))).replace("-", "−");
}

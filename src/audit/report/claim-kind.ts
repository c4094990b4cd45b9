import type { Rule } from "../finding.ts";

/** What a claim is about, in the words of a reader; the rule says who judged it. */
export type ClaimKind =
  | "formula" | "schedule" | "definition" | "update rule" | "loss" | "number" | "worked example" | "limit" | "derivation" | "property" | "code";

/** The kind of claim that a rule judges; what has no word of its own is a formula. */
export function kindOf(rule: Rule): ClaimKind {
  switch (rule) {
    case "schedule": case "definition": case "loss": case "number": case "limit": case "derivation": case "property": case "code": return rule;
    case "update": return "update rule";
    case "example": return "worked example";
    default: return "formula";
  }
}

import { explain, type Explanation, type Language } from "../../verify/explain.ts";
import { pythonProgram } from "../../verify/python-program.ts";
import { statementOf } from "../../verify/statement.ts";
import type { Finding } from "../finding.ts";
import { aboutOf } from "./why-undecided.ts";

/** What stands behind a finding, for a reader who wants all of it. */
export interface FullEvidence {
  readonly facts: Explanation["facts"];
  /** The counterexample as a program that needs Python's standard library alone. */
  readonly python?: string;
}

/** What was run has no program of its own beside the document's; what was put to the verifier has. */
export function fullEvidence({ verdict, question, code }: Finding, language: Language): FullEvidence {
  const { facts } = explain(verdict, language, aboutOf({ code }));
  if (verdict.kind !== "refuted" || !question) return { facts };
  return { facts, python: pythonProgram(statementOf(question.claim, question.definitions, question.parameters), verdict.counterexample) };
}

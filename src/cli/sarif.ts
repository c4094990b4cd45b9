import { version } from "../../package.json";
import { caseInWords } from "../verify/explain.ts";
import type { FileFindings, Finding } from "./finding.ts";
import type { FilePlace } from "./live-sheet.ts";

const rules = [
  { id: "refuted", shortDescription: { text: "A claim has a counterexample" }, defaultConfiguration: { level: "error" } },
  { id: "undecided", shortDescription: { text: "A claim could not be decided" }, defaultConfiguration: { level: "warning" } },
  { id: "problem", shortDescription: { text: "A cell cannot be read or computed" }, defaultConfiguration: { level: "error" } },
] as const;

/** Findings as a SARIF 2.1.0 log (OASIS). What stands is left out; the JSON format has everything. */
export function sarifOf(files: readonly FileFindings[]) {
  return sarifLog(rules, files.flatMap(({ findings, problems }) => [
    ...findings.filter(({ verdict }) => verdict === "refuted" || verdict === "undecided").map(resultOf),
    ...problems.map((problem) => ({ ruleId: "problem", level: "error", message: { text: problem.message }, locations: [locationOf(problem)], properties: { kind: problem.kind, cell: problem.cell } })),
  ]));
}

/** A log of one run of this program. */
export function sarifLog(driverRules: readonly unknown[], results: readonly unknown[]) {
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{ tool: { driver: { name: "alphabar", version, rules: driverRules } }, columnKind: "utf16CodeUnits", results }],
  };
}

function resultOf(finding: Finding) {
  const { verdict, claim, formula, reason, counterexample, seed, scope, id } = finding;
  return {
    ruleId: verdict,
    level: verdict === "refuted" ? "error" : "warning",
    message: { text: `${verdict}: ${claim}. ${reason}` },
    locations: [locationOf(finding)],
    partialFingerprints: { "alphabar/v1": id },
    properties: {
      claim,
      scope,
      ...(formula !== undefined && { formula }),
      ...(seed !== undefined && { seed }),
      ...(counterexample && { case: caseInWords(counterexample.values, "en"), values: counterexample.values, left: counterexample.left, right: counterexample.right, path: counterexample.path }),
    },
  };
}

export function locationOf({ file, line, column, endLine, endColumn }: FilePlace) {
  return {
    physicalLocation: {
      artifactLocation: { uri: encodeURI(file.replaceAll("\\", "/")) },
      region: { startLine: line, startColumn: column, endLine, endColumn },
    },
  };
}

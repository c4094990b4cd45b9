import type { FileReport, ReportedFinding } from "../audit/report/report.ts";
import { headline } from "../audit/report/headline.ts";
import { locationOf, sarifLog } from "./sarif.ts";

/** Refuted claims and problems as a SARIF 2.1.0 log; suppressed and known ones are marked as SARIF has it. The JSON format has every claim. */
export function auditSarif(files: readonly FileReport[]) {
  const results = files.flatMap(({ file, findings, problems = [] }) => [
    ...findings.filter(({ verdict }) => verdict === "refuted").map(resultOf),
    ...problems.map(({ kind, message, ...spot }) => ({ ruleId: kind, level: kind === "unreadable" ? "error" : "warning", message: { text: message }, locations: [locationOf({ file, ...spot })] })),
  ]);
  const ids = [...new Set(results.map(({ ruleId }) => ruleId))].toSorted();
  return sarifLog(ids.map((id) => ({ id, shortDescription: { text: descriptions[id] ?? `A wrong claim: ${id}` } })), results);
}

const descriptions: Readonly<Record<string, string>> = {
  unreadable: "A file was not audited",
  suppression: "A suppression without a reason, or of nothing",
  declaration: "A declared convention that cannot be read, or that the document contradicts",
};

function resultOf(finding: ReportedFinding) {
  const { rule, claim, kind, reading, convention, reason = "", counterexample, rightForm, id, seed, path, suppressed, known, code } = finding;
  const right = rightForm === undefined ? "" : ` The right form: ${rightForm}`;
  return {
    ruleId: rule,
    level: "error",
    message: { text: `refuted: ${code ? `${code.subject}, in \`${headline(finding)}\`` : claim}. ${reason}${right}` },
    locations: [locationOf(finding)],
    partialFingerprints: { "alphabar/v1": id },
    baselineState: known ? "unchanged" : "new",
    ...(suppressed !== undefined && { suppressions: [{ kind: "inSource", justification: suppressed }] }),
    properties: {
      kind, reading, seed, path,
      ...(convention !== undefined && { convention }),
      ...(rightForm !== undefined && { rightForm }),
      ...(code && { code }),
      ...(counterexample && { values: counterexample.values, left: counterexample.left, right: counterexample.right }),
    },
  };
}

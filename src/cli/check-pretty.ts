import { sidesShown } from "../verify/sides-shown.ts";
import type { FileFindings, Finding } from "./finding.ts";
import type { Paint } from "./paint.ts";
import { badge } from "./prove-pretty.ts";

/** A sheet's findings for a reader: what stands in one line, what does not with its counterexample. */
export function checkPretty({ file, findings, problems }: FileFindings, paint: Paint): string {
  const lines = [
    paint.bold(file),
    ...findings.flatMap((finding) => lineOf(finding, paint)),
    ...problems.map(({ line, column, message }) => `  ${paint.red("! problem")}    ${place(line, column)}  ${message}`),
    `  ${summary(findings, problems.length)}`,
  ];
  return `${lines.join("\n")}\n\n`;
}

function lineOf(finding: Finding, paint: Paint): readonly string[] {
  const { verdict, line, column, claim, formula, reason, counterexample, seed, python } = finding;
  const head = `  ${badge(verdict, paint)}${" ".repeat("? undecided".length - `? ${verdict}`.length)}  ${place(line, column)}  ${claim}${formula === undefined ? "" : paint.dim(`  (${formula})`)}`;
  if (verdict === "proved" || verdict === "upheld") return [head];
  const indent = " ".repeat(15);
  const sides = counterexample && sidesShown(counterexample);
  const replay = [...(seed === undefined ? [] : [`seed ${seed}`]), ...(counterexample ? [`path ${counterexample.path}`] : [])].join(" · ");
  return [
    head,
    `${indent}${reason}`,
    ...(sides ? [`${indent}left  ${sides.left}`, `${indent}right ${sides.right}`] : []),
    ...(replay === "" ? [] : [indent + paint.dim(replay)]),
    ...(python === undefined ? [] : ["", ...python.trimEnd().split("\n"), ""]),
  ];
}

const place = (line: number, column: number): string => `${line}:${column}`.padEnd(6);

function summary(findings: readonly Finding[], problems: number): string {
  const count = (kind: Finding["verdict"]) => findings.filter(({ verdict }) => verdict === kind).length;
  const kinds = (["refuted", "undecided", "upheld", "proved"] as const).flatMap((kind) => (count(kind) === 0 ? [] : [`${count(kind)} ${kind}`]));
  const parts = [...kinds, ...(problems === 0 ? [] : [`${problems} ${problems === 1 ? "problem" : "problems"}`])];
  return `${findings.length} ${findings.length === 1 ? "claim" : "claims"}${parts.length === 0 ? "" : `: ${parts.join(", ")}`}`;
}

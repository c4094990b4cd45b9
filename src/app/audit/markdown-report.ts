import { version } from "../../../package.json";
import { headline } from "../../audit/report/headline.ts";
import { codeItems } from "../../audit/report/markdown.ts";
import type { FileReport, ReportedFinding } from "../../audit/report/report.ts";
import { type Language, verdictWords } from "../../verify/explain.ts";
import type { Say } from "./messages.ts";

/** A document's report as Markdown: what is refuted first, with its evidence, then the rest in one line each. */
export function markdownReport(report: FileReport, say: Say, language: Language): string {
  const refuted = report.findings.filter(({ verdict }) => verdict === "refuted");
  const rest = report.findings.filter(({ verdict }) => verdict !== "refuted");
  return [
    `# ${say("reportTitle", { name: report.file })}`,
    `${countsLine(report.coverage, say, language)} (alphabar ${version})`,
    ...(refuted.length > 0 ? [`## ${say("reportRefuted")}`, ...refuted.map((finding) => full(finding, say, language))] : [say("noneRefuted")]),
    ...(rest.length > 0 ? [`## ${say("reportRest")}`, rest.map((finding) => `- ${place(finding, say)}: ${word(finding, language)}: ${inline(finding.code ? headline(finding) : finding.claim)}`).join("\n")] : []),
    "",
  ].join("\n\n");
}

/** Counts and coverage in one line. */
export function countsLine({ found, understood, refuted, proved, upheld, undecided }: FileReport["coverage"], say: Say, language: Language): string {
  const counts = Object.entries({ refuted, proved, upheld, undecided }).filter(([, count]) => count > 0);
  const of = (kind: string) => verdictWords[kind as keyof typeof verdictWords][language];
  return language === "zh"
    ? `${say("claims", { found })}：${counts.map(([kind, count]) => `${of(kind)} ${count}`).join("，")}；${say("understood", { understood })}`
    : `${found === 1 ? say("oneClaim") : say("claims", { found })}: ${counts.map(([kind, count]) => `${count} ${of(kind)}`).join(", ")}; ${say("understood", { understood })}`;
}

/** What is needed to look into one verdict: the finding as the command line would print it, with seed and path. */
export function wrongVerdictReport(finding: ReportedFinding, facts: readonly { readonly label: string; readonly value: string }[], say: Say, language: Language): string {
  return [
    `# ${say("reportWrongVerdict")}`,
    full(finding, say, language),
    facts.map(({ label, value }) => `- ${label}: ${value}`).join("\n"),
    `\`\`\`json\n${JSON.stringify({ version, ...finding }, null, 2)}\n\`\`\``,
    "",
  ].join("\n\n");
}

function full({ claim, reading, reason, convention, rightForm, code, ...finding }: ReportedFinding, say: Say, language: Language): string {
  const { counterexample } = finding;
  return [
    `### ${place(finding, say)}`,
    code ? fenced(code.lines.map(({ text }) => text), "python") : fenced([claim.trim()], "latex"),
    [
      ...(code ? codeItems(code, language) : []),
      ...(reading && !code ? [`- ${say("reportReading")}: ${inline(reading)}`] : []),
      ...(reason ? [`- ${say("reportWhy")}: ${reason}`] : []),
      ...(counterexample ? [`- ${say("left")}: ${counterexample.left}`, `- ${say("right")}: ${counterexample.right}`] : []),
      ...(convention ? [`- ${say("convention")}: ${convention}`] : []),
      ...(rightForm && !code ? [`- ${say("reportRight")}: ${inline(rightForm)}`] : []),
    ].join("\n"),
    ...(code?.correction ? [`${say("rightForm")}:`, fenced([...code.correction.removed.map(({ text }) => `- ${text}`), ...code.correction.added.map((text) => `+ ${text}`)], "diff")] : []),
  ].join("\n\n");
}

/** A listing that may hold fences itself. */
function fenced(lines: readonly string[], language: string): string {
  const fence = "`".repeat(Math.max(3, ...lines.map((line) => (/^\s*(`{3,})/.exec(line)?.[1]?.length ?? 0) + 1)));
  return `${fence}${language}\n${lines.join("\n")}\n${fence}`;
}

/** Where a finding stands, in few words. */
export function place({ line, cell }: Pick<ReportedFinding, "line" | "cell">, say: Say): string {
  return cell === undefined ? say("line", { line }) : `${say("cellLine", { cell })}, ${say("line", { line })}`;
}

const word = ({ verdict }: ReportedFinding, language: Language): string => verdictWords[verdict][language];

/** Code that holds any text, back-ticks too, on one line. */
function inline(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  const longest = Math.max(0, ...[...flat.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest > 0 ? `${fence} ${flat} ${fence}` : `${fence}${flat}${fence}`;
}

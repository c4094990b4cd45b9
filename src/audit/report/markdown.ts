import { type Language, verdictWords } from "../../verify/explain.ts";
import { endOf } from "../code/wordings.ts";
import type { ReportedCode } from "./code-report.ts";
import { headline } from "./headline.ts";
import type { FileReport, ReportedFinding } from "./report.ts";

const words = {
  en: { title: "Audit of", claims: "claims", understood: "understood", reading: "Read as", convention: "Taken as", reason: "Why", right: "The right form", replay: "Replay", suppressed: "Suppressed", known: "In the baseline", line: "line", cell: "cell", other: "Other claims", none: "Nothing is refuted.", problem: "Problem", conventions: "Conventions", declared: "declared" },
  zh: { title: "审查：", claims: "条断言", understood: "已理解", reading: "读作", convention: "按此约定", reason: "原因", right: "正确形式", replay: "重放", suppressed: "已忽略", known: "基线已有", line: "第", cell: "单元", other: "其余断言", none: "没有发现反例。", problem: "问题", conventions: "约定", declared: "文档声明" },
} as const satisfies Record<Language, Record<string, string>>;

const codeWords = {
  en: { subject: "It is", repaired: "Repaired", formula: "As a formula", computes: "It computes", should: "It should compute", ends: "Where it ends" },
  zh: { subject: "代码", repaired: "已修补", formula: "写成公式", computes: "实际计算", should: "应当计算", ends: "终点" },
} as const satisfies Record<Language, Record<string, string>>;

/** A document's report as Markdown to be kept or sent: what is refuted in full, the rest in a table. `language` is the one the report was made in. */
export function markdownOf({ file, coverage, findings, conventions = [], problems = [] }: FileReport, language: Language): string {
  const say = words[language];
  const counts = (["refuted", "undecided", "upheld", "proved"] as const).map((kind) => `${coverage[kind]} ${verdictWords[kind][language]}`).join(", ");
  const refuted = findings.filter(({ verdict }) => verdict === "refuted");
  const rest = findings.filter(({ verdict }) => verdict !== "refuted");
  return [
    `# ${say.title} ${escaped(file)}`,
    `${coverage.found} ${say.claims}, ${coverage.understood} ${say.understood}: ${counts}`,
    ...(conventions.length === 0 ? [] : [`**${say.conventions}:** ${conventions.map(({ says, declared }) => `${escaped(says)}${declared ? ` (${say.declared})` : ""}`).join("; ")}`]),
    ...problems.map(({ message, line, column }) => `**${say.problem}** ${line}:${column}: ${escaped(message)}`),
    ...(refuted.length === 0 && problems.length === 0 ? [say.none] : refuted.map((finding) => inFull(finding, language))),
    ...(rest.length === 0 ? [] : [`## ${say.other}`, tableOf(rest, language)]),
  ].join("\n\n") + "\n";
}

function inFull(finding: ReportedFinding, language: Language): string {
  const { claim, reading, convention, reason, rightForm, seed, path, suppressed, known, verdict, code: program } = finding;
  const say = words[language];
  const { glyph } = verdictWords[verdict];
  const item = (label: string, text: string | undefined) => (text === undefined || text === "" ? [] : [`- **${label}:** ${text}`]);
  return [
    `## ${glyph} ${placeOf(finding, language)}`,
    program ? fenced(program.lines.map(({ text }) => text).join("\n"), "python") : fenced(claim, "tex"),
    [
      ...(program ? codeItems(program, language) : item(say.reading, code(reading))),
      ...item(say.reason, reason === undefined ? undefined : escaped(reason)),
      ...item(say.convention, convention === undefined ? undefined : escaped(convention)),
      ...(program ? [] : item(say.right, rightForm === undefined ? undefined : code(rightForm))),
      ...item(say.suppressed, suppressed === undefined ? undefined : escaped(suppressed)),
      ...(known ? [`- ${say.known}`] : []),
      ...item(say.replay, path === null ? undefined : `seed ${seed}, path ${code(path)}`),
    ].join("\n"),
    ...(program?.correction ? [`**${say.right}:**`, fenced([...program.correction.removed.map(({ text }) => `- ${text}`), ...program.correction.added.map((text) => `+ ${text}`)].join("\n"), "diff")] : []),
  ].join("\n\n");
}

/** What a code finding says beside its lines; its mathematics typeset, as Markdown's readers know it. */
export function codeItems({ subject, mathematics, computes, should, repaired = [], ends = [] }: ReportedCode, language: Language): readonly string[] {
  const say = codeWords[language];
  const math = (latex: string) => `$${latex.replaceAll(/\s+/g, " ")}$`;
  const side = ({ latex, numbers }: ReportedCode["computes"]) => [...(latex === undefined ? [] : [math(latex)]), ...(numbers === undefined ? [] : [code(numbers)])].join(" = ");
  const item = (label: string, text: string) => (text === "" ? [] : [`- **${label}:** ${text}`]);
  return [
    ...item(say.subject, escaped(subject)),
    ...item(say.repaired, repaired.map(escaped).join("; ")),
    ...item(say.formula, mathematics === undefined ? "" : math(mathematics)),
    ...item(say.computes, side(computes)),
    ...item(say.should, side(should)),
    ...ends.flatMap((end) => item(say.ends, escaped(endOf(end)[language]))),
  ];
}

function tableOf(findings: readonly ReportedFinding[], language: Language): string {
  const row = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const lines = findings.map((finding) => {
    const { glyph, [language]: word } = verdictWords[finding.verdict];
    return row([placeOf(finding, language), code(finding.code ? headline(finding) : finding.claim).replaceAll("|", "\\|"), `${glyph} ${word}`, escaped(finding.reason ?? "")]);
  });
  return [row(["", "", "", ""]), row(["---", "---", "---", "---"]), ...lines].join("\n");
}

function placeOf({ line, column, cell }: ReportedFinding, language: Language): string {
  const say = words[language];
  const at = language === "zh" ? `${say.line} ${line} 行第 ${column} 列` : `${say.line} ${line}:${column}`;
  return cell === undefined ? at : `${say.cell} ${cell}, ${at}`;
}

/** Text that means nothing to Markdown but itself. */
const escaped = (text: string): string => text.replaceAll(/\s+/g, " ").replaceAll(/[\\`*_<>#[\]|$]/g, "\\$&");

/** Source text between as many backticks as it needs. */
function code(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  const ticks = fenceFor(line, 1);
  return line === "" ? "" : line.includes("`") ? `${ticks} ${line} ${ticks}` : `${ticks}${line}${ticks}`;
}

function fenced(text: string, language: "tex" | "python" | "diff"): string {
  const fence = fenceFor(text, 3);
  return `${fence}${language}\n${text}\n${fence}`;
}

const fenceFor = (text: string, least: number): string => "`".repeat(Math.max(least, 1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))));

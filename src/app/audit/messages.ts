import type { Wording } from "../../sheet/formula.ts";
import { filled, type Gaps } from "../preferences.ts";
import { useReader } from "../reader.ts";

/** Every sentence of the audit, in both languages; they come with its code, after the first paint. */
const messages = {
  title: { en: "Audit a tutorial", zh: "审查一篇教程" },
  dropHere: { en: "Drop a document here", zh: "把文档拖到这里" },
  whatIsRead: {
    en: "Markdown, LaTeX, HTML, notebooks or plain text. Each formula about diffusion models is judged; a wrong one comes with a small counterexample.",
    zh: "支持 Markdown、LaTeX、HTML、笔记本和纯文本。逐条检验其中关于扩散模型的公式；错误的公式会附上一个可以手算的小反例。",
  },
  stays: { en: "Nothing leaves this computer.", zh: "一切都在本机完成，不上传任何内容。" },
  choose: { en: "Choose a file", zh: "选择文件" },
  orPaste: { en: "Or paste text here", zh: "或在此粘贴文本" },
  check: { en: "Check it", zh: "开始检验" },
  pastedName: { en: "pasted text", zh: "粘贴的文本" },
  samples: { en: "Or look at a sample", zh: "或看一个例子" },
  sampleWrong: { en: "Notes with three mistakes", zh: "有三处错误的笔记" },
  sampleRight: { en: "Notes without a mistake", zh: "没有错误的笔记" },
  working: { en: "Checking {name}", zh: "正在检验 {name}" },
  workingOn: { en: "{done} of {all} claims", zh: "已检验 {done} / {all} 条论断" },
  reading: { en: "reading", zh: "读取中" },
  cancel: { en: "Cancel", zh: "取消" },
  isEmpty: { en: "{name} is empty: there is nothing to check.", zh: "{name} 是空的，没有可检验的内容。" },
  cannotRead: { en: "{name} cannot be checked. {problem}.", zh: "无法检验 {name}。{problem}。" },
  fault: { en: "The audit itself failed on {name}: {detail}.", zh: "审查程序在 {name} 上出错：{detail}。" },
  sizeHint: { en: "up to {most} MB in the page, up to 50 MB on the command line", zh: "页面内至多 {most} MB，命令行至多 50 MB" },
  another: { en: "Another document", zh: "换一篇文档" },
  exportReport: { en: "Save the report", zh: "保存报告" },
  document: { en: "Document", zh: "文档" },
  findings: { en: "Findings", zh: "结果" },
  claims: { en: "{found} claims", zh: "{found} 条论断" },
  oneClaim: { en: "1 claim", zh: "1 条论断" },
  understood: { en: "{understood} understood", zh: "理解 {understood} 条" },
  noClaims: { en: "No claim about diffusion models was found in it.", zh: "其中没有找到关于扩散模型的论断。" },
  noneRefuted: { en: "Nothing in it is refuted.", zh: "没有发现有反例的论断。" },
  noneUndecided: { en: "Nothing in it is undecided.", zh: "没有未决的论断。" },
  filter: { en: "Show", zh: "显示" },
  all: { en: "all", zh: "全部" },
  line: { en: "line {line}", zh: "第 {line} 行" },
  cellLine: { en: "cell {cell}", zh: "第 {cell} 格" },
  keysHint: { en: "↑ ↓ move, Enter opens, Esc closes", zh: "↑ ↓ 移动，Enter 打开，Esc 关闭" },
  read: { en: "Read as", zh: "读作" },
  unread: { en: "As it stands", zh: "原文" },
  convention: { en: "Convention", zh: "约定" },
  suppressed: { en: "Ignored by a note in the document: {reason}", zh: "文档中的注记要求忽略：{reason}" },
  bothSides: { en: "Both sides at the counterexample", zh: "反例处的两边" },
  where: { en: "where", zh: "其中" },
  sideMean: { en: "mean {value}", zh: "均值 {value}" },
  sideVariance: { en: "variance {value}", zh: "方差 {value}" },
  overT: { en: "Both sides over t", zh: "两边随 t 的变化" },
  overTOf: { en: "β from {from} to {to} over {steps} steps", zh: "{steps} 步，β 从 {from} 到 {to}" },
  meanOf: { en: "the mean", zh: "均值" },
  varianceOf: { en: "the variance", zh: "方差" },
  covarianceOf: { en: "the covariance", zh: "协方差" },
  left: { en: "left", zh: "左边" },
  right: { en: "right", zh: "右边" },
  rightForm: { en: "The right form", zh: "正确的形式" },
  copyLatex: { en: "Copy as LaTeX", zh: "复制 LaTeX" },
  copyPython: { en: "Copy as Python", zh: "复制为 Python" },
  openSheet: { en: "Open in sheet", zh: "在表中打开" },
  wrongVerdict: { en: "This verdict is wrong", zh: "这个判定有误" },
  wrongVerdictHint: { en: "Copies a report with everything needed to look into it", zh: "复制一份报告，含复查所需的全部信息" },
  howChecked: { en: "How it was checked", zh: "如何检验" },
  showInText: { en: "Show in the document", zh: "在文档中查看" },
  missingHere: { en: "a formula is missing here", zh: "此处缺少公式" },
  sheetTitle: { en: "From {name}, line {line}", zh: "来自 {name} 第 {line} 行" },
  reportTitle: { en: "Audit of {name}", zh: "{name} 的审查报告" },
  reportRefuted: { en: "Refuted", zh: "有反例" },
  reportRest: { en: "Other claims", zh: "其他论断" },
  reportReading: { en: "read as", zh: "读作" },
  reportWhy: { en: "why", zh: "理由" },
  reportRight: { en: "right form", zh: "正确的形式" },
  reportWrongVerdict: { en: "A verdict that seems wrong", zh: "一个看来有误的判定" },
} satisfies Record<string, Wording>;

export type AuditMessage = keyof typeof messages;
export type Say = (message: AuditMessage, gaps?: Gaps) => string;

/** Says the audit's sentences in the reader's language. */
export function useSay(): Say {
  const reader = useReader();
  return (message, gaps) => filled(messages[message][reader.language()], gaps);
}

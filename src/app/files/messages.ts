import type { Wording } from "../../sheet/formula.ts";
import { useReader } from "../reader.ts";
import { type SayOf, sayIn } from "../say.ts";

/** Every sentence about files and links, in both languages. */
const messages = {
  file: { en: "File", zh: "文件" },
  menuOf: { en: "{title}: file menu", zh: "{title}：文件菜单" },
  untitled: { en: "Without a title", zh: "无标题" },
  openNamed: { en: "Open “{title}”", zh: "打开“{title}”" },
  new: { en: "New sheet", zh: "新建表" },
  open: { en: "Open a file …", zh: "打开文件……" },
  save: { en: "Save", zh: "保存" },
  saveTo: { en: "Save to {name}", zh: "保存到 {name}" },
  saveAs: { en: "Save as …", zh: "另存为……" },
  download: { en: "Save as a file", zh: "存为文件" },
  share: { en: "Share a link …", zh: "分享链接……" },
  recent: { en: "Recent", zh: "最近" },
  shipped: { en: "Sheets to start from", zh: "自带的表" },
  nothingRecent: { en: "What you change is kept here by itself.", zh: "你改动过的表会自动保存在这里。" },
  more: { en: "{count} more", zh: "还有 {count} 张" },
  unchanged: { en: "", zh: "" },
  fromLink: { en: "from a link", zh: "来自链接" },
  kept: { en: "kept in this browser", zh: "已存于本浏览器" },
  inFile: { en: "saved", zh: "已保存" },
  fileOlder: { en: "not yet in the file", zh: "尚未写入文件" },
  nowhere: { en: "not saved anywhere", zh: "尚未保存" },
  dropHere: { en: "Drop the sheet to open it", zh: "松开即可打开" },
  dismiss: { en: "Close", zh: "关闭" },
  hereAgain: { en: "{title}: here again as you left it, {at}.", zh: "{title}：已恢复到你离开时的样子（{at}）。" },
  badLink: { en: "The link cannot be opened: {problem}. Here is an empty sheet; nothing of yours was changed.", zh: "无法打开该链接：{problem}。这里是一张空表，你的其他内容没有变化。" },
  linkCut: { en: "Some programs cut long addresses. Ask for the link again, or for the file.", zh: "有些程序会截断长链接。请对方重新发送链接，或直接发送文件。" },
  linkNewer: { en: "Load this page again to get the newest version.", zh: "请刷新页面以使用最新版本。" },
  changedSince: { en: "“{title}” has changed since this link was made. All {all} edits found their place.", zh: "“{title}”在链接生成之后有过更新。{all} 处改动都找到了位置。" },
  changedSinceLost: { en: "“{title}” has changed since this link was made. {lost} of {all} edits found no place: they stand at the end of the file, as text.", zh: "“{title}”在链接生成之后有过更新。{all} 处改动中有 {lost} 处找不到位置，已作为文字放在文件末尾。" },
  badFile: { en: "{name} was not opened: {problem}.", zh: "没有打开 {name}：{problem}。" },
  badFileAt: { en: "{name} was not opened: no line of it is a cell. Line {line}: {problem}.", zh: "没有打开 {name}：其中没有一行是单元格。第 {line} 行：{problem}。" },
  auditIt: { en: "Audit it instead", zh: "改为审查这篇文档" },
  fileSaid: { en: "{name} is open.", zh: "已打开 {name}。" },
  saidAt: { en: "Line {line}: {problem}.", zh: "第 {line} 行：{problem}。" },
  saidMany: { en: "{count} lines could not be read and stay as they are. The first is line {line}: {problem}.", zh: "有 {count} 行无法读取，保持原样。第一处在第 {line} 行：{problem}。" },
  guessed: { en: "The file is {problem}. It was read by the likeliest other encoding; saving makes a new file.", zh: "该文件{problem}。已按最可能的其他编码读取；保存时会生成新文件。" },
  otherTab: { en: "Another tab changed this sheet, {at}.", zh: "另一个标签页改动了这张表（{at}）。" },
  takeTheirs: { en: "Take theirs", zh: "采用对方的" },
  keepMine: { en: "Keep mine as a copy", zh: "把我的保留为副本" },
  otherProgram: { en: "{name} was changed by another program since it was opened here.", zh: "{name} 在这里打开之后被其他程序改动过。" },
  writeOver: { en: "Write over it", zh: "覆盖" },
  takeFile: { en: "Take the file's", zh: "采用文件的内容" },
  forbidden: { en: "This browser lets the page keep nothing. Work goes on; save your sheet as a file before you leave.", zh: "本浏览器不允许页面保存内容。可以继续工作；离开前请把表存为文件。" },
  full: { en: "This browser's storage is full. Work goes on; save your sheet as a file before you leave.", zh: "本浏览器的存储空间已满。可以继续工作；离开前请把表存为文件。" },
  notWritten: { en: "{name} could not be written: {detail}", zh: "无法写入 {name}：{detail}" },
  shareTitle: { en: "A link to this sheet", zh: "这张表的链接" },
  linkCopied: { en: "Copied.", zh: "已复制。" },
  notCopied: { en: "Copy it from here:", zh: "请从这里复制：" },
  linkLength: { en: "{count} characters.", zh: "共 {count} 个字符。" },
  linkHolds: {
    en: "The link itself holds the sheet, t, the language and what is unfolded; nothing is uploaded. It carries no verdict: the reader's machine works them out again.",
    zh: "链接本身就包含这张表、t、语言和展开的部分，不上传任何内容。链接不含判定：由对方的电脑重新检验。",
  },
  linkLong: { en: "Some chat programs cut links beyond 8,000 characters. The file is safer.", zh: "有些聊天软件会截断超过 8000 个字符的链接。发送文件更稳妥。" },
  linkTooLarge: { en: "This sheet is too large for a link ({problem}). Send the file.", zh: "这张表太大，放不进链接（{problem}）。请发送文件。" },
  copyAgain: { en: "Copy again", zh: "再复制一次" },
  link: { en: "Link", zh: "链接" },
} satisfies Record<string, Wording>;

export type FileMessage = keyof typeof messages;
export type Say = SayOf<FileMessage>;

/** Says the sentences about files in the reader's language. */
export const useSay = (): Say => sayIn(messages, useReader().language);

/** A time of day, with the day where it is another one. */
export function timeText(at: number, language: "en" | "zh"): string {
  const today = new Date(at).toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(language === "zh" ? "zh-CN" : "en-GB", { hour: "2-digit", minute: "2-digit", ...(!today && { day: "numeric", month: "short" }) }).format(at);
}

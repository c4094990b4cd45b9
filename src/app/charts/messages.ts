import type { Wording } from "../../sheet/formula.ts";
import { useReader } from "../reader.ts";
import { type SayOf, sayIn } from "../say.ts";

const messages = {
  add: { en: "Add a chart", zh: "新增一幅图" },
  addPicture: { en: "Add a picture", zh: "新增一个图景" },
  change: { en: "Change: {name}", zh: "更改：{name}" },
  chartColumn: { en: "Chart {name}", zh: "画出 {name}" },
  charted: { en: "{name} has a chart of its own, the last one.", zh: "{name} 有了自己的图，在最后。" },
  columns: { en: "Columns", zh: "列" },
  findColumn: { en: "Find a column", zh: "查找列" },
  noColumn: { en: "No column by that name", zh: "没有这个名字的列" },
  over: { en: "over", zh: "横轴" },
  xAxis: { en: "x axis", zh: "x 轴" },
  yAxis: { en: "y axis", zh: "y 轴" },
  linear: { en: "linear", zh: "线性" },
  log: { en: "log", zh: "对数" },
  from: { en: "from", zh: "从" },
  to: { en: "to", zh: "到" },
  byData: { en: "by the data", zh: "随数据" },
  sweep: { en: "Sweep", zh: "扫描" },
  noSweep: { en: "nothing", zh: "不扫描" },
  sweepValues: { en: "Values, five over its range unless listed", zh: "取值；不列出则在范围内取五个" },
  apart: { en: "each apart", zh: "各自成图" },
  by: { en: "{name} by {parameter}", zh: "{name}，随 {parameter}" },
  title: { en: "Title", zh: "标题" },
  titleHint: { en: "English | 中文", zh: "英文 | 中文" },
  line: { en: "Its line in the sheet", zh: "在表中的那一行" },
  keep: { en: "Keep", zh: "保留" },
  cancel: { en: "Cancel", zh: "取消" },
  remove: { en: "Remove", zh: "删去" },
  removed: { en: "Removed: {name}. {key} brings it back.", zh: "已删去：{name}。{key} 可恢复。" },
  up: { en: "Up", zh: "上移" },
  down: { en: "Down", zh: "下移" },
  asTable: { en: "As a table: {name}", zh: "以表格显示：{name}" },
  tableNote: { en: "{shown} of {all} rows, evenly spaced", zh: "共 {all} 行，等距显示其中 {shown} 行" },
  trace: { en: "{name}: arrows move along it", zh: "{name}：用方向键沿图移动" },
  pin: { en: "Pin the curves as they are", zh: "钉住现在的曲线" },
  unpin: { en: "Unpin the curves", zh: "取下钉住的曲线" },
  pinned: { en: "Pinned: what is pale is how it was.", zh: "已钉住：浅色的是此刻的曲线。" },
  unpinned: { en: "The pinned curves are gone.", zh: "已取下钉住的曲线。" },
  before: { en: "pale: as pinned", zh: "浅色：钉住时" },
  compareWith: { en: "Compare curves with: {name}", zh: "与另一张表比较曲线：{name}" },
  compareSheet: { en: "Compare with a sheet", zh: "与另一张表比较" },
  keptSheets: { en: "Worked on here", zh: "在这里改过的" },
  shippedSheets: { en: "Gallery", zh: "范例" },
  compared: { en: "Dashed: {name}", zh: "虚线：{name}" },
  stopComparing: { en: "Compare with no other sheet", zh: "不再与其他表比较" },
  missingThere: { en: "not in {name}: {columns}", zh: "{name} 中没有：{columns}" },
} satisfies Record<string, Wording>;

export type ChartMessage = keyof typeof messages;

/** Says the charts' sentences in the reader's language. */
export const useChartSay = (): SayOf<ChartMessage> => sayIn(messages, useReader().language);

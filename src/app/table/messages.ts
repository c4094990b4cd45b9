import type { Wording } from "../../sheet/formula.ts";
import { useReader } from "../reader.ts";
import { type SayOf, sayIn } from "../say.ts";

const messages = {
  table: { en: "Table", zh: "数表" },
  tableOf: { en: "Values by step, {rows} rows", zh: "各时刻的值，共 {rows} 行" },
  goTo: { en: "Go to t", zh: "转到 t" },
  columns: { en: "Columns", zh: "列" },
  copy: { en: "Copy", zh: "复制" },
  copied: { en: "Copied {rows} × {columns} values", zh: "已复制 {rows} × {columns} 个值" },
  notCopied: { en: "Not copied: the browser refuses", zh: "未能复制：浏览器不允许" },
  copyHint: { en: "the marked block, with every digit, for a spreadsheet program", zh: "选中的一块，含全部位数，可粘贴到电子表格" },
  of: { en: "Column {name}", zh: "列 {name}" },
  format: { en: "Numbers", zh: "数字格式" },
  usual: { en: "5 digits", zh: "5 位有效数字" },
  significant: { en: "{digits} digits", zh: "{digits} 位有效数字" },
  fixed: { en: "{digits} decimals", zh: "{digits} 位小数" },
  exponent: { en: "powers of ten, {digits} decimals", zh: "科学记数，{digits} 位小数" },
  all: { en: "every digit", zh: "全部位数" },
  left: { en: "Move left", zh: "左移" },
  right: { en: "Move right", zh: "右移" },
  hide: { en: "Take out of the table", zh: "移出数表" },
  none: { en: "No column to show: a column is a cell such as beta[t] = 0.02 * t / T.", zh: "没有可显示的列：形如 beta[t] = 0.02 * t / T 的格才是列。" },
  showTable: { en: "Show the table", zh: "显示数表" },
  showCharts: { en: "Show the charts", zh: "显示图" },
} satisfies Record<string, Wording>;

/** Says the table's sentences in the reader's language. */
export const useSay = (): SayOf<keyof typeof messages> => sayIn(messages, useReader().language);

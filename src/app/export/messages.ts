import type { ExportFormat } from "../../sheet/export/export-sheet.ts";
import type { Wording } from "../../sheet/formula.ts";
import { useReader } from "../reader.ts";
import { type SayOf, sayIn } from "../say.ts";

const messages = {
  command: { en: "Export…", zh: "导出…" },
  title: { en: "Export this sheet", zh: "导出本表" },
  format: { en: "As", zh: "格式" },
  columns: { en: "Columns", zh: "列" },
  all: { en: "All", zh: "全选" },
  none: { en: "None", zh: "全不选" },
  noColumns: { en: "No column is chosen.", zh: "没有选中任何列。" },
  computing: { en: "The values are still being computed.", zh: "数值仍在计算中。" },
  preview: { en: "Preview", zh: "预览" },
  cut: { en: "The first {shown} of {all} lines; copy and save have all of them.", zh: "仅显示前 {shown} 行，共 {all} 行；复制和保存包含全部。" },
  copy: { en: "Copy", zh: "复制" },
  save: { en: "Save {file}", zh: "保存 {file}" },
  close: { en: "Close", zh: "关闭" },
  picture: { en: "Save as a picture: {name}", zh: "存为图片：{name}" },
  svg: { en: "SVG", zh: "SVG" },
  png: { en: "PNG, twice the size", zh: "PNG（两倍大小）" },
  theme: { en: "In the colours of the page as it is, with title, legend and background.", zh: "采用页面当前的配色，带标题、图例和背景。" },
} satisfies Record<string, Wording>;

/** What a format is called, and what is to be known before it is chosen. */
export const formatWords: Readonly<Record<ExportFormat, { readonly name: Wording; readonly about: Wording }>> = {
  numpy: { name: { en: "NumPy", zh: "NumPy" }, about: { en: "A program: parameters at its head, arrays from 0, the sheet's order of operations. A column says how far exp, log or cos may move it.", zh: "程序：参数在最前，数组从 0 起，运算次序与表相同。若 exp、log、cos 会带来误差，列旁会注明。" } },
  "numpy exact": { name: { en: "NumPy, exact", zh: "NumPy（逐位相等）" }, about: { en: "The same, with the columns that call exp, log or cos as numbers: equal bit for bit.", zh: "同上，但调用 exp、log、cos 的列写成数值：逐位相等。" } },
  pytorch: { name: { en: "PyTorch", zh: "PyTorch" }, about: { en: "The same program for PyTorch, in float64 on the CPU.", zh: "同样的程序，用 PyTorch 写成（float64，CPU）。" } },
  "pytorch exact": { name: { en: "PyTorch, exact", zh: "PyTorch（逐位相等）" }, about: { en: "The same, with the columns that call exp, log or cos as numbers: equal bit for bit.", zh: "同上，但调用 exp、log、cos 的列写成数值：逐位相等。" } },
  table: { name: { en: "Python lists", zh: "Python 列表" }, about: { en: "The values themselves, exactly.", zh: "数值本身，完全准确。" } },
  csv: { name: { en: "CSV", zh: "CSV" }, about: { en: "A row for every t.", zh: "每个 t 一行。" } },
  json: { name: { en: "JSON", zh: "JSON" }, about: { en: "Parameters, numbers and columns.", zh: "参数、数与列。" } },
  latex: { name: { en: "LaTeX", zh: "LaTeX" }, about: { en: "Every formula, for a document with amsmath.", zh: "全部公式，用于带 amsmath 的文档。" } },
};

/** Says this feature's sentences. */
export function useExportSay(): SayOf<keyof typeof messages> {
  const reader = useReader();
  return sayIn(messages, reader.language);
}

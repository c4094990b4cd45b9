import type { Wording } from "../../sheet/formula.ts";
import { useReader } from "../reader.ts";
import { type SayOf, sayIn } from "../say.ts";

const messages = {
  command: { en: "Compare a list with a column…", zh: "把一列数与表中的列比较…" },
  title: { en: "Compare a list with a column", zh: "把一列数与表中的列比较" },
  paste: { en: "Paste numbers", zh: "粘贴数字" },
  placeholder: { en: "tensor([1.0000e-04, 1.1992e-04, …", zh: "tensor([1.0000e-04, 1.1992e-04, …" },
  hint: { en: "As Python, NumPy or PyTorch prints them, CSV, JSON; or drop a .npy, .csv, .json or .txt file here. Nothing leaves this computer.", zh: "Python、NumPy、PyTorch 打印的形式，CSV 或 JSON；也可把 .npy、.csv、.json、.txt 文件拖到这里。数据不离开本机。" },
  choose: { en: "Choose a file", zh: "选择文件" },
  which: { en: "Which of its columns", zh: "取其中哪一列" },
  column: { en: "Compare with", zh: "与哪一列比较" },
  from: { en: "The first number stands at t =", zh: "第一个数对应 t =" },
  read: { en: "{count} numbers, t = {first} … {last}, {precision}", zh: "{count} 个数，t = {first} … {last}，{precision}" },
  compare: { en: "Compare", zh: "比较" },
  noColumn: { en: "This sheet has no column to compare with.", zh: "本表没有可比较的列。" },
  pending: { en: "Comparing…", zh: "正在比较…" },
} satisfies Record<string, Wording>;

/** Says the comparison's sentences in the reader's language; what a comparison finds is worded beside it. */
export const useSay = (): SayOf<keyof typeof messages> => sayIn(messages, useReader().language);

import type { CandidateKind } from "../../sheet/completion/candidate.ts";
import type { Wording } from "../../sheet/formula.ts";
import { useReader } from "../reader.ts";
import { type SayOf, sayIn } from "../say.ts";

const messages = {
  suggestions: { en: "Suggestions", zh: "建议" },
  found: { en: "{count} suggestions, arrow keys choose", zh: "{count} 条建议，方向键选择" },
  reading: { en: "As it is read", zh: "读作" },
  lastReading: { en: "As it was read last", zh: "上次的读法" },
  hint: { en: "Enter keeps, Esc takes back, Shift+Enter keeps and adds a cell", zh: "Enter 保留，Esc 撤回，Shift+Enter 保留并新增一格" },
  readAs: { en: "read as:", zh: "读作：" },
  asPasted: { en: "Keep as pasted", zh: "保持原样" },
  notRead: { en: "pasted as it is: {problem}", zh: "按原样粘贴：{problem}" },
  partlyRead: { en: "not read: {problem}", zh: "未能读懂：{problem}" },
} satisfies Record<string, Wording>;

const kinds: Readonly<Record<CandidateKind, Wording>> = {
  local: { en: "this line", zh: "本行" },
  number: { en: "number", zh: "数" },
  column: { en: "column", zh: "列" },
  function: { en: "function", zh: "函数" },
  "built-in": { en: "function", zh: "函数" },
  constant: { en: "constant", zh: "常数" },
  measured: { en: "measured", zh: "实测" },
  formula: { en: "catalog", zh: "目录" },
  choice: { en: "choice", zh: "选择" },
  word: { en: "", zh: "" },
};

export type EditorMessage = keyof typeof messages;

/** Says the editor's sentences in the reader's language. */
export const useSay = (): SayOf<EditorMessage> => sayIn(messages, useReader().language);

/** Says what kind of thing a suggestion is. */
export const useKinds = (): SayOf<CandidateKind> => sayIn(kinds, useReader().language);

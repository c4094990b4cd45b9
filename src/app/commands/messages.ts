import type { Wording } from "../../sheet/formula.ts";
import type { ActionKind } from "../../sheet/edit/history.ts";
import { type SayOf, sayIn } from "../say.ts";
import { useReader } from "../reader.ts";

/** Every sentence about commands. */
export const messages = {
  palette: { en: "All commands", zh: "全部命令" },
  find: { en: "Find a command or a cell", zh: "查找命令或格" },
  none: { en: "Nothing by that name", zh: "没有这个名字" },
  undo: { en: "Undo: {action}", zh: "撤销：{action}" },
  redo: { en: "Redo: {action}", zh: "重做：{action}" },
  undone: { en: "Undone: {action}", zh: "已撤销：{action}" },
  redone: { en: "Done again: {action}", zh: "已重做：{action}" },
  add: { en: "Add a cell below {name}", zh: "在 {name} 下方新增一格" },
  addLast: { en: "Add a cell", zh: "新增一格" },
  edit: { en: "Edit {name}", zh: "编辑 {name}" },
  duplicate: { en: "Duplicate {name}", zh: "复制一份 {name}" },
  up: { en: "Move {name} up", zh: "上移 {name}" },
  down: { en: "Move {name} down", zh: "下移 {name}" },
  rename: { en: "Rename {name} everywhere", zh: "处处重命名 {name}" },
  remove: { en: "Delete {name}", zh: "删除 {name}" },
  unfold: { en: "Make {name} this sheet's own", zh: "把 {name} 变成本表自己的格" },
  newName: { en: "New name for {name}", zh: "{name} 的新名字" },
  renameKeep: { en: "Rename", zh: "重命名" },
  editShort: { en: "Edit", zh: "编辑" },
  addShort: { en: "Add below", zh: "在下方新增" },
  duplicateShort: { en: "Duplicate", zh: "复制一份" },
  upShort: { en: "Up", zh: "上移" },
  downShort: { en: "Down", zh: "下移" },
  unfoldShort: { en: "Make own", zh: "变成自己的" },
  removeShort: { en: "Delete", zh: "删除" },
  commandsShort: { en: "Commands", zh: "命令" },
  goTo: { en: "Go to {name}", zh: "转到 {name}" },
  language: { en: "切换到中文", zh: "Switch to English" },
  theme: { en: "Other colours", zh: "切换配色" },
  keyList: { en: "List of keys", zh: "按键列表" },
  forward: { en: "t one step on", zh: "t 前进一步" },
  back: { en: "t one step back", zh: "t 后退一步" },
  view: { en: "Show: {name}", zh: "显示：{name}" },
} satisfies Record<string, Wording>;

/** What an edit was, as a person names it. */
const actions: Readonly<Record<ActionKind, Wording>> = {
  edit: { en: "edit {name}", zh: "编辑 {name}" },
  add: { en: "add {name}", zh: "新增 {name}" },
  remove: { en: "delete {name}", zh: "删除 {name}" },
  duplicate: { en: "duplicate {name}", zh: "复制 {name}" },
  move: { en: "move {name}", zh: "移动 {name}" },
  rename: { en: "rename {name}", zh: "重命名 {name}" },
  unfold: { en: "unfold {name}", zh: "展开 {name}" },
  set: { en: "set {name}", zh: "设定 {name}" },
  range: { en: "range of {name}", zh: "{name} 的范围" },
  "take case": { en: "load the counterexample of {name}", zh: "载入 {name} 的反例" },
  compare: { en: "compare {name}", zh: "比较 {name}" },
  charts: { en: "charts: {name}", zh: "图：{name}" },
  table: { en: "table: {name}", zh: "数表：{name}" },
};

export type CommandMessage = keyof typeof messages;

/** Says the commands' sentences in the reader's language. */
export const useSay = (): SayOf<CommandMessage> => sayIn(messages, useReader().language);

/** Says what an edit was. */
export const useActionWords = (): SayOf<ActionKind> => sayIn(actions, useReader().language);

import type { Wording } from "../../../sheet/formula.ts";
import type { AuditMessage } from "../messages.ts";
import code from "./code.md?raw";
import codeZh from "./code.zh.md?raw";
import noMistake from "./no-mistake.md?raw";
import threeMistakes from "./three-mistakes.md?raw";

/** The documents that can be looked at without one's own; those with much to read are there in both languages. */
export const samples: readonly { readonly name: string; readonly text: Wording; readonly title: AuditMessage }[] = [
  { name: "three-mistakes.md", text: { en: threeMistakes, zh: threeMistakes }, title: "sampleWrong" },
  { name: "no-mistake.md", text: { en: noMistake, zh: noMistake }, title: "sampleRight" },
  { name: "code.md", text: { en: code, zh: codeZh }, title: "sampleCode" },
];

import type { Wording } from "../../sheet/formula.ts";
import { useReader } from "../reader.ts";
import { type SayOf, sayIn } from "../say.ts";

/** Every sentence of the gallery, in both languages; what its cards say is in the sheets. */
export const messages = {
  gallery: { en: "Gallery", zh: "示例库" },
  open: { en: "Gallery of sheets", zh: "示例库" },
  about: { en: "Every experiment and exercise of the documents, worked again. Open one and change it: here it stays as it is.", zh: "各篇文档的全部实验与练习，重新算过。打开一张随意改动：这里的一份保持原样。" },
  begin: { en: "To begin with", zh: "从这里开始" },
  document: { en: "Document {name}", zh: "文档 {name}" },
  close: { en: "Close", zh: "关闭" },
  orGallery: { en: "Or open a sheet from the gallery", zh: "或从示例库打开一张表" },
} satisfies Record<string, Wording>;

/** Says the gallery's sentences in the reader's language. */
export const useSay = (): SayOf<keyof typeof messages> => sayIn(messages, useReader().language);

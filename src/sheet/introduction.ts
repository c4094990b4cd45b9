import type { Wording } from "./formula.ts";

/**
 * What a sheet says of itself: the paragraphs between its title and the next heading or block, by language. A paragraph with more Han than other letters
 * is Chinese; a sheet that has only one language says it in both. Empty where there is nothing; a text without a title has no introduction.
 */
export function introductionOf(text: string): Wording {
  const lines = text.split(/\r?\n/);
  const title = lines.findIndex((line) => /^ {0,3}#\s/.test(line));
  if (title < 0 || lines.slice(0, title).some((line) => line.trim() !== "")) return { en: "", zh: "" };
  const rest = lines.slice(title + 1);
  const end = rest.findIndex((line) => /^ {0,3}(#{1,6}\s|```|~~~)/.test(line));
  const paragraphs = rest.slice(0, end < 0 ? rest.length : end).join("\n").split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== "");
  const [zh, en] = [paragraphs.filter(isChinese), paragraphs.filter((paragraph) => !isChinese(paragraph))].map((some) => some.map(oneLine).join("\n\n")) as [string, string];
  return { en: en || zh, zh: zh || en };
}

const isChinese = (paragraph: string): boolean => (paragraph.match(/\p{Script=Han}/gu)?.length ?? 0) > (paragraph.match(/\p{Letter}/gu)?.length ?? 0) / 2;

/** A line's end is a blank, but not between two Chinese letters. */
const oneLine = (paragraph: string): string => paragraph.trim().replace(/([\p{Script=Han}，。：；、？！）”])\s*\n\s*(?=[\p{Script=Han}（“])/gu, "$1").replace(/\s*\n\s*/g, " ");

/** A sheet's title: its first heading, "" without one. Both languages, if it has both. */
export const titleIn = (text: string): string => /^ {0,3}#\s+(.*?)\s*#*\s*$/m.exec(text.slice(0, 100_000))?.[1]?.slice(0, 200) ?? "";

/** What a sheet's file would be called: "The forward process | 前向过程" → "the-forward-process.md". */
export function fileNameOf(text: string): string {
  const [title = ""] = titleIn(text).split("|");
  const name = title.trim().toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-").replaceAll(/^-+|-+$/g, "").slice(0, 60);
  return `${name || "sheet"}.md`;
}

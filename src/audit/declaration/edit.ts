import type { Place } from "../../base/place.ts";
import type { Document } from "../document/document.ts";
import { kindOf } from "../document/read-document.ts";
import { frontMatter } from "../document/scan.ts";

const cell: readonly [string, string] = ['{"cell_type":"markdown","metadata":{},"source":["<!-- alphabar: ', ' -->"]},\n'];

/** The document's text with one declaration more: after its last one, or in a note of its own where a reader of the source looks first. */
export function withDeclaration({ name, text }: Pick<Document, "name" | "text">, places: readonly Place[], says: string): string {
  const said = says.replaceAll(/\s*(?:\n|;|；|--+>)\s*/g, " ").trim();
  const kind = kindOf(name, text);
  const written = kind === "notebook" ? JSON.stringify(said).slice(1, -1) : said;
  const last = places.toSorted((a, b) => a.end - b.end).at(-1);
  const put = (at: number, by: string) => text.slice(0, at) + by + text.slice(at);
  if (last) return put(last.end, `; ${written}`);
  switch (kind) {
    case "latex": return put(start(text), `% alphabar: ${written}\n`);
    case "python": return put(/^(?:#!.*\n)?(?:#.*coding[:=].*\n)?/.exec(text)![0].length, `# alphabar: ${written}\n`);
    case "html": return put(/^\uFEFF?\s*(?:<!doctype[^>]*>\s*)?/i.exec(text)![0].length, `<!-- alphabar: ${written} -->\n`);
    case "notebook": return put(/"cells"\s*:\s*\[\s*/.exec(text)!.index + /"cells"\s*:\s*\[\s*/.exec(text)![0].length, cell.join(written));
    case "markdown": return /\.(?:txt|text)$/i.test(name) ? put(start(text), `# alphabar: ${written}\n`) : put(start(text) || frontMatter(text), `<!-- alphabar: ${written} -->\n\n`);
  }
}

/** A byte-order mark stays first. */
const start = (text: string): number => (text.startsWith("\uFEFF") ? 1 : 0);

/** The text without the declaration at a place; a note that says nothing more goes with it. */
export function withoutDeclaration(text: string, { start: from, end: to }: Place): string {
  const before = text.slice(0, from), after = text.slice(to);
  if (/[;；][ \t]*$/.test(before)) return before.replace(/\s*[;；][ \t]*$/, "") + after;
  if (/^[ \t]*[;；]/.test(after)) return before + after.replace(/^[ \t]*[;；]\s*/, "");
  if (before.endsWith(cell[0]) && after.startsWith(cell[1])) return before.slice(0, -cell[0].length) + after.slice(cell[1].length);
  const opening = /[ \t]*(?:<!--|%+|#+)\s*alphabar:\s*$/.exec(before);
  if (!opening) return before + after;
  const left = before.slice(0, opening.index), right = after.replace(/^[ \t]*(?:-->)?[ \t]*/, "");
  // A line of its own goes whole, with the blank one that was put after it.
  const alone = left === "" || left.endsWith("\n");
  return left + (alone ? right.replace(/^\n/, "").replace(left === "" || /^(?:---|\+\+\+)\n$/m.test(left.slice(-4)) ? /^\n/ : /(?!)/, "") : right);
}

import type { Wording } from "../formula.ts";
import { breakOf, lineStart } from "../edit/units.ts";
import type { ViewLine } from "./views.ts";

/** The sheet's text with two views' lines in each other's place, their titles with them. */
export function swapViews(text: string, one: ViewLine, other: ViewLine): string {
  const [first, second] = one.lines.start < other.lines.start ? [one.lines, other.lines] : [other.lines, one.lines];
  const between = text.slice(first.end, second.start), upper = text.slice(first.start, first.end), lower = text.slice(second.start, second.end);
  // The last line of a file may have no end.
  const whole = lower.endsWith("\n") ? lower : `${lower}${breakOf(text)}`;
  const moved = lower.endsWith("\n") ? upper : upper.replace(/\r?\n$/, "");
  return text.slice(0, first.start) + whole + between + moved + text.slice(second.end);
}

/** The sheet's text with another title for a view, or none. */
export function retitleView(text: string, { place, lines }: ViewLine, title: Wording | undefined): string {
  const start = lineStart(text, place.start);
  const line = title ? `${titleLine(title)}${breakOf(text)}` : "";
  return text.slice(0, lines.start) + line + text.slice(start);
}

/** `# Title | 标题`. */
export const titleLine = ({ en, zh }: Wording): string => `# ${en === zh ? en : `${en} | ${zh}`}`;

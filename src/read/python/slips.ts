import { edited, type Mended } from "./mending.ts";
import type { SyntaxFault } from "./python-unit.ts";
import { type Lines, linesOf } from "./lines.ts";
import { logicalLines } from "./logical-lines.ts";

const operator = /(?:\*\*|\/\/|[-+*/@%&|^]|(?<![=!<>])(?:==|!=|<=|>=)|\b(?:and|or|not|in|is))[ \t]*(?:#[^\n]*)?$/;
const opens = /^[ \t]+(?:\*\*?|\/\/?|[-+@%](?!=)|and\b|or\b|\.(?=[A-Za-z_]))/;

/** A comma or a sign of equality at a line's end, before a line that is deeper. */
const wants = /(?:,|(?<![=!<>:])=)[ \t]*(?:#[^\n]*)?$/;

const marginOf = (line: string): number => /^[ \t]*/.exec(line)![0].length;

/** What authors forget, mended where there is one way to: a statement that goes on on the next line without brackets, a header's colon, a bracket. */
export function mendSlip(source: string, fault: SyntaxFault, lines: Lines): Mended | undefined {
  return continued(source, fault, lines) ?? colon(source, fault) ?? unclosed(source, fault, lines) ?? unmatched(source, fault, lines);
}

/** The line ends in an operator that wants an operand, or the next begins with one where no statement can begin. */
function continued(source: string, { message, line }: SyntaxFault, lines: Lines): Mended | undefined {
  const isInside = message === "unexpected indent" && (opens.test(lines.textOf(line)) || wants.test(lines.textOf(line - 1)));
  const upper = message === "invalid syntax" && (operator.test(lines.textOf(line)) || (wants.test(lines.textOf(line)) && marginOf(lines.textOf(line + 1)) > marginOf(lines.textOf(line)))) ? line : isInside ? line - 1 : 0;
  if (upper < 1 || upper >= lines.count) return undefined;
  let lower = upper + 1;
  while (lower < lines.count && lines.textOf(lower).trim() === "") lower++;
  if (lines.textOf(lower).trim() === "") return undefined;
  const text = lines.textOf(upper);
  const start = lines.startOf(upper) + text.replace(/[ \t]*(?:#[^\n"']*)?$/, "").length;
  return { text: edited(source, [{ start, end: lines.startOf(lower), by: " \\\n" }]), done: [{ kind: "continued line", at: lines.startOf(upper) }] };
}

/** Where indentation means nothing, every line that ends in an operator is joined with the next, so that the statements are known before their blocks are. */
export function joinedOperators(source: string): Mended | undefined {
  const ends = (logicalLines(source) ?? []).flatMap(({ text, end, keyword, line }, i, all) => (operator.test(text) && !/^(?:import|from|@)$/.test(keyword) && all[i + 1] ? [{ end, to: all[i + 1]!.start, at: linesOf(source).startOf(line) }] : []));
  return ends.length === 0 ? undefined : { text: edited(source, ends.map(({ end, to }) => ({ start: end, end: to, by: " \\\n" }))), done: ends.map(({ at }) => ({ kind: "continued line", at })) };
}

function colon(source: string, { message, place }: SyntaxFault): Mended | undefined {
  if (message !== "expected ':'") return undefined;
  const start = source.slice(0, place.start).replace(/[ \t]+$/, "").length;
  return { text: edited(source, [{ start, end: start, by: ":" }]), done: [{ kind: "colon", at: start }] };
}

const partner: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** A bracket that stays open over what can only be the next statement is closed at its own line's end. */
function unclosed(source: string, { message, line, place }: SyntaxFault, lines: Lines): Mended | undefined {
  const sign = /^'([([{])' was never closed$/.exec(message)?.[1];
  if (sign === undefined) return undefined;
  const text = lines.textOf(line), code = text.replace(/[ \t]*(?:#[^\n"']*)?$/, "");
  const isLast = source.slice(lines.startOf(line + 1)).trim() === "";
  const isSingle = !isLast && /[\w)\]}"']$/.test(code) && line < lines.count && /^\s*(?:$|[A-Za-z_][\w.]*(?:\[[^\]]*\])?(?:\s*,\s*\w+)*\s*(?:[-+*/]?=)(?!=)|(?:def|class|for|while|if|return|import|from|with|print|#)\b)/.test(lines.textOf(line + 1));
  if (!isSingle) return undefined;
  const at = lines.startOf(line) + code.length;
  return { text: edited(source, [{ start: at, end: at, by: partner[sign]! }]), done: [{ kind: "bracket", at: place.start, guessed: [place.start] }] };
}

/** A bracket too many at the end of a line goes. */
function unmatched(source: string, { message, line, place }: SyntaxFault, lines: Lines): Mended | undefined {
  if (!/^unmatched '[)\]}]'$/.test(message) || !/^[)\]}][ \t]*(?:#.*)?$/.test(source.slice(place.start, lines.startOf(line) + lines.textOf(line).length))) return undefined;
  return { text: edited(source, [{ start: place.start, end: place.start + 1, by: "" }]), done: [{ kind: "bracket", at: place.start, guessed: [place.start] }] };
}

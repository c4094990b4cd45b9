import { mapChildren, name, number, type Term } from "../term/term.ts";
import { printText } from "../term/print-text.ts";
import type { Document, Prose } from "./document/document.ts";
import { quantityOf } from "./quantity-named.ts";
import type { Lexicon } from "./reading.ts";
import { saying, underSchedules } from "./rules/number.ts";
import type { Spoken } from "./spoken.ts";
import { namesIn, plainly } from "./spoken-schedules.ts";
import { nothingMet } from "./translate.ts";

const literal = /^-?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/;
const first = /^(?:first|initial)(?: (?:entry|value|element|step))?$|^(?:首项|第一项|第一个(?:值|元素)?|首个(?:值|元素)?)$/i, last = /^(?:last|final)(?: (?:entry|value|element|step))?$|^(?:末项|最后一项|最后一个(?:值|元素)?)$/i;

/** A cell under "first entry" or "last entry", of the quantity that another cell of its row defines: an array's ends. */
export function entryCell(block: Prose, document: Document, lexicon: Lexicon): Spoken | undefined {
  const header = block.table!.column.trim(), digits = plainly(block.text).trim();
  const end: Term | undefined = first.test(header) ? number(1) : last.test(header) ? name("T") : undefined;
  if (!end || block.table!.rowIndex === 0 || !literal.test(digits)) return undefined;
  const row = document.blocks.filter((b): b is Prose => b.kind === "prose" && b.table?.rowIndex === block.table!.rowIndex && b.table.row === block.table!.row && b.headings.join() === block.headings.join());
  const named = row.flatMap((cell) => {
    const tex = cell === block ? undefined : /\$([^$]+)\$/.exec(cell.text)?.[1];
    const quantity = tex === undefined ? undefined : quantityOf(`$${tex.split(/=|\\equiv|\\approx/)[0]!.trim()}$`, document.macros, lexicon);
    return quantity ? [quantity] : [];
  });
  if (named.length !== 1 || namesIn(row.map((cell) => cell.text).join(" ")).length > 0) return undefined;
  const put = (term: Term): Term => (term.kind === "name" && term.name === "t" ? end : mapChildren(term, put));
  const says = saying(put(named[0]!), number(digits), "≈");
  const sentence = block.text;
  return {
    place: block.place, heading: block.headings.at(-1) ?? "", rule: "number", reading: says.map(printText).join(", "),
    judged: () => ({ ...underSchedules(says, { headings: block.headings, sentence, around: sentence, position: block.place.start }, lexicon), met: nothingMet() }),
  };
}

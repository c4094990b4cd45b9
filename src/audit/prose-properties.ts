import { fail } from "../base/problem.ts";
import type { ClaimLine } from "../read/text/line.ts";
import { mapChildren, name, number, operator, type Relation, type Term } from "../term/term.ts";
import { printText } from "../term/print-text.ts";
import type { Place } from "../base/place.ts";
import type { Document, MathSpan, Prose } from "./document/document.ts";
import type { Spoken } from "./spoken.ts";
import { clausesOf } from "./prose-numbers.ts";
import { quantitiesIn, quantityOf } from "./quantity-named.ts";
import { forEverySchedule } from "./quantify.ts";
import type { Lexicon } from "./reading.ts";
import { scheduleMeant } from "./schedule-meant.ts";
import { plainly } from "./spoken-schedules.ts";
import { nothingMet } from "./translate.ts";

const how = String.raw`(?:\s*(?:strictly|monotonically|always|also|then|therefore|steadily|gradually))*\s*`;
const english = new RegExp(String.raw`^(?:\s*\([^)]*\)|\s*\\?\S*(?:/|\\frac)\S*)?${how}(?:(decreases|falls|drops|shrinks|decays)|(increases|grows|rises)|is${how}(?:(decreasing)|(increasing)))(?:\s+(?:strictly|monotonically))*\s+(?:with|in|over|as)\s+(?:t\b|time\b|timesteps?\b|the (?:time)?steps?\b)(?!\s*(?:decreases|falls|shrinks|goes|→|=|\\to|runs))`, "i");
const chinese = /^\s*随着?\s*(?:时间步?|步数)?\s*t?\s*(?:的?(?:增大|增加|增长|变大|推移))?\s*而?\s*(?:严格|单调|逐渐|逐步|不断|地)*\s*(?:(递减|减小|下降|减少|降低|衰减)|(递增|增大|增加|上升|增长))/;
const doubtful = /\bnot\b|n't|never|\bif\b|unless|whether|\?|backwards?|reverse|不|非|若|如果|是否|反向|逆向/i;

/** "SNR decreases with t", "ᾱ_t 随 t 单调递减": decided for every schedule; of β, which is free, under the one that is stated. */
export function propertiesSpoken(document: Document, lexicon: Lexicon): readonly Spoken[] {
  const found: Spoken[] = [];
  for (const block of document.blocks) {
    if (block.kind !== "prose" || block.table) continue;
    for (const clause of clausesOf(block.text).flatMap((c) => splitAtAnd(block.text, c))) {
      const text = plainly(block.text.slice(clause.start, clause.end));
      const [quantity] = quantitiesIn(text);
      if (!quantity || doubtful.test(text) || /(?:[-+/*^{(_=\\]|\blog|\bsqrt|\bof|\bof the|rate|倒数|对数)\s*$/.test(text.slice(0, quantity.start))) continue;
      const rest = text.slice(quantity.end);
      const said = english.exec(rest) ?? chinese.exec(rest);
      if (!said) continue;
      const subject = subjectOf(block, clause, quantity.term, document, lexicon);
      if (!subject) continue;
      const falls = (said[1] ?? said[3]) !== undefined;
      const { term, same } = subject;
      const says = { kind: "comparison" as const, items: [term, before(term)], relations: [(falls ? "<" : ">") as Relation] };
      const ofBeta = term.kind === "index" && term.name === "beta";
      const fromOne = term.kind === "index" && term.name === "alphabar";
      const claim: ClaimLine = { kind: "claim", here: false, statement: says, quantifiers: [...(ofBeta ? [] : [{ kind: "every schedule" as const }]), { kind: "step", name: "t", low: number(fromOne ? 1 : 2) }] };
      found.push({
        place: { start: block.origin(clause.start), end: block.origin(clause.end) }, heading: block.headings.at(-1) ?? "", rule: "property", reading: printText(says),
        judged: () => {
          if (!ofBeta) return { rule: "property", met: nothingMet(), alternatives: [[claim, ...same]] };
          const { lines, several } = scheduleMeant(lexicon.schedules ?? [], { headings: block.headings, sentence: block.text, around: block.text, reads: 0 });
          if (several || lines.length !== 1) return fail("ambiguous reading", "which schedule");
          return { rule: "property", met: nothingMet(), alternatives: [[claim]], lines };
        },
      });
    }
  }
  return found;
}

/**
 * What is said to grow or fall. A formula is taken whole: ᾱ_t/(1−ᾱ_t) is not ᾱ_t. Where it follows a name, "the SNR ᾱ_t/(1−ᾱ_t) decreases",
 * the sentence also says that they are the same. Nothing where it cannot be read.
 */
function subjectOf(block: Prose, clause: Place, named: Term, document: Document, lexicon: Lexicon): { readonly term: Term; readonly same: readonly ClaimLine[] } | undefined {
  const raw = block.text.slice(clause.start, clause.end), [quantity] = quantitiesIn(raw), verb = raw.search(verbs);
  if (!quantity || verb < 0) return undefined;
  const reaches = ({ whole }: MathSpan, offset: number): boolean => whole.end > block.origin(clause.start + offset);
  const span = block.spans.find((s) => reaches(s, quantity.start) && s.whole.start < block.origin(clause.start + verb) && s.tex.trim() !== "t");
  if (!span) return { term: named, same: [] };
  const term = quantityOf(span.notation === "tex" ? `$${span.tex}$` : span.tex, document.macros, lexicon);
  if (!term) return undefined;
  const inside = span.whole.start <= block.origin(clause.start + quantity.start);
  return { term, same: inside ? [] : [forEverySchedule(term, named, { letters: new Set(["t"]) })] };
}

const verbs = /decreas|falls|drops|shrinks|decays|increas|grows|rises|随/i;

/** "β_t grows with t and ᾱ_t grows with t" says two things. */
function splitAtAnd(text: string, { start, end }: { start: number; end: number }): readonly { start: number; end: number }[] {
  const and = / and (?=\$|the |\\\()/.exec(text.slice(start, end));
  return and ? [{ start, end: start + and.index }, ...splitAtAnd(text, { start: start + and.index + and[0].length, end })] : [{ start, end }];
}

const before = (term: Term): Term => (term.kind === "name" && term.name === "t" ? operator("-", name("t"), number(1)) : mapChildren(term, before));

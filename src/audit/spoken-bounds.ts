import type { Place } from "../base/place.ts";
import type { ClaimLine, Line } from "../read/text/line.ts";
import { at, call, type ComparisonTerm, mapChildren, name, number, operator, type Relation, type Term } from "../term/term.ts";
import { printText } from "../term/print-text.ts";
import type { Document, Prose } from "./document/document.ts";
import { clausesOf } from "./prose-numbers.ts";
import { quantitiesIn } from "./quantity-named.ts";
import { forEverySchedule } from "./quantify.ts";
import type { Judgeable } from "./rules/rule.ts";
import type { Spoken } from "./spoken.ts";
import { plainly } from "./spoken-schedules.ts";
import { nothingMet } from "./translate.ts";

const always = String.raw`(?:\s*(?:always|strictly|also|all|therefore|thus))*\s*`;
const between = new RegExp(String.raw`^${always}(?:lies?|is|are|stays?|remains?)${always}(?:in )?between (?:0|zero) and (?:1|one)\b|^\s*(?:总是|始终|都|均)?(?:介于|位于|在)\s*0\s*(?:和|与|到|至)\s*1\s*之间`, "i");
const below = new RegExp(String.raw`^${always}(?:is|are|stays?|remains?)${always}(?:smaller|less|lower)${always}than (?:1|one)\b|^\s*(?:总是|始终|都|均|恒)?小于\s*1(?![\d.])`, "i");
const above = new RegExp(String.raw`^${always}(?:is|are|stays?|remains?)${always}(?:larger|greater|bigger|higher)${always}than (?:1|one)\b|^\s*(?:总是|始终|都|均|恒)?大于\s*1(?![\d.])`, "i");
const falling = new RegExp(String.raw`^${always}(?:is|are)\s*(?:an?)?${always}(?:monotonically|monotone(?:ly)?|strictly)\s+(?:(decreasing|falling)|(increasing|growing))(?:\s+sequence)?\s*[.。]?\s*$|^\s*(?:是)?(?:严格)?单调(?:(递减|下降|减小)|(递增|上升|增大))的?\s*[.。]?\s*$`, "i");
const tends = /^\s*(?:then\s+|also\s+)?(?:tends|converges|goes|approaches|decays|shrinks|drops|vanishes)\s*(?:to(?:wards?)?)?\s*(?:(0|zero)|(1|one))\b(?!\.\d)|^\s*(?:逐渐|最终|会)?(?:趋于|趋近于|趋向于|接近于?|收敛到)\s*(?:(0|零)|(1|一))(?![\d.])/i;
const deterministic = /(?:\\eta|η)\s*=\s*([01])(?!\.?\d)[^.。;；]*?(?:\bis\s+(?:fully\s+|then\s+|completely\s+)?deterministic|\bbecomes\s+(?:fully\s+|completely\s+)?deterministic|确定性)|(?:\bdeterministic|确定性)[^.。;；]*?(?:for|when|with|at|当|取)\s*(?:\\eta|η)\s*=\s*([01])(?!\.?\d)/i;
/** The end of the chain, said so. */
const atEnd = /(?:→|\\to|\\rightarrow)\s*(?:T\b|∞|\\infty)|\blarge t\b|\bas t (?:grows|increases)|\b(?:last|final) step|最后一?步|末步|随着?\s*t\s*(?:的?增[大加])|足够大/i;
/** What runs in another direction, or over another variable than the step. */
const otherwise = /respect to|function of|backward|revers|sampl|denois|generat|lambda|λ|\\sigma|σ|去噪|采样|反向|逆向|生成|关于/i;
const doubtful = /\bnot\b|n't|never|\bif\b|unless|whether|nearly|almost|except|rescal|zero[- ]terminal|\?|backwards?|reverse|不|非|若|如果|是否|反向|逆向|几乎|缩放/i;
const notDoubted = /\bif\b|若|当/gi;

/** What prose says a quantity of the schedule does at every step: its bounds, its course, where it tends to; and that η = 0 leaves no noise. */
export function boundsSpoken(document: Document): readonly Spoken[] {
  return document.blocks.flatMap((block): readonly Spoken[] => {
    if (block.kind !== "prose" || block.table) return [];
    return clausesOf(block.text).flatMap((clause) => {
      const text = plainly(block.text.slice(clause.start, clause.end));
      const found = noiseless(text) ?? (doubtful.test(text) ? undefined : spokenOf(text, plainly(block.text)));
      return found ? [saidIn(block, clause, found)] : [];
    });
  });
}

const saidIn = (block: Prose, clause: Place, { says, judged }: Said): Spoken => ({
  place: { start: block.origin(clause.start), end: block.origin(clause.end) }, heading: block.headings.at(-1) ?? "", rule: "property", reading: says.map(printText).join(", "), judged: () => judged,
});

interface Said { readonly says: readonly Term[]; readonly judged: Judgeable }

const t = name("t");
const comparison = (left: Term, relation: Relation, right: Term): ComparisonTerm => ({ kind: "comparison", items: [left, right], relations: [relation] });
const forAll = (left: Term, relation: Relation, right: Term): ClaimLine => forEverySchedule(left, right, { letters: new Set(["t"]), relation });
const judgeable = (claims: readonly ClaimLine[], more: Partial<Judgeable> = {}): Said => ({ says: claims.map((c) => c.statement), judged: { rule: "property", met: nothingMet(), alternatives: [claims], ...more } });

function spokenOf(text: string, sentence: string): Said | undefined {
  const [quantity, ...more] = quantitiesIn(text);
  if (!quantity || more.length > 0 || !/^(?:\s|the|The|hence|Hence|so|So|then|and|that|thus|Thus|therefore|quantity|product|coefficient|variance|cumulative|其中|所以|因此|而|且|则|故)*[(（]?$/.test(text.slice(0, quantity.start))) return undefined;
  // β̃ at the first step is 0, and SNR is unbounded: what is said of them may be said of most steps.
  const { term } = quantity, rest = text.slice(quantity.end);
  const unit = term.kind === "index" && ["alpha", "beta", "alphabar"].includes(term.name) || term.kind === "call" && term.name === "sqrt";
  const loose: Partial<Judgeable> = unit ? {} : { narrowed: { kind: "missing value", subject: "where it holds" } };
  if (between.test(rest)) return judgeable([forAll(number(0), "<", term), forAll(term, "<", number(1))], loose);
  if (below.test(rest)) return judgeable([forAll(term, "<", number(1))], loose);
  if (above.test(rest)) return judgeable([forAll(term, ">", number(1))], loose);
  const course = falling.exec(rest);
  if (course && !otherwise.test(sentence) && !(term.kind === "index" && term.name === "beta")) {
    const falls = (course[1] ?? course[3]) !== undefined;
    return judgeable([{ ...forAll(term, falls ? "<" : ">", shifted(term)), quantifiers: [{ kind: "every schedule" }, { kind: "step", name: "t", low: number(2) }] }]);
  }
  const limit = tends.exec(rest);
  const early = otherwise.test(sentence) || /t\s*(?:→|\\to|\\rightarrow)\s*[01]\b|t\s*=\s*[01]\b|small t|start|初|开始/i.test(sentence);
  if (limit && !early && term.kind === "index" && ["alphabar", "snr"].includes(term.name)) {
    const target = number((limit[1] ?? limit[3]) !== undefined ? 0 : 1);
    const within = (bound: string): ClaimLine => ({ kind: "claim", here: true, statement: comparison(call("abs", operator("-", at(term.name, name("T")), target)), "<", number(bound)), quantifiers: [] });
    const said = judgeable([within("0.05")], { lines: [ddpm], unless: [within("0.5")], ...(!atEnd.test(sentence) && { narrowed: { kind: "missing value" as const, subject: "where it tends to" } }) });
    return { ...said, judged: { ...said.judged, rule: "limit" } };
  }
  return undefined;
}

/** "With η = 0 the sampler is deterministic": DDIM's σ_t is 0 then, and at no later step for η = 1. */
function noiseless(text: string): Said | undefined {
  const found = deterministic.exec(text);
  if (!found || /\bnot\b|n't|不|非确定/.test(text) || doubtful.test(text.replace(notDoubted, "").replace(/reverse|backwards?|反向|逆向/gi, ""))) return undefined;
  const eta = found[1] ?? found[2]!;
  return judgeable([{ ...forAll(call("ddimSigma", number(eta), t), "==", number(0)), quantifiers: [{ kind: "every schedule" }, { kind: "step", name: "t", low: number(2) }] }]);
}

const shifted = (term: Term): Term => (term.kind === "name" && term.name === "t" ? operator("-", t, number(1)) : mapChildren(term, shifted));

/** What "large T" is judged by: Ho, Jain & Abbeel 2020, §4. */
const ddpm: readonly Line[] = [
  { kind: "parameter", name: "T", value: number(1000), scale: "linear", whole: true },
  { kind: "column", name: "beta", index: "t", body: operator("+", number("1e-4"), operator("/", operator("*", number("0.0199"), operator("-", t, number(1))), number(999))) },
];

import { at, call, type ComparisonTerm, name, number, operator, type Relation, type Term } from "../term/term.ts";
import { printText } from "../term/print-text.ts";
import type { Prose } from "./document/document.ts";
import type { Spoken } from "./spoken.ts";
import { atStep, quantitiesIn } from "./quantity-named.ts";
import type { Lexicon } from "./reading.ts";
import { underSchedules } from "./rules/number.ts";
import { namesIn, plainly } from "./spoken-schedules.ts";
import type { Place } from "../base/place.ts";
import { nothingMet } from "./translate.ts";

const half = String.raw`(?:one[- ])?half|½|0?\.50*|1\s*/\s*2|\\[td]?frac\s*\{?1\}?\s*\{?2\}?|50\s*\\?%|一半`;
const value = String.raw`(?<half>${half})|(?<digits>\d+(?:\.\d+)?(?:e-?\d+)?)(?<percent>\s*\\?%)?|(?<one>one|unity)\b`;
const reaches = new RegExp(String.raw`(?:\b(?:reach(?:es|ed)?|cross(?:es|ed)?|drops?|falls?|has (?:dropped|fallen)|sinks?|goes|passes|hits|decreases?|shrinks?|decays?|is down)\b|降到|降至|降为|下降到|下降至|跌到|减到|减小到|衰减到|达到)(?:\s*(?:to|below|under|through|about|around|roughly|约|only|nearly))*\s*(?:${value})`, "i");
const halfGone = new RegExp(String.raw`(?:\b(?:half)\s+(?:of\s+)?(?:the\s+)?(?:original\s+)?(?<what>signal|noise)(?:'s|’s)?(?:\s+(?<measure>variance|power|energy|amplitude|strength))?\s+(?:is|has|are|was|been|\s|already|lost|remains?|survives?)*(?<verb>gone|lost|destroyed|disappeared|vanished|left|remains?|survives?)|一半的?(?<was>信号)(?:的?(?<how>方差|能量|功率|幅度))?(?:已经?)?(?<done>消失|丢失|被破坏|没了|不在|损失))`, "i");
export const stepSaid = /(?:(?<![A-Za-z\\_])t\s*(?<sign>=|≈|\\approx|\\simeq|~|∼)\s*|\b(?:[Tt]ime[- ]?)?[Ss]teps?\s+(?:number\s+)?(?:about |around |roughly )?|第\s*)(?<step>[1-9]\d{0,4})(?![\d.]*\d)(?:\s*步)?/g;
const roughWords = /\b(?:about|around|roughly|approximately|near(?:ly)?|some(?:where|thing))\b|左右|大约|约|附近/i;
const doubtful = /\bnot\b|n't|\bif\b|\bor\b|\bboth\b|respectively|若|如果|不|分别|\?|？/i;

/** Steps of a sampler or of training, and numbers of a network, are none of the schedule's. */
export const elsewhere = /\bsampl|\breverse|denois|generat|recover|\btrain|\biterat|\bepoch|network|\bmodel|decoder|encoder|classifier|\bloss\b|weight|gradient|accura|estimat|guidance|min-?SNR|PSNR|采样|去噪|反向|逆向|生成|恢复|训练|网络|模型|损失|权重|估计/i;

const t: Term = name("t");
const power = at("alphabar", t), amplitude = call("sqrt", power);

/** "The SNR falls to 1 at t ≈ 260", "half of the signal is gone by t = 260": where a quantity that only falls passes a value. */
export function crossingIn(block: Prose, { start, end }: Place, lexicon: Lexicon): Spoken | undefined {
  const raw = block.text.slice(start, end), text = plainly(raw);
  const steps = [...text.matchAll(stepSaid)];
  const [step] = steps;
  if (!step || steps.length !== 1 || doubtful.test(text) || elsewhere.test(text)) return undefined;
  const rest = text.slice(0, step.index) + " ".repeat(step[0].length) + text.slice(step.index + step[0].length);
  const crossed = quantityCrossing(rest);
  if (!crossed) return undefined;
  const digits = step.groups!.step!, here = Number(digits);
  const rough = step.groups!.sign !== undefined && step.groups!.sign !== "=" || roughWords.test(text);
  const unit = rough ? Math.min(10 ** /0*$/.exec(digits)![0].length, Math.ceil(here / 10)) : 1;
  const between = (reach: number, [early, late]: readonly [Term, Term]): readonly ComparisonTerm[] => {
    const compare = (term: Term, when: number, relation: Relation): ComparisonTerm => ({ kind: "comparison", items: [atStep(term, when), crossed.level], relations: [relation] });
    return [...(here - reach >= 1 ? [compare(early, here - reach, ">=")] : []), compare(late, here + reach, "<=")];
  };
  const readings = crossed.of.map((q) => between(unit, [q, q]));
  const sentence = namesIn(raw).length > 0 ? raw : block.text;
  const asked = { headings: block.headings, sentence, around: sentence, position: block.origin(start) };
  return {
    place: { start: block.origin(start), end: block.origin(end) }, heading: block.headings.at(-1) ?? "", rule: "number", reading: readings[0]!.map(printText).join(", "),
    judged: () => {
      // The last step may lie within reach.
      const decided = readings.map((says) => underSchedules(says, asked, lexicon));
      const near = underSchedules(between(Math.max(2 * unit, Math.ceil(here / 4)), [crossed.of.at(-1)!, crossed.of[0]!]), asked, lexicon);
      return { rule: "number", met: nothingMet(), alternatives: decided.flatMap((d) => d.alternatives), lines: decided.flatMap((d) => d.lines!), unless: near.alternatives[0]!, ...(decided.some((d) => d.several) && { several: "schedules" as const }) };
    },
  };
}

/** The quantities that may be meant, the smaller first, and the value that is passed. */
function quantityCrossing(text: string): { readonly of: readonly Term[]; readonly level: Term } | undefined {
  const gone = halfGone.exec(text);
  if (gone) {
    const measure = gone.groups!.measure ?? gone.groups!.how;
    if (gone.groups!.what === "noise") return undefined;
    return { of: measure === undefined ? [power, amplitude] : /ampl|幅/.test(measure) ? [amplitude] : /strength/.test(measure) ? [power, amplitude] : [power], level: number("0.5") };
  }
  const found = reaches.exec(text);
  const [quantity, ...more] = quantitiesIn(text);
  if (!found || !quantity || more.length > 0 || !falls(quantity.term) || /1\s*-\s*$|log\s*$|sqrt\s*\{?\s*$|√\s*$/.test(text.slice(0, quantity.start))) return undefined;
  const { digits, percent, one, half: part } = found.groups!;
  if (part === undefined && digits === undefined && one === undefined) return undefined;
  const level = part !== undefined ? number("0.5") : one !== undefined ? number(1) : percent ? operator("/", number(digits!), number(100)) : number(digits!);
  return { of: [quantity.term], level };
}

const falls = (term: Term): boolean => term.kind === "index" && ["alphabar", "snr", "logsnr"].includes(term.name);

import type { Place } from "../base/place.ts";
import { at, call, type ComparisonTerm, name, number, operator, type Term } from "../term/term.ts";
import { printText } from "../term/print-text.ts";
import type { Prose } from "./document/document.ts";
import type { Spoken } from "./spoken.ts";
import { atStep } from "./quantity-named.ts";
import type { Lexicon } from "./reading.ts";
import { underSchedules } from "./rules/number.ts";
import { elsewhere, stepSaid } from "./spoken-crossings.ts";
import { namesIn, plainly } from "./spoken-schedules.ts";
import { nothingMet } from "./translate.ts";

const english = /(?<![\d.])(?<share>\d+(?:\.\d+)?)\s*\\?%\s*of\s+(?:the\s+|its\s+)?(?:original\s+|initial\s+|clean\s+)?(?:signal|image|data)(?:'s|’s)?(?:\s+(?<measure>variance|power|energy|amplitude|magnitude))?\b/i;
const chinese = /(?:(?:保留|剩下|剩余|只剩|还剩|仅剩)了?(?:约|大约)?\s*(?<kept>\d+(?:\.\d+)?)\s*\\?%\s*的?(?:原始)?信号(?:的?(?<of>方差|能量|功率|幅度))?)/;
const kept = /\b(?:keeps?|kept|retains?|preserves?|remains?|left|survives?|still)\b/i, gone = /\b(?:gone|lost|loses?|destroyed|removed)\b/i;
const doubtful = /\bnot\b|n't|\bif\b|\bor\b|\bboth\b|respectively|more|less|at least|at most|over|under|若|如果|不|分别|以上|以下|\?|？/i;
const power = at("alphabar", name("t")), amplitude = call("sqrt", power);

/** "At t = 500 only 28 % of the signal's amplitude remains": √ᾱ_t, or ᾱ_t where its variance is meant; where neither is said, either. */
export function shareIn(block: Prose, { start, end }: Place, lexicon: Lexicon): Spoken | undefined {
  const raw = block.text.slice(start, end), text = plainly(raw);
  const steps = [...text.matchAll(stepSaid)];
  const found = english.exec(text) ?? chinese.exec(text);
  if (!found || steps.length !== 1 || doubtful.test(text) || elsewhere.test(text) || steps[0]!.groups!.sign !== undefined && steps[0]!.groups!.sign !== "=") return undefined;
  const share = found.groups!.share ?? found.groups!.kept!, measure = found.groups!.measure ?? found.groups!.of;
  const isGone = gone.test(text);
  if (found.groups!.kept === undefined && kept.test(text) === isGone) return undefined;
  const step = Number(steps[0]!.groups!.step);
  const of = measure === undefined ? [power, amplitude] : /ampl|magn|幅/i.test(measure) ? [amplitude] : [power];
  const percent = (q: Term): Term => operator("*", number(100), atStep(isGone ? operator("-", number(1), q) : q, step));
  const compare = (left: Term, relation: "≈" | "<=" | ">=", right: Term): ComparisonTerm => ({ kind: "comparison", items: [left, right], relations: [relation] });
  const readings = of.map((q) => {
    // "About 90 %" is no more than one digit.
    const zeros = /^[1-9]0$/.test(share);
    return zeros ? compare(operator("/", percent(q), number(10)), "≈", number(share.slice(0, -1))) : compare(percent(q), "≈", number(share));
  });
  const sentence = namesIn(raw).length > 0 ? raw : block.text;
  const asked = { headings: block.headings, sentence, around: sentence, position: block.origin(start) };
  return {
    place: { start: block.origin(start), end: block.origin(end) }, heading: block.headings.at(-1) ?? "", rule: "number", reading: readings.map(printText).join(" or "),
    judged: () => {
      const decided = readings.map((says) => underSchedules([says], asked, lexicon));
      const values = of.map(percent), [low, high] = isGone ? [values.at(-1)!, values[0]!] : [values[0]!, values.at(-1)!];
      const near = underSchedules([compare(low, "<=", number(Number(share) * 1.3 + 2)), compare(high, ">=", number(Math.max(0, Number(share) * 0.7 - 2)))], asked, lexicon);
      return { rule: "number", met: nothingMet(), alternatives: decided.flatMap((d) => d.alternatives), lines: decided.flatMap((d) => d.lines!), unless: near.alternatives[0]!, ...(decided.some((d) => d.several) && { several: "schedules" as const }) };
    },
  };
}

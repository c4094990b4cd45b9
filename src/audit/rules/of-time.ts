import { attempt } from "../../base/problem.ts";
import type { MathNode } from "../../read/latex/math.ts";
import type { ClaimLine, Quantifier } from "../../read/text/line.ts";
import { number, type Relation } from "../../term/term.ts";
import { contains, symbolKey } from "../symbol.ts";
import { choicesIn, type InTime, writtenOut } from "../time/functions.ts";
import { nothingMet } from "../translate.ts";
import { arithmetic } from "./number.ts";
import type { Judgeable, PairRule } from "./rule.ts";

const relations: Readonly<Record<string, Relation>> = { "=": "==", "≡": "==", "<": "<", "≤": "<=", ">": ">", "≥": ">=" };

/** Functions of continuous time: α(0.5) ≈ 0.281 and ∫_0^t β(s) ds = 0.1 t + 9.95 t², calculated from the document's own definitions. */
export const ofTime: PairRule = ({ left, right, relation, chain, headings, position = 0 }, _reading, lexicon) => {
  const known = lexicon.timed;
  const first = left.kind === "missing" ? chain[0]! : left;
  if (!known || known.functions.length === 0) return undefined;
  const sides = [first, right];
  const isTimed = (n: MathNode): boolean => n.kind === "applied" || n.kind === "call" || n.kind === "integral" || n.kind === "symbol" && n.subscripts.some((s) => s.kind === "number" && s.digits.includes("."));
  if (!sides.some((side) => contains(side, isTimed))) return undefined;
  const defines = known.functions.some((f) => f.body === right);
  // Where a function is defined twice, either definition may be meant.
  const written = (constants: InTime["constants"]) => Array.from({ length: choicesIn(known) }, (_, choice) => attempt(() => {
    const to: InTime = { known, headings: headings.join(" / "), position, choice, constants, times: new Set(), free: new Set(), opened: false };
    const [l, r] = sides.map((side) => writtenOut(side, to));
    return { ...to, l: l!, r: r! };
  })).flatMap((each) => (each.ok && each.value.opened ? [each.value] : []));
  const numbers = written("numbers");
  const met = nothingMet();
  if (numbers.length > 0 && numbers.every((each) => each.times.size === 0)) {
    const judged = numbers.map(({ l, r }) => arithmetic(l, r, relation));
    return { rule: "number", met, ...judged[0]!, alternatives: judged.flatMap((j) => j.alternatives), lines: judged.flatMap((j) => j.alternatives.map(() => [])) };
  }
  const says = relations[relation], letters = written("letters");
  if (defines && (relation === "=" || relation === ":=")) return inBounds(first, right, { known, headings: headings.join(" / "), position });
  if (defines || says === undefined || letters.length === 0) return undefined;
  const alternatives = [...letters, ...numbers].map((each) => [claimed(each.l, each.r, says, each)]);
  return { rule: "definition", met, alternatives, lines: alternatives.map(() => []) };
};

/** β(t), σ(t) ≥ 0 and 0 ≤ ᾱ(t) ≤ 1 for times from 0 to 1; where it fails, time may run elsewhere. */
function inBounds(head: MathNode, body: MathNode, place: Pick<InTime, "known" | "headings" | "position">): Judgeable | undefined {
  const key = head.kind === "applied" ? symbolKey(head.base) : head.kind === "call" ? symbolKey(head.function) : undefined;
  if (key === undefined || !["beta", "sigma", "alpha", "bar alpha", "gamma"].includes(key)) return undefined;
  // Beside β(t) or α(t), the others are no free choice.
  if (key !== "beta" && place.known.functions.some((f) => f.key !== key && /^(?:beta|sigma|(?:bar )?alpha|gamma)_?$/.test(f.key))) return undefined;
  const to: InTime = { ...place, choice: 0, constants: "numbers", times: new Set(), free: new Set(), opened: false };
  const written = attempt(() => writtenOut(body, to));
  if (!written.ok || to.times.size !== 1) return undefined;
  const low = claimed(number(0), written.value, "<=", to), high = claimed(written.value, number(1), "<=", to);
  return { rule: "schedule", met: nothingMet(), alternatives: [key === "beta" || key === "sigma" ? [low] : [low, high]], lines: [[]], narrowed: { kind: "missing value", subject: "where time runs" } };
}

/** For every time from 0 to 1 and all positive constants. */
function claimed(l: ClaimLine["statement"], r: ClaimLine["statement"], says: Relation, { times, free }: Pick<InTime, "times" | "free">): ClaimLine {
  const quantifiers: readonly Quantifier[] = [
    ...[...times].map((n) => ({ kind: "interval" as const, name: n, low: number(0), high: number(1) })),
    ...[...free].map((n) => ({ kind: "variable" as const, name: n, domain: "positive" as const })),
  ];
  return { kind: "claim", here: false, statement: { kind: "comparison", items: [l, r], relations: [says] }, quantifiers };
}


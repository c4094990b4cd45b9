import { fail } from "../../base/problem.ts";
import type { SymbolNode } from "../../read/latex/math.ts";
import type { ClaimLine, Line } from "../../read/text/line.ts";
import { at, call, type ComparisonTerm, mapChildren, number, operator, type Term, walk } from "../../term/term.ts";
import { contains, stepsOfSymbol, symbolKey } from "../symbol.ts";
import { fromOne, scheduleMeant } from "../schedule-meant.ts";
import { numeric } from "../schedules.ts";
import { nothingMet, stepFrom, translate } from "../translate.ts";
import type { Judgeable, PairRule } from "./rule.ts";

/** How many hundredths ≈ between two quantities may be off where no digits are printed. */
const loose = "10";

/**
 * A number: a quantity at a given step, or arithmetic, against a value. Decimals hold to their last printed digit. A quantity of the schedule
 * is calculated with the schedule that the sentence, the section, or else the document states; where there are several that disagree it stays open.
 */
export const value: PairRule = ({ left, right, relation, chain, headings, around, sentence = around, position }, reading, lexicon) => {
  if (!["=", "≈", "≃", "<", ">", "≤", "≥"].includes(relation)) return undefined;
  const first = left.kind === "missing" ? chain[0]! : left;
  const met = nothingMet();
  const random = (): never => fail("unexpected token", "a random quantity");
  const to = { reading, lexicon, met, bound: new Set<string>(), rendering: { state: random, noise: random, network: random } };
  const given = first.kind === "symbol" && symbolKey(first) === "beta" && right.kind === "number" ? stepOf(first) : undefined;
  // β_T = 0.02 states a schedule; β_500 = 0.01 is a value of one that has a formula.
  if (given !== undefined && (given <= 1 || (lexicon.schedules ?? []).some((s) => s.listed || s.steps === given))) return fail("missing value", "a theorem", { hint: "a value that is given" });
  if (contains(first, (n) => n.kind === "infinity") || contains(right, (n) => n.kind === "infinity")) return undefined;
  const [closedLeft, closedRight] = [numeric(first), numeric(right)];
  if (closedLeft && closedRight) return { rule: "number", met, ...arithmetic(closedLeft, closedRight, relation), lines: [[]] };
  const [l, r] = [translate(first, to), translate(right, to)];
  if ([...met.letters].some((letter) => letter !== "T") || met.free.size > 0) return undefined;
  const zero = closedRight?.kind === "number" && Number(closedRight.digits) === 0;
  if (met.letters.has("T") && /zero[- ]terminal|rescal|终端|重新?缩放/i.test(zero ? around : `${headings.at(-1) ?? ""} ${sentence}`)) return fail("missing value", "what is known of the last step");
  if (met.letters.has("T") && relation === "=" && closedRight === undefined) return fail("missing value", "what is known of the last step");
  const says = saying(l, r, relation);
  const rough = slight(l, r, relation) ?? (closedRight ? nearly(l, r, closedRight) : relation === "≈" || relation === "≃" ? roughly(l, r) : undefined);
  return { ...underSchedules(says, { headings, sentence, around, ...(position !== undefined && { position }) }, lexicon), met, ...(rough && { unless: rough }) };
};

/** The number of a quantity's step; 0 for a letter. */
const stepOf = (symbol: SymbolNode): number => { const [step] = stepsOfSymbol(symbol).map(stepFrom); return step?.letter === undefined ? step?.offset ?? 0 : 0; };

/** √ᾱ_2 · 2 = 0.849 · 2: arithmetic in numbers that may be rounded already. */
function nearly(left: Term, right: Term, closed: Term): readonly ClaimLine[] | undefined {
  const slack = closed.kind === "number" || closed.kind === "negate" ? 0 : roundingOf(closed, 2);
  return slack === 0 ? undefined : [here({ kind: "comparison", items: [call("abs", operator("-", left, right)), number(slack.toExponential(6))], relations: ["<="] })];
}

/** Two quantities with no digits printed are said to be about the same: within a factor of two nothing tells how near is meant. */
function roughly(left: Term, right: Term): readonly ClaimLine[] | undefined {
  if (saying(left, right, "≈").length === 1) return undefined;
  const within = (factor: string, relation: "<=" | ">="): ClaimLine => here({ kind: "comparison", items: [left, operator("*", number(factor), right)], relations: [relation] });
  return [within("2", "<="), within("0.5", ">=")];
}

type Decided = Pick<Judgeable, "rule" | "alternatives" | "lines" | "several" | "unless">;

/** A number of the schedule, under the schedules that it may belong to; an index of an array counted from 0 may mean the step after it. */
export function underSchedules(says: readonly ComparisonTerm[], asked: Omit<Parameters<typeof scheduleMeant>[1], "reads">, lexicon: Parameters<PairRule>[2]): Decided {
  const reads = Math.max(0, ...says.map(lastIndex));
  const { lines, several } = scheduleMeant(lexicon.schedules ?? [], { ...asked, reads });
  const claims = says.map(here);
  const tried: { claims: readonly ClaimLine[]; lines: readonly Line[] }[] = lines.map((own) => ({ claims, lines: own }));
  if (lexicon.zeroBased) {
    const later = says.map((s) => here(shifted(s) as ComparisonTerm));
    // Both the formula and the index may count from 0, or either alone.
    for (const own of lines) tried.push({ claims: later, lines: fromOne(own) }, { claims: later, lines: own }, { claims, lines: fromOne(own) });
  }
  const unless = says.length === 1 ? lastUnit(says[0]!) : undefined;
  return { rule: "number", alternatives: tried.map((a) => a.claims), ...(unless && { unless }), lines: tried.map((a) => a.lines), ...(several && { several: "schedules" as const }) };
}

/** √ᾱ_500 ≈ 0.2804 where ᾱ_500 was rounded to 0.0786 first: a unit of the last digit, in what is made of other numbers, is too slight. */
function lastUnit({ items: [left, right], relations: [relation] }: ComparisonTerm): readonly ClaimLine[] | undefined {
  if (relation !== "≈" || !left || right?.kind !== "number" || left.kind === "index" && ["alphabar", "alpha", "beta"].includes(left.name)) return undefined;
  if (right.digits.replace(/e.*$/, "").replace(/^[0.]+|\./g, "").length < 3) return undefined;
  return [here({ kind: "comparison", items: [call("abs", operator("-", left, right)), number((2.1 * printed(right)!).toExponential(6))], relations: ["<="] })];
}

const here = (statement: ComparisonTerm): ClaimLine => ({ kind: "claim", here: true, statement, quantifiers: [] });

function lastIndex(term: Term): number {
  let last = 0;
  walk(term, (inner) => {
    if (inner.kind === "index" && inner.index.kind === "number") last = Math.max(last, Number(inner.index.digits));
    if (inner.kind === "fold" && inner.to.kind === "number") last = Math.max(last, Number(inner.to.digits));
  });
  return last;
}

const shifted = (term: Term): Term =>
  term.kind === "index" && term.index.kind === "number" ? at(term.name, number(Number(term.index.digits) + 1)) : mapChildren(term, shifted);

/** Closed arithmetic. What differs no more than its printed inputs are rounded is not refuted: 0.897/0.103 ≈ 8.73. */
export function arithmetic(left: Term, right: Term, relation: string): Pick<Judgeable, "alternatives" | "unless"> {
  const closed = (statement: ComparisonTerm): ClaimLine => ({ kind: "claim", here: false, statement, quantifiers: [] });
  const near = slight(left, right, relation);
  if (near) return { alternatives: [saying(left, right, relation).map(closed)], unless: near.map((c) => ({ ...c, here: false })) };
  const slack = roundingOf(left) + (printed(right) ?? roundingOf(right));
  const unless = roundingOf(left) + roundingOf(right) > 0 && (relation === "=" || relation === "≈" || relation === "≃")
    ? [closed({ kind: "comparison", items: [call("abs", operator("-", left, right)), number(slack.toExponential(6))], relations: ["<="] })]
    : undefined;
  return { alternatives: [saying(left, right, relation).map(closed)], ...(unless && { unless }) };
}

const isZeroOrOne = (term: Term): boolean => term.kind === "number" && /^[01]$/.test(term.digits);
const within = (left: Term, right: Term, bound: string): ComparisonTerm => ({ kind: "comparison", items: [call("abs", operator("-", left, right)), number(bound)], relations: ["<="] });

/** What is nearly 0 or 1 may be called so: "= 0" where it is 0.001, "≈ 1" where it is 0.9. */
function slight(left: Term, right: Term, relation: string): readonly ClaimLine[] | undefined {
  if (!isZeroOrOne(right) || !["=", "≈", "≃"].includes(relation)) return undefined;
  return [here(within(left, right, relation === "=" ? "0.05" : "0.5"))];
}

/** Half a unit of the last printed digit. */
function printed(term: Term): number | undefined {
  if (term.kind === "negate") return printed(term.of);
  if (term.kind === "number") {
    const [mantissa, exponent] = term.digits.split("e");
    return 0.5 * 10 ** (Number(exponent ?? 0) - (mantissa!.split(".")[1]?.length ?? 0));
  }
  if (term.kind === "operator" && term.op === "*") {
    const [of, by] = [printed(term.left), numberOf(term.right)];
    return of === undefined || by === undefined ? undefined : of * Math.abs(by);
  }
  return undefined;
}

/** How far the value may be off because its inputs of that many digits or more may be rounded. */
function roundingOf(term: Term, significant = 3): number {
  const exact = numberOf(term);
  if (exact === undefined) return 0;
  const places: { unit: number; digits: string }[] = [];
  walk(term, (inner) => {
    if (inner.kind === "number" && inner.digits.includes(".") && inner.digits.replace(/e.*$/, "").replace(/^[0.]+|\./g, "").length >= significant) places.push({ unit: printed(inner)!, digits: inner.digits });
  });
  return places.reduce((sum, { unit, digits }) => {
    const put = (inner: Term): Term => (inner.kind === "number" && inner.digits === digits ? number(Number(digits) + unit) : mapChildren(inner, put));
    const moved = numberOf(put(term));
    return sum + (moved === undefined ? 0 : Math.abs(moved - exact));
  }, 0);
}

/** The value of closed arithmetic. */
export function numberOf(term: Term): number | undefined {
  switch (term.kind) {
    case "number": return Number(term.digits);
    case "negate": { const of = numberOf(term.of); return of === undefined ? undefined : -of; }
    case "operator": {
      const [l, r] = [numberOf(term.left), numberOf(term.right)];
      if (l === undefined || r === undefined) return undefined;
      return term.op === "+" ? l + r : term.op === "-" ? l - r : term.op === "*" ? l * r : term.op === "/" ? l / r : l ** r;
    }
    case "call": {
      const of = term.args.length === 1 ? numberOf(term.args[0]!) : undefined;
      const f = { exp: Math.exp, log: Math.log, sqrt: Math.sqrt, cos: Math.cos, sin: Math.sin }[term.name];
      return of === undefined || !f ? undefined : f(of);
    }
    default: return undefined;
  }
}

const isPowerOfTen = (term: Term): boolean =>
  term.kind === "operator" && term.op === "^" ? term.left.kind === "number" && Number(term.left.digits) === 10 : term.kind === "number" && /^10+$|^1e/.test(term.digits);

/** What a relation between a quantity and a printed value claims, to the digits that are printed. */
export function saying(left: Term, right: Term, relation: string): readonly ComparisonTerm[] {
  const literal = right.kind === "number" || (right.kind === "negate" && right.of.kind === "number");
  const compare = (relations: ComparisonTerm["relations"], ...items: Term[]): ComparisonTerm => ({ kind: "comparison", items, relations });
  switch (relation) {
    case "<": return [compare(["<"], left, right)];
    case ">": return [compare([">"], left, right)];
    case "≤": return [compare(["<="], left, right)];
    case "≥": return [compare([">="], left, right)];
    default:
      // 0 and 1 are meant as such, and not as every number that rounds to them.
      if (isZeroOrOne(right)) return [relation === "=" ? compare(["=="], left, right) : within(left, right, "0.05")];
      // The zeros of a round number are not all meant: 43,912 ≈ 44,000.
      if (relation !== "=" && right.kind === "number" && /^[1-9]\d*0+$/.test(right.digits)) {
        const zeros = /0+$/.exec(right.digits)![0].length;
        return [compare(["≈"], operator("/", left, operator("^", number(10), number(zeros))), number(right.digits.slice(0, -zeros)))];
      }
      if (literal) return [compare(["≈"], left, right)];
      // "2 × 10^{-5}" is printed to its mantissa's last digit, "31.6 %" to its own.
      if (right.kind === "operator" && right.op === "*" && right.left.kind === "number" && isPowerOfTen(right.right)) return [compare(["≈"], operator("/", left, right.right), right.left)];
      if (right.kind === "operator" && right.op === "/" && right.left.kind === "number" && right.right.kind === "number" && right.right.digits === "100") return [compare(["≈"], operator("*", left, right.right), right.left)];
      if (relation === "=") return [compare(["=="], left, right)];
      return [compare(["<="], left, operator("*", number(`1.${loose}`), right)), compare([">="], left, operator("*", number(`0.${100 - Number(loose)}`), right))];
  }
}

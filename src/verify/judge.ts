import { decimal, type Decimal } from "../field/decimal.ts";
import { type DoubleDouble, doubleDouble } from "../field/double-double.ts";
import { float64 } from "../field/float64.ts";
import type { Field } from "../field/field.ts";
import type { Scene } from "../evaluate/setting.ts";
import { localsOf, type Pair, pairsOf, sceneOf } from "./sides.ts";
import { sharedColumns } from "./shared-columns.ts";
import type { Statement } from "./statement.ts";
import type { Case, Counterexample } from "./verdict.ts";

/** What one case says of a claim. */
export type Judgement =
  | { readonly kind: "holds"; readonly doubt: boolean; readonly worst: number }
  | { readonly kind: "fails"; readonly counterexample: Found }
  /** A side has no finite value here, so that there is nothing to compare. */
  | { readonly kind: "undefined"; readonly side: "left" | "right" | "both"; readonly case: Case }
  | { readonly kind: "rounding"; readonly case: Case };

/** How far a case is judged: to what decimals show, to a verdict whose numbers need not be shown, or only as far as a double and twice its digits can say that it holds. */
export type Wanted = "decimals" | "a verdict" | "doubles";

/** A scene of the case over a field. */
export type SceneIn = <N>(field: Field<N>) => Scene<N>;

/** A scene a field for cases that differ in their steps alone, with columns that other claims have computed. */
export function sharedScenes(statement: Statement, drawn: Case): SceneIn {
  const kept = new Map<string, unknown>();
  return <N>(field: Field<N>): Scene<N> => {
    const known = kept.get(field.name) as Scene<N> | undefined;
    if (known) return known;
    const scene = sceneOf(statement, field, drawn, sharedColumns(statement, drawn, field));
    kept.set(field.name, scene);
    return scene;
  };
}

export type Found = Omit<Counterexample, "path">;

const d50 = decimal(50), d100 = decimal(100);

/** Above this relative difference float64 is in doubt and decimals decide. */
const doubtful = 1e-9;

/**
 * Judges one case in float64 first. Where float64 is in doubt and twice its digits show no difference, or the sign that float64 shows, it holds. Elsewhere decimals of 100 digits and as many more as the case's numbers span
 * decide: a difference is real when float64 shows the same to three digits, and nothing but rounding when it shrinks with the precision. Where neither can
 * be said the same is asked of 50 and 100 digits, and of the many digits and still more. Cases that differ in their steps alone may share their scenes. Where only doubles are wanted, what they leave in doubt is as good as rounding.
 */
export function judge(statement: Statement, drawn: Case, sceneIn: SceneIn = (field) => sceneOf(statement, field, drawn), wanted: Wanted = "decimals"): Judgement {
  const sides = <N>(field: Field<N>) => {
    const scene = sceneIn(field);
    return pairsOf(statement, scene, localsOf(statement, scene, drawn));
  };
  const pairs = sides(float64);
  let worst = 0;
  const clear = pairs.every((pair) => {
    const seen = inFloat64(pair);
    worst = Math.max(worst, seen.difference);
    return seen.holds;
  });
  if (clear) return { kind: "holds", doubt: false, worst };
  if (wanted === "doubles" && pairs.some((pair) => !isFinitePair(pair) || isPlainlyWrong(pair))) return { kind: "rounding", case: drawn };
  const doubled = sides(doubleDouble).map((pair, i) => twice(pairs[i]!, pair));
  if (doubled.every((said) => said === "holds")) return { kind: "holds", doubt: true, worst: 0 };
  if (wanted === "doubles") return { kind: "rounding", case: drawn };
  const settles = wanted === "a verdict" && !drawn.beta && doubled.every((said) => said !== undefined);
  if (settles) return { kind: "fails", counterexample: roughly(pairs[doubled.indexOf("fails")]!, drawn) };
  // Numbers that span more digits than there are swallow one another: 1 − (1 − 1e-120) is 0 at 50 digits and at 100.
  const digits = 100 + digitsSpanned(drawn);
  const wide = sides(decimal(digits));
  const asInFloat64 = wide.map((pair, i) => withFloat64(pairs[i]!, pair));
  const settled = asInFloat64.every((d) => d !== undefined) ? asInFloat64 : bothWays(sides, digits, wide);
  const failed = settled.findIndex((d) => d.kind === "fails");
  if (failed >= 0) return { kind: "fails", counterexample: shown(wide[failed]!, drawn) };
  const without = settled.find((d) => d.kind === "undefined");
  if (without?.kind === "undefined") return { kind: "undefined", side: without.side, case: drawn };
  return settled.some((d) => d.kind === "rounding") ? { kind: "rounding", case: drawn } : { kind: "holds", doubt: true, worst: 0 };
}

/** Whether float64 says no by a margin that its rounding rarely reaches: the way to a case at which decimals then say no. */
export function failsPlainly(drawn: Case, statement: Statement): boolean {
  const scene = sceneOf(statement, float64, drawn);
  return pairsOf(statement, scene, localsOf(statement, scene, drawn)).some((pair) => isFinitePair(pair) && isPlainlyWrong(pair));
}

const isFinitePair = ({ left, right }: Pair<number>): boolean => Number.isFinite(left) && Number.isFinite(right);

function isPlainlyWrong({ relation, left, right, unit }: Pair<number>): boolean {
  const apart = Math.abs(left - right), scale = Math.max(Math.abs(left), Math.abs(right));
  switch (relation) {
    case "==": return apart > plain * scale && apart > plain;
    case "≈": return apart > unit! * (1 + plain);
    case "!=": return left === right;
    case "<":
    case "<=": return left - right > plain * Math.max(1, scale) || (relation === "<" && left === right);
    case ">":
    case ">=": return right - left > plain * Math.max(1, scale) || (relation === ">" && left === right);
  }
}

const plain = 1e-5;

/** What twice the digits say: that there is no difference, or the one that float64 shows; undefined where neither can be said. */
function twice({ left, right }: Pair<number>, { relation, left: l, right: r, unit }: Pair<DoubleDouble>): "holds" | "fails" | undefined {
  if (!doubleDouble.finite(l) || !doubleDouble.finite(r)) return undefined;
  const difference = doubleDouble.subtract(l, r).hi, scale = Math.max(Math.abs(l.hi), Math.abs(r.hi));
  const seen = Math.abs(left - right - difference) < 5e-4 * Math.abs(difference);
  if (relation === "≈") return Math.abs(difference) < unit!.hi * (1 - 1e-12) ? "holds" : seen && Math.abs(difference) > unit!.hi * (1 + 1e-12) ? "fails" : undefined;
  if (!seen) return relation === "==" && Math.abs(difference) <= 1e-20 * (l.hi === 0 || r.hi === 0 ? 1 + scale : scale) ? "holds" : undefined;
  return withSign(relation, difference).kind === "holds" ? "holds" : "fails";
}

/** The sides to a double's digits: enough where the case itself is not shown. */
const roughly = ({ relation, of, left, right }: Pair<number>, drawn: Case): Found =>
  ({ case: drawn, left: String(left), right: String(right), relation, of, difference: String(left - right), digits: 50 });

/** Where float64 shows the difference that the decimals show, or where there is none in decimals, no more is needed; undefined elsewhere. */
function withFloat64({ left, right }: Pair<number>, fine: Pair<Decimal>): Decision | undefined {
  if (!fine.left.isFinite() || !fine.right.isFinite()) return undefined;
  if (fine.relation === "≈") return inDecimals(fine, fine);
  const difference = fine.left.minus(fine.right);
  if (difference.isZero() || negligible(difference, fine, 60)) {
    // Sides this near may still differ: that they do not is said only where it makes the claim hold.
    const equal = withSign(fine.relation, 0);
    return equal.kind === "holds" ? equal : undefined;
  }
  const apart = difference.toNumber();
  return Math.abs(left - right - apart) < 5e-4 * Math.abs(apart) ? withSign(fine.relation, apart) : undefined;
}

/** At 50 and 100 digits, and where these say no, at as many more as the case's numbers span. */
function bothWays(sides: <N>(field: Field<N>) => readonly Pair<N>[], digits: number, wide: readonly Pair<Decimal>[]): readonly Decision[] {
  const fine = sides(d100);
  const decisions = sides(d50).map((pair, i) => inDecimals(pair, fine[i]!));
  if (decisions.every((d) => d.kind === "holds")) return decisions;
  const wider = sides(decimal(digits + 50));
  return wide.map((pair, i) => inDecimals(pair, wider[i]!));
}

/** How many decimal orders the case's numbers can reach when they are multiplied together, both ways. */
function digitsSpanned({ beta, parameters, variables, paths }: Case): number {
  const orders = (x: number) => (x === 0 || !Number.isFinite(x) ? 0 : Math.abs(Math.log10(Math.abs(x))));
  const schedule = (beta ?? []).map((text) => Math.max(orders(Number(text)), orders(1 - Number(text))));
  const rest = [...Object.values(parameters), ...Object.values(variables), ...Object.values(paths ?? {}).flat()].map((text) => orders(Number(text)));
  const spanned = 2 * [...schedule, ...rest].reduce((a, b) => a + b, 0);
  // In steps of 25, so that few precisions are in use at once.
  return Math.min(1000, 25 * Math.ceil(spanned / 25));
}

function inFloat64({ relation, left, right, unit }: Pair<number>): { holds: boolean; difference: number } {
  if (!Number.isFinite(left) || !Number.isFinite(right)) return { holds: false, difference: 0 };
  const scale = Math.max(Math.abs(left), Math.abs(right));
  const relative = left === right ? 0 : Math.abs(left - right) / scale;
  const apart = relative > doubtful;
  // An order hangs on the sign of a difference, which cancellation may have left with nothing but rounding.
  const ordered = apart && Math.abs(left - right) > doubtful;
  switch (relation) {
    case "==": return { holds: !apart, difference: apart ? 0 : relative };
    case "≈": return { holds: Math.abs(left - right) < unit! * (1 - 1e-6), difference: 0 };
    case "!=": return { holds: ordered, difference: 0 };
    case "<":
    case "<=": return { holds: ordered && left < right, difference: 0 };
    case ">":
    case ">=": return { holds: ordered && left > right, difference: 0 };
  }
}

type Decision = { kind: "holds" } | { kind: "fails" } | { kind: "rounding" } | { kind: "undefined"; side: "left" | "right" | "both" };

function inDecimals(coarse: Pair<Decimal>, fine: Pair<Decimal>): Decision {
  const [l, r] = [fine.left, fine.right];
  if (!l.isFinite() || !r.isFinite()) {
    if (l.equals(r) && fine.relation !== "<" && fine.relation !== ">") return { kind: "holds" };
    return { kind: "undefined", side: l.isFinite() ? "right" : r.isFinite() ? "left" : "both" };
  }
  if (fine.relation === "≈") {
    const gap = l.minus(r).abs();
    return { kind: gap.lessThanOrEqualTo(fine.unit!) ? "holds" : "fails" };
  }
  const sign = signOfDifference(coarse, fine);
  if (sign === undefined) return { kind: "rounding" };
  return withSign(fine.relation, sign);
}

function withSign(relation: Exclude<Pair<Decimal>["relation"], "≈">, sign: number): { readonly kind: "holds" | "fails" } {
  const holds = { "==": sign === 0, "!=": sign !== 0, "<": sign < 0, "<=": sign <= 0, ">": sign > 0, ">=": sign >= 0 }[relation];
  return { kind: holds ? "holds" : "fails" };
}

/**
 * −1, 0 or 1 for left − right: a sign where 50 and 100 digits give the same difference to three digits, 0 where the difference
 * vanishes with the precision, undefined where neither can be said.
 */
function signOfDifference(coarse: Pair<Decimal>, fine: Pair<Decimal>): -1 | 0 | 1 | undefined {
  const [a, b] = [coarse.left.minus(coarse.right), fine.left.minus(fine.right)];
  if (b.isZero()) return a.isZero() || negligible(a, coarse, 30) ? 0 : undefined;
  const same = a.minus(b).abs().lessThan(b.abs().times(5e-4));
  if (same) return b.isNegative() ? -1 : 1;
  return negligible(b, fine, 60) ? 0 : undefined;
}

function negligible(difference: Decimal, { left, right }: Pair<Decimal>, digits: number): boolean {
  const scale = left.abs().greaterThan(right.abs()) ? left.abs() : right.abs();
  // A side that is exactly zero gives no scale of its own: what is left over is measured against 1.
  const against = scale.isZero() || left.isZero() || right.isZero() ? scale.plus(1) : scale;
  return difference.abs().lessThan(against.times(`1e-${digits}`));
}

function shown(pair: Pair<Decimal>, drawn: Case): Found {
  const text = (field: Field<Decimal>, value: Decimal) => field.show(value, 50);
  return {
    case: drawn,
    left: text(d50, pair.left),
    right: text(d50, pair.right),
    relation: pair.relation,
    of: pair.of,
    difference: d50.show(pair.left.minus(pair.right), 6),
    digits: 50,
  };
}

import { mapChildren, number, type Term } from "../term/term.ts";
import { numberOf } from "./rules/number.ts";

/** ᾱ as a document prints it, by step. */
export type PrintedProducts = ReadonlyMap<number, string>;

/**
 * Whether a value is what comes out of the ᾱ_t that the document prints, which is rounded itself: √(1−ᾱ_3) ≈ 0.0775 where ᾱ_3 was printed as 0.994.
 * A quantity that is ᾱ_t alone is held to its own digits.
 */
export function comesOfRounded(quantity: Term, step: number, digits: string, products: PrintedProducts): boolean {
  const product = products.get(step);
  if (product === undefined || quantity.kind === "index") return false;
  const valueFor = (value: number): number | undefined => {
    const put = (term: Term): Term => (term.kind === "index" && term.name === "alphabar" && term.index.kind === "number" && Number(term.index.digits) === step ? number(String(value)) : mapChildren(term, put));
    return numberOf(put(quantity));
  };
  const half = halfUnit(product), [below, of, above] = [valueFor(Number(product) - half), valueFor(Number(product)), valueFor(Number(product) + half)];
  if (of === undefined || !Number.isFinite(of)) return false;
  // Half a unit of the value itself, and what half a unit of ᾱ_t makes of it.
  const reach = Math.max(...[below, above].map((edge) => (edge === undefined || !Number.isFinite(edge) ? 0 : Math.abs(edge - of))));
  return Math.abs(Number(digits) - of) <= reach + 1.01 * halfUnit(digits);
}

const halfUnit = (digits: string): number => {
  const [mantissa, exponent] = digits.split("e");
  return 0.5 * 10 ** (Number(exponent ?? 0) - (mantissa!.split(".")[1]?.length ?? 0));
};

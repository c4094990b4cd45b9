import { fail } from "../base/problem.ts";
import type { Field } from "../field/field.ts";
import { fixedPoint } from "../field/fixed-point.ts";

/** As many digits of π as the widest decimals have: fewer would pass for a difference there. */
const digits = 1200;

let pi: string | undefined;
function piText(): string {
  const bits = 4 * digits;
  pi ??= `3.${String((fixedPoint(bits).pi * 10n ** BigInt(digits)) >> BigInt(bits)).slice(1)}`;
  return pi;
}

const known = new WeakMap<object, unknown>();

export function piIn<N>(field: Field<N>): N {
  refuseExact(field, "pi");
  // A sum is rounded to the field's own digits, as a literal is not.
  if (!known.has(field)) known.set(field, field.add(field.number(piText()), field.whole(0)));
  return known.get(field) as N;
}

export function eIn<N>(field: Field<N>): N {
  refuseExact(field, "e");
  return field.apply("exp", field.whole(1));
}

function refuseExact<N>(field: Field<N>, name: string): void {
  if (field.name === "modular") fail("not exact", name);
}

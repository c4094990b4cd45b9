import { fail } from "../base/problem.ts";
import type { Field } from "../field/field.ts";

// 110 digits, enough for decimals of 100.
const pi = "3.14159265358979323846264338327950288419716939937510582097494459230781640628620899862803482534211706798214808651328";
const e = "2.71828182845904523536028747135266249775724709369995957496696762772407663035354759457138217852516642742746639193201";

export const piIn = <N>(field: Field<N>): N => transcendental(field, pi, "pi");
export const eIn = <N>(field: Field<N>): N => transcendental(field, e, "e");

function transcendental<N>(field: Field<N>, digits: string, name: string): N {
  return field.name === "modular" ? fail("not exact", name) : field.number(digits);
}

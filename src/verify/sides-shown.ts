import { decimal } from "../field/decimal.ts";

const field = decimal(60);

/** Both sides to twelve significant digits, or to as many more as it takes to see that they differ. */
export function sidesShown({ left, right }: { readonly left: string; readonly right: string }): { readonly left: string; readonly right: string } {
  if (![left, right].every((text) => /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text))) return { left, right };
  const [a, b] = [field.number(left), field.number(right)];
  for (let digits = 12; digits < 50; digits += 4) {
    const shown = { left: field.show(a, digits), right: field.show(b, digits) };
    if (shown.left !== shown.right) return shown;
  }
  return { left, right };
}

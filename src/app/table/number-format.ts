import type { NumberFormat } from "../../sheet/views/view.ts";
import { fullNumber, powerText, shortNumber } from "../number-text.ts";

/** A number as a column's format writes it: five significant digits unless the column says otherwise. */
export function formatted(x: number, format: NumberFormat | undefined): string {
  if (!Number.isFinite(x)) return shortNumber(x);
  if (!format) return evenNumber(x, 5);
  switch (format.kind) {
    case "all": return fullNumber(x);
    case "significant": return evenNumber(x, Math.max(1, Math.min(17, format.digits)));
    case "fixed": return x.toFixed(Math.min(20, format.digits)).replace("-", "−");
    case "exponent": {
      const [mantissa, power] = x.toExponential(Math.min(17, format.digits)).split("e") as [string, string];
      return `${mantissa.replace("-", "−")} × 10${powerText(Number(power))}`;
    }
  }
}

/** With its last zeros, so that a column of them is even; whole numbers have none to lose. */
function evenNumber(x: number, digits: number): string {
  const size = Math.abs(x);
  return Number.isInteger(x) || size < 1e-4 || size >= 10 ** digits ? shortNumber(x, digits) : x.toPrecision(digits).replace("-", "−");
}

/** The formats that the menu offers. */
export const offeredFormats: readonly (NumberFormat | undefined)[] = [
  undefined, { kind: "significant", digits: 3 }, { kind: "significant", digits: 8 }, { kind: "fixed", digits: 4 }, { kind: "exponent", digits: 4 }, { kind: "all", digits: 0 },
];

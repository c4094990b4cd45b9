import type { DataLine } from "./line.ts";
import type { Precision } from "../../field/precision.ts";
import { roundTo } from "../../field/precision.ts";

/** A data block as it stands in a file, fences and all; reading it back gives the same numbers, bit for bit. */
export function printDataBlock(line: DataLine): string {
  return `\`\`\`${printDataHeader(line)}\n${Array.from(line.values, (value) => shortest(value, line.precision)).join("\n")}\n\`\`\``;
}

export function printDataHeader({ name, from, precision }: Pick<DataLine, "name" | "from" | "precision">): string {
  return `data ${name}${from === 1 ? "" : ` from ${from}`}${precision === "float64" ? "" : ` ${precision}`}`;
}

/** The fewest digits that come back as the same number of that format. */
export function shortest(value: number, precision: Precision): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  if (Object.is(value, -0)) return "-0";
  if (precision === "float64") return String(value);
  const round = roundTo(precision);
  for (let digits = 1; digits < 17; digits++) {
    const short = Number(value.toPrecision(digits));
    if (round(short) === value) return String(short);
  }
  return String(value);
}

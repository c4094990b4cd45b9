import type { Document, Output } from "../../document/document.ts";
import type { Listing } from "./listing.ts";

/** What stands below a listing as printed: a notebook's output, or the next block where it is set as code, is no Python and nothing stands between. */
export function outputOf(document: Document, { code }: Listing, listings: readonly Listing[]): Output | undefined {
  const own = document.blocks.find((block) => block.kind === "code" && block.place.start === code.place.start);
  if (own?.kind === "code" && own.output) return own.output;
  const at = document.blocks.findIndex((block) => block === own);
  const next = document.blocks.slice(at + 1).find((block) => block.kind !== "note" && !(block.kind === "prose" && leadsToOutput.test(block.text)));
  if (at < 0 || next?.kind !== "code") return undefined;
  // `abar = 0.0786` without a language may be either: lines are matched by what stands around their numbers.
  if (next.language !== "" && listings.some((other) => other.code.place.start === next.place.start)) return undefined;
  return /^(?:|text|txt|output|console|plaintext|none|stdout|out|plain|shell|bash)$/.test(next.language) ? next : undefined;
}
const leadsToOutput = /^\W*(?:(?:the\s+)?(?:output|result|prints?|this prints|which prints|it prints)\b.{0,20}|输出(?:结果)?|结果|运行结果|打印结果)\W*$/i;

/** A number as it is printed, and how much the last digit counts. */
export interface Shown { readonly value: number; readonly unit: number; readonly text: string }

/** A line of numbers and what stands around them, white space and dots left out. */
export interface ShownLine { readonly numbers: readonly Shown[]; readonly around: string }

const numeral = /(?<![\w.])[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\w])/g;

/** The numbers of a line, and the line without them. */
export function numbersShown(line: string): ShownLine {
  const numbers = [...line.matchAll(numeral)].map(({ 0: text }): Shown => ({ text, value: Number(text), unit: unitOf(text) }));
  return { numbers, around: line.replace(numeral, "#").replace(/\s+/g, "").replace(/…|\.\.\./g, "") };
}

function unitOf(text: string): number {
  const [mantissa, exponent = "0"] = text.toLowerCase().split("e");
  const decimals = mantissa!.split(".")[1]?.length ?? 0;
  return 10 ** (Number(exponent) - decimals);
}

/** Whether a number that was computed would be shown so: half a last digit, and what float32 adds. Between one and two units it cannot be told. Counts and indices of float64, `exact`, are what they are. */
export function shownAs(computed: number, { value, unit, text }: Shown, numbers: "rounded" | "exact" = "rounded"): "yes" | "no" | "open" {
  if (!Number.isFinite(computed)) return "open";
  const distance = Math.abs(computed - value), isWhole = /^[-+]?\d+$/.test(text);
  if (numbers === "exact" && isWhole && Number.isInteger(computed)) return distance === 0 ? "yes" : "no";
  if (distance <= 0.505 * unit + 2e-5 * Math.abs(value)) return "yes";
  return distance > (isWhole ? 0.99 : 1.5) * unit + 3e-4 * Math.abs(value) ? "no" : "open";
}

import { certain } from "../law.ts";
import { sizeOf, stridesOf } from "../shape.ts";
import type { Tensor } from "../value.ts";
import { fixedText, floatText } from "./number-text.ts";

/** An array as numpy's or torch's `repr` writes it; undefined where an entry is random or it is larger than is written here. */
export function arrayText(array: Tensor): string | undefined {
  const entries = entriesOf(array);
  if (!entries) return undefined;
  if (array.shape.length === 0) {
    const [number = 0] = entries;
    const text = array.type === "float" ? floatText(number) : array.type === "int" ? String(number) : number ? "True" : "False";
    return array.library === "numpy" ? `np.${array.type === "float" ? "float64" : array.type === "int" ? "int64" : "bool"}(${text})` : `tensor(${array.type === "float" ? torchNumber(number) : text})`;
  }
  return undefined;
}

/** A one-axis array of numpy as `print` writes it on one line; undefined where numpy would turn to exponents, break the line or leave entries out. */
export function rowText(array: Tensor): string | undefined {
  if (array.library !== "numpy" || array.shape.length !== 1) return undefined;
  const entries = entriesOf(array);
  if (!entries || !entries.every(Number.isFinite)) return undefined;
  const sizes = entries.map(Math.abs).filter((size) => size !== 0);
  const [low, high] = [Math.min(...sizes), Math.max(...sizes)];
  if (array.type === "float" && sizes.length > 0 && (high >= 1e8 || low < 1e-4 || high / low > 1000)) return undefined;
  const words = entries.map((entry) => (array.type === "float" ? shortDecimal(entry) : array.type === "int" ? String(entry) : entry ? "True" : "False"));
  const [whole, rest] = [0, 1].map((side) => Math.max(0, ...words.map((word) => (word.split(".")[side] ?? "").length))) as [number, number];
  const text = `[${words.map((word) => { const [before = "", after] = word.split("."); return before.padStart(whole) + (after === undefined ? "" : `.${after.padEnd(rest)}`); }).join(" ")}]`;
  return text.length <= 75 ? text : undefined;
}

/** At most eight places, as few as tell the number, and a point at the end of a whole one. */
function shortDecimal(value: number): string {
  const shortest = floatText(value);
  const places = shortest.split(".")[1]?.length ?? 0;
  return (places > 8 ? fixedText(value, 8) : shortest).replace(/0+$/, "");
}

function entriesOf(array: Tensor): number[] | undefined {
  const size = sizeOf(array.shape);
  if (size > 1000) return undefined;
  const kept = array.shape.map((n, i) => (array.uniform[i] ? 1 : n));
  const strides = stridesOf(kept);
  const full = stridesOf(array.shape);
  const entries: number[] = [];
  for (let i = 0; i < size; i++) {
    let at = 0;
    for (const [axis, stride] of full.entries()) if (!array.uniform[axis]) at += Math.floor(i / stride) % array.shape[axis]! * strides[axis]!;
    const number = certain(array.cells[at]!);
    if (number === undefined) return undefined;
    entries.push(number);
  }
  return entries;
}

const torchNumber = (value: number): string => (Number.isInteger(value) && Math.abs(value) < 1e8 ? `${value}.` : fixedText(value, 4));

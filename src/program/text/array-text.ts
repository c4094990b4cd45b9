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

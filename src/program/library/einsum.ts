import { expandAll } from "../expand.ts";
import { joinedMake } from "../join.ts";
import { certain, combined, scaled } from "../law.ts";
import { allow, fullTensor } from "../make-tensor.ts";
import { NotKnown } from "../not-known.ts";
import { tensorOf } from "../operand.ts";
import { Raised } from "../raised.ts";
import { sizeOf, stridesOf } from "../shape.ts";
import type { Cell, Tensor, Value } from "../value.ts";
import { both, type Call, type Entries, entry } from "./entry.ts";

/** Einstein sums of arrays by their letters, "bi,ij->bj"; at most one of the arrays may be random. */
export const einsums: Entries = both("einsum", entry("subscripts|equation, *operands", einsum));

function einsum(call: Call): Value {
  const subscripts = call.given.get("subscripts")!;
  const operands = call.given.get("operands")!;
  if (subscripts.kind !== "text" || subscripts.value.includes("...") || operands.kind !== "tuple") throw new NotKnown("an Einstein sum of this form");
  const arrays = operands.items.map((item) => expandAll(tensorOf(item, call.library, call.context), call.context));
  const [left, right] = subscripts.value.replaceAll(" ", "").split("->");
  const inputs = left!.split(",");
  const output = right ?? [...new Set(inputs.join(""))].filter((letter) => inputs.join("").split(letter).length === 2).toSorted().join("");
  const sizes = sizesOf(inputs, arrays);
  const summed = [...sizes.keys()].filter((letter) => !output.includes(letter));
  const letters = [...output, ...summed];
  const shape = letters.map((letter) => sizes.get(letter)!);
  allow(sizeOf(shape), call.context);
  const steps = inputs.map((input, k) => letters.map((letter) => [...input].reduce((sum, own, i) => own === letter ? sum + stridesOf(arrays[k]!.shape)[i]! : sum, 0)));
  const strides = stridesOf(shape);
  const inner = sizeOf(shape.slice(output.length));
  const cells: Cell[] = Array.from({ length: sizeOf(shape.slice(0, output.length)) }, (_, outer) => {
    let sum: Cell = 0;
    for (let i = 0; i < inner; i++) {
      const flat = outer * inner + i;
      const places = steps.map((own) => own.reduce((at, step, axis) => at + step * (Math.floor(flat / strides[axis]!) % shape[axis]!), 0));
      sum = combined(sum, 1, arrays.map((array, k) => array.cells[places[k]!]!).reduce(product), 1);
    }
    return sum;
  });
  return fullTensor(shape.slice(0, output.length), cells, joinedMake(arrays));
}

function sizesOf(inputs: readonly string[], arrays: readonly Tensor[]): Map<string, number> {
  const sizes = new Map<string, number>();
  if (inputs.length !== arrays.length) throw new Raised("ValueError", "more operands provided to einstein sum function than specified in the subscripts string");
  for (const [k, input] of inputs.entries()) for (const [i, letter] of [...input].entries()) {
    const n = arrays[k]!.shape[i];
    if (n === undefined || input.length !== arrays[k]!.shape.length || (sizes.get(letter) ?? n) !== n) throw new Raised(arrays[k]!.library === "torch" ? "RuntimeError" : "ValueError", "einstein sum: subscripts do not fit the shapes of the operands");
    sizes.set(letter, n);
  }
  return sizes;
}

function product(x: Cell, y: Cell): Cell {
  const [p, q] = [certain(x), certain(y)];
  if (p !== undefined) return scaled(y, p);
  if (q !== undefined) return scaled(x, q);
  throw new NotKnown("a product of random values");
}

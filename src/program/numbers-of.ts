import { certain } from "./law.ts";
import { isRandom } from "./make-tensor.ts";
import { NotKnown } from "./not-known.ts";
import type { Tensor } from "./value.ts";

/** An array of numbers as it is; of random values what is asked, by name, is not known: "exp of random values". */
export function numbersOf(tensor: Tensor, name: string): Tensor {
  if (!isRandom(tensor)) return tensor;
  const cells = tensor.cells.map(certain);
  if (cells.includes(undefined)) throw new NotKnown(`${name} of random values`);
  return { ...tensor, cells: cells as number[] };
}

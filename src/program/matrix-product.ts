import type { Context } from "./context.ts";
import { expandAll } from "./expand.ts";
import { certain, combined, scaled } from "./law.ts";
import { allow, fullTensor, type Make } from "./make-tensor.ts";
import { NotKnown } from "./not-known.ts";
import { Raised } from "./raised.ts";
import { broadcastShape, shapeText, sizeOf, stridesOf } from "./shape.ts";
import type { Cell, Tensor } from "./value.ts";

/** a @ b by numpy's rules: vectors, matrices and stacks of them. One side may be random. */
export function matrixProduct(a: Tensor, b: Tensor, make: Make, context: Context): Tensor {
  if (a.shape.length === 0 || b.shape.length === 0) throw flat(a, b, make);
  if (make.library === "torch" && a.type !== b.type) throw new Raised("RuntimeError", `expected m1 and m2 to have the same dtype, but got: ${torchType[a.type]} != ${torchType[b.type]}`);
  const left = a.shape.length === 1 ? [1, ...a.shape] : a.shape;
  const right = b.shape.length === 1 ? [...b.shape, 1] : b.shape;
  const [n, inner, m] = [left.at(-2)!, left.at(-1)!, right.at(-1)!];
  if (inner !== right.at(-2)) throw mismatch(a, b, make, inner, right.at(-2)!);
  const stack = broadcastShape(left.slice(0, -2), right.slice(0, -2), make.library);
  allow(sizeOf(stack) * n * m * inner, context);
  const [p, q] = [expandAll(a, context).cells, expandAll(b, context).cells];
  const cells: Cell[] = [];
  for (let s = 0; s < sizeOf(stack); s++) {
    const [from, to] = [placeIn(s, stack, left.slice(0, -2)) * n * inner, placeIn(s, stack, right.slice(0, -2)) * inner * m];
    for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) {
      let sum: Cell = 0;
      for (let k = 0; k < inner; k++) sum = combined(sum, 1, product(p[from + i * inner + k]!, q[to + k * m + j]!), 1);
      cells.push(sum);
    }
  }
  return fullTensor([...stack, ...(a.shape.length === 1 ? [] : [n]), ...(b.shape.length === 1 ? [] : [m])], cells, make);
}

const torchType = { float: "float", int: "long int", bool: "bool" };

function flat(a: Tensor, b: Tensor, make: Make): Raised {
  if (make.library === "torch") return new Raised("RuntimeError", `both arguments to matmul need to be at least 1D, but they are ${a.shape.length}D and ${b.shape.length}D`);
  return a.shape.length + b.shape.length === 0 ? new Raised("TypeError", "unsupported operand type(s) for @: 'numpy.float64' and 'numpy.float64'")
    : new Raised("ValueError", "matmul: Input operand 0 does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)");
}

function product(x: Cell, y: Cell): Cell {
  const [p, q] = [certain(x), certain(y)];
  if (p !== undefined) return scaled(y, p);
  if (q !== undefined) return scaled(x, q);
  throw new NotKnown("a product of random values");
}

/** Which matrix of a smaller stack goes with matrix s of the whole. */
function placeIn(s: number, stack: readonly number[], own: readonly number[]): number {
  const [whole, strides] = [stridesOf(stack), stridesOf(own)];
  return own.reduce((place, n, i) => {
    const axis = i + stack.length - own.length;
    return place + (n === 1 ? 0 : Math.floor(s / whole[axis]!) % stack[axis]!) * strides[i]!;
  }, 0);
}

function mismatch(a: Tensor, b: Tensor, make: Make, inner: number, other: number): Raised {
  if (make.library === "torch") return new Raised("RuntimeError", `mat1 and mat2 shapes cannot be multiplied (${a.shape.join("x")} and ${b.shape.join("x")})`);
  return a.shape.length < 3 && b.shape.length < 3 && b.shape.length === 1 && a.shape.length === 1
    ? new Raised("ValueError", `matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size ${other} is different from ${inner})`)
    : new Raised("ValueError", `matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) (size ${other} is different from ${inner}); shapes ${shapeText(a.shape)} ${shapeText(b.shape)}`);
}

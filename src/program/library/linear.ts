import { tensorBinary } from "../binary.ts";
import { expandAll } from "../expand.ts";
import { fullTensor } from "../make-tensor.ts";
import { matrixProduct } from "../matrix-product.ts";
import { NotKnown } from "../not-known.ts";
import { numbersOf } from "../numbers-of.ts";
import { Raised } from "../raised.ts";
import type { Tensor } from "../value.ts";
import { array, type Call, type Entries, entriesOf, entry, named, wholes } from "./entry.ts";
import { drawn } from "./random-values.ts";

/** Small square matrices: their roots and inverses, and draws with a covariance. */
export const linear: Entries = entriesOf(
  named(["numpy.linalg.cholesky", "torch.linalg.cholesky", "torch.cholesky"], entry("input|a|A", (call) => likeMatrix(array(call, "input"), cholesky(matrixOf(call, "input"))))),
  named(["numpy.linalg.inv", "torch.linalg.inv", "torch.inverse"], entry("input|a|A", (call) => likeMatrix(array(call, "input"), inverse(matrixOf(call, "input"))))),
  named(["numpy.linalg.det", "torch.linalg.det", "torch.det"], entry("input|a|A", (call) => fullTensor([], [eliminated(matrixOf(call, "input")).determinant], { type: "float", library: call.library }))),
  { "numpy.random.multivariate_normal": entry("mean, cov, size=None, check_valid=None, tol=None", correlated) },
);

type Matrix = readonly (readonly number[])[];
const likeMatrix = (model: Tensor, rows: Matrix): Tensor => fullTensor(model.shape, rows.flat(), { type: "float", library: model.library });

function matrixOf(call: Call, name: string): Matrix {
  const { shape, cells } = expandAll(numbersOf(array(call, name), "a matrix"), call.context);
  const n = shape[0] ?? 0;
  if (shape.length !== 2) throw new NotKnown("a stack of matrices");
  if (shape[1] !== n) throw new Raised("LinAlgError", "Last 2 dimensions of the array must be square");
  return Array.from({ length: n }, (_, i) => cells.slice(i * n, (i + 1) * n) as number[]);
}

/** The lower triangle L with L Lᵀ = A. */
function cholesky(a: Matrix): number[][] {
  const rows = a.map((row) => row.map(() => 0));
  for (const [i, row] of a.entries()) for (let j = 0; j <= i; j++) {
    const rest = row[j]! - rows[i]!.slice(0, j).reduce((sum, value, k) => sum + value * rows[j]![k]!, 0);
    if (i === j && !(rest > 0)) throw new Raised("LinAlgError", "Matrix is not positive definite");
    rows[i]![j] = i === j ? Math.sqrt(rest) : rest / rows[j]![j]!;
  }
  return rows;
}

/** Gauss and Jordan's elimination with the largest pivot. */
function eliminated(a: Matrix): { readonly inverse: number[][]; readonly determinant: number } {
  const n = a.length;
  const rows = a.map((row, i) => [...row, ...row.map((_, j) => Number(i === j))]);
  let determinant = 1;
  for (let i = 0; i < n; i++) {
    const best = rows.reduce((top, row, k) => k >= i && Math.abs(row[i]!) > Math.abs(rows[top]![i]!) ? k : top, i);
    if (best !== i) determinant = -determinant;
    [rows[i], rows[best]] = [rows[best]!, rows[i]!];
    const pivot = rows[i]![i]!;
    determinant *= pivot;
    if (pivot === 0) return { inverse: [], determinant: 0 };
    rows[i] = rows[i]!.map((value) => value / pivot);
    for (let k = 0; k < n; k++) if (k !== i) {
      const factor = rows[k]![i]!;
      rows[k] = rows[k]!.map((value, j) => value - factor * rows[i]![j]!);
    }
  }
  return { inverse: rows.map((row) => row.slice(n)), determinant };
}

function inverse(a: Matrix): number[][] {
  const { inverse: rows, determinant } = eliminated(a);
  if (determinant === 0) throw new Raised("LinAlgError", "Singular matrix");
  return rows;
}

/** mean + L z for each draw. */
function correlated(call: Call): Tensor {
  const root = cholesky(matrixOf(call, "cov"));
  const make = { type: "float" as const, library: "numpy" as const };
  const noise = drawn("normal", "noise", 1, [...(wholes(call, "size") ?? []), root.length], "numpy", call.context);
  const turned = fullTensor([root.length, root.length], root[0] ? root[0].flatMap((_, j) => root.map((row) => row[j]!)) : [], make);
  const isDiagonal = root.every((row, i) => row.every((value, j) => i === j || value === 0));
  // Without covariance the draws stay apart, and as many as there are cost nothing.
  const spread = isDiagonal ? tensorBinary("*", noise, fullTensor([root.length], root.map((row, i) => row[i]!), make), call.context) as Tensor : matrixProduct(noise, turned, make, call.context);
  return tensorBinary("+", spread, array(call, "mean"), call.context) as Tensor;
}

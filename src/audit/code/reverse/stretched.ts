import type { Tensor } from "../../../program/value.ts";
import type { NetworkCall, Variable } from "../../../program/world.ts";

/**
 * Whether what a network is given repeats every sample along its last axis: (n,) beside (n, 1) is stretched to (n, n) without an error, so that each sample meets the steps of all the others.
 * Only where as many steps are given as there are samples; samples that are repeated on purpose stand along the first axis.
 */
export function isStretchedState({ state, arguments: given }: NetworkCall, variables: readonly Variable[]): boolean {
  const { shape } = state, [rows, columns] = shape;
  if (shape.length !== 2 || rows !== columns || rows === undefined || rows < 2) return false;
  const isBatch = given.some((value) => value.kind === "tensor" && value.type === "int" && value.shape[0] === rows && value.shape.length === 1);
  const parts = termsOf(state).map((id) => variables[id]!);
  return isBatch && parts.length > 0 && parts.every(({ part }) => part?.spread?.length === 2 && part.spread[1] === true && part.spread[0] === false);
}

/** Whether a network's output is subtracted from a target so that all outputs meet all targets: (n,) beside (n, 1). */
export function isStretchedDifference(base: Tensor, variables: readonly Variable[]): boolean {
  const { shape } = base;
  if (shape.length !== 2 || shape[0] !== shape[1] || (shape[0] ?? 0) < 2) return false;
  const spread = termsOf(base).flatMap((id) => variables[id]!.part?.spread ?? []), outputs = termsOf(base).filter((id) => variables[wholeOf(id, variables)]!.kind === "network");
  return spread.length > 0 && outputs.length > 0 && outputs.every((id) => variables[id]!.part?.spread?.some((is) => is));
}

const termsOf = ({ cells }: Tensor): readonly number[] => [...new Set(cells.flatMap((cell) => (typeof cell === "number" ? [] : [...cell.terms.entries()].flatMap(([id, c]) => (c !== 0 ? [id] : [])))))];

function wholeOf(id: number, variables: readonly Variable[]): number {
  const part = variables[id]?.part;
  return part ? wholeOf(part.of, variables) : id;
}

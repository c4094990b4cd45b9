import type { Cell, Value } from "../../../program/value.ts";
import type { Variable } from "../../../program/world.ts";

/** One state as code draws it: what of which input, how much noise of its own, and what else went in. A coordinate of a variable counts as the variable. */
export interface StateLaw {
  readonly constant: number;
  /** Coefficients of given states, by variable id. */
  readonly inputs: ReadonlyMap<number, number>;
  readonly noises: readonly { readonly id: number; readonly coefficient: number }[];
  /** Of the noise alone. */
  readonly variance: number;
  /** Uniform draws, network outputs and the like. */
  readonly others: readonly Variable[];
}

/** A number or law, taken apart by the kinds of its variables. A uniform draw adds its variance to the noise's, and stands among the others too. */
export function stateLaw(cell: Cell, variables: readonly Variable[]): StateLaw {
  if (typeof cell === "number") return { constant: cell, inputs: new Map(), noises: [], variance: 0, others: [] };
  const inputs = new Map<number, number>(), noises: { id: number; coefficient: number }[] = [], others: Variable[] = [];
  let variance = 0;
  for (const [id, coefficient] of cell.terms.entries()) {
    if (coefficient === 0) continue;
    const variable = variables[id]!, whole = wholeOf(variable);
    if (variable.kind === "input") inputs.set(whole, (inputs.get(whole) ?? 0) + coefficient);
    else if (variable.kind === "normal" || variable.kind === "uniform") {
      noises.push({ id: whole, coefficient });
      variance += coefficient * coefficient * variable.variance;
      if (variable.kind === "uniform") others.push(variable);
    } else others.push(variable);
  }
  return { constant: cell.constant, inputs, noises, variance, others };
}

const wholeOf = ({ id, part }: Variable): number => part?.of ?? id;

/** The parts of what a function gives: the items of a tuple, list or dict, or the one value. */
export function partsOf(value: Value): readonly Value[] {
  if (value.kind === "tuple" || value.kind === "list") return value.items;
  if (value.kind === "dict") return [...value.entries.values()].map((entry) => entry.value);
  return [value];
}

/** The correlation of two laws' noises: ±1 where they are one noise. */
export function correlation(a: StateLaw, b: StateLaw): number {
  let both = 0;
  for (const { id, coefficient } of a.noises) {
    const other = b.noises.find((n) => n.id === id);
    if (other) both += coefficient * other.coefficient;
  }
  const size = Math.sqrt(a.noises.reduce((s, n) => s + n.coefficient ** 2, 0) * b.noises.reduce((s, n) => s + n.coefficient ** 2, 0));
  return size === 0 ? 0 : both / size;
}

import type { Law } from "../../../program/value.ts";
import type { Variable } from "../../../program/world.ts";

/** after = state · before + network · (what the network gave) + noise of `variance` + constant + what else went in. */
export interface AffineStep {
  readonly state: number;
  readonly network: number;
  readonly variance: number;
  readonly constant: number;
  /** Variables whose part in `after` none of these explains, with the unexplained coefficient: noise that was used before, a second input, uniform draws. */
  readonly others: readonly { readonly variable: Variable; readonly coefficient: number }[];
}

/**
 * One update taken apart, also in the middle of a loop where both states are laws over everything drawn so far. `networks` are the outputs of the step's own calls, alike in
 * state and step, so that several of them (guidance) count as one. None where `before` has no variable to measure by.
 */
export function stepBetween(before: Law, after: Law, networks: ReadonlySet<number>, variables: readonly Variable[]): AffineStep | undefined {
  const carried = range(before.terms.length).filter((id) => before.terms[id] !== 0 && !networks.has(id));
  const measures = carried.toSorted((a, b) => Math.abs(before.terms[b]!) - Math.abs(before.terms[a]!)).slice(0, 3);
  const readings = measures.map((id) => takenApart((after.terms[id] ?? 0) / before.terms[id]!, before, after, networks, variables));
  return readings.toSorted((a, b) => a.others.length - b.others.length)[0];
}

function takenApart(state: number, before: Law, after: Law, networks: ReadonlySet<number>, variables: readonly Variable[]): AffineStep {
  let network = 0, variance = 0;
  const others: { variable: Variable; coefficient: number }[] = [];
  const size = Math.max(largest(before) * Math.abs(state), largest(after));
  for (let id = 0; id < Math.max(before.terms.length, after.terms.length); id++) {
    const had = before.terms[id] ?? 0, has = after.terms[id] ?? 0;
    if (had === 0 && has === 0) continue;
    const left = has - state * had;
    if (Math.abs(left) <= 1e-9 * Math.max(size * 1e-3, Math.abs(has), Math.abs(state * had))) continue;
    const variable = variables[id]!;
    if (networks.has(id)) network += left;
    else if (variable.kind === "normal" && had === 0) variance += left * left * variable.variance;
    else others.push({ variable, coefficient: left });
  }
  const constant = after.constant - state * before.constant;
  return { state, network, variance, constant: Math.abs(constant) < 1e-9 ? 0 : constant, others };
}

const largest = (law: Law): number => law.terms.reduce((most, c) => Math.max(most, Math.abs(c)), 0);
const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

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
  let best: AffineStep | undefined;
  // Noise that is used again has another part in the new state: what most of the large ones agree on counts.
  for (const id of largestOf(before, networks)) {
    const step = takenApart((after.terms[id] ?? 0) / before.terms[id]!, before, after, networks, variables);
    if (step.others.length < (best?.others.length ?? Infinity)) best = step;
    if (best?.others.length === 0) return best;
  }
  return best;
}

/** The three variables of which a law has most, networks' outputs apart. */
function largestOf({ terms }: Law, networks: ReadonlySet<number>): readonly number[] {
  const found: number[] = [];
  for (let id = 0; id < terms.length; id++) {
    if (terms[id] === 0 || networks.has(id)) continue;
    found.push(id);
    found.sort((a, b) => Math.abs(terms[b]!) - Math.abs(terms[a]!));
    found.length = Math.min(3, found.length);
  }
  return found;
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

function largest({ terms }: Law): number {
  let most = 0;
  for (const c of terms) if (c > most || -c > most) most = Math.abs(c);
  return most;
}

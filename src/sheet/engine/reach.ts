import type { Topology } from "./topology.ts";

/** What a change reaches in one topology, known without computing anything. */
export interface Reach {
  /** Every quantity, hidden columns included, in the order they are computed. */
  readonly order: readonly string[];
  /** Everything that reads these names or inputs, with the names themselves. */
  reachOf(names: readonly string[], inputs: readonly string[]): Set<string>;
  reachOfParameter(name: string): ReadonlySet<string>;
  /** Claims that read one of the inputs or something that is reached. */
  claimsOn(inputs: readonly string[], reached: ReadonlySet<string>): readonly string[];
  /** Claims that setting a parameter reaches. */
  claimsOf(parameter: string): readonly string[];
}

export function reachIn({ plan, lowered, claims }: Topology): Reach {
  const order = plan.groups.flatMap((g) => g.members.map((m) => m.name));
  const known = new Map<string, { readonly names: ReadonlySet<string>; readonly claims: readonly string[] }>();
  return { order, reachOf, claimsOn, reachOfParameter: (name) => ofParameter(name).names, claimsOf: (parameter) => ofParameter(parameter).claims };

  /** T gives every column its rows. */
  function ofParameter(name: string) {
    let reached = known.get(name);
    if (!reached) {
      const columns = name === "T" ? order.filter((of) => lowered.quantities.get(of)?.kind === "column") : [];
      const names = reachOf(columns, [name]);
      known.set(name, (reached = { names, claims: claimsOn([name], names) }));
    }
    return reached;
  }

  function reachOf(names: readonly string[], inputs: readonly string[]): Set<string> {
    const reached = new Set(names);
    const queue = [...names, ...inputs];
    for (let i = 0; i < queue.length; i++)
      for (const reader of plan.readers.get(queue[i]!) ?? []) {
        if (reached.has(reader)) continue;
        reached.add(reader);
        queue.push(reader);
      }
    return reached;
  }

  function claimsOn(inputs: readonly string[], reached: ReadonlySet<string>): string[] {
    return [...claims.values()].filter((c) => c.reads.some((read) => inputs.includes(read) || reached.has(read))).map((c) => c.id);
  }
}

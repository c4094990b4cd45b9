import type { Problem } from "../../base/problem.ts";
import { type Calculation, isTyped } from "./calculation.ts";
import type { Cell } from "../cell.ts";
import type { Computed, HereResult } from "./engine.ts";
import type { Judgement } from "./judgement.ts";
import { nameOf } from "./expand.ts";
import { reachIn } from "./reach.ts";
import type { Topology } from "./topology.ts";

/**
 * What stands in for calculation and judgement where a sheet is computed elsewhere: it says what a change reaches, and holds the problems and claims that came back.
 * A claim keeps its last result until another comes.
 */
export interface Planning {
  readonly calculation: Calculation;
  readonly judgement: Judgement;
  /** Takes the problems and claims of the whole sheet in place of those it held. */
  adopt(computed: Computed): void;
}

export function createPlanning(topology: Topology, cellOf: (id: string) => Cell | undefined, before: Judgement | undefined): Planning {
  const reach = reachIn(topology);
  const failed = new Map<string, Problem>();
  const results = new Map<string, HereResult>();
  const problems = new Map<string, Problem>();
  for (const id of topology.claims.keys()) {
    const known = before?.result(id);
    if (known) results.set(id, known);
  }

  function compute(names: ReadonlySet<string>): string[] {
    for (const name of names) failed.delete(name);
    return reach.order.filter((name) => names.has(name) && isTyped(name));
  }

  return {
    calculation: { ...reach, failed, prepare: () => undefined, follow: (parameter) => compute(reach.reachOfParameter(parameter)), compute },
    judgement: {
      result: (id) => results.get(id),
      problem: (id) => problems.get(id),
      judge(ids) {
        for (const id of ids) problems.delete(id);
      },
    },
    adopt(computed) {
      for (const held of [failed, problems, results]) held.clear();
      for (const [id, problem] of computed.problems) {
        // What can be known without computing is known here.
        if (topology.problems.has(id)) continue;
        const line = cellOf(id)?.line;
        const name = line && nameOf(line);
        if (name !== undefined) failed.set(name, problem);
        else if (topology.claims.has(id)) problems.set(id, problem);
      }
      for (const [id, result] of computed.claims) if (topology.claims.has(id)) results.set(id, result);
    },
  };
}

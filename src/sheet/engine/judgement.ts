import type { Problem } from "../../base/problem.ts";
import type { Store } from "../../evaluate/columns/store.ts";
import type { Cell } from "../cell.ts";
import type { HereResult } from "./engine.ts";
import { claimEvaluator } from "./here-claim.ts";
import { placed, type Topology } from "./topology.ts";

/** What the `claim here` cells of one topology are now: a result, or a problem where something they read cannot be had. */
export interface Judgement {
  result(id: string): HereResult | undefined;
  problem(id: string): Problem | undefined;
  /** Looks at these claims again. `failed` are the quantities without values; `steps` is T. */
  judge(ids: Iterable<string>, failed: ReadonlyMap<string, Problem>, steps: number | undefined): void;
}

export function createJudgement({ claims }: Topology, cellOf: (id: string) => Cell, store: Store): Judgement {
  const evaluators = new Map([...claims].map(([id, claim]) => [id, claimEvaluator(claim, store)]));
  const results = new Map<string, HereResult>();
  const problems = new Map<string, Problem>();
  return {
    result: (id) => results.get(id),
    problem: (id) => problems.get(id),
    judge(ids, failed, steps) {
      for (const id of ids) {
        results.delete(id);
        problems.delete(id);
        const { reads } = claims.get(id)!;
        const missing = reads.find((name) => failed.has(name)) ?? (steps === undefined && reads.includes("T") ? "T" : undefined);
        if (missing !== undefined) {
          const cause = failed.get(missing);
          problems.set(id, placed(cause?.kind === "broken cell" ? cause : { kind: "broken cell", subject: missing }, cellOf(id), undefined));
          continue;
        }
        const found = evaluators.get(id)!(steps ?? 0);
        if ("kind" in found) problems.set(id, placed(found, cellOf(id)));
        else results.set(id, found);
      }
    },
  };
}

import { claimOf } from "../claim-of.ts";
import type { CodeClaim, CodeContext } from "../code-claim.ts";
import { judge, type Seen } from "../judge.ts";
import { subjects } from "../wordings.ts";
import { departureOf, type Fault } from "./fault.ts";
import { tellFault } from "./fault-told.ts";
import type { FoundLoop } from "./loops-in.ts";

type SeenLoop = FoundLoop["seen"][number];

/**
 * Which steps a loop makes, by what its network is told, where its update stands on something that is wrong already: all T of them, or one less. Only of a loop that starts from N(0, I) and tells
 * neighbours all the way down; a call after its end may be the step that it leaves out.
 */
export function loopHeadClaim(context: CodeContext, { loop, seen, own, function: fn }: FoundLoop): CodeClaim | undefined {
  // A sub-sequence may be all of a chain that is short.
  if ((own && own.loop.turns.length < own.chain.steps - 1) || /ddim/i.test(fn?.name ?? "")) return undefined;
  const left = seen.map((one) => leftOut(one));
  if (seen.length === 0 || left.includes(undefined)) return undefined;
  const observed = seen.map(({ world }, i): Seen<"every step"> => ({ ...world, departs: () => (left[i] === "none" ? undefined : departureOf({ distance: Infinity, wrong: 1, faults: [left[i] as Fault] })) }));
  const judgement = judge(["every step"], observed, context.options.seed);
  if (judgement.kind === "undecided") return undefined;
  const fault = judgement.kind === "refuted" ? (left[observed.indexOf(judgement.seen)] as Fault) : undefined;
  return claimOf({
    context, spot: loop.loop, subject: subjects["reverse loop"], reading: "t=T,\\dots,1", verdict: judgement.verdict, ...(fault && { remark: tellFault(fault) }),
    computes: fault?.kind === "steps left out" ? { numbers: `x_${fault.from} → x_${fault.to}` } : {}, should: { numbers: "x_T → x_0" },
  });
}

/** The end that is missing; none where nothing can be said. */
function leftOut({ world: { chain }, loop: { turns }, variables }: SeenLoop): Fault | "none" | undefined {
  const told = turns.map((turn) => turn.told), [first] = told, last = told.at(-1), top = chain.steps;
  if (first === undefined || last === undefined || told.some((t, k) => t !== first - k)) return undefined;
  const start = [...(turns[0]!.state?.terms.entries() ?? [])].filter(([, c]) => c !== 0), own = start[0] && variables[start[0][0]];
  if (start.length !== 1 || own?.kind !== "normal" || Math.abs(start[0]![1] ** 2 * own.variance - 1) > 1e-9) return undefined;
  if (variables.filter(({ kind }) => kind === "network").length !== turns.reduce((sum, { calls }) => sum + calls.length, 0)) return undefined;
  if (turns.length === top && (last === 0 || last === 1)) return "none";
  if (turns.length !== top - 1) return undefined;
  return last === 0 ? { kind: "steps left out", from: top - 1, to: 0, top } : last === 1 ? { kind: "steps left out", from: top, to: 1, top } : undefined;
}

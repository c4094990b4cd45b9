import { lineAndColumn } from "../../../base/place.ts";
import { claimOf } from "../claim-of.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import { judgedForward, type Law } from "./forward.ts";
import type { CallableFunction } from "../call/callables.ts";
import { linesOf } from "../source/decisive-spot.ts";
import { rightFormOfFunction } from "../mend/right-form.ts";
import { worldsOf } from "../world/schedule-world.ts";
import { type Draw, follow, type ForwardFunction, forwardFunctions } from "./forward-functions.ts";
import { judge, refuted, relative, type Seen } from "../judge.ts";
import { shortNumber } from "../number-text.ts";
import { docstringOf, placeOfStatement } from "../source/statements.ts";
import { disagrees, errorText, subjects } from "../wordings.ts";

/** Two functions of one document that draw x_t given x_0 and are given the same t: their laws must be the same for each. */
export const pairs: CodeRule = (context) => {
  const jumps = forwardFunctions(context).followed.filter((fn) => { const law = lawOf(context, fn); return law?.of === "marginal"; });
  const claims: CodeClaim[] = [];
  for (const [i, a] of jumps.entries())
    for (const b of jumps.slice(i + 1)) {
      const chain = [a, b].find(({ roles }) => roles.includes("forward chain")), other = chain === a ? b : a;
      if (!chain || other.roles.includes("forward chain") || !meet(context, chain, other)) continue;
      const claim = compared(context, chain, other);
      if (claim) claims.push(claim);
    }
  return claims;
};

/** A function's docstring names the other. */
const names = ({ callable: { fn: { node } } }: ForwardFunction, other: ForwardFunction): boolean => node.nodeType === "FunctionDef" && new RegExp(`\\b${other.callable.fn.name}\\b`).test(docstringOf(node));

/** Some listing calls both, by name, or one is said to be the other. */
function meet({ listings }: CodeContext, a: ForwardFunction, b: ForwardFunction): boolean {
  const calls = ({ callable: { fn } }: ForwardFunction) => new RegExp(`(?<!def\\s+)\\b${fn.name}\\(`);
  return listings.some(({ unit }) => calls(a).test(unit.text) && calls(b).test(unit.text)) || names(a, b) || names(b, a);
}

const lawOf = (context: CodeContext, fn: ForwardFunction): Law | undefined => { const judged = judgedForward(context, fn); return judged.kind === "upheld" ? judged.hypothesis : undefined; };

/** Both at the same t, as the code counts it: where one of them cannot be called the other must not be either. */
function compared(context: CodeContext, chain: ForwardFunction, jump: ForwardFunction): CodeClaim | undefined {
  const seen = jump.draws.flatMap(({ world, draws }): readonly Seen<"same">[] => {
    const others = chain.draws.find((each) => each.world === world)?.draws;
    if (!others) return [];
    return [{
      chain: world.chain, kind: world.kind,
      departs: () => draws.filter(({ t }) => t >= 1).flatMap((draw) => departures(draw, others.find(({ t }) => t === draw.t))).toSorted((a, b) => b.size - a.size)[0],
    }];
  });
  const judgement = judge(["same"], seen, context.options.seed);
  const blamed = names(chain, jump) ? chain : jump, other = blamed === chain ? jump : chain;
  const { fn } = blamed.callable, spot = { unit: fn.unit, node: fn.node };
  const latex = "\\sqrt{\\bar\\alpha_{t}}\\,x_0 + \\sqrt{1-\\bar\\alpha_{t}}\\,\\epsilon";
  const about = { context, subject: subjects.pair, spot, reading: `\\text{${textName(other.callable.fn.name)}}(t) = \\text{${textName(fn.name)}}(t)` };
  const line = lineAndColumn(context.document.text, placeOfStatement(context, { unit: other.callable.fn.unit, node: other.callable.fn.node }).start).line;
  if (judgement.kind !== "refuted") return claimOf({ ...about, verdict: judgement.verdict, computes: { latex }, should: { latex } });
  const { departure, seen: at } = judgement;
  const draw = (from: ForwardFunction) => from.draws.find(({ world }) => world.chain === at.chain)!.draws.find(({ t }) => t === departure.t);
  const [computes, should] = [draw(blamed), draw(other)];
  const failing = jump.draws.flatMap(({ draws }) => draws.flatMap(({ raised }) => (raised ? [raised] : [])))[0];
  return claimOf({
    ...about,
    verdict: refuted(at.chain, blamed === jump ? departure : { ...departure, computes: departure.should, should: departure.computes }, "every schedule", judgement.verdict.run, judgement.verdict.counterexample.path),
    ...rightFormOfFunction(context, blamed.callable, linesOf(fn), (edited) => agrees(context, blamed, other, edited)),
    computes: { latex: blamed === jump ? latex.replaceAll("_{t}", "_{t+1}") : latex, ...(computes && { numbers: textOf(computes) }) },
    should: { latex: blamed === jump ? latex : latex.replaceAll("_{t}", "_{t+1}"), ...(should && { numbers: textOf(should) }) },
    remark: { en: `${disagrees(other.callable.fn.name, line).en}${failing ? ` At t = T it raises ${errorText(failing)}.` : ""}`, zh: `${disagrees(other.callable.fn.name, line).zh}${failing ? `在 t = T 处抛出 ${errorText(failing)}。` : ""}` },
  });
}

/** Whether one of them with another text counts its steps as the other does. */
function agrees(context: CodeContext, { roles }: ForwardFunction, other: ForwardFunction, edited: CallableFunction): boolean {
  const { round, drawn } = worldsOf(context);
  const again = follow(context, edited, roles, [...round.slice(0, 2), ...drawn.slice(0, 2)]);
  return !("reason" in again) && lawOf(context, again)?.offset === lawOf(context, other)?.offset;
}

function departures(a: Draw, b: Draw | undefined): readonly { readonly t: number; readonly computes: number | string; readonly should: number | string; readonly of: "mean" | "variance" | "failure"; readonly size: number }[] {
  if (!a.law || !b?.law) return [];
  return [
    { t: a.t, computes: a.law.variance, should: b.law.variance, of: "variance", size: relative(a.law.variance, b.law.variance) },
    { t: a.t, computes: a.ofState!, should: b.ofState!, of: "mean", size: relative(a.ofState!, b.ofState!) },
  ];
}

const textOf = ({ law, ofState, raised }: Draw): string => (raised ? errorText(raised) : law ? `${shortNumber(ofState!)} x_0 + ${shortNumber(Math.sqrt(law.variance))} ε` : "");

/** A name as LaTeX's text. */
const textName = (name: string): string => name.replaceAll("_", "\\_");

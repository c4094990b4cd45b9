import { lineAndColumn } from "../../base/place.ts";
import { claimOf } from "./claim-of.ts";
import type { CodeClaim, CodeContext, CodeRule } from "./code-claim.ts";
import { judgedForward, type Law } from "./forward.ts";
import { type Draw, type ForwardFunction, forwardFunctions } from "./forward-functions.ts";
import { judge, refuted, relative, type Seen } from "./judge.ts";
import { shortNumber } from "./number-text.ts";
import { placeOfStatement } from "./statements.ts";
import { disagrees, errorText, subjects } from "./wordings.ts";

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

/** Some listing calls both, by name. */
function meet({ listings }: CodeContext, a: ForwardFunction, b: ForwardFunction): boolean {
  const calls = ({ callable: { fn } }: ForwardFunction) => new RegExp(`(?<!def\\s+)\\b${fn.name}\\(`);
  return listings.some(({ unit }) => calls(a).test(unit.text) && calls(b).test(unit.text));
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
  const { fn } = jump.callable, spot = { unit: fn.unit, node: fn.node };
  const latex = "\\sqrt{\\bar\\alpha_{t}}\\,x_0 + \\sqrt{1-\\bar\\alpha_{t}}\\,\\epsilon";
  const about = { context, subject: subjects.pair, spot, reading: `\\text{${textName(chain.callable.fn.name)}}(t) = \\text{${textName(fn.name)}}(t)` };
  const line = lineAndColumn(context.document.text, placeOfStatement(context, { unit: chain.callable.fn.unit, node: chain.callable.fn.node }).start).line;
  if (judgement.kind !== "refuted") return claimOf({ ...about, verdict: judgement.verdict, computes: { latex }, should: { latex } });
  const { departure, seen: at } = judgement;
  const draw = (from: ForwardFunction) => from.draws.find(({ world }) => world.chain === at.chain)!.draws.find(({ t }) => t === departure.t);
  const [computes, should] = [draw(jump), draw(chain)];
  const failing = jump.draws.flatMap(({ draws }) => draws.flatMap(({ raised }) => (raised ? [raised] : [])))[0];
  return claimOf({
    ...about,
    verdict: refuted(at.chain, departure, "every schedule", judgement.verdict.run, judgement.verdict.counterexample.path),
    computes: { latex: latex.replaceAll("_{t}", "_{t+1}"), ...(computes && { numbers: textOf(computes) }) },
    should: { latex, ...(should && { numbers: textOf(should) }) },
    remark: { en: `${disagrees(chain.callable.fn.name, line).en}${failing ? ` At t = T it raises ${errorText(failing)}.` : ""}`, zh: `${disagrees(chain.callable.fn.name, line).zh}${failing ? `在 t = T 处抛出 ${errorText(failing)}。` : ""}` },
  });
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

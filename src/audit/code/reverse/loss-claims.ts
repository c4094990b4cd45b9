import type { Wording } from "../../../sheet/formula.ts";
import { claimOf } from "../claim-of.ts";
import type { CodeClaim, CodeContext, CodeRule } from "../code-claim.ts";
import { type Departure, judge, type Seen } from "../judge.ts";
import { networkIs, subjects } from "../wordings.ts";
import type { JudgedLoss, LossFault } from "./judge-loss.ts";
import { type FoundLoss, lossesIn } from "./losses-in.ts";
import { anotherSampler } from "./other-samplers.ts";
import { spotKey } from "./sampling-loops.ts";

/** Training losses: the target belongs to the x_t that went in, the network is given x_t and its step, and t is drawn from all steps. Ho et al. 2020, eq. 14. */
export const losses: CodeRule = (context) => {
  const all = lossesIn(context), draws = new Set<string>();
  return all.flatMap((loss) => [...(loss.seen.every(({ again }) => again) ? [] : targetClaim(context, loss)), ...stepsClaim(context, loss, draws)]);
};

const latexOf = { noise: "\\lVert\\epsilon-\\epsilon_\\theta(x_t,t)\\rVert^2", data: "\\lVert x_0-x_\\theta(x_t,t)\\rVert^2", velocity: "\\lVert v-v_\\theta(x_t,t)\\rVert^2", score: "\\lVert\\nabla\\log q(x_t|x_0)-s_\\theta(x_t,t)\\rVert^2" } as const;

function targetClaim(context: CodeContext, loss: FoundLoss): readonly CodeClaim[] {
  const judged = loss.seen.map(({ judged: one }) => faultOf(one, loss.output));
  const [first] = judged;
  if (!first || !judged.every((fault) => fault === first)) return [];
  const target = loss.seen[0]!.judged.target ?? "noise";
  const observed = loss.seen.map(({ world, judged: one }): Seen<"loss"> => ({ chain: world.chain, kind: world.kind, departs: () => (first === "none" ? undefined : departs(first, one)) }));
  const judgement = judge(["loss"], observed, context.options.seed);
  const about = { context, spot: loss.spot, subject: subjects.loss, reading: `\\mathbb{E}\\,${latexOf[target]}` };
  if (first === "none") return [claimOf({ ...about, verdict: judgement.verdict, computes: { latex: latexOf[target] }, should: { latex: latexOf[target] }, convention: networkIs(target) })];
  if (anotherSampler(context, loss.spot, "") !== undefined) return [];
  return [claimOf({ ...about, spot: loss.seen[0]!.judged.draw ?? loss.spot, verdict: judgement.verdict, computes: { numbers: told[first].is.en }, should: first in shapeOf ? { numbers: shapeOf[first as keyof typeof shapeOf] } : { latex: latexOf.noise }, remark: told[first].remark })];
}

type Fault = LossFault | "data for noise" | "none";
/** An output that is called noise and held to x_0 is held to the wrong thing. */
const faultOf = ({ fault, target }: JudgedLoss, output: string | undefined): Fault => fault ?? (target === "data" && output !== undefined && /noise|eps/i.test(output) ? "data for noise" : "none");

const told: Readonly<Record<Exclude<Fault, "none">, { readonly is: Wording; readonly remark: Wording }>> = {
  "another draw": { is: { en: "another draw of noise", zh: "另一次抽取的噪声" }, remark: { en: "The target is noise that was drawn a second time, not the noise in x_t: nothing can be learned from it.", zh: "目标是另行抽取的噪声，而不是加入 x_t 的噪声：网络无从学习。" } },
  "state as target": { is: { en: "x_t", zh: "x_t" }, remark: { en: "The target is x_t itself, which the network is given.", zh: "目标就是输入网络的 x_t 本身。" } },
  "clean input": { is: { en: "network(x_0, t)", zh: "network(x_0, t)" }, remark: { en: "The network is given x_0, which holds no noise, instead of x_t.", zh: "输入网络的是不含噪声的 x_0，而不是 x_t。" } },
  "uniform noise": { is: { en: "uniform noise", zh: "均匀噪声" }, remark: { en: "The noise is drawn uniformly from [0, 1), not from N(0, I).", zh: "噪声取自 [0, 1) 上的均匀分布，而非 N(0, I)。" } },
  "stretched state": {
    is: { en: "x_t of shape (n, n)", zh: "形状为 (n, n) 的 x_t" },
    remark: { en: "The batch of n steps stands along the last axis of x: (n,) beside (n, 1) is stretched to (n, n) without an error, and every sample meets the steps of all the others. table[t][:, None] lines them up.", zh: "n 个步数沿 x 的最后一轴排列：(n,) 与 (n, 1) 不报错地广播成 (n, n)，每个样本都与其他样本的步数相混。写成 table[t][:, None] 方可对齐。" },
  },
  "stretched difference": {
    is: { en: "a difference of shape (n, n)", zh: "形状为 (n, n) 的差" },
    remark: { en: "One side has shape (n,), the other (n, 1): the difference is stretched to (n, n) without an error, and every output is held to the targets of all the others.", zh: "一边形状为 (n,)，另一边为 (n, 1)：差不报错地广播成 (n, n)，每个输出都与其他样本的目标比较。" },
  },
  sign: { is: { en: "−ε", zh: "−ε" }, remark: { en: "The difference has the wrong sign: the network would learn −ε.", zh: "差的符号有误：网络会学到 −ε。" } },
  "another step": { is: { en: "another t", zh: "另一个 t" }, remark: { en: "The network is told another step than the one whose x_t it is given.", zh: "告知网络的步数与所给 x_t 的步数不同。" } },
  "data for noise": { is: { en: "x_0", zh: "x_0" }, remark: { en: "What is called the predicted noise is compared with x_0.", zh: "名为预测噪声的量却与 x_0 比较。" } },
};

const shapeOf = { "stretched state": "x_t of shape (n, 1)", "stretched difference": "a difference of shape (n, 1)" } as const;

function departs(fault: Exclude<Fault, "none">, { step }: JudgedLoss): Departure {
  return { t: step ?? 1, computes: told[fault].is.en, should: fault in shapeOf ? shapeOf[fault as keyof typeof shapeOf] : fault === "another step" ? "the t of x_t" : fault === "clean input" ? "network(x_t, t)" : "ε", of: "value", size: Infinity };
}

/** t drawn from 1 … T, as the code counts: from what the tables at that t hold. */
function stepsClaim(context: CodeContext, loss: FoundLoss, draws: Set<string>): readonly CodeClaim[] {
  const seen = loss.seen.flatMap(({ world, judged, drawn }) => (drawn && judged.step !== undefined && judged.told === drawn.value && drawn.high > drawn.low ? [{ world, drawn, first: judged.step - judged.told }] : []));
  const [one] = seen;
  // Where t is given from outside, nothing is said of how it is drawn.
  if (!one || seen.length < loss.seen.filter(({ drawn }) => drawn).length || !seen.every(({ first }) => first === one.first) || (one.first !== 0 && one.first !== 1)) return [];
  if (draws.has(spotKey(one.drawn.spot))) return [];
  draws.add(spotKey(one.drawn.spot));
  const ranges = seen.map(({ world, drawn, first }) => ({ world, low: drawn.low + first, high: drawn.high - 1 + first }));
  // Only a range that goes with the schedule's length is meant to be all of it.
  if (!ranges.every(({ world, high }) => Math.abs(high - world.chain.steps) <= 1)) return [];
  const observed = ranges.map(({ world, low, high }): Seen<"steps"> => ({
    chain: world.chain, kind: world.kind,
    departs: () => (low > 1 ? { t: 1, computes: `t from ${low} to ${high}`, should: `t from 1 to ${world.chain.steps}`, of: "value", size: Infinity }
      : high !== world.chain.steps ? { t: high, computes: `t from ${low} to ${high}`, should: `t from 1 to ${world.chain.steps}`, of: "value", size: Infinity } : undefined),
  }));
  const judgement = judge(["steps"], observed, context.options.seed);
  const range = ranges[0]!, T = range.world.chain.steps;
  const remark: Wording | undefined = judgement.kind !== "refuted" ? undefined
    : range.low > 1 ? { en: "The first step is never drawn, so the network never learns it.", zh: "第一步从不被抽到，网络学不到这一步。" }
    : range.high < T ? { en: "The last step is never drawn, so the network never learns it.", zh: "最后一步从不被抽到，网络学不到这一步。" }
    : { en: "The range goes past the tables' end.", zh: "抽取范围超出了表的末尾。" };
  return [claimOf({
    context, spot: one.drawn.spot, subject: subjects.loss, reading: "t \\sim \\mathcal U\\{1,\\dots,T\\}", verdict: judgement.verdict,
    computes: { numbers: `T = ${T}: ${range.low} … ${range.high}` }, should: { latex: "t\\in\\{1,\\dots,T\\}" }, ...(remark && { remark }),
  })];
}

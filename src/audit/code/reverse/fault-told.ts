import type { Wording } from "../../../sheet/formula.ts";
import type { Fault } from "./fault.ts";
import { shortNumber } from "../number-text.ts";
import { networkName } from "./step-text.ts";

/** A fault as a sentence. */
export function tellFault(fault: Fault): Wording {
  switch (fault.kind) {
    case "step": return tellStep(fault);
    case "last noise": return { en: "Noise is added at the last step, which ends at x_0.", zh: "最后一步到达 x_0，却仍加入了噪声。" };
    case "reused noise": return { en: "A draw of noise is used more than once, so that the steps are not independent.", zh: "同一次抽取的噪声被重复使用，各步因而不独立。" };
    case "not normal": return { en: "The noise is uniform, not normal.", zh: "噪声服从均匀分布，而非正态分布。" };
    case "steps left out": {
      const { from, to, top } = fault;
      return to > 0
        ? { en: `The loop ends at x_${to}: the last ${to === 1 ? "step is" : `${to} steps are`} left out.`, zh: `循环止于 x_${to}：缺少最后 ${to} 步。` }
        : { en: `The loop starts at x_${from}: the first ${top - from === 1 ? "step is" : `${top - from} steps are`} left out.`, zh: `循环从 x_${from} 开始：缺少最初 ${top - from} 步。` };
    }
    case "a step too many": return { en: "The loop goes on after x_0 is reached: one step too many.", zh: "到达 x_0 之后循环仍继续：多了一步。" };
    case "reversed": return { en: "The steps are taken in the order of the forward process.", zh: "循环按前向过程的次序进行。" };
    case "start": return {
      uniform: { en: "The loop starts from uniform noise, not from N(0, I).", zh: "循环从均匀噪声开始，而非 N(0, I)。" },
      constant: { en: "The loop starts from a constant, not from N(0, I).", zh: "循环从常数开始，而非 N(0, I)。" },
      scaled: { en: "The noise that the loop starts from does not have variance 1.", zh: "循环起始噪声的方差不是 1。" },
    }[fault.law];
  }
}

function tellStep({ t, computes, fit }: Extract<Fault, { kind: "step" }>): Wording {
  const n = shortNumber;
  if (fit.part !== "variance") {
    const left = n(computes[fit.part]), right = n(fit.mean[fit.part]), name = fit.part === "state" ? "x_t" : networkName(fit.predicts);
    return { en: `The coefficient of ${name} at t = ${t} is ${left}; it should be ${right}.`, zh: `t = ${t} 时 ${name} 的系数为 ${left}，应为 ${right}。` };
  }
  if (computes.variance === 0) return { en: `No noise is added at t = ${t}.`, zh: `t = ${t} 时没有加入噪声。` };
  const [low, high] = fit.variance, has = n(computes.variance);
  // σ² in σ's place is the likeliest slip.
  const squared = [low, high].find((v) => Math.abs(computes.variance - v * v) < 1e-9);
  if (squared !== undefined) return { en: `The noise at t = ${t} is multiplied by the variance ${n(squared)}, where its root belongs.`, zh: `t = ${t} 时噪声乘的是方差 ${n(squared)}，应乘其平方根。` };
  return low === high
    ? { en: `The noise added at t = ${t} has variance ${has}; it should be ${n(low)}.`, zh: `t = ${t} 时加入的噪声方差为 ${has}，应为 ${n(low)}。` }
    : { en: `The noise added at t = ${t} has variance ${has}; from ${n(low)} (β̃) to ${n(high)} (β) would be right.`, zh: `t = ${t} 时加入的噪声方差为 ${has}；应在 ${n(low)}（β̃）到 ${n(high)}（β）之间。` };
}

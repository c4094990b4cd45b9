import { tensorBinary } from "../binary.ts";
import { mapCells } from "../elementwise.ts";
import { isRandom } from "../make-tensor.ts";
import { sumAxis } from "../reduce.ts";
import { sizeOf } from "../shape.ts";
import { statisticOf } from "../statistic.ts";
import type { Statistic, Tensor, Value } from "../value.ts";
import { array, type Call, type Entries, entriesOf, entry, named, number } from "./entry.ts";
import { averaged } from "./reductions.ts";

type Reduction = Statistic["reduced"];
const reductions: readonly Reduction[] = ["mean", "sum", "none"];

/** torch's losses between two arrays, as functions and as modules; where what is compared is random, the loss is a Statistic of the difference. */
const kinds: Readonly<Record<string, { readonly module: string; readonly norm: Statistic["norm"]; readonly of: (x: number, width: number) => number }>> = {
  mse_loss: { module: "MSELoss", norm: "square", of: (x) => x * x },
  l1_loss: { module: "L1Loss", norm: "absolute", of: Math.abs },
  smooth_l1_loss: { module: "SmoothL1Loss", norm: "huber", of: (x, beta) => Math.abs(x) < beta ? x * x / (2 * beta) : Math.abs(x) - beta / 2 },
  huber_loss: { module: "HuberLoss", norm: "huber", of: (x, delta) => Math.abs(x) <= delta ? x * x / 2 : delta * (Math.abs(x) - delta / 2) },
};

export const losses: Entries = entriesOf(...Object.entries(kinds).flatMap(([name, kind]) => [
  named([`torch.nn.functional.${name}`], entry("input, target, size_average=None, reduce=None, reduction=mean, beta|delta=1", (call) => loss(call, kind, reductionOf(call)))),
  named([`torch.nn.${kind.module}`], entry("size_average=None, reduce=None, reduction=mean, beta|delta=1", (call): Value => ({ kind: "builtin", path: `loss.${name}.${reductionOf(call)}` }))),
  ...reductions.map((reduction) => ({ [`loss.${name}.${reduction}`]: entry("input, target", (call: Call) => loss(call, kind, reduction)) })),
]));

function reductionOf(call: Call): Reduction {
  const value = call.given.get("reduction");
  return reductions.find((reduction) => value?.kind === "text" && value.value === reduction) ?? "mean";
}

function loss(call: Call, { norm, of }: (typeof kinds)[string], reduction: Reduction): Value {
  const difference = tensorBinary("-", array({ ...call, library: "torch" }, "input"), array({ ...call, library: "torch" }, "target"), call.context) as Tensor;
  if (isRandom(difference)) return reduction === "none" ? statisticOf(norm, difference) : averaged(statisticOf(norm, difference), reduction);
  const each = mapCells(difference, { ...difference, type: "float" }, (x) => of(x, number(call, "beta") ?? 1), (cell) => cell, call.context);
  if (reduction === "none") return each;
  const total = each.shape.reduceRight((result, _, axis) => sumAxis(result, axis, call.context), each);
  return reduction === "sum" ? total : mapCells(total, total, (x) => x / sizeOf(each.shape), (cell) => cell, call.context);
}

import { catalog } from "../../catalog.ts";
import { appendBlock } from "../../sheet/edit/append-block.ts";
import { createEngine } from "../../sheet/engine/create-engine.ts";
import { readSheet } from "../../sheet/read-sheet.ts";
import type { ReverseStep } from "../../train/sample/coefficients.ts";
import type { SheetStore } from "../sheet-store.ts";

/** Cells of a sheet that may be samplers: laws of x_t, a noise and t, such as `ancestral(xt, eps, t) = normal(…)`. */
export const samplersIn = (store: SheetStore): readonly string[] =>
  store.cells().flatMap(({ line }) => (line?.kind === "function" && line.parameters.length === 3 && line.parameters[2] === "t" ? [line.name] : []));

/**
 * The reverse steps of a sheet's own cell, whatever it says: a law that is affine in x_t and ε̂ is known by its mean at (0, 0), (1, 0) and (0, 1) and by its variance.
 * The last step adds no noise, as in every sampler. Undefined where the cell is broken or is no law.
 */
export function stepsOfCell(store: SheetStore, name: string): readonly ReverseStep[] | undefined {
  const sheet = store.sheet();
  const at = (x: number, eps: number) => `mean(${name}(${x}, ${eps}, t))`;
  const lines = [`samplerRest[t] = ${at(0, 0)}`, `samplerCarry[t] = ${at(1, 0)} - samplerRest[t]`, `samplerPush[t] = ${at(0, 1)} - samplerRest[t]`, `samplerVariance[t] = variance(${name}(0, 0, t))`];
  const engine = createEngine(readSheet(appendBlock(sheet.text, "sheet", lines)), catalog);
  for (const { line } of store.cells()) {
    const value = line?.kind === "parameter" || line?.kind === "choice" ? store.parameter(line.name)?.value : undefined;
    if (line && "name" in line && value !== undefined) engine.set(line.name, value);
  }
  const [carry, push, variance] = ["samplerCarry", "samplerPush", "samplerVariance"].map((column) => engine.column(column));
  if (!carry || !push || !variance) return undefined;
  const T = carry.from + carry.values.length - 1;
  const value = ({ from, values }: { from: number; values: Float64Array }, t: number) => values[t - from] ?? NaN;
  return Array.from({ length: T }, (_, i) => {
    const t = T - i;
    return { from: t, to: t - 1, carry: value(carry, t), push: value(push, t), spread: t === 1 ? 0 : Math.sqrt(Math.max(0, value(variance, t))) };
  });
}

/** Document 004's update as it stands there, ᾱ where α belongs (its section 6), beside the right one: on N(3, 0.5²) the samples of the first go astray. */
export const publishedSampler = `# A published sampler | 一份教程的采样器

\`\`\`sheet
T = 1000 in 2..10000 log
beta_1 = 1e-4 in 1e-6..0.01 log
beta_T = 0.02 in 0.001..0.5 log
use schedule.linear
use derived.alpha
use derived.alphabar
# As it is printed there: ᾱ where α belongs | 原文：该用 α 处用了 ᾱ @ 004 §6
published(xt, eps, t) = normal((xt - (1 - alphabar[t]) / sqrt(1 - alphabar[t]) * eps) / sqrt(alphabar[t]), beta[t])
# As it should be | 正确的更新式
mended(xt, eps, t) = normal((xt - (1 - alpha[t]) / sqrt(1 - alphabar[t]) * eps) / sqrt(alpha[t]), beta[t])
claim published(x, z, t) == mended(x, z, t) for every schedule, x real, z real
\`\`\`
`;
